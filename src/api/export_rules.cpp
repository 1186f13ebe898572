#include "export_lists.h"
#include "export_values.h"
#include "v1/rule_lists.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace zg::api {

namespace {

Result<RuleQuery, Problem> wanted_rules(Call const& call, ExportFilters const& filters) {
    RuleQuery query{.stores = filters.stores, .at = call.at};
    if (!filters.state) return query;
    query.state = enum_of<RuleState>(*filters.state);
    if (!query.state) return Refused{Problem{.code = "bad_value", .field = "state"}};
    return query;
}

Row names_of(Names const& names) {
    return {text(names.zh_hant.value_or("")), text(names.zh_hans.value_or("")), text(names.en.value_or("")),
            text(names.pt.value_or(""))};
}

void add(Row& row, Row more) { std::move(more.begin(), more.end(), std::back_inserter(row)); }

Cell day(std::optional<BusinessDate> const& date) { return text(date ? date->text() : ""); }
// What a rule of another kind does not have.
Cell unless_zero(std::int64_t value, int digits) { return value == 0 ? Cell{} : number(value, digits); }

// Goods by their codes, categories by their names.
class Goods final {
public:
    explicit Goods(Context const& context) : context_(context) {}
    [[nodiscard]] std::vector<std::string> codes(std::vector<SkuId> const& skus) const {
        std::vector<std::string> out;
        for (auto const sku : skus) {
            if (auto const listing = context_.call.house.catalog.listing(sku)) out.push_back(listing->product.code);
        }
        return out;
    }
    [[nodiscard]] std::vector<std::string> names(std::vector<CategoryId> const& categories) const {
        std::vector<std::string> out;
        for (auto const id : categories) {
            if (auto const category = context_.call.house.catalog.category(id))
                out.push_back(context_.name(category->names));
        }
        return out;
    }

private:
    Context const& context_;
};

Cell channels_of(Context const& context, std::optional<std::vector<pricing::Channel>> const& channels) {
    if (!channels) return context.word(Word::all);
    std::vector<std::string> out;
    for (auto const channel : *channels) out.emplace_back(said(channel, context.call.language));
    return text(joined(out));
}

std::string hours_text(pricing::Hours const& hours, Language language) {
    std::string days;
    for (auto const weekday : hours.weekdays) {
        if (!days.empty()) days += ' ';
        days += weekday_said(weekday, language);
    }
    auto const span = fmt::format("{:02}:{:02}–{:02}:{:02}", hours.from_minute / 60, hours.from_minute % 60,
                                  hours.to_minute / 60, hours.to_minute % 60);
    return days.empty() ? span : days + " " + span;
}

Row reach_cells(Context const& context, pricing::Reach const& reach) {
    std::vector<std::string> hours;
    for (auto const& span : reach.hours) hours.push_back(hours_text(span, context.call.language));
    return {context.yes_or_no(reach.members_only),
            context.store_codes(reach.stores),
            channels_of(context, reach.channels),
            day(reach.starts),
            day(reach.ends),
            text(joined(hours))};
}

// "3: 10 %", "100.00: 5.00": from where a step holds, and what it takes off.
std::string steps_text(Context const& context, pricing::Promotion const& promotion) {
    std::vector<std::string> steps;
    for (auto const& step : promotion.steps) {
        auto const from =
            promotion.measure == pricing::Measure::quantity ? quantity(step.from) : number(step.from, context.digits);
        auto const off = step.percent_e2 != 0 ? short_number(step.percent_e2, 2, 0).text + " %"
                                              : number(step.amount, context.digits).text;
        steps.push_back(from.text + ": " + off);
    }
    return joined(steps);
}

// "2 × A-1 / A-2": how many of which goods.
std::string parts_text(Goods const& goods, pricing::Promotion const& promotion) {
    std::vector<std::string> parts;
    for (auto const& part : promotion.parts) {
        auto any_of = goods.codes(part.skus);
        for (auto& name : goods.names(part.categories)) any_of.push_back(std::move(name));
        parts.push_back(fmt::format("{} × {}", part.count, fmt::join(any_of, " / ")));
    }
    return joined(parts);
}

}  // namespace

Failed export_promotions(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    auto const wanted = wanted_rules(call, filters);
    if (!wanted) return wanted.reason();
    Context context(call, writer);
    Goods const goods(context);
    context.head({Word::state,     Word::kind,     Word::name_zh_hant, Word::name_zh_hans, Word::name_en,
                  Word::name_pt,   Word::percent,  Word::amount,       Word::buy,          Word::free,
                  Word::spend_min, Word::goods,    Word::categories,   Word::steps,        Word::repeats,
                  Word::parts,     Word::priority, Word::stacking,     Word::members_only, Word::stores,
                  Word::channels,  Word::starts,   Word::ends,         Word::hours});
    for (auto const& [state, promotion] : promotion_list(call.house, *wanted).items) {
        Row row = {text(said(state, call.language)), text(said(promotion.kind, call.language))};
        add(row, names_of(promotion.names));
        add(row, {unless_zero(promotion.percent_e2, 2), unless_zero(promotion.amount, context.digits),
                  unless_zero(promotion.buy, 0), unless_zero(promotion.free, 0),
                  unless_zero(promotion.spend_min, context.digits), text(joined(goods.codes(promotion.skus))),
                  text(joined(goods.names(promotion.categories))), text(steps_text(context, promotion)),
                  promotion.repeats ? context.yes_or_no(true) : Cell{}, text(parts_text(goods, promotion)),
                  number(promotion.priority, 0), text(said(promotion.stacking, call.language))});
        add(row, reach_cells(context, promotion.reach));
        writer.row(row);
    }
    return {};
}

