#include "rows.h"
#include "rules.h"
#include "state.h"

#include <zg/assert.h>
#include <zg/text.h>

#include <mutex>

// Catalog: from the books into memory, through the batches, and out to readers.
namespace zg::catalog {
namespace {

Searched searched_of(Product product) {
    auto search = search_text(product.names);
    // Shared: readers keep listings while the writer publishes newer ones.
    return searched(std::make_shared<Listing const>(Listing{std::move(product), std::move(search)}));
}

// `find` gives a category by its id. The tree has no circle and no more than category_depth_max levels.
CategoryPath path_of(std::optional<CategoryId> id, auto find) {
    CategoryPath path;
    while (id) {
        auto const* category = find(*id);
        ZG_ASSERT(category && path.size() < category_depth_max);
        path.push_back(*id);
        id = category->parent;
    }
    return path;
}

}  // namespace

Catalog::Catalog(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) {
        auto const counters = stored_counters(tx);
        state_->version = counters.version;
        state_->own_barcode_last = counters.own_barcode_last;
        for (auto& family : stored_families(tx)) state_->families.emplace(family.id, std::move(family));
        for (auto& category : stored_categories(tx)) state_->categories.emplace(category.id, std::move(category));
        for (auto& product : stored_products(tx)) state_->publish(searched_of(std::move(product)));
    });
}

Catalog::~Catalog() = default;

Product const* Catalog::find(SkuId id) const { return state_->find(id); }

Product const* Catalog::find_code(std::string_view code) const {
    auto const owner = state_->owner_of_code(text::fold(code));
    return owner ? state_->find(*owner) : nullptr;
}

Product const* Catalog::find_barcode(std::string_view scanned) const {
    auto const owner = state_->owner_of_number(barcode_number(scanned));
    return owner ? state_->find(*owner) : nullptr;
}

CategoryPath Catalog::draft_path(std::optional<CategoryId> id) const {
    return path_of(id, [&](CategoryId each) { return state_->find(each); });
}

ListingPtr Catalog::listing(SkuId id) const {
    std::shared_lock const lock(state_->mutex);
    return state_->listing(id);
}

ListingPtr Catalog::listing_of_code(std::string_view code) const {
    auto const folded = text::fold(code);
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->codes.find(folded);
    return found == state_->codes.end() ? nullptr : state_->listing(found->second);
}

ListingPtr Catalog::listing_of_barcode(std::string_view scanned) const {
    auto const number = barcode_number(scanned);
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->numbers.find(number);
    return found == state_->numbers.end() ? nullptr : state_->listing(found->second);
}

std::vector<ListingPtr> Catalog::list_after(SkuId after, std::size_t count_max) const {
    std::vector<ListingPtr> found;
    std::shared_lock const lock(state_->mutex);
    for (auto at = state_->in_order.upper_bound(after); at != state_->in_order.end() && found.size() < count_max;
         ++at) {
        found.push_back(state_->products[at->second].listing);
    }
    return found;
}

std::vector<ListingPtr> Catalog::search(std::string_view text, std::size_t count_max, Sold sold) const {
    auto const query = query_of(text);
    if (query.words.empty() || count_max == 0) return {};
    auto const scanned = listing_of_barcode(query.words.front().text);
    std::vector<ListingPtr> found;
    {
        std::shared_lock const lock(state_->mutex);
        found = best(state_->products, query, count_max, sold);
    }
    // The scan compares digits as they are; a scanner may have padded them.
    bool const alone = query.words.size() == 1 && scanned && (sold == Sold::ever || scanned->product.active);
    if (alone && (found.empty() || found.front()->product.id != scanned->product.id)) {
        std::erase_if(found, [&](ListingPtr const& other) { return other->product.id == scanned->product.id; });
        found.insert(found.begin(), scanned);
        if (found.size() > count_max) found.pop_back();
    }
    return found;
}

std::optional<Category> Catalog::category(CategoryId id) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->categories.find(id);
    return found == state_->categories.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Category> Catalog::categories() const {
    std::vector<Category> found;
    std::shared_lock const lock(state_->mutex);
    for (auto const& [id, category] : state_->categories) found.push_back(category);
    return found;
}

