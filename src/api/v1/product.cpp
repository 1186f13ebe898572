#include "command.h"
#include "goods.h"
#include "handlers.h"
#include "stores.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::api {

namespace {

ListedPrice listed(catalog::Product const& product, pricing::Price const& price) {
    return {.sku = price.sku,
            .code = product.code,
            .names = product.names,
            .store = price.store,
            .book = price.book,
            .starts = price.starts,
            .price = price.price,
            .member_price = price.member_price};
}

void add_prices(ProductDetail& detail, House const& house, catalog::Product const& product,
                std::vector<access::Store> const& stores) {
    std::vector<StoreId> ids;
    for (auto const& store : stores) ids.push_back(store.id);
    for (auto const& price : house.pricing.prices_of(product.id, ids)) {
        detail.prices.push_back(listed(product, price));
    }
    for (auto const& price : house.pricing.planned()) {
        bool const is_seen = !price.store || std::find(ids.begin(), ids.end(), *price.store) != ids.end();
        if (price.sku == product.id && is_seen) detail.prices.push_back(listed(product, price));
    }
}

void add_stock(ProductDetail& detail, House const& house, SkuId sku, std::vector<access::Store> const& stores) {
    for (auto const& store : stores) {
        auto const balance = house.ledger.balance(inventory::shelf(store.location, sku));
        detail.stock.push_back({.store = store.id,
                                .location = store.location,
                                .on_hand_milli = balance.posted,
                                .held_milli = balance.held,
                                .available_milli = balance.available()});
    }
}

// What the flow asks before it lets the unit change.
bool has_moved(Reading& reading, House const& house, SkuId sku) {
    std::vector<ledger::Account> accounts = {inventory::sold(sku), inventory::supplied(sku),
                                             inventory::before_the_books(sku)};
    for (auto const& store : house.directory.stores()) accounts.push_back(inventory::shelf(store.location, sku));
    return in_books(reading, [&](db::Tx& tx) {
        return std::any_of(accounts.begin(), accounts.end(), [&](ledger::Account const& account) {
            return !house.ledger.movements(tx, account, 0, 1).empty();
        });
    });
}

ProductDetail detail_of(Reading& reading, Call const& call, catalog::Product const& product,
                        std::vector<access::Store> const& stores) {
    ProductDetail detail{.product = goods_row(call, product, stores),
                         .is_unit_fixed = has_moved(reading, call.house, product.id)};
    if (product.family) {
        detail.family = call.house.catalog.family(*product.family);
        for (auto const& member : call.house.catalog.members(*product.family)) {
            detail.variants.push_back(goods_row(call, member->product, stores));
        }
    }
    add_prices(detail, call.house, product, stores);
    if (call.principal.may(access::Scope::stock_read)) add_stock(detail, call.house, product.id, stores);
    return detail;
}

// The number of products is a good guess; what people have numbered themselves is passed over.
std::string free_code(catalog::Catalog const& catalog) {
    auto number = catalog.product_count() + 1;
    while (catalog.listing_of_code(fmt::format("{:04}", number))) ++number;
    return fmt::format("{:04}", number);
}

}  // namespace

void get_product(Call call) {
    auto const id = path_id<SkuId>(call, "id");
    if (!id) return;
    Query query(call);
    auto const wanted = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [id = *id, wanted](Reading& reading, Call& asked) {
        auto const listing = asked.house.catalog.listing(id);
        if (!listing) return no(asked, {.code = "unknown_product", .field = "id", .status = 404});
        return yes(detail_of(reading, asked, listing->product, stores_among(asked.house, wanted)));
    });
}

void get_product_proposal(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        auto const& house = asked.house;
        ProductProposal proposal{.code = free_code(house.catalog)};
        auto const classes = house.pricing.view().tax_classes;
        if (!classes.empty()) proposal.tax_class = classes.front().code;
        if (auto const newest = house.catalog.newest()) proposal.tax_class = newest->product.tax_class;
        return yes(proposal);
    });
}

void put_product(Call call) {
    if (refuse_part_of_company(call)) return;
    auto command = whole_of<flows::ChangedProduct, SkuId>(call);
    if (!command) return;
    auto const asked = asked_by(call, "change_product", *command);
    decide(std::move(call), "id", [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::change_product(draft, asked, command));
    });
}

void post_barcode(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const sku = path_id<SkuId>(call, "id");
    if (!sku) return;
    auto const body = body_of<BarcodeRequest>(call);
    if (!body) return;
    flows::NewBarcode const command{.id = body->id, .sku = *sku};
    auto const asked = asked_by(call, "give_barcode", command);
    decide(std::move(call), "sku",
           [asked, command](db::Draft& draft) { return outcome(flows::give_barcode(draft, asked, command)); });
}

}  // namespace zg::api
