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
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What the company sells: products, their names, barcodes, categories and units of measure.
namespace zg::catalog {

enum class Unit { each, kg, g, l, m, hour };
BOOST_DESCRIBE_ENUM(Unit, each, kg, g, l, m, hour)

// Where products stand in the tree of goods.
struct Category final {
    CategoryId id;
    Names names;
    std::optional<CategoryId> parent = {};
    friend bool operator==(Category const&, Category const&) = default;
};
BOOST_DESCRIBE_STRUCT(Category, (), (id, names, parent))

// What the products of one kind differ in: an axis is "colour", its options are "red" and "blue". Members keep an option's id.
struct Option final {
    std::int64_t id = 0;
    Names names;
    friend bool operator==(Option const&, Option const&) = default;
};
BOOST_DESCRIBE_STRUCT(Option, (), (id, names))

struct Axis final {
    Names names;
    std::vector<Option> options;
    friend bool operator==(Axis const&, Axis const&) = default;
};
BOOST_DESCRIBE_STRUCT(Axis, (), (names, options))

// Products that are one thing in several variants. Each variant is a product like any other.
struct Family final {
    FamilyId id;
    Names names;
    std::vector<Axis> axes;
    std::int64_t version = 1;  // 1, 2, 3 … with every change
    friend bool operator==(Family const&, Family const&) = default;
};
BOOST_DESCRIBE_STRUCT(Family, (), (id, names, axes, version))

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
    std::optional<FamilyId> family = {};
    std::vector<std::int64_t> options = {};  // the id of one option of each axis of the family
    std::vector<PictureId> pictures = {};    // the first one stands for the product in lists
    std::string ingredients = {};            // what it is made of, as it stands on its label
    friend bool operator==(Product const&, Product const&) = default;
};
BOOST_DESCRIBE_STRUCT(Product, (),
                      (id, code, names, barcodes, category, unit, tax_class, active, version, family, options, pictures,
                       ingredients))

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
    unknown_product,
    unknown_family,
    bad_combination,        // not one option of each axis
    duplicate_combination,  // another member has it
    version_changed,        // somebody else has changed the product since it was read
    own_barcodes_used_up,
    too_many_pictures,  // more than picture_count_max
    duplicate_picture,  // one picture twice
    bad_ingredients     // unprintable or longer than ingredients_characters_max
};
BOOST_DESCRIBE_ENUM(ProductRefusal, duplicate_id, duplicate_code, duplicate_barcode, bad_code, bad_barcode,
                    bad_check_digit, name_missing, name_bad, too_many_barcodes, tax_class_missing, unknown_category,
                    unknown_product, unknown_family, bad_combination, duplicate_combination, version_changed,
                    own_barcodes_used_up, too_many_pictures, duplicate_picture, bad_ingredients)

inline constexpr std::size_t code_characters_max = 40;
inline constexpr std::size_t barcode_characters_max = 32;
inline constexpr std::size_t barcode_count_max = 20;
inline constexpr std::size_t picture_count_max = 8;
inline constexpr std::size_t ingredients_characters_max = 1'000;

struct CreateProduct final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes = {};
    std::optional<CategoryId> category = {};
    Unit unit = Unit::each;
    std::string tax_class;
    std::optional<FamilyId> family = {};
    std::vector<std::int64_t> options = {};
    std::string ingredients = {};
};
// Emits ProductChanged.
Result<Product, ProductRefusal> create_product(db::Draft&, Instant at, CreateProduct const&);

// Whether `product` is what `command` would have made: how a flow tells a retry from a clash of ids.
[[nodiscard]] bool is_result_of(Product const& product, CreateProduct const& command);

// A category or none, a family or none: what may also be taken away.
struct Place final {
    std::optional<CategoryId> category = {};
    std::optional<FamilyId> family = {};
    std::vector<std::int64_t> options = {};
};
BOOST_DESCRIBE_STRUCT(Place, (), (category, family, options))

// Puts the given fields in the place of the old ones; absent ones stay. Emits ProductChanged.
struct ChangeProduct final {
    SkuId id;
    std::optional<Names> names = {};
    std::optional<std::vector<std::string>> barcodes = {};
    std::optional<CategoryId> category = {};
    std::optional<std::string> tax_class = {};
    std::optional<bool> active = {};
    // Whether goods of another unit have moved is for the flow to ask.
    std::optional<Unit> unit = {};
    std::optional<Place> place = {};
    // Whether they are there is for the flow's asker to see to.
    std::optional<std::vector<PictureId>> pictures = {};
    std::optional<std::string> ingredients = {};
    std::optional<std::int64_t> version = {};  // that was read
};
Result<Product, ProductRefusal> change_product(db::Draft&, Instant at, ChangeProduct const&);

