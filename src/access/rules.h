#pragma once

#include <zg/access.h>

namespace zg::access {

// What is wrong with a store, a till or a company on its own, without looking at others.
std::optional<Refused<OpenRefusal>> wrong(Company const&);
std::optional<Refused<OpenRefusal>> wrong(Store const&);
std::optional<Refused<OpenRefusal>> wrong(Till const&);
std::optional<Refused<RegionRefusal>> wrong_region(std::optional<std::string> const&);
std::optional<Refused<OpenRefusal>> wrong(Profile const&);

// The next link of the audit chain.
Digest chain(Digest const& previous, std::int64_t sequence, AuditTrail::Entry const&);

}  // namespace zg::access
