#include "handlers.h"
#include "question.h"
#include "shapes_hints.h"
#include "survey.h"

#include <algorithm>
#include <set>

namespace zg::api {

namespace {

using insights::Outlook;

// The fewest products that together make half of net sales at the pace that shelves are measured by.
std::set<SkuId> best_sellers(Scene const& scene, Stores const& wanted) {
    insights::MetricQuery query{.metric = insights::Metric::net_sales,
                                .stores = wanted,
                                .currency = currency_of(scene.house),
                                .from = {scene.today.days - scene.rules.pace_days + 1},
                                .to = scene.today,
                                .by = insights::Grouping::total};
    auto const all = scene.reading.insights.metric(query).value().rows.front().value.value_or(0);
    query.by = insights::Grouping::sku;
    query.top = insights::top_max;
    std::set<SkuId> best;
    std::int64_t sum = 0;
    auto const series = scene.reading.insights.metric(query).value();
    for (auto const& row : series.rows) {
        if (2 * sum >= all) break;
        sum += row.value.value_or(0);
        if (auto const sku = SkuId::parse(row.key)) best.insert(*sku);
    }
    return best;
}

// The first row that `is_meant` and how many there are; the rows are in the order of their urgency.
template <class Is>
void pick(std::vector<ShelfRow> const& rows, House const& house, std::optional<ShelfRow>& first, std::int64_t& count,
          Is is_meant) {
    for (auto const& row : rows) {
        if (!is_meant(row)) continue;
        ++count;
        if (first) continue;
        first = row;
        add_name(*first, house);
    }
}

void add_shelves(Hints& hints, Scene const& scene, Stores const& wanted) {
    auto surveys = survey_of(scene);
    auto const best = best_sellers(scene, wanted);
    pick(surveys[Outlook::running_out], scene.house, hints.reorder, hints.reorder_count,
         [&](ShelfRow const& row) { return best.contains(row.sku); });
    pick(surveys[Outlook::unsold], scene.house, hints.mark_down, hints.mark_down_count, [&](ShelfRow const& row) {
        auto const listing = scene.house.catalog.listing(row.sku);
        return listing && listing->product.active;
    });
}

void add_contact(Hints& hints, Scene const& scene, Stores const& wanted, bool may_name) {
    insights::AwayQuery const query{.stores = wanted, .today = scene.today};
    auto const away = scene.reading.insights.members_away(query);
    hints.away_rules = query.rules;
    hints.contact_count = static_cast<std::int64_t>(away.size());
    if (away.empty() || !may_name) return;
    auto const& first = away.front();
    auto const member = in_books(scene.reading, [&](db::Tx& tx) { return members::by_id(tx, first.member); });
    hints.contact = {.member = first.member,
                     .name = member ? member->name : "",
                     .visit_days = first.visit_days,
                     .gap_days = first.gap_days,
                     .last_visit = first.last_visit,
                     .away_days = scene.today.days - first.last_visit.days};
}

}  // namespace

void get_hints(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const scene = scene_of(reading, asked, wanted);
        Hints hints{.as_of = asked.at, .business_date = scene.today, .shelf_rules = scene.rules, .away_rules = {}};
        add_shelves(hints, scene, wanted);
        add_contact(hints, scene, wanted, asked.principal.may(access::Scope::member_lookup));
        return yes(hints);
    });
}

}  // namespace zg::api
