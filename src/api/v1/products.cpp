#include "command.h"
#include "handlers.h"
#include "question.h"
#include "rule_lists.h"
#include "shapes_goods.h"

#include <zg/folding.h>

namespace zg::api {

namespace {

// The store whose prices are asked for: the one given, the till's own, or none for the company's.
std::optional<StoreId> price_store(Call const& call, Stores const& asked_for, bool is_given) {
    if (is_given && asked_for && !asked_for->empty()) return asked_for->front();
    if (!call.principal.till) return std::nullopt;
    auto const till = call.house.directory.till(*call.principal.till);
    return till ? std::optional(till->store) : std::nullopt;
}

// The price of the day it is in the store, at a till, and what is known of the days to come.
void add_price(House const& house, Product& out, std::optional<StoreId> store, BusinessDate today) {
    if (!store) {
        auto const price = house.pricing.price(out.id, std::nullopt);
        if (!price) return;
        out.price = price->price;
        out.member_price = price->member_price;
        return;
    }
    out.ahead = house.pricing.prices_ahead(out.id, *store, pricing::Channel::till, today);
    if (out.ahead.empty()) return;
    if (out.ahead.front().starts == today) {
        out.price = out.ahead.front().price;
        out.member_price = out.ahead.front().member_price;
        out.ahead.erase(out.ahead.begin());
    }
}

Product product_of(House const& house, catalog::Listing const& listing, std::optional<StoreId> store,
                   BusinessDate today) {
    auto const& product = listing.product;
    Product out{.id = product.id,
                .code = product.code,
                .names = product.names,
                .barcodes = product.barcodes,
                .unit = product.unit,
                .tax_class = product.tax_class,
                .search = {listing.search.pinyin, listing.search.initials},
                .fold = listing.search.fold,
                .version = product.version};
    if (!product.pictures.empty()) out.picture = product.pictures.front();
    if (product.category) {
        auto const path = house.catalog.path(product.category);
        if (auto category = house.catalog.category(*product.category); category && !path.empty())
            out.category = {category->id, std::move(category->names), {path.begin() + 1, path.end()}};
    }
    add_price(house, out, store, today);
    return out;
}

}  // namespace

void get_products(Call call) {
    Query query(call);
    auto const stores = query.stores();
    auto const store = price_store(call, stores, query.text("store").value_or("all") != "all");
    auto const after = query.id<SkuId>("after").value_or(SkuId{});
    auto const words = query.text("query");
    auto const limit = static_cast<std::size_t>(query.limit(words ? 50 : 500, 2000));
    if (query.refused(call)) return;
    ask(std::move(call), [=](Reading&, Call& asked) {
        auto const& catalog = asked.house.catalog;
        auto const today = day_of(asked.house, store ? Stores({*store}) : Stores(), asked.at);
        // Taken first: a change in between makes the till ask again rather than miss it.
        ProductPage page{.version = catalog.version()};
        auto const listings = words ? catalog.search(*words, limit) : catalog.list_after(after, limit);
        for (auto const& listing : listings) {
            if (listing->product.active) page.items.push_back(product_of(asked.house, *listing, store, today));
        }
        if (!words && listings.size() == limit) page.next = listings.back()->product.id.text();
        return yes(page);
    });
}

// The same for everybody and for as long as this program runs.
void get_folding(Call call) {
    ask(std::move(call), [](Reading&, Call&) {
        auto folding = text::folding();
        return yes(Folding{std::move(folding.from), std::move(folding.to)});
    });
}

void post_product(Call call) {
    auto command = body_of<flows::NewProduct>(call);
    if (!command) return;
    auto const asked = asked_by(call, "create_product", *command);
    decide(std::move(call), {}, [asked, command = *std::move(command)](db::Draft& draft) {
        return outcome(flows::create_product(draft, asked, command));
    });
}

void put_price(Call call) {
    auto const sku = path_id<SkuId>(call, "id");
    if (!sku) return;
    auto const change = body_of<PriceChange>(call);
    if (!change) return;
    // The company's price holds in every store, so one who sees some of them only cannot change it.
    if (change->book && refuse_book(call, *change->book)) return;
    if (!change->store && !change->book && call.principal.stores)
        return refuse(call, {.code = "store_not_yours", .field = "store"});
    if (change->store && refuse_store(call, *change->store, "store")) return;
    flows::NewPrice const command{.sku = *sku,
                                  .store = change->store,
                                  .price = change->price,
                                  .member_price = change->member_price,
                                  .book = change->book,
                                  .starts = change->starts};
    auto const asked = asked_by(call, "set_price", command);
    decide(std::move(call), "sku",
           [asked, command](db::Draft& draft) { return outcome(flows::set_price(draft, asked, command)); });
}

}  // namespace zg::api
