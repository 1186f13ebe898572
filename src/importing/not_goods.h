#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zg::importing {

// What is sold like goods and never stands on a shelf: postage, fees, discounts, entries by hand. Each entry is a product's whole code
// or whole name; a star in it stands for any text ("shipping*"). Compared as the catalogue compares codes.
class NotGoods final {
public:
    explicit NotGoods(std::vector<std::string> const& entries);
    [[nodiscard]] bool has(std::string_view code, std::string_view name) const;

private:
    std::vector<std::string> folded_;
};

// Whether the code or the name says by itself that this is postage, a fee or a discount.
[[nodiscard]] bool looks_like_no_goods(std::string_view code, std::string_view name);

}  // namespace zg::importing