Failed export_coupons(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    auto const wanted = wanted_rules(call, filters);
    if (!wanted) return wanted.reason();
    Context context(call, writer);
    Goods const goods(context);
    context.head(
        {Word::state,           Word::code,         Word::kind,         Word::name_zh_hant, Word::name_zh_hans,
         Word::name_en,         Word::name_pt,      Word::percent,      Word::amount,       Word::spend_min,
         Word::goods,           Word::categories,   Word::uses,         Word::uses_left,    Word::uses_per_member,
         Word::with_promotions, Word::with_coupons, Word::members_only, Word::stores,       Word::channels,
         Word::starts,          Word::ends,         Word::hours});
    for (auto const& [state, coupon] : coupon_list(call.house, *wanted).items) {
        Row row = {text(said(state, call.language)), text(coupon.code), text(said(coupon.kind, call.language))};
        add(row, names_of(coupon.names));
        add(row, {unless_zero(coupon.percent_e2, 2), unless_zero(coupon.amount, context.digits),
                  unless_zero(coupon.min_spend, context.digits),
                  text(joined(goods.codes(coupon.skus.value_or(std::vector<SkuId>{})))),
                  text(joined(goods.names(coupon.categories))), number(coupon.uses, 0), number(coupon.uses_left, 0),
                  unless_zero(coupon.uses_per_member, 0), context.yes_or_no(coupon.with_promotions),
                  context.yes_or_no(coupon.with_coupons)});
        add(row, reach_cells(context, coupon.reach));
        writer.row(row);
    }
    return {};
}

Failed export_price_books(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    auto const wanted = wanted_rules(call, filters);
    if (!wanted) return wanted.reason();
    Context context(call, writer);
    context.head({Word::state, Word::price_book, Word::stores, Word::channels, Word::starts, Word::ends, Word::code,
                  Word::name, Word::from, Word::price, Word::member_price});
    for (auto const& [state, book, price_count] : book_list(call.house, *wanted).items) {
        Row const of_book = {text(said(state, call.language)),
                             text(context.name(book.names)),
                             context.store_codes(book.stores),
                             channels_of(context, book.channels),
                             day(book.starts),
                             day(book.ends)};
        auto const prices = prices_of_book(call.house, book.id);
        if (prices.empty()) {
            Row row = of_book;
            row.resize(row.size() + 5);
            writer.row(row);
        }
        for (auto const& price : prices) {
            Row row = of_book;
            add(row, {text(price.code), text(context.name(price.names)), day(price.starts),
                      number(price.price, context.digits), number(price.member_price, context.digits)});
            writer.row(row);
        }
    }
    return {};
}

Failed export_planned_prices(Reading&, Call& call, ExportFilters const& filters, sheets::Writer& writer) {
    Context context(call, writer);
    context.head({Word::code, Word::name, Word::price_book, Word::store, Word::from, Word::price, Word::member_price});
    auto const books = call.house.pricing.books();
    auto const book_name = [&](std::optional<BookId> const& id) {
        auto const book =
            std::find_if(books.begin(), books.end(), [&](auto const& each) { return each.value.id == id; });
        return book == books.end() ? std::string() : context.name(book->value.names);
    };
    for (auto const& price : planned_prices(call.house, {.stores = filters.stores, .at = call.at}).items) {
        auto const store = price.store  ? text(context.store_name(*price.store))
                           : price.book ? Cell{}
                                        : context.word(Word::company);
        writer.row({text(price.code), text(context.name(price.names)), text(book_name(price.book)), store,
                    day(price.starts), number(price.price, context.digits),
                    number(price.member_price, context.digits)});
    }
    return {};
}

Failed export_taxes(Reading&, Call& call, ExportFilters const&, sheets::Writer& writer) {
    constexpr int percent_digits = 4;  // 1/1,000,000 as a percentage
    Context context(call, writer);
    context.head({Word::code, Word::name_zh_hant, Word::name_zh_hans, Word::name_en, Word::name_pt, Word::rate,
                  Word::rate_changes});
    for (auto const& tax_class : call.house.pricing.view().tax_classes) {
        std::vector<std::string> changes;
        for (auto const& change : tax_class.changes) {
            changes.push_back(change.starts.text() + ": " + short_number(change.rate_ppm, percent_digits, 0).text);
        }
        Row row = {text(tax_class.code)};
        add(row, names_of(tax_class.names));
        add(row, {short_number(tax_class.rate_ppm, percent_digits, 0), text(joined(changes))});
        writer.row(row);
    }
    return {};
}

}  // namespace zg::api
