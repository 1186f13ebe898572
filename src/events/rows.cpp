#include "rows.h"

#include "bodies.h"

#include <zg/pack.h>

namespace zg::events {
namespace {

using db::Row;
using db::Sql;

constexpr Sql insert_event{"events.insert",
                           "INSERT INTO events_outbox(sequence, type, aggregate, version, store, at, packed)"
                           " VALUES(:sequence, :type, :aggregate, :version, :store, :at, :packed)"};
constexpr Sql select_last{"events.last", "SELECT coalesce(max(sequence), 0) FROM events_outbox"};
constexpr Sql select_events{"events.after",
                            "SELECT sequence, type, aggregate, version, store, at, packed, body FROM events_outbox"
                            " WHERE sequence > :sequence ORDER BY sequence LIMIT :count_max"};
constexpr Sql select_consumer{"events.position", "SELECT sequence FROM events_consumer WHERE consumer = :consumer"};
constexpr Sql upsert_consumer{"events.save_position",
                              "INSERT INTO events_consumer(consumer, sequence) VALUES(:consumer, :sequence)"
                              " ON CONFLICT(consumer) DO UPDATE SET sequence = excluded.sequence"};
constexpr Sql select_shape{
    "events.shape", "SELECT coalesce(min(sequence), 1), coalesce(max(sequence), 0), count(*) FROM events_outbox"};
constexpr Sql select_broken{
    "events.broken_aggregates",
    "SELECT aggregate, min(version), max(version), count(*) FROM events_outbox GROUP BY aggregate"
    " HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)"
    " ORDER BY aggregate LIMIT :count_max"};

Event event(Row const& row) {
    Event event{.sequence = row.integer(0),
                .type = std::string(row.text(1)),
                .aggregate = row.uuid(2),
                .aggregate_version = row.integer(3),
                .store = std::nullopt,
                .at = row.instant(5),
                .body = {}};
    event.body = row.is_null(6) ? body_of_json(event, row.text(7)) : unpacked_body(event, row.bytes(6));
    if (!row.is_null(4)) event.store = row.id<StoreId>(4);
    return event;
}

}  // namespace

void insert(db::Tx& tx, Event const& event) {
    auto const packed = pack::bytes(event.body);
    tx.run(insert_event, {{"sequence", event.sequence},
                          {"type", event.type},
                          {"aggregate", event.aggregate},
                          {"version", event.aggregate_version},
                          {"store", event.store},
                          {"at", event.at},
                          db::Arg::bytes("packed", packed)});
}

std::int64_t last_sequence_on_disk(db::Tx& tx) {
    return *tx.one(select_last, {}, [](Row const& row) { return row.integer(0); });
}

std::vector<Event> select_after(db::Tx& tx, std::int64_t sequence, std::int64_t count_max) {
    std::vector<Event> found;
    tx.each(select_events, {{"sequence", sequence}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(event(row)); });
    return found;
}

std::int64_t select_position(db::Tx& views, std::string_view consumer) {
    return views.one(select_consumer, {{"consumer", consumer}}, [](Row const& row) { return row.integer(0); })
        .value_or(0);
}

void upsert_position(db::Tx& views, std::string_view consumer, std::int64_t sequence) {
    views.run(upsert_consumer, {{"consumer", consumer}, {"sequence", sequence}});
}

OutboxShape outbox_shape(db::Tx& tx) {
    return *tx.one(select_shape, {},
                   [](Row const& row) { return OutboxShape{row.integer(0), row.integer(1), row.integer(2)}; });
}

std::vector<BrokenAggregate> broken_aggregates(db::Tx& tx, std::int64_t count_max) {
    std::vector<BrokenAggregate> found;
    tx.each(select_broken, {{"count_max", count_max}},
            [&](Row const& row) { found.push_back({row.uuid(0), row.integer(1), row.integer(2), row.integer(3)}); });
    return found;
}

}  // namespace zg::events
