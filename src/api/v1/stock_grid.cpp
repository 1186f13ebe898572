#include "stock_grid.h"

#include "question.h"
#include "shapes_stock.h"
#include "shelves.h"
#include "stores.h"

#include <zg/outlook.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>

namespace zg::api {

namespace {

constexpr std::int32_t none = -1;

template <class Id>
using Places = boost::unordered_flat_map<Id, std::int32_t, std::hash<Id>>;

template <class Id>
std::int32_t place_in(Places<Id> const& places, std::optional<Id> const& id) {
    auto const found = id ? places.find(*id) : places.end();
    return found == places.end() ? none : found->second;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

// Calls `visit` for each language with the name of the product in it.
void each_name(Names const& names, auto visit) {
    visit("zh-Hant", names.zh_hant);
    visit("zh-Hans", names.zh_hans);
    visit("en", names.en);
    visit("pt", names.pt);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What finds a product beside its code and its names in lower case: in plain letters, and Chinese.
struct Found final {
    std::string by;
    std::string fold;
};

void add_word(std::string& text, std::string_view word) {
    if (word.empty()) return;
    if (!text.empty()) text += ' ';
    text += word;
}

// A folded name that one of the names is already is left out, as the answer is large enough; but one in plain letters that
// only a Chinese name says is not looked for there.
Found found_by(catalog::Listing const& listing) {
    auto const& [product, search] = listing;
    Found found;
    for (auto const& barcode : product.barcodes) add_word(found.by, barcode);
    add_word(found.by, search.pinyin);
    add_word(found.by, search.initials);
    std::vector<std::string> latin;
    std::vector<std::string> chinese;
    for (auto const* name : {&product.names.en, &product.names.pt}) latin.push_back(lower(name->value_or("")));
    for (auto const* name : {&product.names.zh_hant, &product.names.zh_hans})
        chinese.push_back(lower(name->value_or("")));
    for (std::string_view rest = search.fold; !rest.empty();) {
        auto const size = std::min(rest.find('\n'), rest.size());
        auto const line = rest.substr(0, size);
        bool const is_plain = is_ascii(line);
        auto const& said = is_plain ? latin : chinese;
        if (std::ranges::find(said, line) == said.end()) add_word(is_plain ? found.by : found.fold, line);
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    return found;
}

// Sorts as people count: every number is as long as any.
std::string counted(std::string_view code) {
    constexpr std::size_t digits_max = 20;
    std::string key;
    for (std::size_t at = 0; at < code.size();) {
        auto const end = std::min(code.find_first_not_of("0123456789", at), code.size());
        if (end == at) {
            key += lower(std::string(1, code[at++]));
            continue;
        }
        key.append(digits_max - std::min(digits_max, end - at), '0');
        key.append(code.substr(at, end - at));
        at = end;
    }
    return key;
}

std::vector<catalog::ListingPtr> in_order_of_code(std::vector<catalog::ListingPtr> listings) {
    std::vector<std::pair<std::string, catalog::ListingPtr>> keyed;
    keyed.reserve(listings.size());
    for (auto& listing : listings) {
        auto key = counted(listing->product.code);
        keyed.emplace_back(std::move(key), std::move(listing));
    }
    std::ranges::sort(keyed, {}, [](auto const& each) -> std::string const& { return each.first; });
    listings.clear();
    for (auto& [key, listing] : keyed) listings.push_back(std::move(listing));
    return listings;
}

// One answer in the making.
class Grid final {
public:
    Grid(House const& house, bool shows_costs, std::vector<access::Store> const& stores)
        : house_(house), shows_costs_(shows_costs), stores_(stores) {}

    StockGrid of(Reading& reading, BusinessDate today, Instant now) {
        grid_.as_of = now;
        auto const shelves =
            shelves_now(reading, house_, {.stores = stores_, .today = today, .now = now, .rules = grid_.rules});
        add_products(shelves);
        add_places();
        for (auto const& shelf : shelves) add_shelf(shelf, today);
        return std::move(grid_);
    }

private:
    void add_products(std::vector<ShelfNow> const& shelves) {
        boost::unordered_flat_map<SkuId, bool, std::hash<SkuId>> stands;  // products with something on a shelf
        for (auto const& shelf : shelves) {
            if (shelf.balance.posted != 0) stands[shelf.sku] = true;
        }
        auto listings = house_.catalog.list_after({}, house_.catalog.product_count());
        std::erase_if(listings, [&](auto const& listing) {
            return !listing->product.active && !stands.contains(listing->product.id);
        });
        listings = in_order_of_code(std::move(listings));
        auto const categories = categories_in_order();
        auto const suppliers = suppliers_in_order();
        for (auto const& listing : listings) add_product(*listing, categories, suppliers);
        add_names(listings);
    }

    Places<CategoryId> categories_in_order() {
        grid_.categories = house_.catalog.categories();
        Places<CategoryId> places;
        for (auto const& category : grid_.categories)
            places.emplace(category.id, static_cast<std::int32_t>(places.size()));
        return places;
    }

    Places<SupplierId> suppliers_in_order() {
        Places<SupplierId> places;
        for (auto const& supplier : house_.supply.suppliers()) {
            places.emplace(supplier.id, static_cast<std::int32_t>(places.size()));
            grid_.suppliers.push_back({supplier.id, supplier.name});
        }
        return places;
    }

    void add_product(catalog::Listing const& listing, Places<CategoryId> const& categories,
                     Places<SupplierId> const& suppliers) {
        auto& products = grid_.products;
        auto const& product = listing.product;
        auto const place = static_cast<std::int32_t>(products.sku.size());
        places_.emplace(product.id, place);
        products.sku.push_back(product.id);
        products.code.push_back(product.code);
        auto found = found_by(listing);
        products.found_by.push_back(std::move(found.by));
        products.fold.push_back(std::move(found.fold));
        products.unit.push_back(product.unit);
        products.category.push_back(place_in(categories, product.category));
        auto const source = house_.supply.source(product.id);
        products.supplier.push_back(place_in(suppliers, source ? source->supplier : std::nullopt));
        if (!product.active) products.retired.push_back(place);
    }

    void add_names(std::vector<catalog::ListingPtr> const& listings) {
        std::vector<GridNames> all;
        each_name({}, [&](char const* language, auto const&) { all.push_back({language, {}}); });
        for (auto const& listing : listings) {
            auto column = all.begin();
            each_name(listing->product.names,
                      [&](char const*, auto const& name) { (column++)->values.push_back(name.value_or("")); });
        }
        std::erase_if(all, [](GridNames const& each) { return std::ranges::all_of(each.values, &std::string::empty); });
        grid_.products.names = std::move(all);
    }

    void add_places() {
        auto const count = grid_.products.sku.size();
        for (auto const& store : stores_) {
            GridPlace place{.store = store.id, .location = store.location};
            for (auto* column : {&place.on_hand_milli, &place.held_milli, &place.low_below_milli})
                column->resize(count);
            if (shows_costs_) {
                place.units_milli.resize(count);
                place.sold_days.resize(count);
                place.cost_e4.reserve(count);
                for (auto const& sku : grid_.products.sku) place.cost_e4.push_back(house_.stock.cost_e4(store.id, sku));
            }
            grid_.places.push_back(std::move(place));
        }
    }

    void add_shelf(ShelfNow const& shelf, BusinessDate today) {
        auto const found = places_.find(shelf.sku);
        if (found == places_.end()) return;
        auto const at = static_cast<std::size_t>(found->second);
        auto& place = grid_.places[shelf.place];
        place.on_hand_milli[at] = shelf.balance.posted;
        place.held_milli[at] = shelf.balance.held;
        if (is_sold(at)) place.low_below_milli[at] = insights::low_below_milli(shelf.units_milli, grid_.rules);
        if (shelf.outlook == insights::Outlook::unsold) place.dead.push_back(found->second);
        if (!shows_costs_) return;
        place.units_milli[at] = shelf.units_milli;
        if (shelf.last_sold) place.sold_days[at] = today.days - shelf.last_sold->days;
    }

    // Nobody orders what is no longer sold.
    [[nodiscard]] bool is_sold(std::size_t at) const {
        return !std::ranges::binary_search(grid_.products.retired, static_cast<std::int32_t>(at));
    }

    House const& house_;
    bool shows_costs_;
    std::vector<access::Store> const& stores_;
    Places<SkuId> places_;
    StockGrid grid_;
};

}  // namespace

void get_stock_grid(Call call) {
    Query query(call);
    auto const wanted = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [wanted](Reading& reading, Call& asked) {
        auto const stores = stores_among(asked.house, wanted);
        auto const today = today_of(asked.house, wanted, asked.at).date;
        return yes(Grid(asked.house, asked.shows_costs(), stores).of(reading, today, asked.at));
    });
}

}  // namespace zg::api
