#include "flat.h"

namespace zg::bench {

namespace {

using db::Sql;

constexpr std::string_view table = R"(
CREATE TABLE line (id INTEGER PRIMARY KEY, business_date INTEGER NOT NULL, weekday INTEGER NOT NULL, hour INTEGER NOT NULL,
    at INTEGER NOT NULL, store INTEGER NOT NULL, sku INTEGER NOT NULL, category INTEGER NOT NULL, receipt INTEGER NOT NULL,
    quantity_milli INTEGER NOT NULL, net INTEGER NOT NULL, tax INTEGER NOT NULL, discount INTEGER NOT NULL,
    cost INTEGER NOT NULL) STRICT;
)";
constexpr std::string_view indexes = R"(
CREATE INDEX line_by_day ON line (business_date, store);
CREATE INDEX line_by_store ON line (store, business_date);
CREATE INDEX line_by_sku ON line (sku, business_date);
ANALYZE;
)";
constexpr Sql insert{
    "insert",
    "INSERT INTO line (business_date, weekday, hour, at, store, sku, category, receipt, quantity_milli,"
    " net, tax, discount, cost) VALUES (:date, :weekday, :hour, :at, :store, :sku, :category, :receipt,"
    " :quantity, :net, :tax, :discount, :cost)"};
#define OF_ALL " FROM line WHERE business_date BETWEEN :from AND :to "
#define OF_STORE " FROM line WHERE store = :store AND business_date BETWEEN :from AND :to "
constexpr Sql total{"total", "SELECT 0, SUM(net)" OF_ALL};
constexpr Sql by_hour{"by_hour", "SELECT hour, SUM(net)" OF_ALL "GROUP BY hour"};
constexpr Sql by_weekday_hour{"by_weekday_hour",
                              "SELECT weekday * 24 + hour, SUM(net)" OF_ALL "GROUP BY weekday, hour"};
constexpr Sql by_day{"by_day", "SELECT business_date, SUM(net)" OF_ALL "GROUP BY business_date"};
constexpr Sql by_sku{"by_sku", "SELECT sku, SUM(net) AS sum" OF_ALL "GROUP BY sku ORDER BY sum DESC LIMIT :top"};
constexpr Sql by_category{"by_category", "SELECT category, SUM(net)" OF_ALL "GROUP BY category"};
constexpr Sql by_store{"by_store", "SELECT store, SUM(net)" OF_ALL "GROUP BY store"};
constexpr Sql total_of_store{"total_of_store", "SELECT 0, SUM(net)" OF_STORE};
constexpr Sql by_hour_of_store{"by_hour_of_store", "SELECT hour, SUM(net)" OF_STORE "GROUP BY hour"};
constexpr Sql by_day_of_store{"by_day_of_store", "SELECT business_date, SUM(net)" OF_STORE "GROUP BY business_date"};
constexpr Sql by_sku_of_store{"by_sku_of_store",
                              "SELECT sku, SUM(net) AS sum" OF_STORE "GROUP BY sku ORDER BY sum DESC LIMIT :top"};
constexpr Sql receipts_of_all{"receipts", "SELECT COUNT(DISTINCT receipt)" OF_ALL "AND at <= :until"};
constexpr Sql receipts_of_store{"receipts_of_store", "SELECT COUNT(DISTINCT receipt)" OF_STORE "AND at <= :until"};

std::string key_of(Flat::By by, std::int64_t key) {
    switch (by) {
        case Flat::By::total: return "total";
        case Flat::By::hour: return std::to_string(key);
        case Flat::By::weekday_hour: return std::to_string(key / 24) + "-" + std::to_string(key % 24);
        case Flat::By::day: return BusinessDate{static_cast<std::int32_t>(key)}.text();
        case Flat::By::sku: return sku_id(key).text();
        case Flat::By::category: return category_id(key).text();
        case Flat::By::store: return store_id(key).text();
    }
    __builtin_unreachable();
}

