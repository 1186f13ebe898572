#pragma once

#include "pricing_shapes.h"
#include "shapes.h"

#include <zg/flows_goods.h>

// Products, families and categories, as a till keeps them and as the console sees them.
namespace zg::api {

// -- as a till keeps them --

// `above`: the categories that it stands in, the nearest first, so that a till matches rules as the server does.
struct ProductCategory final {
    CategoryId id;
    Names names;
    std::vector<CategoryId> above;
};
BOOST_DESCRIBE_STRUCT(ProductCategory, (), (id, names, above))

struct ProductSearch final {
    std::string pinyin;
    std::string initials;
};
BOOST_DESCRIBE_STRUCT(ProductSearch, (), (pinyin, initials))

struct Product final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes;
    std::optional<ProductCategory> category;
    catalog::Unit unit{};
    std::string tax_class;
    std::optional<std::int64_t> price;
    std::optional<std::int64_t> member_price;
    // What it will cost from a business day on; empty while nothing is planned.
    std::vector<pricing::PriceAhead> ahead;
    ProductSearch search;
    std::string fold;
    std::optional<PictureId> picture;  // the first of its own
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Product, (),
                      (id, code, names, barcodes, category, unit, tax_class, price, member_price, ahead, search, fold,
                       picture, version))

struct ProductPage final {
    std::vector<Product> items;
    std::optional<std::string> next;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ProductPage, (), (items, next, version))

// Characters, and in the same order what each is folded into. See text::folding.
struct Folding final {
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(Folding, (), (from, to))

// -- as the console lists them --

// Also what a command on a product answers, and keeps for its replay: then without what is on hand.
struct GoodsRow final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes;
    std::optional<CategoryId> category;
    catalog::Unit unit{};
    std::string tax_class;
    bool active = true;
    std::optional<FamilyId> family;
    std::vector<std::int64_t> options;
    std::optional<std::int64_t> price;  // the company's
    std::optional<std::int64_t> member_price;
    std::optional<std::int64_t> on_hand_milli;  // in the stores that were asked for; absent without stock:read
    std::vector<PictureId> pictures;
    std::string ingredients;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(GoodsRow, (),
                      (id, code, names, barcodes, category, unit, tax_class, active, family, options, price,
                       member_price, on_hand_milli, pictures, ingredients, version))

struct GoodsPage final {
    std::vector<GoodsRow> items;
    std::int64_t count = 0;  // of all that the filters leave
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(GoodsPage, (), (items, count, next))

enum class GoodsState { active, inactive };
BOOST_DESCRIBE_ENUM(GoodsState, active, inactive)
enum class GoodsLack { barcode, price, category, picture };
BOOST_DESCRIBE_ENUM(GoodsLack, barcode, price, category, picture)
struct PictureList final {
    std::vector<PictureId> pictures;
};
BOOST_DESCRIBE_STRUCT(PictureList, (), (pictures))
enum class PictureSize { large, small };
BOOST_DESCRIBE_ENUM(PictureSize, large, small)
enum class GoodsOrder { code, newest };
BOOST_DESCRIBE_ENUM(GoodsOrder, code, newest)

struct GoodsShelf final {
    StoreId store;
    LocationId location;
    std::int64_t on_hand_milli = 0;
    std::int64_t held_milli = 0;
    std::int64_t available_milli = 0;
};
BOOST_DESCRIBE_STRUCT(GoodsShelf, (), (store, location, on_hand_milli, held_milli, available_milli))

struct ProductDetail final {
    GoodsRow product;
    bool is_unit_fixed = false;  // goods of it have moved
    std::optional<catalog::Family> family;
    std::vector<GoodsRow> variants;   // all members of the family, itself among them
    std::vector<ListedPrice> prices;  // the company's, stores', books'; with a start: planned
    std::vector<GoodsShelf> stock;    // empty without stock:read
};
BOOST_DESCRIBE_STRUCT(ProductDetail, (), (product, is_unit_fixed, family, variants, prices, stock))

// What a new product may begin with.
struct ProductProposal final {
    std::string code;
    std::optional<std::string> tax_class;
};
BOOST_DESCRIBE_STRUCT(ProductProposal, (), (code, tax_class))

struct BarcodeRequest final {
    RequestId id;
};
BOOST_DESCRIBE_STRUCT(BarcodeRequest, (), (id))

struct FamilyRow final {
    catalog::Family family;
    std::int64_t variant_count = 0;
};
BOOST_DESCRIBE_STRUCT(FamilyRow, (), (family, variant_count))
struct FamilyList final {
    std::vector<FamilyRow> items;
};
BOOST_DESCRIBE_STRUCT(FamilyList, (), (items))

struct VariantsRequest final {
    RequestId id;
    std::optional<CategoryId> category = {};
    catalog::Unit unit{};
    std::string tax_class;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::vector<flows::NewVariant> variants;
};
BOOST_DESCRIBE_STRUCT(VariantsRequest, (), (id, category, unit, tax_class, price, member_price, variants))
struct VariantsMade final {
    std::vector<catalog::Product> items;
};
BOOST_DESCRIBE_STRUCT(VariantsMade, (), (items))

struct CategoryRow final {
    CategoryId id;
    Names names;
    std::optional<CategoryId> parent;
    std::int64_t product_count = 0;  // in itself, not below it
};
BOOST_DESCRIBE_STRUCT(CategoryRow, (), (id, names, parent, product_count))
struct CategoryList final {
    std::vector<CategoryRow> items;
};
BOOST_DESCRIBE_STRUCT(CategoryList, (), (items))

}  // namespace zg::api
