#pragma once

#include <zg/supply.h>

// Pure decisions about single values.
namespace zg::supply {

[[nodiscard]] std::optional<Refused<SupplyRefusal>> supplier_fault(Supplier const&);
[[nodiscard]] std::optional<Refused<SupplyRefusal>> source_fault(Source const&);

}  // namespace zg::supply
