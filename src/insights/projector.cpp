#include <zg/insights.h>

#include "memory.h"
#include "on_event.h"
#include "rows.h"

#include <zg/assert.h>

#include <algorithm>
#include <limits>

namespace zg::insights {

namespace {

// Few enough to bound the memory of a catch-up, many enough that the read costs little.
constexpr std::int64_t catch_up_count = 4'096;

}  // namespace

Projector::Projector(db::Db& views, db::Db& books, Limits limits) : views_(views), books_(books), limits_(limits) {
    bool is_of_older_make = false;
    views_.read([&](db::Tx& tx) {
        is_of_older_make = lacks_company(tx);
        position_ = events::consumer_position(tx, consumer_name);
    });
    if (is_of_older_make) {
        views_.write([](db::Tx& tx) { clear(tx); });
        position_ = 0;
    }
    flushed_position_ = position_;
    memory_ = std::make_shared<Memory>(position_);
}

Projector::~Projector() = default;

bool Projector::apply(events::Batch const& batch) {
    if (batch->empty() || batch->back().sequence <= position_) return false;
    auto const position_before = position_;
    if (batch->front().sequence > position_ + 1) read_books_until(batch->front().sequence - 1);
    auto const changed = apply_events(*batch);
    ZG_ASSERT(position_ == batch->back().sequence && position_ > position_before);
    return changed;
}

bool Projector::apply_events(std::vector<events::Event> const& all) {
    bool changed = false;
    // Readers hold the lock for microseconds, and a batch is short.
    memory_->change([&](Delta& delta) {
        for (auto const& event : all) {
            if (event.sequence <= position_) continue;
            ZG_ASSERT(event.sequence == position_ + 1);
            changed = changed || kind_of(event).has_value();
            apply_event(delta, event);
            position_ = event.sequence;
        }
    });
    return changed;
}

void Projector::catch_up() { read_books_until(std::numeric_limits<std::int64_t>::max()); }

void Projector::read_books_until(std::int64_t sequence) {
    while (position_ < sequence) {
        std::vector<events::Event> found;
        auto const count = std::min(catch_up_count, sequence - position_);
        books_.read([&](db::Tx& tx) { found = events::after(tx, position_, count); });
        if (found.empty()) return;
        apply_events(found);
        if (memory_->row_count() >= limits_.deltas_max) flush(flushed_at_);
    }
}

bool Projector::flush_due(Instant now) const {
    if (position_ == flushed_position_) return false;
    return memory_->row_count() >= limits_.deltas_max || now.ms - flushed_at_.ms >= limits_.interval_ms;
}

void Projector::flush(Instant now) {
    // Twice at most: what an earlier flush could not write, then what came since.
    while (flushed_position_ < position_) {
        auto const& layer = memory_->frozen(position_);
        views_.write([&](db::Tx& tx) {
            save(tx, layer.delta);
            events::save_consumer_position(tx, consumer_name, layer.to);
        });
        flushed_position_ = layer.to;
        memory_->forget_frozen();
    }
    flushed_at_ = now;
}

}  // namespace zg::insights
