#include "catalog_fixture.h"

#include <gmock/gmock.h>

namespace zg::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CategoryId category_id() {
    CategoryId id;
    id.uuid.bytes[0] = 7;
    return id;
}

TEST(Catalog, AProductIsFoundByIdCodeAndAnyOfItsBarcodes) {
    Books books;
    auto command = lemon_tea();
    command.barcodes.push_back("036000291452");
    EXPECT_EQ(books.create(command), "");

    auto const listing = books.catalog().listing(command.id);
    ASSERT_TRUE(listing);
    EXPECT_TRUE(is_result_of(listing->product, command));
    EXPECT_EQ(listing->product.version, 1);
    EXPECT_EQ(books.catalog().listing_of_code("a-100"), listing);
    EXPECT_EQ(books.catalog().listing_of_barcode("4890008100309"), listing);
    EXPECT_EQ(books.catalog().listing_of_barcode("0036000291452"), listing);
    EXPECT_EQ(books.catalog().listing_of_barcode("4890008100316"), nullptr);
    EXPECT_EQ(books.catalog().version(), 1);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Catalog, EveryRefusal) {
    Books books;
    ASSERT_EQ(books.create(lemon_tea()), "");
    auto const fresh = [] {
        auto command = lemon_tea();
        command.id = sku(2);
        command.code = "A-200";
        command.barcodes.clear();
        return command;
    };
    struct Case {
        char const* said;
        std::function<void(CreateProduct&)> spoil;
    };
    for (auto const& [said, spoil] : std::vector<Case>{
             {"duplicate_id id", [](auto& c) { c.id = sku(1); }},
             {"duplicate_code code", [](auto& c) { c.code = "a-100"; }},
             {"duplicate_code code", [](auto& c) { c.code = "Ａ-100"; }},
             {"bad_code code", [](auto& c) { c.code = ""; }},
             {"bad_code code", [](auto& c) { c.code = " A"; }},
             {"bad_code code", [](auto& c) { c.code = "A\n"; }},
             {"bad_code code", [](auto& c) { c.code = std::string(41, 'A'); }},
             {"name_missing names", [](auto& c) { c.names = {}; }},
             {"name_bad names.zh-Hant", [](auto& c) { c.names.zh_hant = " "; }},
             {"name_bad names.en", [](auto& c) { c.names.en = std::string(201, 'x'); }},
             {"duplicate_barcode barcodes[0]", [](auto& c) { c.barcodes = {"4890008100309"}; }},
             {"duplicate_barcode barcodes[1]", [](auto& c) { c.barcodes = {"X", "04890008100309"}; }},
             {"bad_check_digit barcodes[0]", [](auto& c) { c.barcodes = {"4890008100308"}; }},
             {"tax_class_missing tax_class", [](auto& c) { c.tax_class = ""; }},
             {"unknown_category category", [](auto& c) { c.category = category_id(); }},
         }) {
        auto command = fresh();
        spoil(command);
        EXPECT_EQ(books.create(command), said);
    }
    EXPECT_EQ(books.catalog().product_count(), 1u);
    EXPECT_EQ(books.create(fresh()), "");
    EXPECT_EQ(books.change({.id = sku(9)}), "unknown_product id");
    EXPECT_EQ(books.change({.id = sku(2), .barcodes = {{"4890008100309"}}}), "duplicate_barcode barcodes[0]");
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Catalog, ABatchSeesItselfAndARefusedCommandLeavesNoTrace) {
    Books books;
    auto const make = [](CreateProduct const& command) {
        return [command](db::Draft& draft) { return bool(create_product(draft, Instant{1}, command)); };
    };
    auto second = lemon_tea();
    second.id = sku(2);
    auto third = lemon_tea();
    third.id = sku(3);
    third.code = "C";
    third.barcodes = {};
    auto const kept = books.run_batch({
        make(lemon_tea()),
        make(second),  // same code and barcode
        [&](db::Draft& draft) {
            EXPECT_TRUE(find(draft, sku(1)));
            EXPECT_FALSE(find(draft, sku(2)));
            EXPECT_TRUE(create_product(draft, Instant{1}, third));
            EXPECT_TRUE(find(draft, sku(3)));
            return false;  // the flow refuses for a reason of its own
        },
        [&](db::Draft& draft) {
            EXPECT_FALSE(find(draft, sku(3)));
            EXPECT_FALSE(draft.part<Catalog>().find_code("C"));
            return bool(create_product(draft, Instant{1}, third));
        },
    });
    EXPECT_THAT(kept, ElementsAre(true, false, false, true));
    EXPECT_EQ(books.catalog().product_count(), 2u);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Catalog, ABarcodeCanMoveToAnotherProductWithinABatch) {
    Books books;
    ASSERT_EQ(books.create(lemon_tea()), "");
    auto second = lemon_tea();
    second.id = sku(2);
    second.code = "B";
    second.names = {.en = "Lemon tea, new can"};
    auto const kept = books.run_batch({
        [&](db::Draft& draft) {
            return bool(change_product(draft, Instant{1}, {.id = sku(1), .barcodes = std::vector<std::string>{}}));
        },
        [&](db::Draft& draft) { return bool(create_product(draft, Instant{1}, second)); },
    });
    EXPECT_THAT(kept, ElementsAre(true, true));
    EXPECT_EQ(books.catalog().listing_of_barcode("4890008100309")->product.id, sku(2));
    EXPECT_EQ(books.catalog().listing(sku(1))->product.version, 2);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Catalog, ComesBackTheSameAfterARestart) {
    auto const file = std::filesystem::temp_directory_path() / "zg_catalog_restart.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    auto const place = test::place(file);
    Product before;
    {
        Books books(place);
        books.run([&](db::Draft& draft) {
            return bool(create_category(draft, {.id = category_id(), .names = {.en = "Drinks"}}));
        });
        auto command = lemon_tea();
        command.category = category_id();
        command.unit = Unit::kg;
        ASSERT_EQ(books.create(command), "");
        ASSERT_EQ(books.change({.id = sku(1), .names = Names{.zh_hant = "熱檸茶"}, .active = false}), "");
        before = books.catalog().listing(sku(1))->product;
    }
    Books books(place);
    EXPECT_EQ(books.catalog().listing(sku(1))->product, before);
    EXPECT_EQ(books.catalog().version(), 3);
    EXPECT_EQ(books.catalog().category(category_id())->names.en, "Drinks");
    EXPECT_THAT(books.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST(Catalog, ListsInOrderOfId) {
    Books books;
    for (auto const number : {3u, 1u, 2u}) {
        auto command = lemon_tea();
        command.id = sku(number);
        command.code = std::to_string(number);
        command.barcodes = {};
        ASSERT_EQ(books.create(command), "");
    }
    auto const ids = [](std::vector<ListingPtr> const& listings) {
        std::vector<SkuId> found;
        for (auto const& listing : listings) found.push_back(listing->product.id);
        return found;
    };
    EXPECT_THAT(ids(books.catalog().list_after({}, 2)), ElementsAre(sku(1), sku(2)));
    EXPECT_THAT(ids(books.catalog().list_after(sku(2), 2)), ElementsAre(sku(3)));
    EXPECT_THAT(ids(books.catalog().list_after(sku(3), 2)), IsEmpty());
}

TEST(Audit, FindsWhatIsBroken) {
    Books books;
    ASSERT_EQ(books.create(lemon_tea()), "");
    books.db().write([](db::Tx& tx) {
        tx.run({"spoil_name", "UPDATE catalog_product SET names = '{}'"}, {});
        tx.run({"spoil_barcode", "UPDATE catalog_barcode SET barcode = '4890008100308'"}, {});
    });
    EXPECT_THAT(books.audit(), testing::SizeIs(3));
}

}  // namespace
}  // namespace zg::catalog
