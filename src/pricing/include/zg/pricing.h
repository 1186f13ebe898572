#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/price_rules.h>
#include <zg/quote.h>
#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What things cost and by which rules: prices, price books, tax classes, promotions and coupons; what quote is fed with.
namespace zg::pricing {

// -- commands; on the writer's thread. Each change makes the pricing version one larger, and what was in force before it is
// kept, so that a sale can be priced as it was when it was made --

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
    too_many_rules,  // more than quote::rule_count_max tax classes, or rules of a kind that are not over yet
    terms_missing,   // nothing can be priced before the terms are set
    bad_period,      // it ends before it starts, or changes of a rate that are not in order
    bad_hours,       // a weekday outside 1 … 7, a minute outside the day, or a span of nothing
    bad_reach,       // a list of stores or channels with nothing in it
    bad_steps,       // none, too many, not rising, or without exactly one discount each
    bad_parts,       // fewer than two, too many, or one without goods
    bad_priority,    // outside ±priority_max
    start_passed,    // a planned price from a day that has come
    code_fixed,      // the code and the uses of a coupon stay once it was used
    unknown_promotion,
    unknown_coupon,
    unknown_book,
    unknown_price,
    unknown_profile
};
BOOST_DESCRIBE_ENUM(PricingRefusal, unknown_currency, currency_fixed, bad_rounding, bad_code, duplicate_code,
                    duplicate_id, name_missing, name_bad, bad_rate, bad_price, bad_percent, bad_amount, bad_set,
                    bad_spend_min, bad_uses, skus_missing, too_many_skus, too_many_rules, terms_missing, bad_period,
                    bad_hours, bad_reach, bad_steps, bad_parts, bad_priority, start_passed, code_fixed,
                    unknown_promotion, unknown_coupon, unknown_book, unknown_price, unknown_profile)

inline constexpr std::int64_t price_max = 1'000'000'000'000;
inline constexpr std::int64_t uses_max = 1'000'000'000;
inline constexpr std::int64_t priority_max = 1000;
inline constexpr std::size_t code_characters_max = 40;
inline constexpr std::size_t skus_max = 10'000;

using Said = Result<Done, PricingRefusal>;

Said set_terms(db::Draft&, Instant at, Terms const&);
// Makes or changes a tax class.
Said set_tax_class(db::Draft&, Instant at, TaxClass const&);
// Sets the company's tax mode and makes or changes the classes of a profile.
Said apply_tax_profile(db::Draft&, Instant at, std::string_view code);
// Makes or changes the price of a SKU, now or from a day on. `today` is the latest business day of the stores that it holds
// in: a price that is set now also takes the place of planned ones whose day has come. Whether the SKU exists is for the flow to
// ask. Emits PriceChanged.
Said set_price_on(db::Draft&, Instant at, BusinessDate today, Price const&);
Said set_price(db::Draft&, Instant at, Price const&);
// Takes a planned price back, or a price out of a book.
Said drop_price(db::Draft&, Instant at, Price const&);
// Makes or changes a book; ends it now, for good.
Said put_book(db::Draft&, Instant at, PriceBook const&);
Said end_book(db::Draft&, Instant at, BookId);
Said create_promotion(db::Draft&, Instant at, Promotion const&);
Said change_promotion(db::Draft&, Instant at, Promotion const&);
// What create_promotion() would refuse in a promotion by itself.
[[nodiscard]] std::optional<Refused<PricingRefusal>> fault_of(Promotion const&);
Said end_promotion(db::Draft&, Instant at, PromotionId);
// Mints its uses: a transfer coupon_issuer -> coupon_unused in the ledger.
Said create_coupon(db::Draft&, Instant at, Coupon const&);
Said change_coupon(db::Draft&, Instant at, Coupon const&);
Said end_coupon(db::Draft&, Instant at, CouponId);

// -- what quote is fed with --

struct BasketLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::string_view tax_class;               // the product's
    std::vector<CategoryId> categories = {};  // the product's own and all that it stands in
};

// `cash` asks for cash rounding. Without a version the rules of now count, else those of that pricing version.
struct BasketQuestion final {
    StoreId store;
    std::string_view currency;
    bool has_member = false;
    bool cash = false;
    std::span<BasketLine const> lines;
    std::span<std::string const> coupon_codes;
    Channel channel = Channel::api;
    Moment moment = {};
    std::optional<std::int64_t> version = {};
    bool explain = false;  // also says what is held back and whose prices count, and leaves such coupons out
    Promotion const* trial = nullptr;  // counts as if it were there, in the place of the one with its id
};

enum class BasketRefusal {
    terms_missing,
    wrong_currency,
    unknown_tax_class,
    price_missing,  // no list price for the SKU
    unknown_coupon,
    duplicate_coupon,
    coupon_not_now,  // another store, channel, day or hour
    coupon_for_members
};
BOOST_DESCRIBE_ENUM(BasketRefusal, terms_missing, wrong_currency, unknown_tax_class, price_missing, unknown_coupon,
                    duplicate_coupon, coupon_not_now, coupon_for_members)

