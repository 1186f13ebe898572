#pragma once

#include <zg/flows.h>

#include <fmt/format.h>
#include <boost/describe.hpp>

#include <string>
#include <utility>

// How a room's refusal becomes a flow's.
namespace zg::flows {

using SetupRefused = Refused<SetupRefusal>;
using SaleRefused = Refused<SaleRefusal>;
using StockRefused = Refused<StockRefusal>;

inline std::string line_field(std::size_t index, char const* name) { return fmt::format("lines[{}].{}", index, name); }

template <class Reason>
SetupRefused refused_at(Refused<Reason> const& refused, std::string field) {
    return {SetupRefusal{boost::describe::enum_to_string(refused.reason, "refused")}, std::move(field)};
}
// Under its own name, of its own field; `prefix` is where in the command that stands.
template <class Reason>
SetupRefused refused_as(Refused<Reason> const& refused, std::string const& prefix = {}) {
    return refused_at(refused, prefix + refused.field);
}

}  // namespace zg::flows