// Adds an EAN-13 of the company's own that no product has and that was never given out before. Emits ProductChanged.
Result<Product, ProductRefusal> add_own_barcode(db::Draft&, Instant at, SkuId);

enum class FamilyRefusal {
    duplicate_id,
    unknown_family,
    name_missing,
    name_bad,
    bad_axes,     // none, or more than axis_count_max
    axes_fixed,   // there are members already: no axis comes or goes
    bad_options,  // an axis with none, with too many, or with one id twice or below 1
    option_used,  // a member has an option that is to go
    version_changed
};
BOOST_DESCRIBE_ENUM(FamilyRefusal, duplicate_id, unknown_family, name_missing, name_bad, bad_axes, axes_fixed,
                    bad_options, option_used, version_changed)

inline constexpr std::size_t axis_count_max = 3;
inline constexpr std::size_t option_count_max = 100;

// `version` is ignored: a family begins with 1.
Result<Family, FamilyRefusal> create_family(db::Draft&, Family const&);
// The whole family; its `version` is the one that was read. The members keep their own names.
Result<Family, FamilyRefusal> change_family(db::Draft&, Family const&);
// What a member is called: the family and its options, in the languages of the family.
[[nodiscard]] Names member_names(Family const&, std::vector<std::int64_t> const& options);

enum class CategoryRefusal {
    duplicate_id,
    unknown_category,
    name_missing,
    name_bad,
    unknown_parent,
    category_cycle,     // it would stand below itself
    category_too_deep,  // more than category_depth_max levels
    category_used       // products or categories stand in it
};
BOOST_DESCRIBE_ENUM(CategoryRefusal, duplicate_id, unknown_category, name_missing, name_bad, unknown_parent,
                    category_cycle, category_too_deep, category_used)

inline constexpr std::size_t category_depth_max = 4;

// A category and those that it stands in, itself first; empty for none. What is said of a category is meant of all that
// lies below it, so whoever asks whether a product is in one asks its path.
using CategoryPath = std::vector<CategoryId>;
// The category and all that stand below it.
[[nodiscard]] std::set<CategoryId> with_below(std::vector<Category> const&, CategoryId);

Result<Category, CategoryRefusal> create_category(db::Draft&, Category const&);
// Renames or moves it, with what stands below it.
Result<Category, CategoryRefusal> change_category(db::Draft&, Category const&);
Result<Category, CategoryRefusal> delete_category(db::Draft&, CategoryId);

// -- queries on the writer's thread: with what this batch has changed --

// nullptr when there is no such product. Valid until the next command changes it. Keep the Catalog where this is hot.
[[nodiscard]] Product const* find(db::Draft&, SkuId);
[[nodiscard]] Family const* find(db::Draft&, FamilyId);
[[nodiscard]] bool has_category(db::Draft&, CategoryId);

// Which products a search shows.
enum class Sold { now, ever };

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
    [[nodiscard]] CategoryPath draft_path(std::optional<CategoryId>) const;

    // -- on any thread: as of the last commit --
    [[nodiscard]] ListingPtr listing(SkuId) const;
    [[nodiscard]] ListingPtr listing_of_code(std::string_view code) const;
    // What a scanner read, any of GTIN-8, -12, -13, -14 for the same number.
    [[nodiscard]] ListingPtr listing_of_barcode(std::string_view scanned) const;
    // Products in order of id, after `after` (nil: from the first).
    [[nodiscard]] std::vector<ListingPtr> list_after(SkuId after, std::size_t count_max) const;
    // Active products in which every word of `query` occurs, best first: whole barcode or code, whole name or sound, beginning of
    // one, beginning of a word, anywhere.
    [[nodiscard]] std::vector<ListingPtr> search(std::string_view query, std::size_t count_max,
                                                 Sold sold = Sold::now) const;
    [[nodiscard]] std::optional<Family> family(FamilyId) const;
    // In order of id.
    [[nodiscard]] std::vector<Family> families() const;
    // In order of id.
    [[nodiscard]] std::vector<ListingPtr> members(FamilyId) const;
    [[nodiscard]] std::optional<Category> category(CategoryId) const;
    [[nodiscard]] std::vector<Category> categories() const;
    [[nodiscard]] CategoryPath path(std::optional<CategoryId>) const;
    [[nodiscard]] std::size_t product_count() const;
    // That with the highest id; nullptr when there is none.
    [[nodiscard]] ListingPtr newest() const;
    // Grows with every committed change of any product or category; survives a restart.
    [[nodiscard]] std::int64_t version() const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

    struct State;  // for catalog.cpp
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when every product has a name, codes and barcodes belong to one product each, check
// digits fit, categories exist and stand in a tree, and each member of a family has a combination of its own.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::catalog