Sql const& sql_of(Flat::By by, bool is_of_store) {
    switch (by) {
        case Flat::By::total: return is_of_store ? total_of_store : total;
        case Flat::By::hour: return is_of_store ? by_hour_of_store : by_hour;
        case Flat::By::weekday_hour: return by_weekday_hour;
        case Flat::By::day: return is_of_store ? by_day_of_store : by_day;
        case Flat::By::sku: return is_of_store ? by_sku_of_store : by_sku;
        case Flat::By::category: return by_category;
        case Flat::By::store: return by_store;
    }
    __builtin_unreachable();
}

db::Db afresh(std::filesystem::path const& file) {
    for (auto const* more : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + more);
    // As large a cache as SQLite could want for it.
    return db::Db(file, {.durability = db::Durability::rebuilt, .cache_kib = 256 * 1024});
}

}  // namespace

Flat::Flat(History const& history, std::int32_t days, std::filesystem::path const& file)
    : history_(history), file_(file), db_(afresh(file)) {
    db_.write([](db::Tx& tx) { tx.script(table); });
    Sales sales(history_);
    std::int64_t receipt = 0;
    BusinessDate const first{std::max(history.first().days, history.last().days - days + 1)};
    for (auto date = first; date <= history.last(); ++date.days) {
        db_.write([&](db::Tx& tx) {
            sales.each(date, [&](SoldOn const& sold) {
                ++receipt;
                auto const& sale = sold.sale;
                for (std::size_t line = 0; line < sale.lines.size(); ++line) {
                    auto const& each = sale.lines[line];
                    auto const sku = static_cast<std::int64_t>(sold.skus[line]);
                    tx.run(insert, {{"date", date},
                                    {"weekday", date.weekday()},
                                    {"hour", sale.hour},
                                    {"at", sale.at},
                                    {"store", static_cast<std::int64_t>(sold.store)},
                                    {"sku", sku},
                                    {"category", sku % history_.world.categories},
                                    {"receipt", receipt},
                                    {"quantity", each.quantity_milli},
                                    {"net", each.net},
                                    {"tax", each.tax},
                                    {"discount", each.discount},
                                    {"cost", each.cost.value_or(0)}});
                    ++lines_;
                }
            });
        });
    }
    db_.write([](db::Tx& tx) { tx.script(indexes); });
    while (db_.checkpoint_restart().pages > 0) {}
}

std::int64_t Flat::bytes() const { return static_cast<std::int64_t>(std::filesystem::file_size(file_)); }

Flat::Answer Flat::net(By by, Ask const& ask) {
    Answer answer;
    auto const keep = [&](db::Row const& row) {
        if (!row.is_null(1)) answer[key_of(by, row.integer(0))] = row.integer(1);
    };
    auto const top = ask.top > 0 ? ask.top : -1;
    db_.read([&](db::Tx& tx) {
        auto const& sql = sql_of(by, ask.store >= 0);
        if (ask.store >= 0 && by == By::sku) {
            tx.each(sql, {{"from", ask.from}, {"to", ask.to}, {"store", ask.store}, {"top", top}}, keep);
        } else if (ask.store >= 0) {
            tx.each(sql, {{"from", ask.from}, {"to", ask.to}, {"store", ask.store}}, keep);
        } else if (by == By::sku) {
            tx.each(sql, {{"from", ask.from}, {"to", ask.to}, {"top", top}}, keep);
        } else {
            tx.each(sql, {{"from", ask.from}, {"to", ask.to}}, keep);
        }
    });
    return answer;
}

std::int64_t Flat::receipts(Ask const& ask, Instant until) {
    std::int64_t found = 0;
    auto const keep = [&](db::Row const& row) { found = row.integer(0); };
    db_.read([&](db::Tx& tx) {
        if (ask.store >= 0) {
            tx.each(receipts_of_store, {{"from", ask.from}, {"to", ask.to}, {"store", ask.store}, {"until", until}},
                    keep);
        } else {
            tx.each(receipts_of_all, {{"from", ask.from}, {"to", ask.to}, {"until", until}}, keep);
        }
    });
    return found;
}

}  // namespace zg::bench
