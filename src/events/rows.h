#pragma once

#include <zg/events.h>

namespace zg::events {

void insert(db::Tx&, Event const&);
[[nodiscard]] std::int64_t last_sequence_on_disk(db::Tx&);
[[nodiscard]] std::vector<Event> select_after(db::Tx&, std::int64_t sequence, std::int64_t count_max);

[[nodiscard]] std::int64_t select_position(db::Tx& views, std::string_view consumer);
void upsert_position(db::Tx& views, std::string_view consumer, std::int64_t sequence);

struct OutboxShape final {
    std::int64_t first;
    std::int64_t last;
    std::int64_t count;
};
[[nodiscard]] OutboxShape outbox_shape(db::Tx&);

// An aggregate whose versions do not run 1, 2, 3 ….
struct BrokenAggregate final {
    Uuid aggregate;
    std::int64_t first;
    std::int64_t last;
    std::int64_t count;
};
[[nodiscard]] std::vector<BrokenAggregate> broken_aggregates(db::Tx&, std::int64_t count_max);

}  // namespace zg::events
