#include <zg/quote.h>

namespace zg::quote {
namespace {

std::string_view subject_name(Subject subject) {
    switch (subject) {
        case Subject::basket: return "";
        case Subject::line: return "lines";
        case Subject::tax_class: return "tax_classes";
        case Subject::promotion: return "promotions";
        case Subject::coupon: return "coupons";
    }
    return "";
}

std::string_view field_name(Field field) {
    switch (field) {
        case Field::none: return "";
        case Field::unit_price: return "unit_price";
        case Field::member_price: return "member_price";
        case Field::quantity_milli: return "quantity_milli";
        case Field::tax_class: return "tax_class";
        case Field::promotion: return "promotion";
        case Field::discount: return "discount";
        case Field::rate_micro: return "rate_micro";
        case Field::count: return "count";
        case Field::free: return "free";
        case Field::spend_min: return "spend_min";
        case Field::sku_scope: return "sku_scope";
        case Field::cash_rounding: return "cash_rounding";
        case Field::lines: return "lines";
        case Field::tax_classes: return "tax_classes";
        case Field::promotions: return "promotions";
        case Field::coupons: return "coupons";
        case Field::mode: return "mode";
        case Field::kind: return "kind";
        case Field::value: return "value";
        case Field::steps: return "steps";
        case Field::parts: return "parts";
        case Field::stacking: return "stacking";
        case Field::priority: return "priority";
    }
    return "";
}

}  // namespace

std::string field_path(Refusal const& refusal) {
    std::string path{subject_name(refusal.subject)};
    if (refusal.subject != Subject::basket) path += "[" + std::to_string(refusal.index) + "]";
    auto const field = field_name(refusal.field);
    if (!path.empty() && !field.empty()) path += ".";
    path += field;
    return path;
}

std::string_view code_name(QuoteRefusal code) {
    switch (code) {
        case QuoteRefusal::malformed: return "malformed";
        case QuoteRefusal::too_many_lines: return "too_many_lines";
        case QuoteRefusal::too_many_rules: return "too_many_rules";
        case QuoteRefusal::quantity_zero: return "quantity_zero";
        case QuoteRefusal::price_negative: return "price_negative";
        case QuoteRefusal::amount_too_large: return "amount_too_large";
        case QuoteRefusal::unknown_tax_class: return "unknown_tax_class";
        case QuoteRefusal::bad_rate: return "bad_rate";
        case QuoteRefusal::bad_discount: return "bad_discount";
        case QuoteRefusal::bad_promotion: return "bad_promotion";
        case QuoteRefusal::bad_coupon: return "bad_coupon";
        case QuoteRefusal::bad_rounding: return "bad_rounding";
        case QuoteRefusal::unknown_line: return "unknown_line";
    }
    return "";
}

}  // namespace zg::quote
