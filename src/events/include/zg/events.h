#pragma once

#include <zg/draft.h>
#include <zg/event_bodies.h>
#include <zg/id.h>
#include <zg/time.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zg::events {

// What happened. The feed gives `body` out as JSON (body_json); nobody inside has to parse it.
struct Event final {
    std::int64_t sequence = 0;           // dense per company on SQLite; public cursors hide it
    std::string type;                    // "SaleCompleted"
    Uuid aggregate;                      // the document or thing it happened to
    std::int64_t aggregate_version = 0;  // 1, 2, 3 … per aggregate
    std::optional<StoreId> store;        // who may see it
    Instant at;                          // when it happened in the shop
    Body body;
};
[[nodiscard]] std::string body_json(Event const&);

// Committed events, shared between the consumers and never changed.
using Batch = std::shared_ptr<std::vector<Event> const>;

// The outbox: events are written with the truth, in the same transaction, and handed on after the commit.
class Outbox final : public db::DraftPart {
public:
    // Reads the last sequence number from `books`.
    explicit Outbox(db::Db& books);

    // Stages an event; its sequence number is given here.
    void append(Event event);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

    // Called on the writer's thread with each committed batch; set before the writer starts.
    void on_committed(std::function<void(Batch)> listener);
    // The last committed sequence number; any thread.
    [[nodiscard]] std::int64_t last_sequence() const;

private:
    std::vector<Event> command_;
    std::vector<Event> batch_;
    std::int64_t next_sequence_ = 1;
    std::function<void(Batch)> listener_;
    std::atomic<std::int64_t> last_committed_ = 0;
};

// At most `count_max` events after `sequence`, oldest first.
[[nodiscard]] std::vector<Event> after(db::Tx&, std::int64_t sequence, std::int64_t count_max);

// The opaque public form of a sequence number, and back; nullopt for text that we did not make. "" means the beginning.
[[nodiscard]] std::string cursor(std::int64_t sequence);
[[nodiscard]] std::optional<std::int64_t> parse_cursor(std::string_view);

// Durable cursors of consumers live in the consumer's own file (views.db), written with what the consumer wrote.
[[nodiscard]] std::int64_t consumer_position(db::Tx& views, std::string_view consumer);
void save_consumer_position(db::Tx& views, std::string_view consumer, std::int64_t sequence);

[[nodiscard]] std::vector<db::Migration> schema();
[[nodiscard]] std::vector<db::Migration> views_schema();
// Broken invariants in plain words; empty when the outbox is dense and each aggregate's versions run 1, 2, 3 ….
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::events
