#include "rules.h"

#include <zg/money.h>

#include <fmt/format.h>

#include <array>

namespace zg::reports {

namespace {

constexpr std::string_view minus = "\u2212";

std::string grouped(std::uint64_t value) {
    auto text = std::to_string(value);
    for (auto at = static_cast<std::int64_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), ",");
    }
    return text;
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

// value ÷ 10^digits without trailing zeros.
std::string trimmed(std::int64_t value, int digits) {
    std::uint64_t scale = 1;
    for (int each = 0; each < digits; ++each) scale *= 10;
    auto const size = magnitude(value);
    auto text = grouped(size / scale);
    if (auto const rest = size % scale; rest != 0) {
        auto part = fmt::format("{:0{}}", rest, digits);
        part.erase(part.find_last_not_of('0') + 1);
        text += '.' + part;
    }
    return (value < 0 ? std::string(minus) : std::string()) + text;
}

}  // namespace

std::string money_text(Money money) {
    std::uint64_t scale = 1;
    for (int each = 0; each < money.digits; ++each) scale *= 10;
    auto const size = magnitude(money.minor);
    auto text = grouped(size / scale);
    if (money.digits > 0) text += fmt::format(".{:0{}}", size % scale, money.digits);
    return (money.minor < 0 ? std::string(minus) : std::string()) + text;
}

std::string quantity_text(std::int64_t milli) { return trimmed(milli, 3); }

std::string rate_text(std::int64_t ppm) { return trimmed(ppm, 4) + '%'; }

std::optional<std::string> change_text(Change change) {
    if (change.before == 0) return std::nullopt;
    auto const tenths = divide((Wide{change.now} - change.before) * 1000, magnitude(change.before), Rounding::half_up);
    if (!tenths) return std::nullopt;
    return (*tenths > 0 ? "+" : "") + trimmed(*tenths, 1) + '%';
}

std::string date_text(BusinessDate date, Language language) {
    static constexpr std::array<char const*, 12> months_en{"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
    static constexpr std::array<char const*, 12> months_pt{"janeiro",  "fevereiro", "março",    "abril",
                                                           "maio",     "junho",     "julho",    "agosto",
                                                           "setembro", "outubro",   "novembro", "dezembro"};
    static constexpr std::array<std::array<char const*, 7>, 4> weekdays{{
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
        {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
        {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
        {"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"},
    }};
    auto const text = date.text();  // "2026-11-24"
    auto const year = text.substr(0, text.size() - 6);
    auto const month = std::stoi(text.substr(text.size() - 5, 2));
    auto const day = std::stoi(text.substr(text.size() - 2));
    auto const weekday = static_cast<std::size_t>(date.weekday() - 1);
    auto const* const name = weekdays[static_cast<std::size_t>(language)][weekday];
    auto const at = static_cast<std::size_t>(month - 1);
    switch (language) {
        case Language::en: return fmt::format("{} {} {} {}", name, day, months_en[at], year);
        case Language::zh_hant:
        case Language::zh_hans: return fmt::format("{}年{}月{}日（{}）", year, month, day, name);
        case Language::pt: return fmt::format("{}, {} de {} de {}", name, day, months_pt[at], year);
    }
    __builtin_unreachable();
}

std::string_view name_in(Names const& names, Language language) {
    auto const first = [](auto const&... each) -> std::string_view {
        std::string_view found;
        ((found.empty() && each ? void(found = *each) : void()), ...);
        return found;
    };
    switch (language) {
        case Language::en: return first(names.en, names.pt, names.zh_hant, names.zh_hans);
        case Language::zh_hant: return first(names.zh_hant, names.zh_hans, names.en, names.pt);
        case Language::zh_hans: return first(names.zh_hans, names.zh_hant, names.en, names.pt);
        case Language::pt: return first(names.pt, names.en, names.zh_hant, names.zh_hans);
    }
    __builtin_unreachable();
}

}  // namespace zg::reports
