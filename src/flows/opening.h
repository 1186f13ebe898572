#pragma once

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

    // Transfers from the opening account for what the shelf lacks, in the order in which the SKUs were named.
    [[nodiscard]] std::vector<ledger::Transfer> from_opening(ledger::Ledger const& books, LocationId location) const {
        std::vector<ledger::Transfer> transfers;
        for (auto const& need : needs_) {
            auto const shelf = inventory::shelf(location, need.sku);
            auto const there = std::max<std::int64_t>(books.draft_balance(shelf).available(), 0);
            if (need.quantity_milli <= there) continue;
            transfers.push_back(
                {.from = inventory::before_the_books(need.sku), .to = shelf, .amount = need.quantity_milli - there});
        }
        return transfers;
    }

private:
    struct Need final {
        SkuId sku;
        std::int64_t quantity_milli = 0;
    };
    std::vector<Need> needs_;
    std::unordered_map<SkuId, std::size_t> index_;
};

}  // namespace zg::flows
