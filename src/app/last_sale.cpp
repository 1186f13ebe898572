#include "last_sale.h"

#include <zg/last_sale.h>

#include <fmt/format.h>

namespace zg::app {

namespace {

std::string shop_time(db::Db& books, Instant at) {
    access::Directory const directory(books);
    auto const stores = directory.stores();
    auto const calendar = stores.empty() ? std::nullopt : StoreCalendar::make(stores.front().zone, 0);
    if (!calendar) return at.text();
    return fmt::format("{} ({})", calendar->wall_text(at), stores.front().zone);
}

}  // namespace

std::string shop_time(std::filesystem::path const& file, Instant at) {
    db::Db books(file, {.access = db::Access::read});
    return shop_time(books, at);
}

std::string last_sale_sentence(std::filesystem::path const& file) {
    db::Db books(file, {.access = db::Access::read});
    std::optional<Instant> at;
    books.read([&](db::Tx& tx) { at = sales::last_recorded_at(tx); });
    if (!at) return "There is no receipt in it.";
    return fmt::format("The last receipt in it was recorded at {}.", shop_time(books, *at));
}

}  // namespace zg::app
