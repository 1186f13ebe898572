#include <zg/insights.h>

#include "snapshot.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace zg::insights {

Place place_of(ReceiptRow const& row) {
    return {.date = row.summary.business_date, .at = row.summary.at, .receipt = row.summary.id};
}

bool ReceiptFilter::holds(ReceiptRow const& row) const {
    if (stores && std::find(stores->begin(), stores->end(), row.summary.store) == stores->end()) return false;
    if (hour && *hour != row.hour) return false;
    if (weekday && *weekday != row.summary.business_date.weekday()) return false;
    if (member && member != row.summary.member) return false;
    if (numbers && std::find(numbers->begin(), numbers->end(), row.summary.number) == numbers->end()) return false;
    if (kind && *kind != row.summary.kind) return false;
    if (total_min && row.summary.total < *total_min) return false;
    if (total_max && row.summary.total > *total_max) return false;
    return !sku || row.has(*sku);
}

namespace {

// The id that is greater than all others: with it a place is the very end of its moment.
constexpr ReceiptId id_max = [] {
    ReceiptId id{};
    for (auto& byte : id.uuid.bytes) byte = 0xFF;
    return id;
}();
constexpr std::int64_t ms_max = std::numeric_limits<std::int64_t>::max();
Place end_of(BusinessDate date) { return {.date = date, .at = {ms_max}, .receipt = id_max}; }

// "<day>_<milliseconds>_<receipt>", the place of the last receipt of the page before.
std::string cursor_of(Place const& place) {
    return std::to_string(place.date.days) + "_" + std::to_string(place.at.ms) + "_" + place.receipt.text();
}

template <class Integer>
bool take_integer(std::string_view& text, Integer& into) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    auto const length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || length == text.size() || *end != '_') return false;
    text.remove_prefix(length + 1);
    return true;
}

std::optional<Place> parse_cursor(std::string_view text) {
    Place place;
    if (!take_integer(text, place.date.days) || !take_integer(text, place.at.ms)) return std::nullopt;
    auto const receipt = ReceiptId::parse(text);
    if (!receipt) return std::nullopt;
    place.receipt = *receipt;
    return place;
}

struct Search final {
    ReceiptFilter filter;
    Days days;
    Place before;
    std::size_t count_max;  // one more than the page, to know whether there is another
};

bool newer(ReceiptRow const& a, ReceiptRow const& b) { return place_of(a) > place_of(b); }

bool within(Days days, BusinessDate date) { return date >= days.from && date <= days.to; }

void add_delta(std::vector<ReceiptRow>& found, Search const& search, Delta const& delta) {
    for (auto const& [key, day] : delta.days) {
        if (!within(search.days, key.date)) continue;
        for (auto const& row : day.receipts) {
            if (place_of(row) < search.before && search.filter.holds(row)) found.push_back(row);
        }
    }
    std::sort(found.begin(), found.end(), newer);
    if (found.size() > search.count_max) found.resize(search.count_max);
}

void add_numbered(std::vector<ReceiptRow>& found, Search const& search, db::Tx& tx) {
    for (auto const& number : *search.filter.numbers) {
        for (auto& row : receipts_by_number(tx, number)) {
            bool const wanted = within(search.days, row.summary.business_date) && place_of(row) < search.before;
            if (wanted && search.filter.holds(row)) found.push_back(std::move(row));
        }
    }
}

// Walks the days backwards until the page is full.
void add_days(std::vector<ReceiptRow>& found, Search const& search, db::Tx& tx) {
    std::size_t count = 0;
    Days left{.from = search.days.from, .to = std::min(search.days.to, search.before.date)};
    while (count < search.count_max && left.from <= left.to) {
        auto const day = last_day(tx, left);
        if (!day) return;
        if (!search.filter.weekday || day->weekday() == *search.filter.weekday) {
            auto const before = *day == search.before.date ? search.before : end_of(*day);
            auto rows = receipts_of_day(tx, search.filter, before, static_cast<std::int64_t>(search.count_max - count));
            count += rows.size();
            std::move(rows.begin(), rows.end(), std::back_inserter(found));
        }
        if (day->days == std::numeric_limits<std::int32_t>::min()) return;
        left.to = {day->days - 1};
    }
}

}  // namespace

std::string cursor_after(ReceiptSummary const& receipt) {
    return cursor_of({.date = receipt.business_date, .at = receipt.at, .receipt = receipt.id});
}

Result<ReceiptPage, QueryRefusal> Reader::receipts(ReceiptQuery const& query) {
    if (query.limit < 1 || query.limit > receipts_limit_max) return Refused{QueryRefusal::limit_out_of_range, "limit"};
    if (query.hour && (*query.hour < 0 || *query.hour > 23)) return Refused{QueryRefusal::bad_hour, "hour"};
    Days const days{.from = query.from.value_or(all_days.from), .to = query.to.value_or(all_days.to)};
    if (days.to < days.from) return Refused{QueryRefusal::dates_reversed, "to"};
    auto const before = query.after.empty() ? end_of(days.to) : parse_cursor(query.after);
    if (!before) return Refused{QueryRefusal::bad_cursor, "after"};

    auto const limit = static_cast<std::size_t>(query.limit);
    Search const search{.filter = {.stores = query.stores,
                                   .hour = query.hour,
                                   .weekday = query.weekday,
                                   .sku = query.sku,
                                   .member = query.member,
                                   .numbers = query.numbers,
                                   .kind = query.kind,
                                   .total_min = query.total_min,
                                   .total_max = query.total_max},
                        .days = days,
                        .before = *before,
                        .count_max = limit + 1};
    std::vector<ReceiptRow> found;
    read_snapshot(
        views_, *memory_,
        {.restart = [&] { found.clear(); },
         .on_delta = [&](Delta const& delta) { add_delta(found, search, delta); },
         .on_table =
             [&](db::Tx& tx) { query.numbers ? add_numbered(found, search, tx) : add_days(found, search, tx); }});
    std::sort(found.begin(), found.end(), newer);

    ReceiptPage page;
    for (auto const& row : found) {
        if (page.items.size() == limit) {
            page.next = cursor_after(page.items.back());
            break;
        }
        page.items.push_back(row.summary);
    }
    return page;
}

}  // namespace zg::insights
