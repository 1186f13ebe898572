#pragma once

#include <zg/house.h>

#include <optional>
#include <string>
#include <vector>

namespace zg::api {

// Every number of a receipt that what somebody typed may mean: the whole of it or its end from some dash on, in small letters or
// without the zeros in front. "12" is any till's twelfth sale, refund and checkout; "t1-12" the twelfth sale of each till T1.
[[nodiscard]] std::optional<std::vector<std::string>> receipt_numbers(House const&,
                                                                      std::optional<std::string> const& typed);

}  // namespace zg::api
