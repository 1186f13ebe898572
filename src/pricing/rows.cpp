#include "rows.h"

#include "rules.h"

#include <zg/json_text.h>

#include <limits>

namespace zg::pricing {
namespace {

using db::Arg;
using db::Row;
using db::Sql;

constexpr Sql update_version{"pricing.save_version", "UPDATE pricing_version SET version = :version WHERE id = 1"};
constexpr Sql upsert_moment{"pricing.save_moment",
                            "INSERT INTO pricing_moment(version, at) VALUES(:version, :at)"
                            " ON CONFLICT(version) DO UPDATE SET at = excluded.at"};
constexpr Sql upsert_rule{"pricing.save_rule",
                          "INSERT INTO pricing_rule(kind, id, since, until, body)"
                          " VALUES(:kind, :id, :since, :until, :body)"
                          " ON CONFLICT(kind, id, since) DO UPDATE SET until = excluded.until"};
constexpr Sql upsert_price{"pricing.save_price",
                           "INSERT INTO pricing_price(sku, store, version, price, member_price, since, gone)"
                           " VALUES(:sku, :store, :version, :price, :member_price, :since, :gone)"
                           " ON CONFLICT(sku, store) DO UPDATE SET version = excluded.version, price = excluded.price,"
                           " member_price = excluded.member_price, since = excluded.since, gone = excluded.gone"};
constexpr Sql upsert_was{"pricing.save_price_was",
                         "INSERT INTO pricing_price_was(sku, list, since, until, price, member_price)"
                         " VALUES(:sku, :list, :since, :until, :price, :member_price)"
                         " ON CONFLICT(sku, list, since) DO NOTHING"};
constexpr Sql upsert_plan{"pricing.save_plan",
                          "INSERT INTO pricing_plan(sku, list, starts, since, until, price, member_price)"
                          " VALUES(:sku, :list, :starts, :since, :until, :price, :member_price)"
                          " ON CONFLICT(sku, list, starts, since) DO UPDATE SET until = excluded.until"};

constexpr Sql select_version{"pricing.version", "SELECT version FROM pricing_version WHERE id = 1"};
constexpr Sql select_moments{"pricing.moments",
                             "SELECT version, at FROM pricing_moment WHERE version > :above ORDER BY version"};
constexpr Sql select_rules{"pricing.rules",
                           "SELECT kind, id, since, until, body FROM pricing_rule ORDER BY kind, id, since"};
// All of them, and those that others have changed.
#define PRICES "SELECT sku, store, version, price, member_price, since, gone FROM pricing_price"
#define WERE "SELECT sku, list, since, until, price, member_price FROM pricing_price_was"
#define PLANS "SELECT sku, list, starts, since, until, price, member_price FROM pricing_plan"
#define SINCE                                                                                      \
    " IN (SELECT substring(key FOR 16), substring(key FROM 17) FROM db_change WHERE turn > :since" \
    " AND part = 'pricing.price')"
constexpr Sql select_prices{"pricing.prices", PRICES};
constexpr Sql select_was{"pricing.prices_were", WERE " ORDER BY sku, list, since"};
constexpr Sql select_plans{"pricing.plans", PLANS " ORDER BY sku, list, since"};
constexpr Sql select_prices_since{"pricing.prices_since", "", PRICES " WHERE (sku, store)" SINCE};
constexpr Sql select_was_since{"pricing.prices_were_since", "",
                               WERE " WHERE (sku, list)" SINCE " ORDER BY sku, list, since"};
constexpr Sql select_plans_since{"pricing.plans_since", "",
                                 PLANS " WHERE (sku, list)" SINCE " ORDER BY sku, list, since"};
#undef PRICES
#undef WERE
#undef PLANS
#undef SINCE

// How the terms lie in their row; the rounding by its number, which never changes.
struct TermsBody final {
    std::string currency;
    bool tax_included = true;
    std::optional<std::int64_t> increment = {};
    std::optional<std::int64_t> mode = {};
};
BOOST_DESCRIBE_STRUCT(TermsBody, (), (currency, tax_included, increment, mode))

std::string body_of(Terms const& terms) {
    TermsBody body{.currency = terms.currency, .tax_included = terms.tax_included};
    if (terms.cash_rounding) {
        body.increment = terms.cash_rounding->increment;
        body.mode = static_cast<std::int64_t>(terms.cash_rounding->mode);
    }
    return json::text(body);
}
std::string body_of(PromotionPtr const& promotion) { return json::text(*promotion); }
template <class T>
std::string body_of(T const& value) {
    return json::text(value);
}

// Text that this program wrote; anything else is a bug.
template <class T>
T read(std::string_view body) {
    auto const parsed = json::parse(body);
    ZG_ASSERT(parsed);
    auto value = json::decode<T>(*parsed);
    ZG_ASSERT(value);
    return *std::move(value);
}
template <>
Terms read<Terms>(std::string_view body) {
    auto const row = read<TermsBody>(body);
    Terms terms{.currency = row.currency, .tax_included = row.tax_included};
    if (row.increment) {
        terms.cash_rounding = {.increment = *row.increment, .mode = static_cast<Rounding>(row.mode.value_or(0))};
    }
    return terms;
}
template <>
PromotionPtr read<PromotionPtr>(std::string_view body) {
    return std::make_shared<Promotion const>(read<Promotion>(body));
}

std::string text_of(std::string const& id) { return id; }
template <class Tag>
std::string text_of(Id<Tag> const& id) {
    return id.text();
}

Arg until_of(std::int64_t until) { return until == still ? Arg("until", nullptr) : Arg("until", until); }

template <class T>
void save_history(db::Tx& tx, std::string_view kind, std::string const& id, History<T> const& history) {
    for (auto const& revision : history) {
        auto const body = body_of(revision.value);
        tx.run(upsert_rule,
               {{"kind", kind}, {"id", id}, {"since", revision.since}, until_of(revision.until), {"body", body}});
    }
}

template <class Map>
void save_all(db::Tx& tx, std::string_view kind, Map const& map) {
    for (auto const& [id, history] : map) save_history(tx, kind, text_of(id), history);
}

void save_prices(db::Tx& tx, Layer const& layer) {
    for (auto const& [key, price] : layer.prices) {
        tx.run(upsert_price, {{"sku", key.sku},
                              {"store", StoreId{key.list}},
                              {"version", price.version},
                              {"price", price.value.price},
                              {"member_price", price.value.member_price},
                              {"since", price.since},
                              {"gone", std::int64_t{price.is_gone}}});
    }
    for (auto const& [key, history] : layer.was) {
        for (auto const& was : history) {
            tx.run(upsert_was, {{"sku", key.sku},
                                {"list", StoreId{key.list}},
                                {"since", was.since},
                                {"until", was.until},
                                {"price", was.value.price},
                                {"member_price", was.value.member_price}});
        }
    }
    for (auto const& [key, plans] : layer.plans) {
        for (auto const& plan : plans) {
            tx.run(upsert_plan, {{"sku", key.sku},
                                 {"list", StoreId{key.list}},
                                 {"starts", std::int64_t{plan.value.starts->days}},
                                 {"since", plan.since},
                                 until_of(plan.until),
                                 {"price", plan.value.price},
                                 {"member_price", plan.value.member_price}});
        }
    }
}

std::int64_t until_in(Row const& row, int column) { return row.integer_or_null(column).value_or(still); }

template <class IdType>
IdType id_in(Row const& row) {
    auto const id = IdType::parse(row.text(1));
    ZG_ASSERT(id);
    return *id;
}

template <class T>
Revision<T> revision(Row const& row) {
    return {read<T>(row.text(4)), row.integer(2), until_in(row, 3)};
}

void read_rule(Row const& row, Layer& layer) {
    auto const kind = row.text(0);
    if (kind == "terms") {
        layer.terms.push_back(revision<Terms>(row));
    } else if (kind == "tax_class") {
        layer.tax_classes[std::string(row.text(1))].push_back(revision<TaxClass>(row));
    } else if (kind == "book") {
        layer.books[id_in<BookId>(row)].push_back(revision<PriceBook>(row));
    } else if (kind == "promotion") {
        layer.promotions[id_in<PromotionId>(row)].push_back(revision<PromotionPtr>(row));
    } else if (kind == "coupon") {
        layer.coupons[id_in<CouponId>(row)].push_back(revision<Coupon>(row));
    } else {
        ZG_ASSERT(false);  // no other kind is ever written
    }
}

// A price with its list told apart: a book, a store, or the company.
Price price_in(Layer const& layer, PriceKey const& key, std::int64_t price, std::optional<std::int64_t> member_price) {
    Price read{.sku = key.sku, .price = price, .member_price = member_price};
    if (layer.books.contains(BookId{key.list}))
        read.book = BookId{key.list};
    else if (!key.list.is_nil())
        read.store = StoreId{key.list};
    return read;
}

PriceKey key_in(Row const& row) { return {row.id<SkuId>(0), row.id<StoreId>(1).uuid}; }

struct PriceQueries final {
    Sql const& prices;
    Sql const& was;
    Sql const& plans;
};

void read_rules(db::Tx& tx, Layer& layer) {
    tx.each(select_rules, {}, [&](Row const& row) { read_rule(row, layer); });
    // A code is that of the coupon that has it now; one that was given up may be another's.
    for (auto const& [id, history] : layer.coupons) layer.coupon_codes[folded_code(history.back().value.code)] = id;
}

void read_moments(db::Tx& tx, Layer& layer, std::int64_t above) {
    tx.each(select_moments, {{"above", above}},
            [&](Row const& row) { layer.add({row.integer(0), Instant{row.integer(1)}}); });
}

std::int64_t stored_version(db::Tx& tx) {
    return *tx.one(select_version, {}, [](Row const& row) { return row.integer(0); });
}

void read_prices(db::Tx& tx, Layer& layer, PriceQueries const& queries, db::Args args) {
    tx.each(queries.prices, args, [&](Row const& row) {
        auto const key = key_in(row);
        auto const value = price_in(layer, key, row.integer(3), row.integer_or_null(4));
        layer.prices.emplace(
            key,
            PriceNow{
                .is_gone = row.integer(6) != 0, .since = row.integer(5), .version = row.integer(2), .value = value});
    });
    tx.each(queries.was, args, [&](Row const& row) {
        auto const key = key_in(row);
        auto const value = price_in(layer, key, row.integer(4), row.integer_or_null(5));
        layer.was[key].push_back({value, row.integer(2), row.integer(3)});
    });
    tx.each(queries.plans, args, [&](Row const& row) {
        auto const key = key_in(row);
        auto value = price_in(layer, key, row.integer(5), row.integer_or_null(6));
        value.starts = BusinessDate{static_cast<std::int32_t>(row.integer(2))};
        layer.plans[key].push_back({value, row.integer(3), until_in(row, 4)});
    });
}

}  // namespace

void save(db::Tx& tx, Layer const& layer) {
    for (auto const& moment : layer.moments) {
        tx.run(upsert_moment, {{"version", moment.version}, {"at", moment.at.ms}});
    }
    save_history(tx, "terms", "terms", layer.terms);
    save_all(tx, "tax_class", layer.tax_classes);
    save_all(tx, "book", layer.books);
    save_all(tx, "promotion", layer.promotions);
    save_all(tx, "coupon", layer.coupons);
    save_prices(tx, layer);
}

void save_version(db::Tx& tx, std::int64_t version) { tx.run(update_version, {{"version", version}}); }

Layer stored(db::Tx& tx) {
    Layer layer;
    read_rules(tx, layer);
    read_prices(tx, layer, {select_prices, select_was, select_plans}, {});
    read_moments(tx, layer, std::numeric_limits<std::int64_t>::min());
    layer.change_count = stored_version(tx);
    return layer;
}

Layer stored_since(db::Tx& tx, db::News const& news, std::int64_t known_version) {
    Layer layer;
    read_rules(tx, layer);
    if (news.names(price_part))
        read_prices(tx, layer, {select_prices_since, select_was_since, select_plans_since}, {{"since", news.since}});
    read_moments(tx, layer, known_version);
    layer.change_count = stored_version(tx) - known_version;
    return layer;
}

}  // namespace zg::pricing
