#include "rows.h"

#include "rules.h"

namespace zg::pricing {
namespace {

using db::Arg;
using db::Row;
using db::Sql;

constexpr Sql update_version{"pricing.save_version", "UPDATE pricing_version SET version = :version WHERE id = 1"};
constexpr Sql upsert_terms{
    "pricing.save_terms",
    "INSERT INTO pricing_terms(id, version, currency, tax_included, cash_increment, cash_rounding)"
    " VALUES(1, :version, :currency, :tax_included, :cash_increment, :cash_rounding)"
    " ON CONFLICT(id) DO UPDATE SET version = excluded.version, currency = excluded.currency,"
    " tax_included = excluded.tax_included, cash_increment = excluded.cash_increment,"
    " cash_rounding = excluded.cash_rounding"};
constexpr Sql upsert_tax_class{
    "pricing.save_tax_class",
    "INSERT INTO pricing_tax_class(code, version, rate_ppm, names)"
    " VALUES(:code, :version, :rate_ppm, :names)"
    " ON CONFLICT(code) DO UPDATE SET version = excluded.version, rate_ppm = excluded.rate_ppm,"
    " names = excluded.names"};
constexpr Sql upsert_price{"pricing.save_price",
                           "INSERT INTO pricing_price(sku, store, version, price, member_price)"
                           " VALUES(:sku, :store, :version, :price, :member_price)"
                           " ON CONFLICT(sku, store) DO UPDATE SET version = excluded.version, price = excluded.price,"
                           " member_price = excluded.member_price"};
constexpr Sql insert_promotion{"pricing.insert_promotion",
                               "INSERT INTO pricing_promotion(id, names, kind, buy, free, skus, percent_e2, spend_min)"
                               " VALUES(:id, :names, :kind, :buy, :free, :skus, :percent_e2, :spend_min)"};
constexpr Sql insert_coupon{
    "pricing.insert_coupon",
    "INSERT INTO pricing_coupon(id, code, folded, names, kind, amount, percent_e2, spend_min, skus, uses)"
    " VALUES(:id, :code, :folded, :names, :kind, :amount, :percent_e2, :spend_min, :skus, :uses)"};

constexpr Sql select_version{"pricing.version", "SELECT version FROM pricing_version WHERE id = 1"};
constexpr Sql select_terms{"pricing.terms",
                           "SELECT version, currency, tax_included, cash_increment, cash_rounding FROM pricing_terms"};
constexpr Sql select_tax_classes{"pricing.tax_classes", "SELECT code, version, rate_ppm, names FROM pricing_tax_class"};
constexpr Sql select_prices{"pricing.prices", "SELECT sku, store, version, price, member_price FROM pricing_price"};
constexpr Sql select_promotions{"pricing.promotions",
                                "SELECT id, names, kind, buy, free, skus, percent_e2, spend_min FROM pricing_promotion"
                                " ORDER BY position"};
constexpr Sql select_coupons{
    "pricing.coupons",
    "SELECT id, code, names, kind, amount, percent_e2, spend_min, skus, uses FROM pricing_coupon"
    " ORDER BY position"};

template <class E>
char const* text_of(E value) {
    return boost::describe::enum_to_string(value, "");
}
template <class E>
E enum_of(std::string_view name) {
    E value{};
    bool const known = boost::describe::enum_from_string(std::string(name).c_str(), value);
    ZG_ASSERT(known);
    return value;
}

std::string bytes_of(std::vector<SkuId> const& skus) {
    std::string bytes;
    bytes.reserve(16 * skus.size());
    for (auto const& sku : skus) bytes += sku.uuid.view();
    return bytes;
}
std::vector<SkuId> skus_of(std::string_view bytes) {
    ZG_ASSERT(bytes.size() % 16 == 0);
    std::vector<SkuId> skus(bytes.size() / 16);
    for (std::size_t index = 0; index < skus.size(); ++index) {
        std::memcpy(skus[index].uuid.bytes.data(), bytes.data() + 16 * index, 16);
    }
    return skus;
}

void save(db::Tx& tx, Versioned<Terms> const& terms) {
    auto const& rounding = terms.value.cash_rounding;
    tx.run(upsert_terms, {{"version", terms.version},
                          {"currency", terms.value.currency},
                          {"tax_included", std::int64_t{terms.value.tax_included}},
                          rounding ? Arg("cash_increment", rounding->increment) : Arg("cash_increment", nullptr),
                          rounding ? Arg("cash_rounding", static_cast<std::int64_t>(rounding->mode))
                                   : Arg("cash_rounding", nullptr)});
}

void save(db::Tx& tx, Promotion const& promotion) {
    auto const names = names_json(promotion.names);
    auto const skus = bytes_of(promotion.skus);
    tx.run(insert_promotion, {{"id", promotion.id},
                              {"names", names},
                              {"kind", text_of(promotion.kind)},
                              {"buy", promotion.buy},
                              {"free", promotion.free},
                              Arg::bytes("skus", skus),
                              {"percent_e2", promotion.percent_e2},
                              {"spend_min", promotion.spend_min}});
}

void save(db::Tx& tx, Coupon const& coupon) {
    auto const names = names_json(coupon.names);
    auto const folded = folded_code(coupon.code);
    auto const skus = coupon.skus ? bytes_of(*coupon.skus) : std::string();
    tx.run(insert_coupon, {{"id", coupon.id},
                           {"code", coupon.code},
                           {"folded", folded},
                           {"names", names},
                           {"kind", text_of(coupon.kind)},
                           {"amount", coupon.amount},
                           {"percent_e2", coupon.percent_e2},
                           {"spend_min", coupon.spend_min},
                           coupon.skus ? Arg::bytes("skus", skus) : Arg("skus", nullptr),
                           {"uses", coupon.uses}});
}

Versioned<Terms> terms(Row const& row) {
    Versioned<Terms> terms{.value = {.currency = std::string(row.text(1)), .tax_included = row.integer(2) != 0},
                           .version = row.integer(0)};
    if (!row.is_null(3)) {
        terms.value.cash_rounding = {.increment = row.integer(3), .mode = static_cast<Rounding>(row.integer(4))};
    }
    return terms;
}

Versioned<Price> price(Row const& row) {
    Versioned<Price> price{
        .value = {.sku = row.id<SkuId>(0), .price = row.integer(3), .member_price = row.integer_or_null(4)},
        .version = row.integer(2)};
    auto const store = row.id<StoreId>(1);
    if (!store.is_nil()) price.value.store = store;
    return price;
}

Promotion promotion(Row const& row) {
    return {.id = row.id<PromotionId>(0),
            .names = names_of_json(row.text(1)),
            .kind = enum_of<PromotionKind>(row.text(2)),
            .buy = row.integer(3),
            .free = row.integer(4),
            .skus = skus_of(row.bytes(5)),
            .percent_e2 = row.integer(6),
            .spend_min = row.integer(7)};
}

Coupon coupon(Row const& row) {
    Coupon coupon{.id = row.id<CouponId>(0),
                  .code = std::string(row.text(1)),
                  .names = names_of_json(row.text(2)),
                  .kind = enum_of<CouponKind>(row.text(3)),
                  .amount = row.integer(4),
                  .percent_e2 = row.integer(5),
                  .spend_min = row.integer(6),
                  .uses = row.integer(8)};
    if (!row.is_null(7)) coupon.skus = skus_of(row.bytes(7));
    return coupon;
}

}  // namespace

void save(db::Tx& tx, Layer const& layer) {
    if (layer.terms) save(tx, *layer.terms);
    for (auto const& [code, tax_class] : layer.tax_classes) {
        auto const names = names_json(tax_class.value.names);
        tx.run(
            upsert_tax_class,
            {{"code", code}, {"version", tax_class.version}, {"rate_ppm", tax_class.value.rate_ppm}, {"names", names}});
    }
    for (auto const& [key, price] : layer.prices) {
        tx.run(upsert_price, {{"sku", key.sku},
                              {"store", key.store},
                              {"version", price.version},
                              {"price", price.value.price},
                              {"member_price", price.value.member_price}});
    }
    for (auto const& promotion : layer.promotions) save(tx, promotion);
    for (auto const& id : layer.coupons_in_order) save(tx, layer.coupons.at(id));
}

void save_version(db::Tx& tx, std::int64_t version) { tx.run(update_version, {{"version", version}}); }

Layer stored(db::Tx& tx) {
    Layer layer;
    tx.each(select_terms, {}, [&](Row const& row) { layer.terms = terms(row); });
    tx.each(select_tax_classes, {}, [&](Row const& row) {
        TaxClass tax_class{
            .code = std::string(row.text(0)), .rate_ppm = row.integer(2), .names = names_of_json(row.text(3))};
        auto const code = tax_class.code;
        layer.tax_classes.emplace(code, Versioned<TaxClass>{std::move(tax_class), row.integer(1)});
    });
    tx.each(select_prices, {}, [&](Row const& row) {
        auto const found = price(row);
        layer.prices.emplace(PriceKey{found.value.sku, found.value.store.value_or(StoreId{})}, found);
    });
    tx.each(select_promotions, {}, [&](Row const& row) { layer.add(promotion(row)); });
    tx.each(select_coupons, {}, [&](Row const& row) { layer.add(coupon(row)); });
    layer.change_count = *tx.one(select_version, {}, [](Row const& row) { return row.integer(0); });
    return layer;
}

}  // namespace zg::pricing
