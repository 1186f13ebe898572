#include <zg/reports.h>

#include "rules.h"
#include "words.h"

#include <algorithm>

namespace zg::reports {

namespace {

using paper::Block;
using paper::BlockKind;

constexpr std::size_t best_sellers_max = 10;
constexpr std::size_t exceptions_max = 25;

// One report's words and ways of writing.
class Writer final {
public:
    Writer(Day const& day, Day const& last_week, Heading const& heading, Language language)
        : day_(day), last_week_(last_week), heading_(heading), language_(language) {}

    [[nodiscard]] std::string say(Word which) const { return std::string(word(which, language_)); }
    [[nodiscard]] std::string money(std::int64_t minor) const {
        return money_text({.minor = minor, .digits = heading_.currency_digits});
    }

    [[nodiscard]] Block figures() const {
        auto const basket = day_.basket_value();
        auto const refunded = day_.total.out == 0 ? std::string() : money(-day_.total.out);
        return {.kind = BlockKind::facts,
                .title = say(Word::figures) + " · " + heading_.currency,
                .facts = {{say(Word::net_sales), money(day_.net), compared(day_.net, last_week_.net)},
                          {say(Word::tax), money(day_.tax)},
                          {say(Word::taken), money(day_.total.net())},
                          {say(Word::rounding), money(day_.rounding)},
                          {say(Word::receipts), std::to_string(day_.sales), compared(day_.sales, last_week_.sales)},
                          {say(Word::basket_value), basket ? money(*basket) : "–"},
                          {say(Word::refunds), std::to_string(day_.refunds), refunded},
                          {say(Word::discounts), money(day_.discount)}}};
    }

    [[nodiscard]] Block hours() const {
        Block block{
            .kind = BlockKind::bars, .title = say(Word::hours), .legend = {say(Word::this_day), say(Word::last_week)}};
        for (int offset = 0; offset < 24; ++offset) {
            auto const hour = static_cast<std::size_t>((heading_.first_hour + offset) % 24);
            block.bars.push_back({.label = std::to_string(hour),
                                  .value = day_.hours[hour],
                                  .before = last_week_.hours[hour],
                                  .text = money(day_.hours[hour]),
                                  .before_text = money(last_week_.hours[hour])});
        }
        trim(block.bars);
        return block;
    }

    [[nodiscard]] Block taxes() const {
        Block block{.kind = BlockKind::table,
                    .title = say(Word::tax_by_rate),
                    .columns = {say(Word::tax), say(Word::rate), say(Word::net), say(Word::tax)},
                    .total = {say(Word::total), "", money(day_.net), money(day_.tax)},
                    .text = say(Word::nothing_sold)};
        for (auto const& [key, sum] : day_.taxes) {
            auto const known = heading_.tax_names.find(key.tax_class);
            auto const name =
                known == heading_.tax_names.end() ? std::string_view{} : name_in(known->second, language_);
            block.rows.push_back({{std::string(name.empty() ? key.tax_class : name), rate_text(key.rate_ppm),
                                   money(sum.net), money(sum.tax)}});
        }
        return block;
    }

    [[nodiscard]] Block payments() const {
        Block block{.kind = BlockKind::table,
                    .title = say(Word::tenders),
                    .columns = flow_columns(Word::means),
                    .total = flow(say(Word::total), day_.total),
                    .text = say(Word::nothing_sold)};
        for (std::size_t kind = 0; kind < payment_count; ++kind) {
            auto const& sum = day_.payments[kind];
            if (sum == Flow{}) continue;
            block.rows.push_back({flow(std::string(payment_name(static_cast<Payment>(kind), language_)), sum)});
        }
        return block;
    }

    [[nodiscard]] Block drawers() const {
        Drawer total{.moved = day_.payments[static_cast<std::size_t>(Payment::cash)]};
        for (auto const& [till, drawer] : day_.drawers) total.begun_with += drawer.begun_with;
        Block block{.kind = BlockKind::table,
                    .title = say(Word::drawers),
                    .columns = {say(Word::till), say(Word::begun_with), say(Word::came_in), say(Word::went_back),
                                say(Word::in_drawer)},
                    .total = cash(say(Word::total), total),
                    .text = say(Word::no_cash)};
        for (auto const& [till, drawer] : day_.drawers) block.rows.push_back({cash(till, drawer)});
        return block;
    }

