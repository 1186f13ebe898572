#include "books_check.h"

#include <zg/company.h>

#include <map>

namespace zg::bench {

Differences check_books(std::filesystem::path const& folder, World const& world) {
    db::Db books(app::Folder{folder}.books(), {.access = db::Access::read, .cache_kib = 64 * 1024});
    Differences found;
    std::map<ledger::Account, std::int64_t> expected;
    std::map<StoreId, LocationId> location_of;
    for (std::int64_t store = 0; store < world.stores; ++store) {
        location_of[store_id(store)] = location_id(store);
        for (std::int64_t sku = 0; sku < world.skus; ++sku) {
            expected[inventory::shelf(location_id(store), sku_id(sku))] = stock_milli(store, sku);
        }
    }
    std::int64_t money = 0;
    books.read([&](db::Tx& tx) {
        sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
            ++found.receipts;
            found.total += receipt.total;
            for (auto const& line : receipt.lines) {
                expected[inventory::shelf(location_of.at(receipt.store), line.sku)] -= line.quantity_milli;
            }
            if (receipt.member) {
                expected[{ledger::points_unit(), receipt.member->uuid, ledger::Bucket::points_member}] +=
                    receipt.points_earned;
            }
            for (auto const& tender : receipt.tenders) money += tender.amount;
        });
        ledger::each_recomputed(tx, [&](ledger::Account const& account, std::int64_t posted) {
            if (account.bucket == ledger::Bucket::tender) money -= posted;
            bool const is_shelf = account.bucket == ledger::Bucket::shelf;
            if (!is_shelf && account.bucket != ledger::Bucket::points_member) return;
            if (is_shelf && posted < 0) ++found.oversold;
            auto const known = expected.find(account);
            auto const difference = std::abs(posted - (known == expected.end() ? 0 : known->second));
            (is_shelf ? found.stock : found.points) += difference;
        });
    });
    found.money = std::abs(money);
    return found;
}

}  // namespace zg::bench