// A rule that would touch the basket if it were somewhere else, later, or a member's.
struct HeldBack final {
    std::optional<PromotionId> promotion = {};
    std::optional<CouponId> coupon = {};
    Hold hold{};
};

// A quote::Basket and what its indices mean.
struct PricedBasket final {
    quote::Basket basket;
    std::vector<std::string> tax_classes;  // by quote::Line::tax_class
    std::vector<PromotionId> promotions;   // by the index in Basket::promotions
    std::vector<CouponId> coupons;         // by the index in Basket::coupons
    std::int64_t version = 0;              // of pricing
    // When an explanation was asked for: what is held back, and the list that each line's price is from (nil: the company's).
    std::vector<HeldBack> held_back = {};
    std::vector<Uuid> price_lists = {};
    // "promotion:<id>", "coupon:<id>", "member", "line" or "basket": how a receipt names what took money off.
    [[nodiscard]] std::string rule_text(quote::Share const&) const;
};
// Prices the lines; quantities and amounts are for quote to judge. The first sees what the batch has staged.
Result<PricedBasket, BasketRefusal> basket(db::Draft&, BasketQuestion const&);

// What a SKU costs from a business day on.
struct PriceAhead final {
    BusinessDate starts;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    friend bool operator==(PriceAhead const&, PriceAhead const&) = default;
};
BOOST_DESCRIBE_STRUCT(PriceAhead, (), (starts, price, member_price))

// A rule, since when it is as it is, and whether somebody has ended it.
template <class T>
struct Kept final {
    T value;
    bool is_ended = false;
};

// Everything that a till needs to price alone, or a console to show; a copy as of the last commit, oldest first.
struct PricingView final {
    std::int64_t version = 0;
    Terms terms;  // without a currency while nothing is set
    std::vector<TaxClass> tax_classes;
    std::vector<Promotion> promotions;  // not ended by anybody; their days may be over
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
    // What is set now, books and plans aside: the store's price or the company's; nullptr when there is neither.
    [[nodiscard]] Price const* draft_price(SkuId, StoreId) const;
    [[nodiscard]] Coupon const* draft_coupon(std::string_view code) const;
    [[nodiscard]] Coupon const* draft_coupon(CouponId) const;
    // Whether a promotion or coupon that nobody has ended names the category.
    [[nodiscard]] bool draft_names(CategoryId) const;
    [[nodiscard]] std::int64_t draft_version() const;
    // The version that was in force at a moment, and the moment at which a version was replaced.
    [[nodiscard]] std::int64_t draft_version_at(Instant) const;
    [[nodiscard]] std::optional<Instant> draft_replaced_at(std::int64_t version) const;

    // -- on any thread: as of the last commit --
    // Without a store: the company's price. With one: the store's or the company's. Books and plans aside.
    [[nodiscard]] std::optional<Price> price(SkuId, std::optional<StoreId>) const;
    // What it costs there now, by books and plans, and what it will cost on the days to come.
    [[nodiscard]] std::vector<PriceAhead> prices_ahead(SkuId, StoreId, Channel, BusinessDate today) const;
    [[nodiscard]] std::optional<TaxClass> tax_class(std::string_view code) const;
    [[nodiscard]] std::optional<Coupon> coupon(CouponId) const;
    [[nodiscard]] PricingView view() const;
    [[nodiscard]] std::int64_t version() const;
    [[nodiscard]] std::vector<Kept<PriceBook>> books() const;
    [[nodiscard]] std::vector<Kept<Promotion>> promotions() const;
    [[nodiscard]] std::vector<Kept<Coupon>> coupons() const;
    // How many prices each book has that has any.
    [[nodiscard]] std::map<BookId, std::int64_t> book_sizes() const;
    // The prices of a book, in order of SKU.
    [[nodiscard]] std::vector<Price> prices_of(BookId) const;
    // What is set now for a SKU: by the company, by each of `stores`, and in each book.
    [[nodiscard]] std::vector<Price> prices_of(SkuId, std::span<StoreId const> stores) const;
    // Planned prices that nobody took back, by day.
    [[nodiscard]] std::vector<Price> planned() const;
    [[nodiscard]] Result<PricedBasket, BasketRefusal> basket(BasketQuestion const&) const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

    struct State;  // for pricing.cpp
    [[nodiscard]] State& state() { return *state_; }
    [[nodiscard]] State const& state() const { return *state_; }

private:
    [[nodiscard]] std::optional<Price> only_price(SkuId, StoreId) const;

    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when terms, rates, prices, promotions and coupons are within their bounds and
// the version is that of the newest change.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::pricing
