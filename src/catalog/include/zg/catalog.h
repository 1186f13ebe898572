#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/names.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the company sells: products, their names, barcodes, categories and units of measure.
namespace zg::catalog {

enum class Unit { each, kg, g, l, m, hour };
BOOST_DESCRIBE_ENUM(Unit, each, kg, g, l, m, hour)

struct Category final {
    CategoryId id;
    Names names;
    friend bool operator==(Category const&, Category const&) = default;
};
BOOST_DESCRIBE_STRUCT(Category, (), (id, names))

// A product as people know it; one product is one SKU.
struct Product final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes = {};  // as given; scanning also finds the same number padded with zeros
    std::optional<CategoryId> category = {};
    Unit unit = Unit::each;
    std::string tax_class;  // a code of the company's tax classes; whether it exists is for the flow to ask
    bool active = true;
    std::int64_t version = 1;  // 1, 2, 3 … with every change
    friend bool operator==(Product const&, Product const&) = default;
};
BOOST_DESCRIBE_STRUCT(Product, (), (id, code, names, barcodes, category, unit, tax_class, active, version))

// What the search matches, ready made, so that a till can search alone. See text::fold and text::sound.
struct SearchText final {
    std::string fold;    // all names, folded; a name per line
    std::string pinyin;  // alternatives of all Chinese names, separated by spaces
    std::string initials;
};

// A committed product, never changed after it was published; shared because readers keep it while the writer goes on.
struct Listing final {
    Product product;
    SearchText search;
};
using ListingPtr = std::shared_ptr<Listing const>;

// -- commands; on the writer's thread --

enum class ProductRefusal {
    duplicate_id,       // the id is taken, by the same data or other
    duplicate_code,     // codes are compared without case
    duplicate_barcode,  // another product or this one twice, also when padded with zeros
    bad_code,           // blank, unprintable, with spaces at the ends, or longer than code_characters_max
    bad_barcode,        // blank, unprintable, with white space, or longer than barcode_characters_max
    bad_check_digit,    // 8, 12, 13 or 14 digits whose last does not fit
    name_missing,
    name_bad,  // blank, unprintable or longer than name_characters_max
    too_many_barcodes,
    tax_class_missing,
    unknown_category,
    unknown_product
};
BOOST_DESCRIBE_ENUM(ProductRefusal, duplicate_id, duplicate_code, duplicate_barcode, bad_code, bad_barcode,
                    bad_check_digit, name_missing, name_bad, too_many_barcodes, tax_class_missing, unknown_category,
                    unknown_product)

inline constexpr std::size_t code_characters_max = 40;
inline constexpr std::size_t barcode_characters_max = 32;
inline constexpr std::size_t barcode_count_max = 20;

struct CreateProduct final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes = {};
    std::optional<CategoryId> category = {};
    Unit unit = Unit::each;
    std::string tax_class;
};
// Emits ProductChanged.
Result<Product, ProductRefusal> create_product(db::Draft&, Instant at, CreateProduct const&);

// Whether `product` is what `command` would have made: how a flow tells a retry from a clash of ids.
[[nodiscard]] bool is_result_of(Product const& product, CreateProduct const& command);

// Puts the given fields in the place of the old ones; absent ones stay. Emits ProductChanged.
struct ChangeProduct final {
    SkuId id;
    std::optional<Names> names = {};
    std::optional<std::vector<std::string>> barcodes = {};
    std::optional<CategoryId> category = {};
    std::optional<std::string> tax_class = {};
    std::optional<bool> active = {};
};
Result<Product, ProductRefusal> change_product(db::Draft&, Instant at, ChangeProduct const&);

enum class CategoryRefusal { duplicate_id, name_missing, name_bad };
BOOST_DESCRIBE_ENUM(CategoryRefusal, duplicate_id, name_missing, name_bad)
Result<Category, CategoryRefusal> create_category(db::Draft&, Category const&);

// -- queries on the writer's thread: with what this batch has changed --

// nullptr when there is no such product. Valid until the next command changes it. Keep the Catalog where this is hot.
[[nodiscard]] Product const* find(db::Draft&, SkuId);

// All products of one company in memory, with their search text.
class Catalog final : public db::DraftPart {
public:
    explicit Catalog(db::Db& books);
    ~Catalog() override;

    // -- on the writer's thread --
    [[nodiscard]] Product const* find(SkuId) const;
    [[nodiscard]] Product const* find_code(std::string_view code) const;
    // What a scanner would read.
    [[nodiscard]] Product const* find_barcode(std::string_view scanned) const;

    // -- on any thread: as of the last commit --
    [[nodiscard]] ListingPtr listing(SkuId) const;
    [[nodiscard]] ListingPtr listing_of_code(std::string_view code) const;
    // What a scanner read, any of GTIN-8, -12, -13, -14 for the same number.
    [[nodiscard]] ListingPtr listing_of_barcode(std::string_view scanned) const;
    // Products in order of id, after `after` (nil: from the first).
    [[nodiscard]] std::vector<ListingPtr> list_after(SkuId after, std::size_t count_max) const;
    // Active products in which every word of `query` occurs, best first: whole barcode or code, whole name or sound, beginning of
    // one, beginning of a word, anywhere.
    [[nodiscard]] std::vector<ListingPtr> search(std::string_view query, std::size_t count_max) const;
    [[nodiscard]] std::optional<Category> category(CategoryId) const;
    [[nodiscard]] std::vector<Category> categories() const;
    [[nodiscard]] std::size_t product_count() const;
    // Grows with every committed change of any product or category; survives a restart.
    [[nodiscard]] std::int64_t version() const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;

    struct State;  // for catalog.cpp
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when every product has a name, codes and barcodes belong to one product each, check
// digits fit and categories exist.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::catalog
