#include "goods.h"
#include "handlers.h"
#include "stores.h"

#include <algorithm>
#include <limits>
#include <set>

namespace zg::api {

namespace {

constexpr auto all = std::numeric_limits<std::size_t>::max();

using Listings = std::vector<catalog::ListingPtr>;

bool lacks(House const& house, catalog::Product const& product, GoodsLack lack) {
    switch (lack) {
        case GoodsLack::barcode: return product.barcodes.empty();
        case GoodsLack::price: return !house.pricing.price(product.id, std::nullopt);
        case GoodsLack::category: return !product.category;
        case GoodsLack::picture: return product.pictures.empty();
    }
    __builtin_unreachable();
}

bool comes_before(GoodsOrder order, catalog::Product const& a, catalog::Product const& b) {
    switch (order) {
        case GoodsOrder::code: return a.code < b.code;
        case GoodsOrder::newest: return b.id < a.id;
    }
    __builtin_unreachable();
}

// The next `limit` after a product. Products that a search found stay in the order of how well they fit.
Listings page_of(House const& house, GoodsWanted const& wanted, GoodsOrder order, Listings listings, SkuId after,
                 std::size_t limit) {
    if (wanted.words) {
        auto const last = std::find_if(listings.begin(), listings.end(),
                                       [&](auto const& listing) { return listing->product.id == after; });
        // Nobody knows where it stood when it has left the search since; the first page again would never end.
        if (last == listings.end() && !after.is_nil()) return {};
        if (last != listings.end()) listings.erase(listings.begin(), last + 1);
        if (listings.size() > limit) listings.resize(limit);
        return listings;
    }
    auto const before = [&](auto const& a, auto const& b) { return comes_before(order, a->product, b->product); };
    // It may have left the filter since; its place in the order is still known.
    if (auto const last = house.catalog.listing(after)) {
        std::erase_if(listings, [&](auto const& listing) { return !before(last, listing); });
    }
    auto const count = std::min(limit, listings.size());
    std::partial_sort(listings.begin(), listings.begin() + static_cast<std::ptrdiff_t>(count), listings.end(), before);
    listings.resize(count);
    return listings;
}

}  // namespace

std::vector<catalog::ListingPtr> goods_found(House const& house, GoodsWanted const& wanted) {
    auto listings = wanted.words ? house.catalog.search(*wanted.words, all, catalog::Sold::ever)
                                 : house.catalog.list_after({}, all);
    std::set<CategoryId> within;
    if (wanted.category) within = catalog::with_below(house.catalog.categories(), *wanted.category);
    std::erase_if(listings, [&](catalog::ListingPtr const& listing) {
        auto const& product = listing->product;
        if (wanted.state && product.active != (*wanted.state == GoodsState::active)) return true;
        if (wanted.category && (!product.category || !within.contains(*product.category))) return true;
        return wanted.lack && !lacks(house, product, *wanted.lack);
    });
    return listings;
}

GoodsRow goods_row(Call const& call, catalog::Product const& product, std::vector<access::Store> const& stores) {
    GoodsRow row{.id = product.id,
                 .code = product.code,
                 .names = product.names,
                 .barcodes = product.barcodes,
                 .category = product.category,
                 .unit = product.unit,
                 .tax_class = product.tax_class,
                 .active = product.active,
                 .family = product.family,
                 .options = product.options,
                 .pictures = product.pictures,
                 .ingredients = product.ingredients,
                 .version = product.version};
    if (auto const price = call.house.pricing.price(product.id, std::nullopt)) {
        row.price = price->price;
        row.member_price = price->member_price;
    }
    if (!call.principal.may(access::Scope::stock_read)) return row;
    row.on_hand_milli = 0;
    for (auto const& store : stores) {
        *row.on_hand_milli += call.house.ledger.balance(inventory::shelf(store.location, product.id)).posted;
    }
    return row;
}

void get_product_list(Call call) {
    Query query(call);
    GoodsWanted const wanted{.words = query.text("query"),
                             .category = query.id<CategoryId>("category"),
                             .state = query.choice<GoodsState>("state"),
                             .lack = query.choice<GoodsLack>("lacking")};
    auto const order = query.choice<GoodsOrder>("order").value_or(GoodsOrder::code);
    auto const stores = query.stores();
    auto const after = query.id<SkuId>("after").value_or(SkuId{});
    auto const limit = static_cast<std::size_t>(query.limit(100, 1000));
    if (query.refused(call)) return;
    ask(std::move(call), [=](Reading&, Call& asked) {
        auto listings = goods_found(asked.house, wanted);
        GoodsPage page{.count = static_cast<std::int64_t>(listings.size())};
        auto const places = stores_among(asked.house, stores);
        for (auto const& listing : page_of(asked.house, wanted, order, std::move(listings), after, limit)) {
            page.items.push_back(goods_row(asked, listing->product, places));
        }
        if (page.items.size() == limit) page.next = page.items.back().id.text();
        return yes(page);
    });
}

}  // namespace zg::api
