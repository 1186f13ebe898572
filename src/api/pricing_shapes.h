#pragma once

#include <zg/flows_pricing.h>
#include <zg/pricing.h>
#include <zg/receipt.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What is asked and answered about prices, rules and quotes. Names are the wire's.
namespace zg::api {

// -- what a till needs to price alone --

struct PriceChange final {
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::optional<StoreId> store = {};  // absent: the company's price
    std::optional<BookId> book = {};
    std::optional<BusinessDate> starts = {};  // absent: now
};
BOOST_DESCRIBE_STRUCT(PriceChange, (), (price, member_price, store, book, starts))

struct CashRounding final {
    std::int64_t increment = 0;
    std::string mode;
};
BOOST_DESCRIBE_STRUCT(CashRounding, (), (increment, mode))

struct Coupon final {
    CouponId id;
    std::string code;
    Names names;
    pricing::CouponKind kind{};
    std::int64_t amount = 0;
    std::int64_t percent_e2 = 0;
    std::int64_t min_spend = 0;
    std::optional<std::vector<SkuId>> skus;
    std::vector<CategoryId> categories;
    std::int64_t uses = 0;
    std::int64_t uses_left = 0;
    std::int64_t uses_per_member = 0;
    bool with_promotions = true;
    bool with_coupons = true;
    pricing::Reach reach;
};
BOOST_DESCRIBE_STRUCT(Coupon, (),
                      (id, code, names, kind, amount, percent_e2, min_spend, skus, categories, uses, uses_left,
                       uses_per_member, with_promotions, with_coupons, reach))

struct Loyalty final {
    std::int64_t points_per = 0;
    std::int64_t spend_per = 0;
    std::string rounding;
    std::vector<std::string> excluded_tenders;
};
BOOST_DESCRIBE_STRUCT(Loyalty, (), (points_per, spend_per, rounding, excluded_tenders))

struct Pricing final {
    std::int64_t version = 0;
    std::string currency;
    bool tax_included = true;
    std::vector<pricing::TaxClass> tax_classes;
    std::optional<CashRounding> cash_rounding;
    std::vector<pricing::Promotion> promotions;
    std::vector<Coupon> coupons;
    Loyalty loyalty;
};
BOOST_DESCRIBE_STRUCT(Pricing, (),
                      (version, currency, tax_included, tax_classes, cash_rounding, promotions, coupons, loyalty))

// -- lists for people --

// Where a rule stands on the business day of the store that was asked for, or of the company's first one.
enum class RuleState { planned, running, ended };
BOOST_DESCRIBE_ENUM(RuleState, planned, running, ended)

struct PromotionRow final {
    RuleState state{};
    pricing::Promotion promotion;
};
BOOST_DESCRIBE_STRUCT(PromotionRow, (), (state, promotion))
struct PromotionList final {
    std::vector<PromotionRow> items;
};
BOOST_DESCRIBE_STRUCT(PromotionList, (), (items))

struct CouponRow final {
    RuleState state{};
    Coupon coupon;
};
BOOST_DESCRIBE_STRUCT(CouponRow, (), (state, coupon))
struct CouponList final {
    std::vector<CouponRow> items;
};
BOOST_DESCRIBE_STRUCT(CouponList, (), (items))

struct BookRow final {
    RuleState state{};
    pricing::PriceBook book;
    std::int64_t price_count = 0;
};
BOOST_DESCRIBE_STRUCT(BookRow, (), (state, book, price_count))
struct BookList final {
    std::vector<BookRow> items;
};
BOOST_DESCRIBE_STRUCT(BookList, (), (items))

// A price in a list, or a change of one that is to come.
struct ListedPrice final {
    SkuId sku;
    std::string code;
    Names names;
    std::optional<StoreId> store;
    std::optional<BookId> book;
    std::optional<BusinessDate> starts;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price;
};
BOOST_DESCRIBE_STRUCT(ListedPrice, (), (sku, code, names, store, book, starts, price, member_price))
struct BookDetail final {
    RuleState state{};
    pricing::PriceBook book;
    std::vector<ListedPrice> prices;
};
BOOST_DESCRIBE_STRUCT(BookDetail, (), (state, book, prices))
struct PlannedPrices final {
    std::vector<ListedPrice> items;
};
BOOST_DESCRIBE_STRUCT(PlannedPrices, (), (items))

struct PricesBody final {
    std::vector<flows::PriceLine> prices;
};
BOOST_DESCRIBE_STRUCT(PricesBody, (), (prices))

struct ProfileChoice final {
    std::string profile;
};
BOOST_DESCRIBE_STRUCT(ProfileChoice, (), (profile))
struct TaxProfile final {
    std::string code;
    bool tax_included = true;
    std::vector<pricing::TaxClass> tax_classes;
};
BOOST_DESCRIBE_STRUCT(TaxProfile, (), (code, tax_included, tax_classes))
struct TaxSetup final {
    bool tax_included = true;
    std::vector<pricing::TaxClass> tax_classes;
    std::vector<TaxProfile> profiles;
};
BOOST_DESCRIBE_STRUCT(TaxSetup, (), (tax_included, tax_classes, profiles))

// -- what would this basket cost, and why --

struct QuoteLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
};
BOOST_DESCRIBE_STRUCT(QuoteLine, (), (sku, quantity_milli))

