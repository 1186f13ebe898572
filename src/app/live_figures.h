#pragma once

#include <zg/id.h>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace zg::app {

// Which stores' figures have changed since their screens were told. A screen is told when the roll-ups hold the sale, and at
// most four times a second; a few stores at a time, so that a thousand such notes never stand before a sale.
class LiveFigures final {
public:
    static constexpr std::int64_t pause_ms = 250;

    // A sale of the store was committed as `sequence`.
    void changed(StoreId store, std::int64_t sequence) {
        stores_[store].add(sequence);
        company_.add(sequence);
    }

    struct Due final {
        bool company = false;  // whoever looks at all stores
        std::vector<StoreId> stores;
        [[nodiscard]] bool is_empty() const { return !company && stores.empty(); }
    };
    // At most `count_max` stores whose screens are to be told now; they count as told.
    [[nodiscard]] Due take(std::int64_t projected, std::int64_t now_ms, std::size_t count_max);
    // Whether somebody waits to be told, now or later.
    [[nodiscard]] bool is_waiting() const;

private:
    struct Change final {
        std::int64_t first = 0;  // sale that the screens were not told of; 0: none
        std::int64_t last = 0;
        std::int64_t told_ms = -pause_ms;

        void add(std::int64_t sequence) {
            if (first == 0) first = sequence;
            last = sequence;
        }
        bool take(std::int64_t projected, std::int64_t now_ms) {
            if (first == 0 || first > projected || now_ms - told_ms < pause_ms) return false;
            first = last > projected ? last : 0;
            told_ms = now_ms;
            return true;
        }
    };
    Change company_;
    std::map<StoreId, Change> stores_;
    StoreId next_{};  // where the last take ended, so that no store waits behind busier ones
};

}  // namespace zg::app
