#include <zg/events.h>

#include "rows.h"
#include "rules.h"

#include <zg/assert.h>

#include <utility>

namespace zg::events {

namespace {

constexpr std::int64_t follow_count_max = 1'000;

}  // namespace

Outbox::Outbox(db::Db& books) {
    books.read([&](db::Tx& tx) { last_committed_ = last_sequence_on_disk(tx); });
    next_sequence_ = last_committed_ + 1;
}

void Outbox::append(Event event) {
    ZG_ASSERT(!event.type.empty());
    ZG_ASSERT(event.aggregate_version >= 1);
    event.sequence = next_sequence_++;
    command_.push_back(std::move(event));
}

void Outbox::keep() {
    for (auto& event : command_) batch_.push_back(std::move(event));
    command_.clear();
}

void Outbox::drop() {
    next_sequence_ -= static_cast<std::int64_t>(command_.size());
    command_.clear();
}

void Outbox::save(db::Tx& tx) {
    ZG_ASSERT(command_.empty());
    for (auto const& event : batch_) insert(tx, event);
}

void Outbox::committed() {
    if (batch_.empty()) return;
    ZG_ASSERT(batch_.back().sequence == next_sequence_ - 1);
    last_committed_.store(batch_.back().sequence, std::memory_order_release);
    auto const batch = std::make_shared<std::vector<Event> const>(std::exchange(batch_, {}));
    if (listener_) listener_(batch);
}

void Outbox::rolled_back() {
    command_.clear();
    batch_.clear();
    next_sequence_ = last_sequence() + 1;
}

// What others have committed is handed on here as there, so that each server's screens and figures hear of every sale.
void Outbox::follow(db::Tx& tx, db::News const&) {
    for (;;) {
        auto const batch = std::make_shared<std::vector<Event> const>(after(tx, last_sequence(), follow_count_max));
        if (batch->empty()) return;
        last_committed_.store(batch->back().sequence, std::memory_order_release);
        next_sequence_ = batch->back().sequence + 1;
        if (listener_) listener_(batch);
    }
}

void Outbox::on_committed(std::function<void(Batch)> listener) { listener_ = std::move(listener); }

std::int64_t Outbox::last_sequence() const { return last_committed_.load(std::memory_order_acquire); }

std::vector<Event> after(db::Tx& tx, std::int64_t sequence, std::int64_t count_max) {
    ZG_ASSERT(count_max >= 0);
    return select_after(tx, sequence, count_max);
}

std::string cursor(std::int64_t sequence) { return encode_cursor(sequence); }

std::optional<std::int64_t> parse_cursor(std::string_view text) {
    if (text.empty()) return 0;
    return decode_cursor(text);
}

std::int64_t consumer_position(db::Tx& views, std::string_view consumer) { return select_position(views, consumer); }

void save_consumer_position(db::Tx& views, std::string_view consumer, std::int64_t sequence) {
    upsert_position(views, consumer, sequence);
}

}  // namespace zg::events
