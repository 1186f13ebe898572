#pragma once

#include <zg/plan.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace zg::importing {

// What customers have bought and not yet brought back, to find the sale that a cancellation belongs to.
class Returns final {
public:
    struct Key final {
        std::uint32_t member = 0;
        std::uint32_t product = 0;
    };
    // Sales are added in the order of time.
    void add(Key, std::uint32_t sale, std::uint32_t line, PlannedLine const&);

    // What goes back of which sale lines, and the money of it.
    struct Part final {
        std::uint32_t sale = 0;
        std::uint32_t line = 0;
        std::int64_t quantity_milli = 0;
        std::int64_t amount = 0;
    };
    enum class Match {
        at_sale_price,
        over_several_sales,
        at_other_price,
        over_several_at_other_price,
        without_earlier_sale,
        more_than_sold
    };
    struct Found final {
        Match match{};
        std::vector<Part> parts;  // empty for the last two
    };
    // All of the cancellation or nothing, the latest sales first: one line of the same price with enough left, several of the
    // same price, one of another price, several of any.
    [[nodiscard]] Found take(Key, std::int64_t quantity_milli, std::int64_t price_e2);

private:
    struct Entry final {
        std::uint32_t sale = 0;
        std::uint32_t line = 0;
        std::int64_t price_e2 = 0;
        std::int64_t amount = 0;
        std::int64_t sold_milli = 0;
        std::int64_t left_milli = 0;
    };
    static Part take_of(Entry&, std::int64_t quantity_milli);

    std::unordered_map<std::uint64_t, std::vector<Entry>> sold_;
};

}  // namespace zg::importing
