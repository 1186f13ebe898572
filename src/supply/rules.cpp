#include "rules.h"

#include <zg/names.h>

namespace zg::supply {

std::optional<Refused<SupplyRefusal>> supplier_fault(Supplier const& supplier) {
    auto const name = text_fault(supplier.name, name_characters_max);
    if (name == TextFault::blank) return Refused{SupplyRefusal::name_missing, "name"};
    if (name != TextFault::none) return Refused{SupplyRefusal::name_bad, "name"};
    if (!supplier.code.empty() && text_fault(supplier.code, code_characters_max) != TextFault::none)
        return Refused{SupplyRefusal::bad_code, "code"};
    auto const is_bad = [](std::string const& text) {
        return !text.empty() && text_fault(text, text_characters_max) != TextFault::none;
    };
    if (is_bad(supplier.contact)) return Refused{SupplyRefusal::text_too_long, "contact"};
    if (is_bad(supplier.phone)) return Refused{SupplyRefusal::text_too_long, "phone"};
    if (is_bad(supplier.email)) return Refused{SupplyRefusal::text_too_long, "email"};
    if (is_bad(supplier.note)) return Refused{SupplyRefusal::text_too_long, "note"};
    return std::nullopt;
}

std::optional<Refused<SupplyRefusal>> source_fault(Source const& source) {
    if (source.cost_e4 && *source.cost_e4 < 0) return Refused{SupplyRefusal::cost_negative, "cost_e4"};
    if (source.cost_e4 && *source.cost_e4 > cost_e4_max) return Refused{SupplyRefusal::cost_too_large, "cost_e4"};
    return std::nullopt;
}

}  // namespace zg::supply
