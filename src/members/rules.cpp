#include "rules.h"

#include <zg/names.h>
#include <zg/text.h>

#include <algorithm>

namespace zg::members {
namespace {

constexpr std::size_t phone_digits_min = 6;
constexpr std::size_t phone_digits_max = 15;
constexpr std::size_t own_digits_min = 7;     // of a number after its country code
constexpr std::size_t local_digits_max = 11;  // longer ones have a country code
constexpr std::int64_t rate_max = 1'000'000'000;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_phone_character(char character) {
    return is_digit(character) || std::string_view(" .-()/").find(character) != std::string_view::npos;
}

bool has_white_space(std::string_view text) {
    auto const folded = text::fold(text);
    return text.find(' ') != std::string_view::npos || folded.find(' ') != std::string::npos || folded.empty();
}

// The digits with a country code in front, when none was marked by a plus or two zeros.
std::string with_country(std::string digits, std::string_view country_code) {
    bool const has_own_code = digits.starts_with(country_code) && digits.size() >= country_code.size() + own_digits_min;
    if (has_own_code) return digits;
    // Visitors from the mainland are the most common strangers in Macau and Hong Kong, and say their mobile numbers bare.
    bool const is_mainland_mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
    if (is_mainland_mobile && country_code != "1") return "86" + digits;
    bool const is_eight_digit_country = country_code == "853" || country_code == "852";
    if (digits.size() > (is_eight_digit_country ? 8 : local_digits_max)) return digits;
    if (digits.starts_with("0")) digits.erase(0, 1);  // the trunk prefix
    return std::string(country_code) + digits;
}

}  // namespace

bool is_phone_text(std::string_view given) {
    auto const text = text::fold(given);
    auto const rest = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), is_phone_character);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

std::string reversed(std::string_view text) { return {text.rbegin(), text.rend()}; }

std::optional<std::string> normal_phone(std::string_view given, std::string_view country_code) {
    auto const text = text::fold(given);  // full width digits are digits
    bool const has_plus = text.starts_with('+');
    auto const rest = std::string_view(text).substr(has_plus ? 1 : 0);
    if (!std::all_of(rest.begin(), rest.end(), is_phone_character)) return {};
    auto digits = digits_of(rest);
    if (digits.size() < phone_digits_min) return {};
    if (!has_plus && digits.starts_with("00")) {
        digits.erase(0, 2);
    } else if (!has_plus) {
        digits = with_country(std::move(digits), country_code);
    }
    bool const fits = digits.size() >= phone_digits_min && digits.size() <= phone_digits_max && digits.front() != '0';
    return fits ? std::optional(std::move(digits)) : std::nullopt;
}

std::int64_t points_for(Loyalty const& loyalty, std::int64_t total, std::span<PaidTender const> tenders) {
    // Wide: a till's amounts are only bounded one by one.
    Wide excluded = 0;
    for (auto const& tender : tenders) {
        auto const& kinds = loyalty.excluded_tenders;
        if (std::find(kinds.begin(), kinds.end(), tender.kind) != kinds.end()) excluded += tender.amount;
    }
    auto const earning = static_cast<Wide>(total) - excluded;
    if (earning <= 0 || loyalty.spend_per <= 0) return 0;
    // The product fits: neither factor is beyond int64.
    return divide(earning * loyalty.points_per, loyalty.spend_per, loyalty.rounding).value_or(0);
}