struct QuoteRequest final {
    StoreId store;
    std::vector<QuoteLine> lines;
    std::vector<std::string> coupons = {};
    std::optional<pricing::Channel> channel = {};  // absent: till
    std::optional<MemberId> member = {};
    std::optional<Instant> at = {};                    // absent: now
    std::optional<bool> cash = {};                     // rounded to the coins there are
    std::optional<pricing::Promotion> promotion = {};  // tried out, in the place of the one with its id
};
BOOST_DESCRIBE_STRUCT(QuoteRequest, (), (store, lines, coupons, channel, member, at, cash, promotion))

// A rule by the name that a receipt gives it ("promotion:<id>") and by its own in the language of the asker.
struct QuoteRule final {
    std::string rule;
    std::string name;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(QuoteRule, (), (rule, name, amount))

struct QuotedLine final {
    SkuId sku;
    std::string name;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_price = 0;
    std::optional<std::int64_t> member_price;
    // Whose price it is: "company", "store" or the id and the name of a book.
    std::string price_list;
    std::string price_list_name;
    std::int64_t gross = 0;
    std::vector<QuoteRule> discounts;
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(QuotedLine, (),
                      (sku, name, quantity_milli, unit_price, member_price, price_list, price_list_name, gross,
                       discounts, discount, net, tax, total))

struct QuotedCoupon final {
    std::string code;
    std::string name;
    std::string use;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(QuotedCoupon, (), (code, name, use, amount))

// A promotion that gave nothing yet, or has a next set or step: what is missing. `hold` says why one does not hold here and now.
struct AlmostRule final {
    std::string rule;
    std::string name;
    std::string missing;  // units, spend, lines_taken, or a hold: members_only, other_hours, not_yet, over …
    std::int64_t missing_count = 0;
    std::int64_t missing_part = 0;
    bool has_applied = false;
};
BOOST_DESCRIBE_STRUCT(AlmostRule, (), (rule, name, missing, missing_count, missing_part, has_applied))

struct QuoteTotals final {
    std::int64_t gross = 0;
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t rounding = 0;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(QuoteTotals, (), (gross, discount, net, tax, rounding, total))

struct QuoteTax final {
    std::string tax_class;
    std::string name;
    std::int64_t rate_ppm = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
};
BOOST_DESCRIBE_STRUCT(QuoteTax, (), (tax_class, name, rate_ppm, net, tax))

struct Quote final {
    std::string currency;
    std::int64_t version = 0;
    Instant at;
    BusinessDate business_date;
    bool tax_included = true;
    QuoteTotals totals;
    std::vector<QuotedLine> lines;
    std::vector<QuoteTax> taxes;
    std::vector<QuoteRule> rules;  // each once, with what it came to in all
    std::vector<QuotedCoupon> coupons;
    std::vector<AlmostRule> almost;
};
BOOST_DESCRIBE_STRUCT(Quote, (),
                      (currency, version, at, business_date, tax_included, totals, lines, taxes, rules, coupons,
                       almost))

}  // namespace zg::api
