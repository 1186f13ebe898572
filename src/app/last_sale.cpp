#include "last_sale.h"

#include <zg/last_sale.h>

#include <fmt/format.h>

namespace zg::app {

std::string last_sale_sentence(std::filesystem::path const& file) {
    db::Db books(file, {.access = db::Access::read});
    std::optional<Instant> at;
    books.read([&](db::Tx& tx) { at = sales::last_recorded_at(tx); });
    if (!at) return "There is no receipt in it.";
    access::Directory const directory(books);
    auto const stores = directory.stores();
    auto const calendar = stores.empty() ? std::nullopt : StoreCalendar::make(stores.front().zone, 0);
    if (!calendar) return fmt::format("The last receipt in it was recorded at {}.", at->text());
    return fmt::format("The last receipt in it was recorded at {} ({}).", calendar->wall_text(*at),
                       stores.front().zone);
}

}  // namespace zg::app
