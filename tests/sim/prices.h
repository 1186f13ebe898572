#pragma once

#include <zg/pricing.h>
#include <zg/quote.h>

#include <cstdint>
#include <string>
#include <vector>

namespace zg::sim {

struct Basket final {
    std::vector<std::int64_t> skus;
    std::vector<std::int64_t> pieces;
    std::vector<pricing::Coupon> coupons = {};
};

// What the basket costs by the kernel, as a till works it out alone. Coupons that take nothing off leave the basket.
[[nodiscard]] quote::Quoted price(Basket&);

// What took something off a line, as a receipt names it.
[[nodiscard]] std::string rule_text(Basket const&, quote::Share const&);

}  // namespace zg::sim
