#pragma once

#include <zg/id.h>
#include <zg/money.h>
#include <zg/names.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The rules by which things cost what they cost, as people keep them. Names are the wire's.
namespace zg::pricing {

// The company's terms. Set once before anything is sold, and rarely changed.
struct CashRounding final {
    std::int64_t increment = 0;  // minor units: 10 rounds to 0.10
    Rounding mode = Rounding::half_up;
    friend bool operator==(CashRounding const&, CashRounding const&) = default;
};
struct Terms final {
    std::string currency;
    bool tax_included = true;
    std::optional<CashRounding> cash_rounding = {};
    friend bool operator==(Terms const&, Terms const&) = default;
};

// A rate that holds from a store's business day on.
struct RateChange final {
    BusinessDate starts;
    std::int64_t rate_ppm = 0;
    friend bool operator==(RateChange const&, RateChange const&) = default;
};
BOOST_DESCRIBE_STRUCT(RateChange, (), (starts, rate_ppm))

struct TaxClass final {
    std::string code;
    std::int64_t rate_ppm = 0;  // 5 % = 50,000
    Names names;
    std::vector<RateChange> changes = {};  // by date, rising
    [[nodiscard]] std::int64_t rate_on(BusinessDate) const;
    friend bool operator==(TaxClass const&, TaxClass const&) = default;
};
BOOST_DESCRIBE_STRUCT(TaxClass, (), (code, rate_ppm, names, changes))

// Where a basket is sold.
enum class Channel { till, shop, kiosk, api };
BOOST_DESCRIBE_ENUM(Channel, till, shop, kiosk, api)

// When a sale is made, as the people of its store tell it: the business day for what has dates, the wall clock for hours.
struct Moment final {
    BusinessDate date;
    std::int32_t weekday = 1;  // 1 = Monday … 7 = Sunday
    std::int32_t minute = 0;   // since midnight
    [[nodiscard]] static Moment of(StoreCalendar const&, Instant);
};

// A span of the wall clock on some days of the week (none named: all). One that ends before it begins goes on past midnight
// and belongs to the day on which it begins.
struct Hours final {
    std::vector<std::int32_t> weekdays = {};
    std::int32_t from_minute = 0;
    std::int32_t to_minute = 0;  // the first minute after it
    friend bool operator==(Hours const&, Hours const&) = default;
};
BOOST_DESCRIBE_STRUCT(Hours, (), (weekdays, from_minute, to_minute))

// For whom, where and when a promotion or coupon holds. Absent and empty: everywhere, always.
struct Reach final {
    std::optional<std::vector<StoreId>> stores = {};
    std::optional<std::vector<Channel>> channels = {};
    std::optional<BusinessDate> starts = {};  // the first business day
    std::optional<BusinessDate> ends = {};    // the last
    std::vector<Hours> hours = {};
    bool members_only = false;
    friend bool operator==(Reach const&, Reach const&) = default;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (stores, channels, starts, ends, hours, members_only))

// Why a rule does not hold for a basket.
enum class Hold { none, other_store, other_channel, not_yet, over, other_hours, members_only };
BOOST_DESCRIBE_ENUM(Hold, none, other_store, other_channel, not_yet, over, other_hours, members_only)
struct Customer final {
    StoreId store;
    Channel channel = Channel::api;
    bool is_member = false;
    Moment moment;
};
[[nodiscard]] Hold hold_of(Reach const&, Customer const&);

// Minor units of the company's currency for one whole unit of measure. A price without a store is the company's; one of a
// book holds where and when the book does. With a start it is planned: it takes the place of the price before it, in each
// store with the store's own business day.
struct Price final {
    SkuId sku;
    std::optional<StoreId> store = {};
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::optional<BookId> book = {};
    std::optional<BusinessDate> starts = {};
    friend bool operator==(Price const&, Price const&) = default;
};

// Prices for a set of stores, some channels and a period. Of the books that have a price for a SKU here and now the first
// counts: one with an end before one without, one that names stores before one for all, one that names channels before one
// for all, the newer before the older. The store's own price counts as a book of that store that is older than all others;
// the company's price is last.
struct PriceBook final {
    BookId id;
    Names names;
    std::optional<std::vector<StoreId>> stores = {};
    std::optional<std::vector<Channel>> channels = {};
    std::optional<BusinessDate> starts = {};
    std::optional<BusinessDate> ends = {};
    friend bool operator==(PriceBook const&, PriceBook const&) = default;
};
BOOST_DESCRIBE_STRUCT(PriceBook, (), (id, names, stores, channels, starts, ends))

//   buy_n_get_m     whoever takes buy + free of its goods pays for the dearest `buy`
//   basket_percent  percent_e2 off its goods when they come to spend_min before coupons
//   percent         percent_e2 off each line of its goods
//   amount          `amount` off each unit of its goods
//   n_for           `buy` of its goods for `amount`
//   tiered          the highest step that its goods reach, in quantity or in spend
//   bundle          one set with all its parts for `amount`
enum class PromotionKind { buy_n_get_m, basket_percent, percent, amount, n_for, tiered, bundle };
BOOST_DESCRIBE_ENUM(PromotionKind, buy_n_get_m, basket_percent, percent, amount, n_for, tiered, bundle)

enum class Measure { quantity, spend };
BOOST_DESCRIBE_ENUM(Measure, quantity, spend)

// What else may take something off the same line: nothing of the same kind, all but exclusive ones, nothing at all.
enum class Stacking { one_per_line, stacks, exclusive };
BOOST_DESCRIBE_ENUM(Stacking, one_per_line, stacks, exclusive)

// Either an amount or a percentage; `from` in milli of units or in minor units.
struct Step final {
    std::int64_t from = 0;
    std::int64_t amount = 0;
    std::int64_t percent_e2 = 0;
    friend bool operator==(Step const&, Step const&) = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (from, amount, percent_e2))

// `count` units of any of these goods.
struct Part final {
    std::int64_t count = 1;
    std::vector<SkuId> skus = {};
    std::vector<CategoryId> categories = {};
    friend bool operator==(Part const&, Part const&) = default;
};
BOOST_DESCRIBE_STRUCT(Part, (), (count, skus, categories))

// `skus` and `categories` name its goods; neither: all goods. A bundle has its goods in its parts.
struct Promotion final {
    PromotionId id;
    Names names;
    PromotionKind kind{};
    std::int64_t buy = 0;
    std::int64_t free = 0;
    std::vector<SkuId> skus = {};
    std::int64_t percent_e2 = 0;  // 5 % = 500
    std::int64_t spend_min = 0;
    std::int64_t amount = 0;
    std::vector<CategoryId> categories = {};
    std::vector<Part> parts = {};
    Measure measure = Measure::quantity;
    bool repeats = false;  // tiered with one step: its amount as often as the step is reached
    std::vector<Step> steps = {};
    std::int64_t priority = 0;  // the higher comes first; of equals the one that saves most, then the oldest
    Stacking stacking = Stacking::one_per_line;
    Reach reach = {};
    [[nodiscard]] static constexpr std::string_view wire_name(std::string_view member) {
        return member == "spend_min" ? "min_spend" : member;
    }
    friend bool operator==(Promotion const&, Promotion const&) = default;
};
BOOST_DESCRIBE_STRUCT(Promotion, (),
                      (id, names, kind, buy, free, skus, percent_e2, spend_min, amount, categories, parts, measure,
                       repeats, steps, priority, stacking, reach))

enum class CouponKind { amount, percent };
BOOST_DESCRIBE_ENUM(CouponKind, amount, percent)

// Its uses are units of the ledger: CouponId is the unit, coupon_unused the account that holds what is left; one member's uses
// likewise, in accounts of that member.
struct Coupon final {
    CouponId id;
    std::string code;  // compared without case
    Names names;
    CouponKind kind{};
    std::int64_t amount = 0;
    std::int64_t percent_e2 = 0;
    std::int64_t spend_min = 0;
    std::optional<std::vector<SkuId>> skus = {};  // absent, and no categories: every SKU
    std::int64_t uses = 0;                        // minted at the start
    std::vector<CategoryId> categories = {};
    std::int64_t uses_per_member = 0;  // 0: no limit
    bool with_promotions = true;       // false: not on lines that a promotion took something off
    bool with_coupons = true;          // false: not beside another coupon
    Reach reach = {};
    [[nodiscard]] static constexpr std::string_view wire_name(std::string_view member) {
        return member == "spend_min" ? "min_spend" : member;
    }
    friend bool operator==(Coupon const&, Coupon const&) = default;
};
BOOST_DESCRIBE_STRUCT(Coupon, (),
                      (id, code, names, kind, amount, percent_e2, spend_min, skus, uses, categories, uses_per_member,
                       with_promotions, with_coupons, reach))

// A way of taxing that a shop can start from and change afterwards.
struct TaxProfile final {
    std::string_view code;
    bool tax_included = true;
    std::vector<TaxClass> tax_classes;
};
// None (Macau, Hong Kong), Taiwan, mainland China, Portugal, and a sales tax outside the price.
[[nodiscard]] std::vector<TaxProfile> const& tax_profiles();

}  // namespace zg::pricing
