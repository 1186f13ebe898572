#include "goods.h"

#include "tables.h"

#include <zg/assert.h>
#include <zg/demo.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zg::demo {

namespace {

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    ZG_ASSERT(read.ec == std::errc{} && read.ptr == text.data() + text.size());
    return value;
}

Names names_at(std::vector<std::string_view> const& row, std::size_t first) {
    return {.zh_hant = std::string(row[first]),
            .zh_hans = std::string(row[first + 1]),
            .en = std::string(row[first + 2]),
            .pt = std::string(row[first + 3])};
}

Hours hours_of(std::string_view mark) {
    constexpr std::string_view marks = "mlens";  // in the order of Hours
    auto const found = marks.find(mark);
    return found == std::string_view::npos ? Hours::all_day : static_cast<Hours>(found);
}

Keeps keeps_of(std::string_view word) {
    if (word == "day") return Keeps::a_day;
    return word == "fresh" ? Keeps::some_days : Keeps::long_time;
}

// A digit an hour, from midnight on; "-": all alike.
std::array<int, 24> hours_at(std::string_view digits) {
    std::array<int, 24> hours{};
    hours.fill(1);
    if (digits == "-") return hours;
    ZG_ASSERT(digits.size() == hours.size());
    for (std::size_t hour = 0; hour < hours.size(); ++hour) hours[hour] = digits[hour] - '0';
    return hours;
}

std::size_t category_of(Range const& range, char letter) {
    for (std::size_t index = 0; index < range.categories.size(); ++index) {
        if (range.categories[index].letter == letter) return index;
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

}  // namespace

std::string own_ean(std::size_t number) {
    // 200, four digits of a supplier, five of the article, the check digit.
    auto digits = fmt::format("200{:04}{:05}", 1000 + number / 8 * 37 % 8999, 10'000 + number * 7919 % 89'999);
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) sum += (digits[index] - '0') * (index % 2 == 0 ? 1 : 3);
    digits += static_cast<char>('0' + (10 - sum % 10) % 10);
    return digits;
}

bool knows_trade(std::string_view trade) {
    auto const rows = table("trades.tsv", 8);
    return std::any_of(rows.begin(), rows.end(), [&](auto const& row) { return row[0] == trade; });
}

Range range_of(std::string_view trade) {
    Range range;
    for (auto const& row : table("trades.tsv", 8)) {
        if (row[0] != trade) continue;
        range.company = names_at(row, 1);
        range.receipts = static_cast<int>(number(row[5]));
        range.lines = static_cast<int>(number(row[6]));
        range.hours = hours_at(row[7]);
    }
    for (auto const& row : table(fmt::format("{}_categories.tsv", trade), 7)) {
        range.categories.push_back({.letter = row[0].front(),
                                    .names = names_at(row, 1),
                                    .keeps = keeps_of(row[5]),
                                    .is_by_the_handful = row[6] == "yes"});
    }
    for (auto const& row : table(fmt::format("{}_goods.tsv", trade), 11)) {
        auto const category = category_of(range, row[0].front());
        Good good{.code = std::string(row[0]),
                  .names = names_at(row, 1),
                  .barcode = own_ean(range.goods.size()),
                  .category = category,
                  .keeps = range.categories[category].keeps,
                  .is_by_the_handful = range.categories[category].is_by_the_handful,
                  .unit = row[5] == "kg" ? catalog::Unit::kg : catalog::Unit::each,
                  .price = number(row[6]),
                  .cost = number(row[7]),
                  .demand = number(row[8]),
                  .hours = hours_of(row[9]),
                  .feast = feast_of(row[10])};
        range.goods.push_back(std::move(good));
    }
    return range;
}

}  // namespace zg::demo
