#pragma once

#include <zg/flows.h>

// What people do to products, families and categories. What writes the whole of one thing changes nothing when it comes again;
// what makes something new is kept with its answer under its own id.
namespace zg::flows {

// All that people edit of a product. `version` is the one that was read.
struct ChangedProduct final {
    SkuId id;
    std::int64_t version = 0;
    Names names;
    std::vector<std::string> barcodes = {};
    std::optional<CategoryId> category = {};
    catalog::Unit unit = catalog::Unit::each;  // only while nothing of it has moved: quantities are of the unit
    std::string tax_class;
    bool active = true;
    std::optional<FamilyId> family = {};
    std::vector<std::int64_t> options = {};
    std::optional<std::string> ingredients = {};
};
BOOST_DESCRIBE_STRUCT(ChangedProduct, (),
                      (id, version, names, barcodes, category, unit, tax_class, active, family, options, ingredients))
Result<Answer, SetupRefusal> change_product(db::Draft&, Asked const&, ChangedProduct const&);

// An EAN-13 of the company's own for a product that came without one.
struct NewBarcode final {
    RequestId id;
    SkuId sku;
};
BOOST_DESCRIBE_STRUCT(NewBarcode, (), (id, sku))
Result<Answer, SetupRefusal> give_barcode(db::Draft&, Asked const&, NewBarcode const&);

// A picture at the end of a product's own; its bytes are on the disk already.
struct NewPicture final {
    SkuId sku;
    PictureId picture;
};
BOOST_DESCRIBE_STRUCT(NewPicture, (), (sku, picture))
Result<Answer, SetupRefusal> add_picture(db::Draft&, Asked const&, NewPicture const&);

// The pictures of a product in another order, or fewer of them.
struct PictureOrder final {
    SkuId sku;
    std::vector<PictureId> pictures = {};
};
BOOST_DESCRIBE_STRUCT(PictureOrder, (), (sku, pictures))
Result<Answer, SetupRefusal> order_pictures(db::Draft&, Asked const&, PictureOrder const&);

// Makes the family, or changes it when its version is the one that was read.
Result<Answer, SetupRefusal> put_family(db::Draft&, Asked const&, catalog::Family const&);

struct NewVariant final {
    SkuId id;
    std::string code;
    std::vector<std::int64_t> options;
    std::vector<std::string> barcodes = {};
};
BOOST_DESCRIBE_STRUCT(NewVariant, (), (id, code, options, barcodes))

// Members of a family, named after it; all or none.
struct NewVariants final {
    RequestId id;
    FamilyId family;
    std::optional<CategoryId> category = {};
    catalog::Unit unit = catalog::Unit::each;
    std::string tax_class;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::vector<NewVariant> variants;
};
BOOST_DESCRIBE_STRUCT(NewVariants, (), (id, family, category, unit, tax_class, price, member_price, variants))
inline constexpr std::size_t variants_max = 200;
Result<Answer, SetupRefusal> make_variants(db::Draft&, Asked const&, NewVariants const&);

// Makes the category, renames or moves it.
Result<Answer, SetupRefusal> put_category(db::Draft&, Asked const&, catalog::Category const&);
Result<Answer, SetupRefusal> delete_category(db::Draft&, Asked const&, CategoryId);

}  // namespace zg::flows
