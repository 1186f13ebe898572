// The written cases of spec/cases against the native build. web/packages/core/kernel/cases.test.ts runs the same files against
// the WebAssembly build through the till's binding.
#include <zg/quote.h>

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace zg::quote {
namespace {

namespace json = boost::json;

std::int64_t number(json::object const& object, char const* key, std::int64_t otherwise) {
    auto const* found = object.if_contains(key);
    return found ? found->as_int64() : otherwise;
}

Discount discount_from(json::object const& holder) {
    auto const* found = holder.if_contains("discount");
    if (!found) return {};
    if (auto const* amount = found->as_object().if_contains("amount")) {
        return {Discount::Kind::amount, amount->as_int64()};
    }
    return {Discount::Kind::percent, found->at("percent").as_int64()};
}

Rounding rounding_from(json::value const& name) {
    static std::map<std::string_view, Rounding> const names{{"half_up", Rounding::half_up},
                                                            {"half_even", Rounding::half_even},
                                                            {"down", Rounding::down},
                                                            {"up", Rounding::up}};
    return names.at(std::string_view{name.as_string()});
}

json::array list(json::object const& object, char const* key) {
    auto const* found = object.if_contains(key);
    return found ? found->as_array() : json::array{};
}

bool flag(json::object const& object, char const* key, bool otherwise) {
    auto const* found = object.if_contains(key);
    return found ? found->as_bool() : otherwise;
}

std::vector<std::int64_t> numbers(json::object const& object, char const* key) {
    std::vector<std::int64_t> read;
    for (auto const& item : list(object, key)) read.push_back(item.as_int64());
    return read;
}

PromotionKind kind_from(std::string_view name) {
    static std::map<std::string_view, PromotionKind> const names{{"buy_n_get_m", PromotionKind::buy_n_get_m},
                                                                 {"bundle", PromotionKind::bundle},
                                                                 {"percent", PromotionKind::percent},
                                                                 {"amount", PromotionKind::amount},
                                                                 {"tiered", PromotionKind::tiered}};
    return names.at(name);
}

Stacking stacking_from(json::object const& promotion) {
    static std::map<std::string_view, Stacking> const names{
        {"one_per_line", Stacking::one_per_line}, {"stacks", Stacking::stacks}, {"exclusive", Stacking::exclusive}};
    auto const* found = promotion.if_contains("stacking");
    return found ? names.at(std::string_view{found->as_string()}) : Stacking::one_per_line;
}

// Left out: what a promotion of its kind does not use. `lines` is short for one part with these lines.
Promotion promotion_from(json::object const& source) {
    Promotion promotion{.kind = kind_from(std::string_view{source.at("kind").as_string()}),
                        .priority = number(source, "priority", 0),
                        .stacking = stacking_from(source),
                        .count = number(source, "count", 1),
                        .free = number(source, "free", 1),
                        .value = number(source, "value", 0),
                        .repeats = flag(source, "repeats", false)};
    if (source.contains("measure") && source.at("measure").as_string() == "spend") promotion.measure = Measure::spend;
    for (auto const& step : list(source, "steps")) {
        promotion.steps.push_back({step.at("from").as_int64(), discount_from(step.as_object())});
    }
    for (auto const& part : list(source, "parts")) {
        promotion.parts.push_back({number(part.as_object(), "count", 1), numbers(part.as_object(), "lines")});
    }
    if (promotion.parts.empty()) {
        promotion.parts.push_back({number(source, "units", 1), numbers(source, "lines")});
    }
    return promotion;
}

// Lines name SKUs as people do; the kernel wants numbers that are equal for equal SKUs.
class Skus final {
public:
    std::int64_t operator()(json::value const& name) {
        return numbers_.emplace(name.as_string().c_str(), static_cast<std::int64_t>(numbers_.size())).first->second;
    }

private:
    std::map<std::string, std::int64_t> numbers_;
};

Basket basket_from(json::object const& source) {
    Skus skus;
    Basket basket;
    if (auto const* member = source.if_contains("has_member")) basket.has_member = member->as_bool();
    basket.discount = discount_from(source);
    if (auto const* cash = source.if_contains("cash_rounding")) {
        basket.cash_rounding = {cash->at("increment").as_int64(), rounding_from(cash->at("rounding"))};
    }
    for (auto const& tax : list(source, "tax_classes")) {
        auto const inside = tax.at("mode").as_string() == "inside";
        basket.tax_classes.push_back({tax.at("rate_micro").as_int64(), inside ? TaxMode::inside : TaxMode::outside});
    }
    if (basket.tax_classes.empty()) basket.tax_classes.push_back({});
    for (auto const& item : list(source, "promotions")) basket.promotions.push_back(promotion_from(item.as_object()));
    for (auto const& item : list(source, "coupons")) {
        auto const& coupon = item.as_object();
        auto& added = basket.coupons.emplace_back(Coupon{discount_from(coupon), number(coupon, "spend_min", 0), {}});
        added.with_promotions = flag(coupon, "with_promotions", true);
        added.with_coupons = flag(coupon, "with_coupons", true);
        for (auto const& sku : list(coupon, "sku_scope")) added.sku_scope.push_back(skus(sku));
    }
    for (auto const& item : list(source, "lines")) {
        auto const& line = item.as_object();
        basket.lines.push_back({.sku = skus(line.at("sku")),
                                .unit_price = line.at("unit_price").as_int64(),
                                .member_price = number(line, "member_price", no_member_price),
                                .quantity_milli = number(line, "quantity_milli", 1000),
                                .tax_class = number(line, "tax_class", 0),
                                .discount = discount_from(line)});
    }
    return basket;
}

char const* rule_name(Rule rule) {
    switch (rule) {
        case Rule::member_price: return "member_price";
        case Rule::promotion: return "promotion";
        case Rule::line_discount: return "line_discount";
        case Rule::basket_discount: return "basket_discount";
        case Rule::coupon: return "coupon";
    }
    return "";
}

char const* use_name(CouponUse use) {
    switch (use) {
        case CouponUse::used: return "used";
        case CouponUse::no_matching_line: return "no_matching_line";
        case CouponUse::below_spend_min: return "below_spend_min";
        case CouponUse::nothing_left: return "nothing_left";
        case CouponUse::not_with_coupons: return "not_with_coupons";
        case CouponUse::not_with_promotions: return "not_with_promotions";
    }
    return "";
}

char const* missing_name(Missing missing) {
    switch (missing) {
        case Missing::nothing: return "nothing";
        case Missing::units: return "units";
        case Missing::spend: return "spend";
        case Missing::lines_taken: return "lines_taken";
    }
    return "";
}

json::object shown(QuotedPromotion const& promotion) {
    return {{"amount", promotion.amount},
            {"missing", missing_name(promotion.missing)},
            {"missing_count", promotion.missing_count},
            {"missing_part", promotion.missing_part}};
}

json::object shown(Quoted const& quoted, QuotedLine const& line) {
    json::array shares;
    for (auto const& share : quoted.shares_of(line)) {
        shares.push_back(json::array{rule_name(share.rule), share.rule_index, share.amount});
    }
    return {{"gross", line.gross}, {"discount", line.discount}, {"amount", line.amount}, {"net", line.net},
            {"tax", line.tax},     {"total", line.total},       {"shares", shares}};
}

// Every key that the case writes must be there; what it leaves out it does not care about.
void expect_written(json::value const& written, json::object const& actual) {
    for (auto const& [key, value] : written.as_object()) {
        auto const* found = actual.if_contains(key);
        ASSERT_NE(found, nullptr) << key;
        EXPECT_EQ(json::serialize(value), json::serialize(*found)) << key;
    }
}

void expect_list(json::object const& expected, char const* key, std::vector<json::object> const& actual) {
    auto const* written = expected.if_contains(key);
    if (!written) return;
    ASSERT_EQ(written->as_array().size(), actual.size()) << key;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        SCOPED_TRACE(std::string{key} + "[" + std::to_string(i) + "]");
        expect_written(written->as_array()[i], actual[i]);
    }
}

void expect_quoted(json::object const& expected, Quoted const& quoted) {
    // Of the totals an amount that is left out is zero.
    auto const& totals = quoted.totals;
    json::object const actual{{"gross", totals.gross},
                              {"discount", totals.discount},
                              {"net", totals.net},
                              {"tax_inside", totals.tax_inside},
                              {"tax_outside", totals.tax_outside},
                              {"rounding", totals.rounding},
                              {"total", totals.total}};
    auto const& written = expected.at("totals").as_object();
    for (auto const& [key, value] : actual) EXPECT_EQ(value.as_int64(), number(written, key.data(), 0)) << key;
    expect_written(written, actual);

    std::vector<json::object> lines;
    for (auto const& line : quoted.lines) lines.push_back(shown(quoted, line));
    expect_list(expected, "lines", lines);
    std::vector<json::object> taxes;
    for (auto const& tax : quoted.taxes) taxes.push_back({{"amount", tax.amount}, {"net", tax.net}, {"tax", tax.tax}});
    expect_list(expected, "taxes", taxes);
    std::vector<json::object> promotions;
    for (auto const& promotion : quoted.promotions) promotions.push_back(shown(promotion));
    expect_list(expected, "promotions", promotions);
    std::vector<json::object> coupons;
    for (auto const& coupon : quoted.coupons) {
        coupons.push_back({{"use", use_name(coupon.use)}, {"amount", coupon.amount}});
    }
    expect_list(expected, "coupons", coupons);
}

std::size_t run_file(std::filesystem::path const& path) {
    std::ifstream file{path};
    std::stringstream text;
    text << file.rdbuf();
    auto const cases = json::parse(text.str()).as_array();
    for (auto const& one : cases) {
        SCOPED_TRACE(path.filename().string() + ": " + one.at("name").as_string().c_str());
        EXPECT_TRUE(Currency::parse(std::string_view{one.at("currency").as_string()}));
        auto const answer = quote(basket_from(one.at("basket").as_object()));
        auto const& expected = one.at("expect").as_object();
        auto const* refused = expected.if_contains("refused");
        EXPECT_EQ(refused == nullptr, static_cast<bool>(answer));
        if (answer && !refused) expect_quoted(expected, *answer);
        if (answer || !refused) continue;
        EXPECT_EQ(std::string_view{refused->as_string()}, code_name(answer.refused().code));
        EXPECT_EQ(std::string_view{expected.at("field").as_string()}, field_path(answer.refused()));
    }
    return cases.size();
}

TEST(QuoteCases, EveryWrittenCaseHolds) {
    auto const* root = std::getenv("ZG_SOURCE_DIR");
    ASSERT_NE(root, nullptr) << "ZG_SOURCE_DIR names the source folder";
    std::size_t count = 0;
    for (auto const* folder : {"price", "tax", "rounding", "promotion"}) {
        for (auto const& entry :
             std::filesystem::directory_iterator{std::filesystem::path{root} / "spec/cases" / folder}) {
            if (entry.path().extension() == ".json") count += run_file(entry.path());
        }
    }
    EXPECT_GE(count, 90U);
}

}  // namespace
}  // namespace zg::quote
