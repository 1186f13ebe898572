#include "customers.h"

#include "tables.h"

#include <fmt/format.h>

#include <set>

namespace zg::demo {

namespace {

struct PeopleNames final {
    std::vector<std::string_view> first;
    std::vector<std::string_view> last;
};

struct Lists final {
    PeopleNames hant;
    PeopleNames hans;
    PeopleNames pt;
    PeopleNames en;
};

Lists lists() {
    Lists all;
    for (auto const& row : table("people.tsv", 3)) {
        auto& names = row[0] == "hant" ? all.hant : row[0] == "hans" ? all.hans : row[0] == "pt" ? all.pt : all.en;
        (row[1] == "first" ? names.first : names.last).push_back(row[2]);
    }
    return all;
}

std::string_view any(std::vector<std::string_view> const& list, Chance& chance) {
    return list[static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(list.size())))];
}

std::string chinese(PeopleNames const& names, Chance& chance) {
    auto name = std::string(any(names.last, chance)) + std::string(any(names.first, chance));
    return name;
}

std::string western(PeopleNames const& names, Chance& chance) {
    return fmt::format("{} {}", any(names.first, chance), any(names.last, chance));
}

std::string name_of(Lists const& all, std::size_t home, Chance& chance) {
    if (home == 2) return chinese(all.hans, chance);
    auto const dice = chance.below(100);
    if (dice < 78) return chinese(all.hant, chance);
    if (dice < 92) return western(all.pt, chance);
    return western(all.en, chance);
}

// Macau's mobiles begin with 6, the mainland's with 1; 60 and 142 are given to nobody.
std::string phone_of(std::size_t home, std::size_t number) {
    return home == 2 ? fmt::format("+86 142 {:04} {:04}", 1000 + number * 7, number * 6'841 % 10'000)
                     : fmt::format("+853 60{:02} {:04}", number % 89 + 10, number * 7'351 % 10'000);
}

}  // namespace

std::vector<Customer> customers(Chance& chance, Instant begin, Instant end) {
    auto const all = lists();
    std::set<std::string> taken;
    std::vector<Customer> people;
    for (std::size_t number = 0; number < member_count; ++number) {
        auto const dice = chance.below(100);
        std::size_t const home = dice < 22 ? 0 : dice < 74 ? 1 : 2;
        bool const is_old = chance.permille(700);
        Instant const joins_at{is_old ? begin.ms : begin.ms + chance.below(end.ms - begin.ms)};
        auto name = name_of(all, home, chance);
        while (!taken.insert(name).second) name = name_of(all, home, chance);
        // A few come every other day, most now and then.
        std::int64_t const weight = 2000 / (static_cast<std::int64_t>(number) % 97 + 6);
        people.push_back({.id = {chance.id(joins_at)},
                          .name = std::move(name),
                          .phone = phone_of(home, number),
                          .card = fmt::format("M{:05}", number + 1),
                          .joins_at = joins_at,
                          .home = home,
                          .weight = weight});
    }
    return people;
}

std::vector<std::string> staff_names(std::string_view language, std::size_t count) {
    // Steps that share no factor with the lengths of the lists, so that no name comes twice before all have come.
    constexpr std::size_t last_step = 7;
    constexpr std::size_t first_step = 11;
    auto const all = lists();
    auto const& names = language == "zh-Hans" ? all.hans
                        : language == "en"    ? all.en
                        : language == "pt"    ? all.pt
                                              : all.hant;
    bool const is_western = language == "en" || language == "pt";
    std::vector<std::string> staff;
    for (std::size_t number = 1; number <= count; ++number) {
        auto const first = names.first[number * first_step % names.first.size()];
        auto const last = names.last[number * last_step % names.last.size()];
        staff.push_back(is_western ? fmt::format("{} {}", first, last) : fmt::format("{}{}", last, first));
    }
    return staff;
}

}  // namespace zg::demo
