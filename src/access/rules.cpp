#include "rules.h"

#include <zg/names.h>
#include <zg/passwords.h>

#include <algorithm>

namespace zg::access {

namespace {

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t region_characters_max = 40;
constexpr std::size_t logo_bytes_max = 120;
constexpr std::size_t address_bytes_max = 400;
constexpr std::size_t phone_bytes_max = 60;
constexpr std::size_t tag_bytes_max = 35;
constexpr std::size_t receipt_languages_max = 2;

bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= 8 && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

bool is_word(std::string_view word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool are_words(std::vector<std::string> const& list) {
    return list.size() <= profile_words_max && std::all_of(list.begin(), list.end(), is_word);
}

std::optional<Refused<OpenRefusal>> wrong_name(std::string_view name) {
    if (name.empty()) return Refused{OpenRefusal::name_missing, "name"};
    if (name.size() > name_bytes_max) return Refused{OpenRefusal::text_too_long, "name"};
    return std::nullopt;
}

// Tags of languages go into one text with a space between, so they have none; each is there once.
std::optional<Refused<OpenRefusal>> wrong_languages(std::vector<std::string> const& tags, std::string const& field) {
    for (std::size_t index = 0; index < tags.size(); ++index) {
        auto const& tag = tags[index];
        bool const is_tag =
            !tag.empty() && tag.size() <= tag_bytes_max && std::all_of(tag.begin(), tag.end(), [](char c) {
                return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
            });
        bool const is_new = std::count(tags.begin(), tags.end(), tag) == 1;
        if (!is_tag || !is_new) {
            return Refused{OpenRefusal::bad_language, field + "[" + std::to_string(index) + "]"};
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Refused<OpenRefusal>> wrong(Company const& company) {
    if (auto refused = wrong_name(company.name)) return refused;
    if (company.receipt_logo.size() > logo_bytes_max) return Refused{OpenRefusal::text_too_long, "receipt_logo"};
    if (auto refused = wrong_languages(company.languages, "languages")) return refused;
    if (company.receipt_languages.size() > receipt_languages_max) {
        return Refused{OpenRefusal::bad_language, "receipt_languages"};
    }
    return wrong_languages(company.receipt_languages, "receipt_languages");
}

std::optional<Refused<OpenRefusal>> wrong(Store const& store) {
    if (auto refused = wrong_name(store.name)) return refused;
    if (!is_code(store.code)) return Refused{OpenRefusal::bad_code, "code"};
    if (store.cutoff_minutes < 0 || store.cutoff_minutes >= 1440) {
        return Refused{OpenRefusal::bad_cutoff, "cutoff_minutes"};
    }
    if (store.address.size() > address_bytes_max) return Refused{OpenRefusal::text_too_long, "address"};
    if (store.phone.size() > phone_bytes_max) return Refused{OpenRefusal::text_too_long, "phone"};
    if (!StoreCalendar::make(store.zone, store.cutoff_minutes)) return Refused{OpenRefusal::unknown_zone, "zone"};
    if (wrong_region(store.region)) return Refused{OpenRefusal::bad_region, "region"};
    return std::nullopt;
}

std::optional<Refused<RegionRefusal>> wrong_region(std::optional<std::string> const& region) {
    if (!region) return std::nullopt;
    switch (text_fault(*region, region_characters_max)) {
        case TextFault::none: return std::nullopt;
        case TextFault::blank: return Refused{RegionRefusal::name_missing, "region"};
        case TextFault::too_long: return Refused{RegionRefusal::text_too_long, "region"};
        case TextFault::unprintable: return Refused{RegionRefusal::name_bad, "region"};
    }
    __builtin_unreachable();
}

std::optional<Refused<OpenRefusal>> wrong(Till const& till) {
    if (!is_code(till.code)) return Refused{OpenRefusal::bad_code, "code"};
    return std::nullopt;
}

std::optional<Refused<OpenRefusal>> wrong(Profile const& profile) {
    if (profile.receipt_header.size() > receipt_text_bytes_max) {
        return Refused{OpenRefusal::text_too_long, "receipt_header"};
    }
    if (profile.receipt_footer.size() > receipt_text_bytes_max) {
        return Refused{OpenRefusal::text_too_long, "receipt_footer"};
    }
    if (!is_word(profile.trade)) return Refused{OpenRefusal::bad_word, "trade"};
    if (!is_word(profile.region)) return Refused{OpenRefusal::bad_word, "region"};
    if (!are_words(profile.units)) return Refused{OpenRefusal::bad_word, "units"};
    if (!are_words(profile.kpis)) return Refused{OpenRefusal::bad_word, "kpis"};
    if (!are_words(profile.hidden_tasks)) return Refused{OpenRefusal::bad_word, "hidden_tasks"};
    return std::nullopt;
}

namespace {

bool is_owner(Person const& person) { return person.is_active && person.role == owner_role; }

std::optional<Refused<PeopleRefusal>> wrong_stores(Person const& person, Staff const& staff) {
    if (!person.stores) return std::nullopt;
    if (person.role == owner_role) return Refused{PeopleRefusal::owner_sees_all, "stores"};
    if (person.stores->empty()) return Refused{PeopleRefusal::stores_missing, "stores"};
    bool const are_known = std::all_of(person.stores->begin(), person.stores->end(), [&](auto store) {
        return std::find(staff.stores.begin(), staff.stores.end(), store) != staff.stores.end();
    });
    if (!are_known) return Refused{PeopleRefusal::unknown_store, "stores"};
    return std::nullopt;
}

}  // namespace

std::optional<Refused<PeopleRefusal>> wrong(Person const& person, Staff const& staff) {
    auto const fault = text_fault(person.name, name_characters_max);
    if (fault == TextFault::blank) return Refused{PeopleRefusal::name_missing, "name"};
    if (fault != TextFault::none) return Refused{PeopleRefusal::name_bad, "name"};
    bool const is_known =
        std::any_of(staff.roles.begin(), staff.roles.end(), [&](auto const& role) { return role.code == person.role; });
    if (!is_known) return Refused{PeopleRefusal::unknown_role, "role"};
    if (auto refused = wrong_stores(person, staff)) return refused;
    auto const folded = fold_name(person.name);
    bool has_owner = is_owner(person);
    for (auto const& other : staff.people) {
        if (other.id == person.id) continue;
        has_owner |= is_owner(other);
        if (person.is_active && other.is_active && fold_name(other.name) == folded) {
            return Refused{PeopleRefusal::duplicate_name, "name"};
        }
    }
    if (!has_owner) return Refused{PeopleRefusal::last_owner, person.is_active ? "role" : "is_active"};
    return std::nullopt;
}

std::optional<Refused<PeopleRefusal>> wrong(Role const& role) {
    if (!is_word(role.code)) return Refused{PeopleRefusal::bad_code, "code"};
    if (role.code == owner_role) return Refused{PeopleRefusal::role_fixed, "code"};
    auto const fault = names_fault(role.names);
    if (fault.fault == TextFault::blank) return Refused{PeopleRefusal::name_missing, "names"};
    if (fault.fault != TextFault::none) return Refused{PeopleRefusal::name_bad, "names." + std::string(fault.language)};
    if (role.scopes.empty()) return Refused{PeopleRefusal::scopes_missing, "scopes"};
    return std::nullopt;
}

std::optional<Refused<PeopleRefusal>> wrong_to_end(std::string_view code, Staff const& staff) {
    if (code == owner_role) return Refused{PeopleRefusal::role_fixed, "code"};
    auto const has_code = [&](Role const& role) { return role.code == code; };
    if (std::none_of(staff.roles.begin(), staff.roles.end(), has_code)) {
        return Refused{PeopleRefusal::unknown_role, "code"};
    }
    auto const has_it = [&](Person const& person) { return person.is_active && person.role == code; };
    if (std::any_of(staff.people.begin(), staff.people.end(), has_it)) {
        return Refused{PeopleRefusal::role_in_use, "code"};
    }
    return std::nullopt;
}

Role role_of_owners() {
    return {.code = std::string(owner_role),
            .names = {.zh_hant = "東主", .zh_hans = "店主", .en = "Owner", .pt = "Proprietário"},
            .scopes = Scopes::all()};
}

Digest chain(Digest const& previous, std::int64_t sequence, AuditTrail::Entry const& entry) {
    // previous hash | sequence | at | who | store or zeros | document | act
    std::string bytes(view(previous));
    bytes.append(reinterpret_cast<char const*>(&sequence), sizeof sequence);
    bytes.append(reinterpret_cast<char const*>(&entry.at.ms), sizeof entry.at.ms);
    bytes.append(entry.who.view());
    bytes.append(entry.store.value_or(StoreId{}).uuid.view());
    bytes.append(entry.document.view());
    bytes.append(entry.act);
    return digest(bytes);
}

}  // namespace zg::access
