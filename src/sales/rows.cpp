#include "rows.h"

#include <zg/last_sale.h>

#include <zg/json_text.h>
#include <zg/pack.h>

#include <cstring>

namespace zg::sales {

namespace {

constexpr db::Sql insert_receipt_row{
    "sales.insert_receipt",
    "INSERT INTO sales_receipt (id, hash, till, series, sequence, at, recorded_at, currency, total, refund_of, packed) "
    "VALUES (:id, :hash, :till, :series, :sequence, :at, :recorded_at, :currency, :total, :refund_of, :packed)"};
constexpr db::Sql select_receipt{"sales.select_receipt", "SELECT packed, body, hash FROM sales_receipt WHERE id = :id"};
constexpr db::Sql select_last_recorded{"sales.select_last_recorded",
                                       "SELECT recorded_at FROM sales_receipt ORDER BY rowid DESC LIMIT 1"};
constexpr db::Sql select_receipts{"sales.select_receipts", "SELECT packed, body FROM sales_receipt ORDER BY id"};
constexpr db::Sql select_numbers{"sales.select_numbers",
                                 "SELECT till, series, sequence FROM sales_receipt "
                                 "WHERE id NOT IN (SELECT receipt FROM sales_exception WHERE kind = 'journal_fork') "
                                 "ORDER BY till, series, sequence"};
constexpr db::Sql insert_refund_row{"sales.insert_refund",
                                    "INSERT INTO sales_refund (sale, refund) VALUES (:sale, :refund)"};
constexpr db::Sql select_refunds{"sales.select_refunds",
                                 "SELECT r.packed, r.body FROM sales_refund f JOIN sales_receipt r ON r.id = f.refund "
                                 "WHERE f.sale = :sale ORDER BY f.refund"};
constexpr db::Sql upsert_sequence{
    "sales.upsert_sequence",
    "INSERT INTO sales_sequence (till, series, sequence) VALUES (:till, :series, :sequence) "
    "ON CONFLICT (till, series) DO UPDATE SET sequence = excluded.sequence"};
constexpr db::Sql select_later_numbers{"sales.select_later_numbers",
                                       "SELECT till, series, sequence FROM sales_receipt WHERE rowid > "
                                       "(SELECT receipt FROM sales_watermark WHERE id = 1)"};
constexpr db::Sql move_watermark{
    "sales.move_watermark",
    "UPDATE sales_watermark SET receipt = (SELECT coalesce(max(rowid), 0) FROM sales_receipt) WHERE id = 1"};
constexpr db::Sql select_sequences{"sales.select_sequences", "SELECT till, series, sequence FROM sales_sequence"};
constexpr db::Sql upsert_journal{
    "sales.upsert_journal",
    "INSERT INTO sales_journal (device, sequence, hash, missing) VALUES (:device, :sequence, :hash, :missing) "
    "ON CONFLICT (device) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, missing = "
    "excluded.missing"};
#define JOURNALS "SELECT device, sequence, hash, missing FROM sales_journal"
constexpr db::Sql select_journals{"sales.select_journals", JOURNALS};
constexpr db::Sql select_journals_since{
    "sales.select_journals_since", "",
    JOURNALS " WHERE device IN (SELECT key FROM db_change WHERE turn > :since AND part = 'sales.journal')"};
#undef JOURNALS
constexpr db::Sql select_numbers_since{
    "sales.select_numbers_since", "",
    "SELECT key FROM db_change WHERE turn > :since AND part = 'sales.number' ORDER BY turn"};
constexpr db::Sql insert_exception_row{"sales.insert_exception",
                                       "INSERT INTO sales_exception (id, kind, receipt, store, sku, at, detail) "
                                       "VALUES (:id, :kind, :receipt, :store, :sku, :at, :detail)"};
constexpr db::Sql select_exceptions{"sales.select_exceptions",
                                    "SELECT e.sequence, e.id, e.kind, e.receipt, e.store, e.sku, e.at, e.detail, s.at, "
                                    "s.note FROM sales_exception e LEFT JOIN sales_settlement s ON s.exception = e.id "
                                    "WHERE e.sequence < :before AND CASE WHEN s.exception IS NULL "
                                    "THEN 0 ELSE 1 END BETWEEN :settled_min AND :settled_max "
                                    "ORDER BY e.sequence DESC LIMIT :count_max"};
constexpr db::Sql select_exception_store{"sales.select_exception_store",
                                         "SELECT store FROM sales_exception WHERE id = :id"};
constexpr db::Sql count_open_exceptions{
    "sales.count_open_exceptions",
    "SELECT store, kind, count(*) FROM sales_exception WHERE id NOT IN (SELECT exception FROM sales_settlement) "
    "GROUP BY store, kind"};
constexpr db::Sql insert_settlement_row{
    "sales.insert_settlement",
    "INSERT INTO sales_settlement (exception, at, who, note) VALUES (:exception, :at, :who, :note)"};
constexpr db::Sql select_settlement{
    "sales.select_settlement", "SELECT exception, at, who, note FROM sales_settlement WHERE exception = :exception"};
constexpr db::Sql insert_float_row{
    "sales.insert_float",
    "INSERT INTO sales_float (id, hash, store, till, business_date, at, recorded_at, who, currency, amount, moved) "
    "VALUES (:id, :hash, :store, :till, :business_date, :at, :recorded_at, :who, :currency, :amount, :moved)"};
constexpr db::Sql select_float{
    "sales.select_float",
    "SELECT id, store, till, at, business_date, currency, amount, who, moved, hash FROM sales_float "
    "WHERE id = :id"};
constexpr db::Sql select_floats_of_day{
    "sales.select_floats_of_day",
    "SELECT id, store, till, at, business_date, currency, amount, who, moved FROM sales_float "
    "WHERE store = :store AND business_date = :date ORDER BY at, id"};
constexpr db::Sql select_floats{
    "sales.select_floats",
    "SELECT id, store, till, at, business_date, currency, amount, who, moved FROM sales_float ORDER BY id"};
constexpr db::Sql count_negative_float_rows{"sales.count_negative_floats",
                                            "SELECT count(*) FROM sales_float WHERE amount < 0"};
constexpr db::Sql count_lost_settlement_rows{
    "sales.count_lost_settlements",
    "SELECT count(*) FROM sales_settlement WHERE exception NOT IN (SELECT id FROM sales_exception)"};

Digest digest_of(std::string_view bytes) {
    Digest out{};
    std::memcpy(out.data(), bytes.data(), std::min(bytes.size(), out.size()));
    return out;
}

// Column 0 holds the packed receipt, column 1 the JSON of one from before.
Receipt receipt_of(db::Row const& row) {
    if (row.is_null(0)) return read_body(row.text(1));
    auto receipt = pack::read<Receipt>(row.bytes(0));
    if (!receipt) throw db::Failure(db::FailureKind::corrupt, "a receipt in sales_receipt cannot be read");
    return *std::move(receipt);
}

}  // namespace

std::optional<Instant> last_recorded_at(db::Tx& tx) {
    return tx.one(select_last_recorded, {}, [](db::Row const& row) { return row.instant(0); });
}

void insert_receipt(db::Tx& tx, ReceiptRow const& row) {
    auto const packed = pack::bytes(row.receipt);
    tx.run(insert_receipt_row, {{"id", row.receipt.id},
                                db::Arg::bytes("hash", view(row.hash)),
                                {"till", row.receipt.till},
                                {"series", static_cast<std::int64_t>(series_of(row.receipt))},
                                {"sequence", row.receipt.sequence},
                                {"at", row.receipt.at},
                                {"recorded_at", row.recorded_at},
                                {"currency", row.receipt.currency},
                                {"total", row.receipt.total},
                                {"refund_of", row.receipt.refund_of},
                                db::Arg::bytes("packed", packed)});
}

void insert_refund(db::Tx& tx, ReceiptId sale, ReceiptId refund) {
    tx.run(insert_refund_row, {{"sale", sale}, {"refund", refund}});
}

void insert_exception(db::Tx& tx, Receipt const& receipt, ReceiptException const& exception) {
    tx.run(insert_exception_row, {{"id", exception.id},
                                  {"kind", boost::describe::enum_to_string(exception.kind, "")},
                                  {"receipt", receipt.id},
                                  {"store", receipt.store},
                                  {"sku", exception.sku},
                                  {"at", receipt.at},
                                  {"detail", exception.detail}});
}

void save_sequence(db::Tx& tx, TillId till, Series series, std::int64_t sequence) {
    tx.run(upsert_sequence, {{"till", till}, {"series", static_cast<std::int64_t>(series)}, {"sequence", sequence}});
}

void save_journal(db::Tx& tx, DeviceId device, JournalEnd const& end) {
    auto const missing = json::text(end.missing);
    tx.run(
        upsert_journal,
        {{"device", device}, {"sequence", end.sequence}, db::Arg::bytes("hash", view(end.hash)), {"missing", missing}});
}

void mark_swept(db::Tx& tx) { tx.run(move_watermark, {}); }

namespace {

void each_number_of(db::Tx& tx, db::Sql const& numbers, NumberVisit const& visit) {
    tx.each(numbers, {},
            [&](db::Row const& row) { visit(row.id<TillId>(0), static_cast<Series>(row.integer(1)), row.integer(2)); });
}

JournalEnd journal_end(db::Row const& row) {
    auto const missing = json::parse(row.text(3));
    ZG_ASSERT(missing);
    return {.sequence = row.integer(1),
            .hash = digest_of(row.bytes(2)),
            .missing = json::decode<std::vector<std::int64_t>>(*missing).value()};
}

}  // namespace

void each_sequence(db::Tx& tx, NumberVisit const& visit) { each_number_of(tx, select_sequences, visit); }
void each_unswept_number(db::Tx& tx, NumberVisit const& visit) { each_number_of(tx, select_later_numbers, visit); }
void each_number(db::Tx& tx, NumberVisit const& visit) { each_number_of(tx, select_numbers, visit); }

void each_journal(db::Tx& tx, std::function<void(DeviceId, JournalEnd const&)> const& visit) {
    tx.each(select_journals, {}, [&](db::Row const& row) { visit(row.id<DeviceId>(0), journal_end(row)); });
}

void each_journal_since(db::Tx& tx, db::News const& news,
                        std::function<void(DeviceId, JournalEnd const&)> const& visit) {
    tx.each(select_journals_since, {{"since", news.since}},
            [&](db::Row const& row) { visit(row.id<DeviceId>(0), journal_end(row)); });
}

void tell_number(db::Tx& tx, TillId till, Series series, std::int64_t sequence) {
    std::string key(till.uuid.view());
    for (auto number : {static_cast<std::int64_t>(series), sequence}) {
        char bytes[sizeof number];
        std::memcpy(bytes, &number, sizeof number);
        key.append(bytes, sizeof number);
    }
    tx.tell(number_part, key);
}

void each_number_since(db::Tx& tx, db::News const& news, NumberVisit const& visit) {
    tx.each(select_numbers_since, {{"since", news.since}}, [&](db::Row const& row) {
        auto const key = row.bytes(0);
        Uuid till;
        std::int64_t series = 0;
        std::int64_t sequence = 0;
        ZG_ASSERT(key.size() == sizeof till.bytes + sizeof series + sizeof sequence);
        std::memcpy(till.bytes.data(), key.data(), sizeof till.bytes);
        std::memcpy(&series, key.data() + sizeof till.bytes, sizeof series);
        std::memcpy(&sequence, key.data() + sizeof till.bytes + sizeof series, sizeof sequence);
        visit(TillId{till}, static_cast<Series>(series), sequence);
    });
}

void each_receipt(db::Tx& tx, std::function<void(Receipt const&)> const& visit) {
    tx.each(select_receipts, {}, [&](db::Row const& row) { visit(receipt_of(row)); });
}

std::vector<Receipt> refunds_of(db::Tx& tx, ReceiptId sale) {
    std::vector<Receipt> refunds;
    tx.each(select_refunds, {{"sale", sale}}, [&](db::Row const& row) { refunds.push_back(receipt_of(row)); });
    return refunds;
}

std::optional<Stored> find_receipt(db::Tx& tx, ReceiptId id) {
    return tx.one(select_receipt, {{"id", id}}, [](db::Row const& row) {
        return Stored{.hash = digest_of(row.bytes(2)), .receipt = receipt_of(row)};
    });
}

std::vector<ExceptionRow> exceptions(db::Tx& tx, std::int64_t before, std::int64_t count_max,
                                     std::optional<ExceptionState> state) {
    std::vector<ExceptionRow> rows;
    auto const below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    // 0 an open one, 1 a settled one.
    int const settled_min = state == ExceptionState::settled ? 1 : 0;
    int const settled_max = state == ExceptionState::open ? 0 : 1;
    tx.each(select_exceptions,
            {{"before", below}, {"settled_min", settled_min}, {"settled_max", settled_max}, {"count_max", count_max}},
            [&](db::Row const& row) {
                rows.push_back({.sequence = row.integer(0),
                                .id = row.id<ExceptionId>(1),
                                .kind = std::string(row.text(2)),
                                .receipt = row.id<ReceiptId>(3),
                                .store = row.id<StoreId>(4),
                                .at = row.instant(6),
                                .detail = std::string(row.text(7))});
                if (!row.is_null(5)) rows.back().sku = row.id<SkuId>(5);
                if (row.is_null(8)) return;
                rows.back().settled_at = row.instant(8);
                rows.back().note = std::string(row.text(9));
            });
    return rows;
}

std::optional<StoreId> store_of_exception(db::Tx& tx, ExceptionId id) {
    return tx.one(select_exception_store, {{"id", id}}, [](db::Row const& row) { return row.id<StoreId>(0); });
}

std::vector<OpenExceptions> open_exceptions(db::Tx& tx) {
    std::vector<OpenExceptions> all;
    tx.each(count_open_exceptions, {}, [&](db::Row const& row) {
        all.push_back({.store = row.id<StoreId>(0), .kind = std::string(row.text(1)), .count = row.integer(2)});
    });
    return all;
}

void insert_settlement(db::Tx& tx, Settlement const& settlement) {
    tx.run(insert_settlement_row, {{"exception", settlement.exception},
                                   {"at", settlement.at},
                                   {"who", settlement.who},
                                   {"note", settlement.note}});
}

std::optional<Settlement> find_settlement(db::Tx& tx, ExceptionId id) {
    return tx.one(select_settlement, {{"exception", id}}, [](db::Row const& row) {
        return Settlement{.exception = row.id<ExceptionId>(0),
                          .at = row.instant(1),
                          .who = row.id<PersonId>(2),
                          .note = std::string(row.text(3))};
    });
}

namespace {

Float float_of(db::Row const& row) {
    return {.id = row.id<DocumentId>(0),
            .store = row.id<StoreId>(1),
            .till = row.id<TillId>(2),
            .at = row.instant(3),
            .business_date = row.date(4),
            .currency = std::string(row.text(5)),
            .amount = row.integer(6),
            .who = row.id<PersonId>(7),
            .moved = row.integer(8)};
}

}  // namespace

void insert_float(db::Tx& tx, StoredFloat const& stored, Instant recorded_at) {
    auto const& entry = stored.entry;
    tx.run(insert_float_row, {{"id", entry.id},
                              db::Arg::bytes("hash", view(stored.hash)),
                              {"store", entry.store},
                              {"till", entry.till},
                              {"business_date", entry.business_date},
                              {"at", entry.at},
                              {"recorded_at", recorded_at},
                              {"who", entry.who},
                              {"currency", entry.currency},
                              {"amount", entry.amount},
                              {"moved", entry.moved}});
}

std::optional<StoredFloat> find_float(db::Tx& tx, DocumentId id) {
    return tx.one(select_float, {{"id", id}}, [](db::Row const& row) {
        return StoredFloat{.hash = digest_of(row.bytes(9)), .entry = float_of(row)};
    });
}

std::vector<Float> floats_of(db::Tx& tx, StoreId store, BusinessDate date) {
    std::vector<Float> floats;
    tx.each(select_floats_of_day, {{"store", store}, {"date", date}},
            [&](db::Row const& row) { floats.push_back(float_of(row)); });
    return floats;
}

void each_float(db::Tx& tx, std::function<void(Float const&)> const& visit) {
    tx.each(select_floats, {}, [&](db::Row const& row) { visit(float_of(row)); });
}

std::int64_t count_negative_floats(db::Tx& tx) {
    return tx.one(count_negative_float_rows, {}, [](db::Row const& row) { return row.integer(0); }).value_or(0);
}

std::int64_t count_lost_settlements(db::Tx& tx) {
    return tx.one(count_lost_settlement_rows, {}, [](db::Row const& row) { return row.integer(0); }).value_or(0);
}

}  // namespace zg::sales
