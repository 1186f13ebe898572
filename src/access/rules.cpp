#include "rules.h"

#include <zg/names.h>

#include <algorithm>

namespace zg::access {

namespace {

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t region_characters_max = 40;

bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= 8 && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

std::optional<Refused<OpenRefusal>> wrong_name(std::string_view name) {
    if (name.empty()) return Refused{OpenRefusal::name_missing, "name"};
    if (name.size() > name_bytes_max) return Refused{OpenRefusal::text_too_long, "name"};
    return std::nullopt;
}

}  // namespace

std::optional<Refused<OpenRefusal>> wrong(Company const& company) { return wrong_name(company.name); }

std::optional<Refused<OpenRefusal>> wrong(Store const& store) {
    if (auto refused = wrong_name(store.name)) return refused;
    if (!is_code(store.code)) return Refused{OpenRefusal::bad_code, "code"};
    if (store.cutoff_minutes < 0 || store.cutoff_minutes >= 1440) {
        return Refused{OpenRefusal::bad_cutoff, "cutoff_minutes"};
    }
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
