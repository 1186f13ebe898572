#include "plain_shop.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace zg::bench::plain_shop {

namespace {

using db::Sql;

constexpr std::string_view tables = R"(
CREATE TABLE product (id BLOB PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE till (id BLOB PRIMARY KEY, store BLOB NOT NULL, last_number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE member (id BLOB PRIMARY KEY, name TEXT NOT NULL, points INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE stock (store BLOB NOT NULL, sku BLOB NOT NULL, quantity_milli INTEGER NOT NULL,
    opening_milli INTEGER NOT NULL, PRIMARY KEY (store, sku)) STRICT, WITHOUT ROWID;
CREATE TABLE till_money (till BLOB PRIMARY KEY, amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sale (id BLOB PRIMARY KEY, hash BLOB NOT NULL, store BLOB NOT NULL, till BLOB NOT NULL, number INTEGER NOT NULL,
    at INTEGER NOT NULL, member BLOB NOT NULL, total INTEGER NOT NULL, points INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sale_by_store ON sale (store, at);
CREATE INDEX sale_by_member ON sale (member, at);
CREATE TABLE sale_line (id INTEGER PRIMARY KEY, sale BLOB NOT NULL, line INTEGER NOT NULL, sku BLOB NOT NULL,
    quantity_milli INTEGER NOT NULL, unit_price INTEGER NOT NULL, total INTEGER NOT NULL) STRICT;
CREATE INDEX sale_line_by_sale ON sale_line (sale);
CREATE INDEX sale_line_by_sku ON sale_line (sku);
CREATE TABLE payment (id INTEGER PRIMARY KEY, sale BLOB NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL) STRICT;
CREATE INDEX payment_by_sale ON payment (sale);
CREATE TABLE points_movement (id INTEGER PRIMARY KEY, member BLOB NOT NULL, sale BLOB NOT NULL, points INTEGER NOT NULL) STRICT;
CREATE INDEX points_movement_by_member ON points_movement (member);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, type TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
)";

constexpr Sql insert_product{"product", "INSERT INTO product (id, name, price) VALUES (:id, :name, :price)"};
constexpr Sql insert_till{"till", "INSERT INTO till (id, store, last_number) VALUES (:id, :store, 0)"};
constexpr Sql insert_member{"member", "INSERT INTO member (id, name, points) VALUES (:id, :name, 0)"};
constexpr Sql insert_stock{
    "stock",
    "INSERT INTO stock (store, sku, quantity_milli, opening_milli) VALUES (:store, :sku, :quantity, :opening)"};
constexpr Sql insert_money{"money", "INSERT INTO till_money (till, amount) VALUES (:till, 0)"};

constexpr Sql find_sale{"find_sale", "SELECT hash FROM sale WHERE id = :id"};
constexpr Sql find_price{"find_price", "SELECT price FROM product WHERE id = :id"};
constexpr Sql take_number{
    "take_number",
    "UPDATE till SET last_number = last_number + 1 WHERE id = :id AND store = :store RETURNING last_number"};
constexpr Sql take_stock{
    "take_stock",
    "UPDATE stock SET quantity_milli = quantity_milli - :quantity WHERE store = :store AND sku = :sku "
    "AND quantity_milli >= :quantity"};
constexpr Sql add_points{"add_points", "UPDATE member SET points = points + :points WHERE id = :id"};
constexpr Sql add_money{"add_money", "UPDATE till_money SET amount = amount + :amount WHERE till = :till"};
constexpr Sql insert_sale{"insert_sale",
                          "INSERT INTO sale (id, hash, store, till, number, at, member, total, points) VALUES "
                          "(:id, :hash, :store, :till, :number, :at, :member, :total, :points)"};
constexpr Sql insert_line{"insert_line",
                          "INSERT INTO sale_line (sale, line, sku, quantity_milli, unit_price, total) VALUES "
                          "(:sale, :line, :sku, :quantity, :price, :total)"};
constexpr Sql insert_payment{"insert_payment",
                             "INSERT INTO payment (sale, kind, amount) VALUES (:sale, :kind, :amount)"};
constexpr Sql insert_points{"insert_points",
                            "INSERT INTO points_movement (member, sale, points) VALUES (:member, :sale, :points)"};
constexpr Sql insert_event{"insert_event", "INSERT INTO outbox (type, at, body) VALUES ('SaleCompleted', :at, :body)"};

constexpr Sql count_sales{"count_sales", "SELECT count(*), coalesce(sum(total), 0) FROM sale"};
constexpr Sql count_oversold{"count_oversold", "SELECT count(*) FROM stock WHERE quantity_milli < 0"};
constexpr Sql stock_difference{
    "stock_difference",
    "SELECT coalesce(sum(abs(s.quantity_milli - s.opening_milli + coalesce(m.sold, 0))), 0) FROM stock s LEFT JOIN "
    "(SELECT d.store AS store, l.sku AS sku, sum(l.quantity_milli) AS sold FROM sale_line l JOIN sale d ON d.id = "
    "l.sale "
    "GROUP BY d.store, l.sku) m ON m.store = s.store AND m.sku = s.sku"};
constexpr Sql points_difference{
    "points_difference",
    "SELECT (SELECT coalesce(sum(points), 0) FROM member) - (SELECT coalesce(sum(points), 0) FROM points_movement)"};
constexpr Sql money_difference{
    "money_difference",
    "SELECT (SELECT coalesce(sum(amount), 0) FROM till_money) - (SELECT coalesce(sum(amount), 0) FROM payment)"};

// In the order of the keys, so that the pages are full.
template <class IdType>
std::vector<std::pair<IdType, std::int64_t>> sorted(IdType (*make)(std::int64_t), std::int64_t count) {
    std::vector<std::pair<IdType, std::int64_t>> ids;
    for (std::int64_t index = 0; index < count; ++index) ids.emplace_back(make(index), index);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void keep(db::Tx& tx, flows::Checkout const& command, Digest const& hash, Instant at, std::int64_t total,
          Sold const& sold) {
    tx.run_counted(insert_sale, {{"id", command.id},
                                 db::Arg::bytes("hash", view(hash)),
                                 {"store", command.store},
                                 {"till", command.till},
                                 {"number", sold.number},
                                 {"at", at},
                                 {"member", *command.member},
                                 {"total", total},
                                 {"points", sold.points}});
    for (std::size_t index = 0; index < command.lines.size(); ++index) {
        auto const& line = command.lines[index];
        tx.run_counted(insert_line, {{"sale", command.id},
                                     {"line", index},
                                     {"sku", line.sku},
                                     {"quantity", line.quantity_milli},
                                     {"price", *line.unit_price},
                                     {"total", *line.unit_price * line.quantity_milli / 1000}});
    }
    tx.run_counted(insert_payment,
                   {{"sale", command.id}, {"kind", "card"}, {"amount", command.tenders.front().amount}});
    tx.run_counted(insert_points, {{"member", *command.member}, {"sale", command.id}, {"points", sold.points}});
    tx.run_counted(insert_event, {{"at", at}, {"body", json::text(command)}});
}

}  // namespace

void make(db::Db& books, World const& world) {
    books.migrate({{"plain", 1, tables}});
    auto const skus = sorted(sku_id, world.skus);
    books.write([&](db::Tx& tx) {
        for (auto const& [id, index] : skus) {
            tx.run(insert_product,
                   {{"id", id}, {"name", fmt::format("Article {}", index)}, {"price", price_of(index)}});
        }
        for (auto const& [id, index] : sorted(member_id, world.members)) {
            tx.run(insert_member, {{"id", id}, {"name", fmt::format("Member {}", index)}});
        }
        for (auto const& [id, index] : sorted(till_id, world.stores)) {
            tx.run(insert_till, {{"id", id}, {"store", store_id(index)}});
            tx.run(insert_money, {{"till", id}});
        }
        for (auto const& [store, index] : sorted(store_id, world.stores)) {
            for (auto const& [sku, sku_index] : skus) {
                auto const quantity = stock_milli(index, sku_index);
                tx.run(insert_stock, {{"store", store}, {"sku", sku}, {"quantity", quantity}, {"opening", quantity}});
            }
        }
    });
}

Sold sell(db::Tx& tx, flows::Checkout const& command, Digest const& hash, Instant at) {
    auto const known =
        tx.one(find_sale, {{"id", command.id}}, [](db::Row const& row) { return std::string(row.bytes(0)); });
    if (known) return {.status = *known == view(hash) ? 200 : 409};
    auto const number = tx.one(take_number, {{"id", command.till}, {"store", command.store}},
                               [](db::Row const& row) { return row.integer(0); });
    if (!number) return {.status = 422};
    std::int64_t total = 0;
    for (auto const& line : command.lines) {
        auto const price = tx.one(find_price, {{"id", line.sku}}, [](db::Row const& row) { return row.integer(0); });
        if (!price || *price != line.unit_price) return {.status = 422};
        auto const taken = tx.run_counted(
            take_stock, {{"quantity", line.quantity_milli}, {"store", command.store}, {"sku", line.sku}});
        if (taken == 0) return {.status = 409};
        total += *price * line.quantity_milli / 1000;
    }
    if (command.tenders.size() != 1 || command.tenders.front().amount != total) return {.status = 422};
    Sold const sold{.status = 201, .number = *number, .points = total / spend_per_point};
    if (tx.run_counted(add_points, {{"points", sold.points}, {"id", *command.member}}) == 0) return {.status = 422};
    tx.run_counted(add_money, {{"amount", total}, {"till", command.till}});
    keep(tx, command, hash, at, total, sold);
    return sold;
}

Differences audit(db::Db& books) {
    Differences found;
    auto number = [](db::Row const& row) { return row.integer(0); };
    books.read([&](db::Tx& tx) {
        tx.each(count_sales, {}, [&](db::Row const& row) {
            found.receipts = row.integer(0);
            found.total = row.integer(1);
        });
        found.oversold = *tx.one(count_oversold, {}, number);
        found.stock = *tx.one(stock_difference, {}, number);
        found.points = std::abs(*tx.one(points_difference, {}, number));
        found.money = std::abs(*tx.one(money_difference, {}, number));
    });
    return found;
}

}  // namespace zg::bench::plain_shop
