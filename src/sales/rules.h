#pragma once

#include <zg/receipt.h>

#include <string>
#include <vector>

namespace zg::sales {

// What refunds break of P12 against their sale: no line gives back more goods or money than it sold.
[[nodiscard]] std::vector<std::string> broken_refunds(Receipt const& sale, std::vector<Receipt> const& refunds);

}  // namespace zg::sales
