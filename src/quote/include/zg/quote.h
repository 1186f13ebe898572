#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <zg/money.h>

// What a basket costs. Pure: no clock, no tables, no state. The server and the till (as WebAssembly) run this same source.
// All amounts are int64 minor units of the basket's one currency, all quantities milli.
namespace zg::quote {

// -- what goes in --

// `inside`: the price contains the tax (shelf prices in most shops). `outside`: the tax is added to the price.
enum class TaxMode : std::uint8_t { inside = 0, outside = 1 };

// One line has one class. Two taxes on one line (state and city) are one class with the sum of their rates.
struct TaxClass final {
    std::int64_t rate_micro = 0;  // 1/1,000,000: 13 % = 130,000. At most rate_micro_max
    TaxMode mode = TaxMode::inside;
};

struct Discount final {
    enum class Kind : std::uint8_t { none = 0, amount = 1, percent = 2 };
    Kind kind = Kind::none;
    std::int64_t value = 0;  // amount: minor units. percent: 1/10,000, 12.5 % = 1250
};

// What a promotion gives. Numbers cross the wire: never change or reuse one.
//   buy_n_get_m  of all whole units in its lines, each full set of count + free makes the `free` cheapest free
//   bundle       `value` for each full set that has Part::count whole units of every part, the dearest units first; with one
//                part this is n for a price (3 for 20.00). A set that would cost less without it is none
//   percent      value / 10,000 off each line
//   amount       `value` off each whole unit of measure, line by line
//   tiered       the discount of the highest step that its lines reach, in quantity or in spend
enum class PromotionKind : std::uint8_t { buy_n_get_m = 1, bundle = 2, percent = 3, amount = 4, tiered = 5 };

// What else a line may have that this promotion took something off.
//   one_per_line  no other one_per_line promotion of the same round; whatever stacks
//   stacks        everything but exclusive promotions
//   exclusive     no other promotion at all, and no coupon
enum class Stacking : std::uint8_t { one_per_line = 0, stacks = 1, exclusive = 2 };

// What the steps of a tiered promotion count: milli of units, or what its lines come to at that moment.
enum class Measure : std::uint8_t { quantity = 0, spend = 1 };

struct Step final {
    std::int64_t from = 0;
    Discount discount;  // of all its lines together
};

struct Part final {
    std::int64_t count = 1;           // whole units in one set; of bundles only
    std::vector<std::int64_t> lines;  // indices into Basket::lines, rising; a line is in one part at most
};

// Which promotions a basket has, whose they are and when is for others to know: what comes here is in force.
struct Promotion final {
    PromotionKind kind = PromotionKind::buy_n_get_m;
    std::int64_t priority = 0;  // the higher comes first; of equals the one that saves most, then the first
    Stacking stacking = Stacking::one_per_line;
    std::int64_t count = 1;
    std::int64_t free = 1;
    std::int64_t value = 0;
    Measure measure = Measure::quantity;
    bool repeats = false;     // tiered: the amount of the one step, as often as it is reached (10.00 off every 100.00)
    std::vector<Step> steps;  // tiered: `from` rises
    std::vector<Part> parts;  // one; several in a bundle
};

struct Coupon final {
    Discount discount;
    std::int64_t spend_min = 0;           // over the lines it may touch, after all discounts that are not coupons
    std::vector<std::int64_t> sku_scope;  // empty: every line
    bool with_promotions = true;          // false: it leaves lines alone that a promotion took something off
    bool with_coupons = true;             // false: it is the only coupon of the basket
};

inline constexpr std::int64_t no_member_price = -1;

struct Line final {
    std::int64_t sku = 0;  // any number that is equal for equal SKUs; coupons with a scope name it
    std::int64_t unit_price = 0;
    std::int64_t member_price = no_member_price;
    std::int64_t quantity_milli = 0;
    std::int64_t tax_class = 0;  // index into Basket::tax_classes
    Discount discount;
};

// Increment 5 rounds the total to 0.05, 10 to 0.10; 0: the total stays as it is (not paid in cash).
struct CashRounding final {
    std::int64_t increment = 0;
    Rounding rounding = Rounding::half_up;
};

struct Basket final {
    bool has_member = false;
    CashRounding cash_rounding;
    Discount discount;
    std::vector<TaxClass> tax_classes;
    std::vector<Promotion> promotions;
    std::vector<Coupon> coupons;  // applied in this order
    std::vector<Line> lines;
};

inline constexpr std::size_t line_count_max = 1000;
inline constexpr std::size_t rule_count_max = 200;    // of tax classes, of promotions and of coupons
inline constexpr std::size_t scope_count_max = 1000;  // SKUs of one coupon
inline constexpr std::size_t step_count_max = 20;
inline constexpr std::size_t part_count_max = 20;
inline constexpr std::int64_t rate_micro_max = 10'000'000;
inline constexpr std::int64_t percent_max = 10'000;
inline constexpr std::int64_t set_count_max = 1000;                // Promotion::count and ::free, Part::count
inline constexpr std::int64_t amount_max = 9'007'199'254'740'991;  // 2^53 - 1, of any price, quantity and total

// -- what comes out --

// Why a line costs less than its gross. They are applied in this order, each on what the ones before it left; promotions that
// count spend come after the line discounts. Numbers cross the wire and are stored with receipts: never change or reuse one.
enum class Rule : std::uint8_t { member_price = 1, promotion = 2, line_discount = 3, basket_discount = 4, coupon = 5 };

// One line's exact part of one discount. Over all lines the parts of a discount sum to it.
struct Share final {
    Rule rule{};
    std::int64_t rule_index = 0;  // which promotion or coupon of the basket; 0 for the other rules
    std::int64_t amount = 0;      // > 0
    friend bool operator==(Share const&, Share const&) = default;
};

// gross - discount = amount, as priced. net + tax = total, the tax taken out of the amount (inside) or added to it (outside).
struct QuotedLine final {
    std::int64_t gross = 0;  // round_half_up(unit_price * quantity_milli / 1000)
    std::int64_t discount = 0;
    std::int64_t amount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0;
    std::uint32_t share_begin = 0;  // into Quoted::shares
    std::uint32_t share_count = 0;
    friend bool operator==(QuotedLine const&, QuotedLine const&) = default;
};

// One per tax class of the basket, in its order. tax = round_half_up(amount * rate / 1) outside, round_half_up(amount *
// rate / (1 + rate)) inside, computed once over the sum of the class's lines and then allocated to them.
struct QuotedTax final {
    std::int64_t amount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    friend bool operator==(QuotedTax const&, QuotedTax const&) = default;
};

// What a promotion of the basket came to, and what its next set or step lacks: "one more, and one is free".
enum class Missing : std::uint8_t {
    nothing = 0,     // there is no higher step
    units = 1,       // missing_count milli, of the part missing_part
    spend = 2,       // missing_count minor units
    lines_taken = 3  // other promotions have all of its lines
};
struct QuotedPromotion final {
    std::int64_t amount = 0;
    Missing missing = Missing::nothing;
    std::int64_t missing_count = 0;
    std::int64_t missing_part = 0;
    friend bool operator==(QuotedPromotion const&, QuotedPromotion const&) = default;
};

// A coupon that could not be used is no refusal: the basket is priced without it and says why.
enum class CouponUse : std::uint8_t {
    used = 0,
    no_matching_line = 1,
    below_spend_min = 2,
    nothing_left = 3,
    not_with_coupons = 4,    // it or the one before it goes alone
    not_with_promotions = 5  // promotions have all lines that it could touch
};
struct QuotedCoupon final {
    CouponUse use = CouponUse::used;
    std::int64_t amount = 0;
    friend bool operator==(QuotedCoupon const&, QuotedCoupon const&) = default;
};

// gross - discount + tax_outside + rounding = total, and net + tax_inside + tax_outside + rounding = total.
struct Totals final {
    std::int64_t gross = 0;
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax_inside = 0;
    std::int64_t tax_outside = 0;
    std::int64_t rounding = 0;  // what cash rounding added, may be below zero; a line of its own on the receipt
    std::int64_t total = 0;     // to be paid
    [[nodiscard]] std::int64_t tax() const { return tax_inside + tax_outside; }
    friend bool operator==(Totals const&, Totals const&) = default;
};

struct Quoted final {
    Totals totals;
    std::vector<QuotedLine> lines;  // one per line of the basket, in its order
    std::vector<Share> shares;      // grouped by line, within a line in order of application
    std::vector<QuotedTax> taxes;
    std::vector<QuotedPromotion> promotions;  // one per promotion of the basket
    std::vector<QuotedCoupon> coupons;        // one per coupon of the basket
    [[nodiscard]] std::span<Share const> shares_of(QuotedLine const& line) const {
        return std::span{shares}.subspan(line.share_begin, line.share_count);
    }
    friend bool operator==(Quoted const&, Quoted const&) = default;
};

// Every "no". Numbers cross the wire: never change or reuse one.
enum class QuoteRefusal : std::uint8_t {
    malformed = 1,  // the wire form cannot be read, or a kind or mode in it is unknown
    too_many_lines = 2,
    too_many_rules = 3,
    quantity_zero = 4,  // zero or below
    price_negative = 5,
    amount_too_large = 6,
    unknown_tax_class = 7,
    bad_rate = 8,      // below zero or above rate_micro_max
    bad_discount = 9,  // an amount below zero, a percentage outside 0 … percent_max
    // 10 was a line that named a promotion which was not there.
    bad_promotion = 11,  // a kind, number, step or part that is none
    bad_coupon = 12,     // spend_min below zero
    bad_rounding = 13,   // increment below zero or above amount_max
    unknown_line = 14    // a promotion names a line that is not there, or one twice
};

enum class Subject : std::uint8_t { basket = 0, line = 1, tax_class = 2, promotion = 3, coupon = 4 };
enum class Field : std::uint8_t {
    none = 0,
    unit_price = 1,
    member_price = 2,
    quantity_milli = 3,
    tax_class = 4,
    promotion = 5,
    discount = 6,
    rate_micro = 7,
    count = 8,
    free = 9,
    spend_min = 10,
    sku_scope = 11,
    cash_rounding = 12,
    lines = 13,
    tax_classes = 14,
    promotions = 15,
    coupons = 16,
    mode = 17,
    kind = 18,
    value = 19,
    steps = 20,
    parts = 21,
    stacking = 22,
    priority = 23
};

struct Refusal final {
    QuoteRefusal code{};
    Subject subject = Subject::basket;
    std::int64_t index = 0;  // of the line, tax class, promotion or coupon
    Field field = Field::none;
    friend bool operator==(Refusal const&, Refusal const&) = default;
};

// "lines[2].quantity_milli", "cash_rounding"; empty when the whole basket is meant.
[[nodiscard]] std::string field_path(Refusal const&);
// "quantity_zero"
[[nodiscard]] std::string_view code_name(QuoteRefusal);

class [[nodiscard]] Answer final {
public:
    Answer(Quoted quoted) : state_(std::move(quoted)) {}
    Answer(Refusal refusal) : state_(refusal) {}
    explicit operator bool() const noexcept { return state_.index() == 0; }
    Quoted const& operator*() const { return quoted(); }
    Quoted const* operator->() const { return &quoted(); }
    [[nodiscard]] Quoted const& quoted() const {
        ZG_ASSERT(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    [[nodiscard]] Refusal const& refused() const {
        ZG_ASSERT(state_.index() == 1);
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<Quoted, Refusal> state_;
};

// Any input whatsoever gets an answer. Lines and rules are checked in order, so the first thing wrong is the one reported.
Answer quote(Basket const&);

}  // namespace zg::quote
