#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/names.h>
#include <zg/quote.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What things cost and by which rules: prices, tax classes, cash rounding, promotions and coupons; what quote is fed with.
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

struct TaxClass final {
    std::string code;
    std::int64_t rate_ppm = 0;  // 5 % = 50,000
    Names names;
    friend bool operator==(TaxClass const&, TaxClass const&) = default;
};

// Minor units of the company's currency for one whole unit of measure. A price without a store is the company's.
struct Price final {
    SkuId sku;
    std::optional<StoreId> store = {};
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    friend bool operator==(Price const&, Price const&) = default;
};

enum class PromotionKind { buy_n_get_m, basket_percent };
BOOST_DESCRIBE_ENUM(PromotionKind, buy_n_get_m, basket_percent)

// buy_n_get_m: of the SKUs of `skus` together, whoever takes buy + free pays for the dearest `buy`. basket_percent: off the
// whole basket when it comes to spend_min before coupons; of several the one that saves most.
struct Promotion final {
    PromotionId id;
    Names names;
    PromotionKind kind{};
    std::int64_t buy = 0;
    std::int64_t free = 0;
    std::vector<SkuId> skus = {};
    std::int64_t percent_e2 = 0;  // 5 % = 500
    std::int64_t spend_min = 0;
    friend bool operator==(Promotion const&, Promotion const&) = default;
};

enum class CouponKind { amount, percent };
BOOST_DESCRIBE_ENUM(CouponKind, amount, percent)

// Its uses are units of the ledger: CouponId is the unit, coupon_unused the account that holds what is left.
struct Coupon final {
    CouponId id;
    std::string code;  // compared without case
    Names names;
    CouponKind kind{};
    std::int64_t amount = 0;
    std::int64_t percent_e2 = 0;
    std::int64_t spend_min = 0;
    std::optional<std::vector<SkuId>> skus = {};  // absent: every SKU
    std::int64_t uses = 0;                        // minted at the start
    friend bool operator==(Coupon const&, Coupon const&) = default;
};

// -- commands; on the writer's thread. Each makes the pricing version one larger --

enum class PricingRefusal {
    unknown_currency,
    currency_fixed,  // there are prices in another currency
    bad_rounding,    // an increment below 1
    bad_code,        // blank, unprintable, with white space or longer than code_characters_max
    duplicate_code,
    duplicate_id,
    name_missing,
    name_bad,
    bad_rate,     // outside 0 … quote::rate_micro_max
    bad_price,    // outside 0 … price_max, or a member price above the price
    bad_percent,  // outside 1 … 10,000
    bad_amount,   // outside 1 … price_max
    bad_set,      // buy or free outside 1 … quote::set_count_max
    bad_spend_min,
    bad_uses,  // outside 1 … uses_max
    skus_missing,
    too_many_skus,
    too_many_rules,  // more than quote::rule_count_max tax classes or promotions of a kind
    terms_missing    // nothing can be priced before the terms are set
};
BOOST_DESCRIBE_ENUM(PricingRefusal, unknown_currency, currency_fixed, bad_rounding, bad_code, duplicate_code,
                    duplicate_id, name_missing, name_bad, bad_rate, bad_price, bad_percent, bad_amount, bad_set,
                    bad_spend_min, bad_uses, skus_missing, too_many_skus, too_many_rules, terms_missing)

inline constexpr std::int64_t price_max = 1'000'000'000'000;
inline constexpr std::int64_t uses_max = 1'000'000'000;
inline constexpr std::size_t code_characters_max = 40;
inline constexpr std::size_t skus_max = 10'000;