// By what is committed alone: a reader may not look at what the writer stages. A product that was read a moment ago may name a
// category that is gone by now.
CategoryPath Catalog::path(std::optional<CategoryId> id) const {
    std::shared_lock const lock(state_->mutex);
    if (id && !state_->categories.contains(*id)) return {};
    return path_of(id, [&](CategoryId each) { return &state_->categories.at(each); });
}

std::optional<Family> Catalog::family(FamilyId id) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->families.find(id);
    return found == state_->families.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Family> Catalog::families() const {
    std::vector<Family> found;
    std::shared_lock const lock(state_->mutex);
    for (auto const& [id, family] : state_->families) found.push_back(family);
    return found;
}

std::vector<ListingPtr> Catalog::members(FamilyId id) const {
    std::vector<ListingPtr> found;
    std::shared_lock const lock(state_->mutex);
    auto const members = state_->members.find(id);
    if (members == state_->members.end()) return found;
    for (auto const& sku : members->second) found.push_back(state_->listing(sku));
    return found;
}

std::size_t Catalog::product_count() const {
    std::shared_lock const lock(state_->mutex);
    return state_->products.size();
}

ListingPtr Catalog::newest() const {
    std::shared_lock const lock(state_->mutex);
    if (state_->in_order.empty()) return nullptr;
    return state_->products[state_->in_order.rbegin()->second].listing;
}

std::int64_t Catalog::version() const {
    std::shared_lock const lock(state_->mutex);
    return state_->version;
}

void Catalog::keep() {
    if (!state_->command.empty()) state_->batch.take(std::move(state_->command));
}

void Catalog::drop() {
    if (!state_->command.empty()) state_->command.clear();
}

void Catalog::save(db::Tx& tx) {
    auto const& batch = state_->batch;
    if (batch.empty()) return;
    for (auto const& [id, category] : batch.categories) {
        if (category) catalog::save(tx, *category);
    }
    for (auto const& [id, family] : batch.families) catalog::save(tx, family);
    std::vector<Product const*> products;
    products.reserve(batch.products.size());
    for (auto const& [id, product] : batch.products) products.push_back(&product);
    catalog::save(tx, products);
    // Last: what stood in it may have left it in this very batch.
    for (auto const& [id, category] : batch.categories) {
        if (!category) remove(tx, id);
    }
    auto const own_barcode_last = batch.own_barcode_last.value_or(state_->own_barcode_last);
    catalog::save(tx, Counters{.version = state_->version + 1, .own_barcode_last = own_barcode_last});
    for (auto const& [id, product] : batch.products) tx.tell(product_part, id.uuid.view());
    tx.tell(groups_part, {});
}

// Categories, families and counters are few, so they are read whole.
void Catalog::follow(db::Tx& tx, db::News const& news) {
    if (!news.names(groups_part)) return;
    std::map<CategoryId, Category> categories;
    for (auto& category : stored_categories(tx)) categories.emplace(category.id, std::move(category));
    std::map<FamilyId, Family> families;
    for (auto& family : stored_families(tx)) families.emplace(family.id, std::move(family));
    auto const counters = stored_counters(tx);
    std::vector<Searched> made;
    for (auto& product : products_since(tx, news)) made.push_back(searched_of(std::move(product)));
    std::unique_lock const lock(state_->mutex);
    state_->categories = std::move(categories);
    state_->families = std::move(families);
    for (auto& product : made) state_->publish(std::move(product));
    state_->version = counters.version;
    state_->own_barcode_last = counters.own_barcode_last;
}

void Catalog::committed() {
    auto& batch = state_->batch;
    if (batch.empty()) return;
    std::vector<Searched> made;
    made.reserve(batch.products.size());
    for (auto& [id, product] : batch.products) made.push_back(searched_of(std::move(product)));
    {
        std::unique_lock const lock(state_->mutex);
        for (auto& product : made) state_->publish(std::move(product));
        for (auto& [id, category] : batch.categories) {
            if (category) state_->categories.insert_or_assign(id, *std::move(category));
            if (!category) state_->categories.erase(id);
        }
        for (auto& [id, family] : batch.families) state_->families.insert_or_assign(id, std::move(family));
        if (batch.own_barcode_last) state_->own_barcode_last = *batch.own_barcode_last;
        ++state_->version;
    }
    batch.clear();
}

void Catalog::rolled_back() {
    state_->command.clear();
    state_->batch.clear();
}

}  // namespace zg::catalog