    [[nodiscard]] Block comparison() const {
        Block block{.kind = BlockKind::table,
                    .title = say(Word::comparison),
                    .columns = {say(Word::figure), say(Word::this_day), say(Word::week_before), say(Word::difference)}};
        auto const amount = [&](Word name, std::int64_t now, std::int64_t before) {
            block.rows.push_back({{say(name), money(now), money(before), money(now - before)}});
        };
        auto const count = [&](Word name, std::int64_t now, std::int64_t before) {
            auto const text = [](std::int64_t value) { return money_text({.minor = value, .digits = 0}); };
            block.rows.push_back({{say(name), text(now), text(before), text(now - before)}});
        };
        amount(Word::net_sales, day_.net, last_week_.net);
        count(Word::receipts, day_.sales, last_week_.sales);
        amount(Word::basket_value, day_.basket_value().value_or(0), last_week_.basket_value().value_or(0));
        block.rows.push_back({{say(Word::units), quantity_text(day_.units_milli), quantity_text(last_week_.units_milli),
                               quantity_text(day_.units_milli - last_week_.units_milli)}});
        count(Word::refunds, day_.refunds, last_week_.refunds);
        amount(Word::discounts, day_.discount, last_week_.discount);
        return block;
    }

    [[nodiscard]] Block best_sellers() const {
        Block block{.kind = BlockKind::table,
                    .title = say(Word::best_sellers),
                    .columns = {say(Word::product), say(Word::quantity), say(Word::net)},
                    .text = say(Word::nothing_sold)};
        std::vector<Day::Sku const*> sorted;
        for (auto const& [id, sku] : day_.skus) {
            if (sku.net > 0) sorted.push_back(&sku);
        }
        std::stable_sort(sorted.begin(), sorted.end(), [](auto const* a, auto const* b) { return a->net > b->net; });
        if (sorted.size() > best_sellers_max) sorted.resize(best_sellers_max);
        for (auto const* sku : sorted) {
            auto const name = name_in(sku->names, language_);
            block.rows.push_back(
                {{sku->code + "  " + std::string(name), quantity_text(sku->quantity_milli), money(sku->net)}});
        }
        return block;
    }

    [[nodiscard]] Block exceptions() const {
        Block block{.kind = BlockKind::table,
                    .title = say(Word::exceptions),
                    .columns = {say(Word::receipt), say(Word::what)},
                    .text = say(Word::no_exceptions)};
        for (auto const& each : day_.exceptions) {
            if (block.rows.size() == exceptions_max) break;
            block.rows.push_back({{each.number, std::string(exception_name(each.kind, language_))}});
        }
        if (auto const more = day_.exceptions.size() - block.rows.size(); more > 0) {
            block.rows.push_back({{"…", "+" + std::to_string(more)}});
        }
        return block;
    }

private:
    // "+12.5% against last week (1,200.00)"
    [[nodiscard]] std::string compared(std::int64_t now, std::int64_t before) const {
        auto const change = change_text({.now = now, .before = before});
        return change ? *change + " " + say(Word::against_last_week) : say(Word::nothing_last_week);
    }
    [[nodiscard]] std::vector<std::string> flow_columns(Word first) const {
        return {say(first), say(Word::came_in), say(Word::went_back), say(Word::balance)};
    }
    [[nodiscard]] std::vector<std::string> flow(std::string name, Flow const& sum) const {
        return {std::move(name), money(sum.in), money(-sum.out), money(sum.net())};
    }
    [[nodiscard]] std::vector<std::string> cash(std::string name, Drawer const& drawer) const {
        return {std::move(name), money(drawer.begun_with), money(drawer.moved.in), money(-drawer.moved.out),
                money(drawer.holds())};
    }
    // Hours before the first and after the last that sold anything are left out.
    static void trim(std::vector<paper::Bar>& bars) {
        auto const is_quiet = [](paper::Bar const& bar) { return bar.value == 0 && bar.before == 0; };
        while (!bars.empty() && is_quiet(bars.back())) bars.pop_back();
        bars.erase(bars.begin(), std::find_if_not(bars.begin(), bars.end(), is_quiet));
    }

    Day const& day_;
    Day const& last_week_;
    Heading const& heading_;
    Language language_;
};

}  // namespace

paper::Document day_report(Day const& day, Day const& last_week, Heading const& heading, Language language) {
    Writer const writer(day, last_week, heading, language);
    paper::Document page{.language = std::string(tag(language)),
                         .organisation = heading.company,
                         .title = writer.say(Word::title) + " · " + heading.store_code + " " + heading.store,
                         .subtitle = date_text(heading.date, language),
                         .details = {writer.say(Word::made_at) + " " + heading.made_at, heading.zone},
                         .footer = writer.say(Word::how_counted)};
    if (!day.first_number.empty()) page.details.push_back(day.first_number + " – " + day.last_number);
    page.blocks = {
        writer.figures(),      writer.hours(),      writer.taxes(),
        writer.payments(),     writer.drawers(),    writer.comparison(),
        writer.best_sellers(), writer.exceptions(), {.kind = BlockKind::note, .text = writer.say(Word::drawers_note)}};
    return page;
}

std::string day_report_subject(Heading const& heading, Language language) {
    return std::string(word(Word::title, language)) + " · " + heading.store_code + " " + heading.store + " · " +
           date_text(heading.date, language);
}

}  // namespace zg::reports