namespace {

Fault name_fault(std::string_view name) {
    switch (text_fault(name, name_characters_max)) {
        case TextFault::none: return {};
        case TextFault::blank: return Refused{MemberRefusal::name_missing, "name"};
        case TextFault::too_long:
        case TextFault::unprintable: return Refused{MemberRefusal::name_bad, "name"};
    }
    __builtin_unreachable();
}

bool is_card(std::string_view card) {
    return text_fault(card, card_characters_max) == TextFault::none && !has_white_space(card);
}

std::string field_of(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

bool is_there(std::vector<std::string> const& texts, std::string const& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// The phones in their normal form, in the order given.
Result<std::vector<std::string>, MemberRefusal> normal_phones(std::vector<std::string> const& given,
                                                              std::string_view country_code) {
    if (given.size() > contact_count_max) return Refused{MemberRefusal::too_many_phones, "phones"};
    std::vector<std::string> phones;
    for (std::size_t index = 0; index < given.size(); ++index) {
        auto phone = normal_phone(given[index], country_code);
        if (!phone) return Refused{MemberRefusal::bad_phone, field_of("phones", index)};
        if (is_there(phones, *phone)) return Refused{MemberRefusal::duplicate_phone, field_of("phones", index)};
        phones.push_back(*std::move(phone));
    }
    return phones;
}

std::optional<Refused<MemberRefusal>> cards_fault(std::vector<std::string> const& cards) {
    if (cards.size() > contact_count_max) return Refused{MemberRefusal::too_many_cards, "cards"};
    for (std::size_t index = 0; index < cards.size(); ++index) {
        if (!is_card(cards[index])) return Refused{MemberRefusal::bad_card, field_of("cards", index)};
        bool const is_twice = std::find(cards.begin(), cards.begin() + static_cast<std::ptrdiff_t>(index),
                                        cards[index]) != cards.begin() + static_cast<std::ptrdiff_t>(index);
        if (is_twice) return Refused{MemberRefusal::duplicate_card, field_of("cards", index)};
    }
    return {};
}

}  // namespace

Result<Member, MemberRefusal> made_member(Instant at, CreateMember const& command, std::string_view country_code) {
    Member member{.id = command.id, .name = command.name, .joined_at = at};
    if (auto fault = name_fault(command.name)) return *fault;
    if (command.phone) {
        auto phone = normal_phone(*command.phone, country_code);
        if (!phone) return Refused{MemberRefusal::bad_phone, "phone"};
        member.phones = {*std::move(phone)};
    }
    if (command.card) {
        if (!is_card(*command.card)) return Refused{MemberRefusal::bad_card, "card"};
        member.cards = {*command.card};
    }
    return member;
}

Result<Member, MemberRefusal> changed_member(Member before, ChangeMember const& command,
                                             std::string_view country_code) {
    auto after = before;
    if (command.name) {
        if (auto fault = name_fault(*command.name)) return *fault;
        after.name = *command.name;
    }
    if (command.phones) {
        auto phones = normal_phones(*command.phones, country_code);
        if (!phones) return phones.refused();
        after.phones = *std::move(phones);
    }
    if (command.cards) {
        if (auto fault = cards_fault(*command.cards)) return *fault;
        after.cards = *command.cards;
    }
    if (after == before) return after;
    if (command.version != before.version) return Refused{MemberRefusal::version_changed, "version"};
    ++after.version;
    return after;
}

std::vector<std::string> changed_fields(Member const& before, Member const& after) {
    std::vector<std::string> fields;
    if (before.name != after.name) fields.emplace_back("name");
    if (before.phones != after.phones) fields.emplace_back("phones");
    if (before.cards != after.cards) fields.emplace_back("cards");
    return fields;
}

std::optional<Refused<SettingsRefusal>> settings_fault(Settings const& settings) {
    auto const& code = settings.country_code;
    bool const is_code =
        !code.empty() && code.size() <= 3 && std::all_of(code.begin(), code.end(), is_digit) && code.front() != '0';
    if (!is_code) return Refused{SettingsRefusal::bad_country_code, "country_code"};
    auto const& loyalty = settings.loyalty;
    if (loyalty.points_per < 0 || loyalty.points_per > rate_max) {
        return Refused{SettingsRefusal::bad_points_per, "loyalty.points_per"};
    }
    if (loyalty.spend_per < 1 || loyalty.spend_per > rate_max) {
        return Refused{SettingsRefusal::bad_spend_per, "loyalty.spend_per"};
    }
    if (loyalty.rounding != Rounding::down && loyalty.rounding != Rounding::half_up) {
        return Refused{SettingsRefusal::bad_rounding, "loyalty.rounding"};
    }
    for (std::size_t index = 0; index < loyalty.excluded_tenders.size(); ++index) {
        auto const& kind = loyalty.excluded_tenders[index];
        if (text_fault(kind, card_characters_max) != TextFault::none || has_white_space(kind)) {
            return Refused{SettingsRefusal::bad_tender, "loyalty.excluded_tenders[" + std::to_string(index) + "]"};
        }
    }
    return {};
}

std::string search_text(std::string_view name) {
    auto const sound = text::sound(name);
    auto text = text::fold(name);
    for (auto const* more : {&sound.pinyin, &sound.initials}) {
        if (!more->empty()) text += '\n' + *more;
    }
    return text;
}

std::vector<std::string> query_words(std::string_view text) {
    auto const folded = text::fold(text);
    std::vector<std::string> words;
    for (std::string_view rest = folded; !rest.empty();) {
        auto const size = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, size));
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    return words;
}

}  // namespace zg::members
