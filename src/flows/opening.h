#pragma once

#include <zg/flows_import.h>
#include <zg/inventory.h>
#include <zg/ledger.h>

#include <unordered_map>
#include <vector>

namespace zg::flows {

// What a document from before the books takes off a shelf, SKU by SKU.
class Needs final {
public:
    void add(SkuId sku, std::int64_t quantity_milli) {
        auto const [found, is_new] = index_.try_emplace(sku, needs_.size());
        if (is_new) needs_.push_back({sku, 0});
        needs_[found->second].quantity_milli += quantity_milli;
    }

    // What the shelf lacks of it, in the order in which the SKUs were named.
    [[nodiscard]] std::vector<FromOpening> from_opening(ledger::Ledger const& books, LocationId location) const {
        std::vector<FromOpening> lacking;
        for (auto const& need : needs_) {
            auto const shelf = inventory::shelf(location, need.sku);
            auto const there = std::max<std::int64_t>(books.draft_balance(shelf).available(), 0);
            if (need.quantity_milli > there) lacking.push_back({need.sku, need.quantity_milli - there});
        }
        return lacking;
    }

private:
    std::vector<FromOpening> needs_;
    std::unordered_map<SkuId, std::size_t> index_;
};

// Brings it onto the shelf.
[[nodiscard]] inline std::vector<ledger::Transfer> transfers_of(std::vector<FromOpening> const& lacking,
                                                                LocationId location) {
    std::vector<ledger::Transfer> transfers;
    for (auto const& [sku, quantity_milli] : lacking) {
        transfers.push_back({.from = inventory::before_the_books(sku),
                             .to = inventory::shelf(location, sku),
                             .amount = quantity_milli});
    }
    return transfers;
}

}  // namespace zg::flows
