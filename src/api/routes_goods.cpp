#include "handlers.h"
#include "route_table.h"
#include "shapes_goods.h"

#include <zg/pictures.h>

namespace zg::api {

namespace {

Route changing(Method method, std::string_view path, void (*handle)(Call), std::string_view summary) {
    return writing(method, path, Scope::catalog_write, handle, summary);
}

void add_products(Table& table) {
    auto list = reading("/v1/products", get_products, "Products with prices and search text", schema_of<ProductPage>);
    list.query = {after, limit, words, store};
    table.push_back(list);
    table.push_back(reading("/v1/folding", get_folding,
                            "Characters that names are found by in either script: what each of `from` is folded into",
                            schema_of<Folding>));
    auto post = changing(Method::post, "/v1/products", post_product, "Makes a product");
    post.request = schema_of<flows::NewProduct>;
    post.answer = schema_of<GoodsRow>;
    post.status = 201;
    post.refusals = with<catalog::ProductRefusal, pricing::PricingRefusal>({"id_reused", "unknown_tax_class"});
    table.push_back(post);
}

void add_one_product(Table& table) {
    auto list = reading("/v1/product-list", get_product_list, "Products as the console lists them, active or not",
                        schema_of<GoodsPage>);
    list.query = {words,
                  {.name = "category", .format = "uuid"},
                  {.name = "state"},
                  {.name = "lacking"},
                  {.name = "order"},
                  store,
                  after,
                  limit};
    table.push_back(list);
    table.push_back(reading("/v1/product-proposal", get_product_proposal,
                            "A code that is free, and the tax class of the newest product",
                            schema_of<ProductProposal>));
    auto one = reading("/v1/products/{id}", get_product, "A product with its family, prices and stock",
                       schema_of<ProductDetail>);
    one.query = {store};
    one.refusals = {"unknown_product"};
    table.push_back(one);
    auto put = changing(Method::put, "/v1/products/{id}", put_product, "Changes all that people edit of a product");
    put.request = schema_of<flows::ChangedProduct>;
    put.answer = schema_of<catalog::Product>;
    put.refusals = with<catalog::ProductRefusal>({"unknown_tax_class", "unit_fixed"});
    table.push_back(put);
    auto barcode = changing(Method::post, "/v1/products/{id}/barcodes", post_barcode,
                            "Gives a product an EAN-13 of the company's own");
    barcode.request = schema_of<BarcodeRequest>;
    barcode.answer = schema_of<catalog::Product>;
    barcode.status = 201;
    barcode.refusals = {"unknown_product", "too_many_barcodes", "own_barcodes_used_up", "id_reused"};
    table.push_back(barcode);
}

constexpr Limit uploading{600, 60, pictures::upload_bytes_max};

void add_pictures(Table& table) {
    auto get = reading("/v1/pictures/{id}", get_picture, "A picture; it never changes under its id", nullptr);
    get.content_type = "image/webp";
    get.query = {{.name = "size"}};
    get.refusals = {"unknown_picture"};
    table.push_back(get);
    auto post = changing(Method::post, "/v1/products/{id}/pictures", post_picture,
                         "Adds a picture, whose JPEG, PNG or WebP is the body, at the end of a product's own");
    post.limit = uploading;
    post.answer = schema_of<catalog::Product>;
    post.status = 201;
    post.refusals = with<pictures::PictureRefusal>({"unknown_product", "too_many_pictures"});
    table.push_back(post);
    auto put = changing(Method::put, "/v1/products/{id}/pictures", put_pictures,
                        "Puts a product's pictures in order, or leaves some out");
    put.request = schema_of<PictureList>;
    put.answer = schema_of<catalog::Product>;
    put.refusals = {"unknown_product", "unknown_picture", "duplicate_picture"};
    table.push_back(put);
}

void add_families(Table& table) {
    table.push_back(reading("/v1/families", get_families, "Families of products and how many variants each has",
                            schema_of<FamilyList>));
    auto put = changing(Method::put, "/v1/families/{id}", put_family, "Makes or changes a family of products");
    put.request = schema_of<catalog::Family>;
    put.answer = schema_of<catalog::Family>;
    put.refusals = codes_of<catalog::FamilyRefusal>();
    table.push_back(put);
    auto variants =
        changing(Method::post, "/v1/families/{id}/variants", post_variants, "Makes variants of a family, all or none");
    variants.request = schema_of<VariantsRequest>;
    variants.answer = schema_of<VariantsMade>;
    variants.status = 201;
    variants.refusals = with<catalog::ProductRefusal, pricing::PricingRefusal>(
        {"id_reused", "unknown_tax_class", "no_lines", "too_many_lines"});
    table.push_back(variants);
}

void add_categories(Table& table) {
    table.push_back(reading("/v1/categories", get_categories, "Categories and how many products each has",
                            schema_of<CategoryList>));
    auto put = changing(Method::put, "/v1/categories/{id}", put_category, "Makes, renames or moves a category");
    put.request = schema_of<catalog::Category>;
    put.answer = schema_of<catalog::Category>;
    put.refusals = codes_of<catalog::CategoryRefusal>();
    table.push_back(put);
    auto drop = changing(Method::delete_, "/v1/categories/{id}", delete_category,
                         "Takes away a category that nothing stands in");
    drop.answer = schema_of<catalog::Category>;
    drop.refusals = {"unknown_category", "category_used", "category_in_rules"};
    table.push_back(drop);
}

}  // namespace

void add_goods(Table& table) {
    add_products(table);
    add_one_product(table);
    add_pictures(table);
    add_families(table);
    add_categories(table);
}

}  // namespace zg::api
