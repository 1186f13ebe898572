#pragma once

#include "chance.h"
#include "goods.h"
#include "stores.h"

#include <zg/flows.h>

#include <array>
#include <vector>

namespace zg::demo {

// What stands on the shelves by the story's own count, and what is ordered: up to some days of what usually sells. A few goods
// come late in the last days and are about to run out; a few have stopped selling and stay.
class Shelves final {
public:
    Shelves(Range const&, Chance&);

    [[nodiscard]] std::int64_t on_hand(std::size_t store, std::size_t good) const { return at(store, good).on_hand; }
    void move(std::size_t store, std::size_t good, std::int64_t quantity_milli) {
        at(store, good).on_hand += quantity_milli;
    }
    [[nodiscard]] bool is_dead(std::size_t good, int day) const { return traits_[good].is_dead && day >= dies_on_day; }
    [[nodiscard]] bool is_late(std::size_t good) const { return traits_[good].is_late; }

    struct Amount final {
        std::size_t good = 0;
        std::int64_t quantity_milli = 0;
    };
    // The first filling of a store's shelves.
    [[nodiscard]] std::vector<Amount> opening(std::size_t store) const;
    // What comes this morning; already counted as on the shelf.
    [[nodiscard]] std::vector<Amount> delivery(std::size_t store, Day const&, int day);
    // What must be thrown away this evening: bread and boxes of the day. Already taken off.
    [[nodiscard]] std::vector<Amount> waste(std::size_t store, Chance&);

private:
    static constexpr int dies_on_day = 24;
    static constexpr int late_from_day = 70;

    struct Shelf final {
        std::int64_t on_hand = 0;
        std::int64_t a_day = 0;  // expected, milli
    };
    struct Traits final {
        bool is_late = false;
        bool is_dead = false;
    };
    [[nodiscard]] Shelf& at(std::size_t store, std::size_t good) { return shelves_[store][good]; }
    [[nodiscard]] Shelf const& at(std::size_t store, std::size_t good) const { return shelves_[store][good]; }
    [[nodiscard]] std::int64_t order_up_to(std::size_t store, std::size_t good, Day const&, int day) const;

    Range const& range_;
    std::vector<Traits> traits_;
    std::array<std::vector<Shelf>, 3> shelves_;
};

}  // namespace zg::demo
