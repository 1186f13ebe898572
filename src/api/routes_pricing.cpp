#include "handlers.h"
#include "route_table.h"
#include "shapes_goods.h"

namespace zg::api {

namespace {

constexpr Limit quoting{60'000, 5'000, document_body};
constexpr Parameter state{.name = "state"};

std::vector<std::string_view> pricing_codes(std::vector<std::string_view> more) {
    return with<pricing::PricingRefusal>(std::move(more));
}

Route setting(Method method, std::string_view path, void (*handle)(Call), std::string_view summary) {
    auto route = writing(method, path, Scope::price_write, handle, summary);
    route.answer = schema_of<json::Value>;
    route.refusals = pricing_codes({"unknown_sku", "unknown_store", "unknown_category"});
    return route;
}

void add_prices(Table& table) {
    auto set = setting(Method::put, "/v1/products/{id}/price", put_price,
                       "Sets the price of a product: the company's, a store's or a book's, now or from a day on");
    set.request = schema_of<PriceChange>;
    set.answer = schema_of<GoodsRow>;
    table.push_back(set);
    auto drop = setting(Method::delete_, "/v1/products/{id}/price", delete_price,
                        "Takes back a planned price, or the price of a store or a book");
    drop.query = {store, {.name = "book", .format = "uuid"}, {.name = "starts", .format = "date"}};
    table.push_back(drop);
    auto planned =
        reading("/v1/planned-prices", get_planned_prices, "Prices that are to come, by day", schema_of<PlannedPrices>);
    planned.query = {store};
    table.push_back(planned);
    auto pricing =
        reading("/v1/pricing", get_pricing,
                "Tax, rounding, promotions, coupons and points: what a till needs to price alone", schema_of<Pricing>);
    pricing.query = {store};
    table.push_back(pricing);
}

void add_books(Table& table) {
    auto list = reading("/v1/price-books", get_books, "Price books, oldest first", schema_of<BookList>);
    list.query = {store, state};
    table.push_back(list);
    auto one = reading("/v1/price-books/{id}", get_book, "A price book and its prices", schema_of<BookDetail>);
    one.refusals = {"unknown_book"};
    table.push_back(one);
    auto put = setting(Method::put, "/v1/price-books/{id}", put_book, "Makes or changes a price book");
    put.request = schema_of<pricing::PriceBook>;
    put.answer = schema_of<pricing::PriceBook>;
    table.push_back(put);
    table.push_back(setting(Method::delete_, "/v1/price-books/{id}", delete_book, "Ends a price book now, for good"));
    auto prices = setting(Method::put, "/v1/price-books/{id}/prices", put_book_prices, "Sets prices of a book");
    prices.request = schema_of<PricesBody>;
    prices.answer = schema_of<flows::BookPrices>;
    prices.refusals = pricing_codes({"unknown_sku", "no_lines", "too_many_lines"});
    table.push_back(prices);
    auto family = setting(Method::put, "/v1/families/{id}/prices", put_family_prices,
                          "Sets the company's prices of variants of a family, all or none");
    family.request = schema_of<PricesBody>;
    family.answer = schema_of<flows::FamilyPrices>;
    family.refusals = pricing_codes({"unknown_family", "unknown_sku", "no_lines", "too_many_lines"});
    table.push_back(family);
}

void add_rules(Table& table) {
    auto promotions = reading("/v1/promotions", get_promotions, "Promotions, oldest first", schema_of<PromotionList>);
    promotions.query = {store, state};
    table.push_back(promotions);
    auto put = setting(Method::put, "/v1/promotions/{id}", put_promotion, "Makes or changes a promotion");
    put.request = schema_of<pricing::Promotion>;
    put.answer = schema_of<pricing::Promotion>;
    table.push_back(put);
    table.push_back(
        setting(Method::delete_, "/v1/promotions/{id}", delete_promotion, "Ends a promotion now, for good"));
    auto coupons = reading("/v1/coupons", get_coupons, "Coupons, oldest first", schema_of<CouponList>);
    coupons.query = {store, state};
    table.push_back(coupons);
    auto coupon = setting(Method::put, "/v1/coupons/{id}", put_coupon, "Makes a coupon, or changes all but its code");
    coupon.request = schema_of<pricing::Coupon>;
    coupon.answer = schema_of<pricing::Coupon>;
    table.push_back(coupon);
    table.push_back(setting(Method::delete_, "/v1/coupons/{id}", delete_coupon, "Ends a coupon now, for good"));
}

void add_taxes(Table& table) {
    table.push_back(
        reading("/v1/taxes", get_taxes, "Tax classes, and the profiles to begin with", schema_of<TaxSetup>));
    auto one = setting(Method::put, "/v1/tax-classes/{code}", put_tax_class,
                       "Makes or changes a tax class, with rates that are to come");
    one.request = schema_of<pricing::TaxClass>;
    one.answer = schema_of<pricing::TaxClass>;
    table.push_back(one);
    auto profile = setting(Method::put, "/v1/tax-profile", put_tax_profile, "Sets the taxes of a profile");
    profile.request = schema_of<ProfileChoice>;
    profile.answer = schema_of<ProfileChoice>;
    table.push_back(profile);
}

}  // namespace

void add_pricing_routes(Table& table) {
    auto codes = with<pricing::BasketRefusal, pricing::PricingRefusal>(
        {"unknown_store", "unknown_sku", "no_lines", "too_many_lines", "quantity_zero", "amount_too_large"});
    table.push_back({.method = Method::post,
                     .path = "/v1/quotes",
                     .door = Scope::catalog_read,
                     .limit = quoting,
                     .handle = post_quote,
                     .summary = "What a basket would cost, and why; writes nothing",
                     .request = schema_of<QuoteRequest>,
                     .answer = schema_of<Quote>,
                     .refusals = std::move(codes)});
    add_prices(table);
    add_books(table);
    add_rules(table);
    add_taxes(table);
}

}  // namespace zg::api