Result<Done, PricingRefusal> set_terms(db::Draft&, Terms const&);
// Makes or changes a tax class.
Result<Done, PricingRefusal> set_tax_class(db::Draft&, TaxClass const&);
// Makes or changes the price of a SKU (of a store when given). Whether the SKU exists is for the flow to ask. Emits PriceChanged.
Result<Done, PricingRefusal> set_price(db::Draft&, Instant at, Price const&);
Result<Done, PricingRefusal> create_promotion(db::Draft&, Promotion const&);
// Mints its uses: a transfer coupon_issuer -> coupon_unused in the ledger.
Result<Done, PricingRefusal> create_coupon(db::Draft&, Instant at, Coupon const&);

// -- what quote is fed with --

struct BasketLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::string_view tax_class;  // the product's
};

// `cash` asks for cash rounding.
struct BasketQuestion final {
    StoreId store;
    std::string_view currency;
    bool has_member = false;
    bool cash = false;
    std::span<BasketLine const> lines;
    std::span<std::string const> coupon_codes;
};

enum class BasketRefusal {
    terms_missing,
    wrong_currency,
    unknown_tax_class,
    price_missing,  // no list price for the SKU
    unknown_coupon,
    duplicate_coupon
};
BOOST_DESCRIBE_ENUM(BasketRefusal, terms_missing, wrong_currency, unknown_tax_class, price_missing, unknown_coupon,
                    duplicate_coupon)

// A quote::Basket and what its indices mean.
struct PricedBasket final {
    quote::Basket basket;
    std::vector<std::string> tax_classes;         // by quote::Line::tax_class
    std::vector<PromotionId> promotions;          // by quote::Line::promotion
    std::optional<PromotionId> basket_promotion;  // whose percentage is Basket::discount
    std::vector<CouponId> coupons;                // by the index in Basket::coupons
    std::int64_t version = 0;                     // of pricing
    // "promotion:<id>", "coupon:<id>", "member", "line" or "basket": how a receipt names what took money off.
    [[nodiscard]] std::string rule_text(quote::Share const&) const;
};
// Prices the lines; quantities and amounts are for quote to judge. A SKU in several buy_n_get_m promotions takes the oldest.
// The basket promotion is chosen here, by what the lines come to after member prices and promotions.
Result<PricedBasket, BasketRefusal> basket(db::Draft&, BasketQuestion const&);

// Everything that a till needs to price alone; a copy as of the last commit.
struct PricingView final {
    std::int64_t version = 0;
    Terms terms;  // without a currency while nothing is set
    std::vector<TaxClass> tax_classes;
    std::vector<Promotion> promotions;
    std::vector<Coupon> coupons;
};

// All prices and rules of one company in memory.
class Pricing final : public db::DraftPart {
public:
    explicit Pricing(db::Db& books);
    ~Pricing() override;

    // -- on the writer's thread: with what this batch has changed --
    [[nodiscard]] std::optional<Terms> draft_terms() const;
    // Pointers are valid until the next command.
    [[nodiscard]] TaxClass const* draft_tax_class(std::string_view code) const;
    // The store's price or the company's; nullptr when there is neither.
    [[nodiscard]] Price const* draft_price(SkuId, StoreId) const;
    [[nodiscard]] Coupon const* draft_coupon(std::string_view code) const;
    [[nodiscard]] Coupon const* draft_coupon(CouponId) const;
    [[nodiscard]] std::int64_t draft_version() const;

    // -- on any thread: as of the last commit --
    // Without a store: the company's price. With one: the store's or the company's.
    [[nodiscard]] std::optional<Price> price(SkuId, std::optional<StoreId>) const;
    [[nodiscard]] std::optional<TaxClass> tax_class(std::string_view code) const;
    [[nodiscard]] std::optional<Coupon> coupon(CouponId) const;
    [[nodiscard]] PricingView view() const;
    [[nodiscard]] std::int64_t version() const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;

    struct State;  // for pricing.cpp
    [[nodiscard]] State& state() { return *state_; }
    [[nodiscard]] State const& state() const { return *state_; }

private:
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when terms, rates, prices, promotions and coupons are within their bounds and
// the version counts every change.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::pricing
