#include "receipt_numbers.h"

#include <charconv>

namespace zg::api {

namespace {

constexpr std::size_t digits_max = 12;

// What stands before the last dash, with it; the letter of the series; the number.
struct Typed final {
    std::string before;
    std::string series;
    std::int64_t sequence = 0;
};

std::string upper(std::string_view text) {
    std::string out;
    for (char const letter : text) {
        if (letter != ' ') out += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return out;
}

std::optional<Typed> parsed(std::string const& number) {
    auto const dash = number.rfind('-');
    auto const last = dash == std::string::npos ? 0 : dash + 1;
    Typed typed{.before = number.substr(0, last), .series = {}};
    auto digits = std::string_view(number).substr(last);
    if (digits.starts_with('R') || digits.starts_with('C')) {
        typed.series = digits.front();
        digits.remove_prefix(1);
    }
    if (digits.empty() || digits.size() > digits_max) return std::nullopt;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), typed.sequence);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return typed;
}

bool is_end_of(std::string const& end, std::string const& whole) {
    return whole.ends_with(end) && (whole.size() == end.size() || whole[whole.size() - end.size() - 1] == '-');
}

}  // namespace

std::optional<std::vector<std::string>> receipt_numbers(House const& house, std::optional<std::string> const& text) {
    if (!text) return std::nullopt;
    auto const number = upper(*text);
    // As it stands, whatever the tills are called by now.
    std::vector<std::string> numbers = {number};
    auto const typed = parsed(number);
    if (!typed) return numbers;
    for (auto const& till : house.directory.tills()) {
        auto const store = house.directory.store(till.store);
        if (!store) continue;
        auto const before = store->code + "-" + till.code + "-";
        if (!typed->before.empty() && !is_end_of(typed->before, upper(before))) continue;
        for (auto const series : {sales::Series::sale, sales::Series::refund, sales::Series::checkout}) {
            auto whole = sales::receipt_number(store->code, till.code, series, typed->sequence);
            auto const mark = whole.substr(before.size(), 1);
            bool const is_meant =
                typed->series.empty() ? typed->before.empty() || series == sales::Series::sale : mark == typed->series;
            if (is_meant && whole != number) numbers.push_back(std::move(whole));
        }
    }
    return numbers;
}

}  // namespace zg::api
