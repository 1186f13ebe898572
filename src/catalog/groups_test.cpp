#include "catalog_fixture.h"

#include <gmock/gmock.h>

// Families, the tree of categories and the company's own barcodes in real books.
namespace zg::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <class IdType>
IdType numbered(std::uint8_t number) {
    IdType id;
    id.uuid.bytes[0] = number;
    return id;
}

Family shirt() {
    return {.id = numbered<FamilyId>(9),
            .names = {.en = "T-shirt"},
            .axes = {{.names = {.en = "Size"}, .options = {{1, {.en = "S"}}, {2, {.en = "M"}}}}}};
}

class Groups : public testing::Test {
protected:
    // "" or the refusal and its field.
    template <class Command>
    std::string say(Command command) {
        std::string said;
        books.run([&](db::Draft& draft) {
            auto const result = command(draft);
            if (!result) {
                said = std::string(boost::describe::enum_to_string(result.refused().reason, "")) + " " +
                       result.refused().field;
            }
            return bool(result);
        });
        return said;
    }
    std::string make(Family const& family) {
        return say([&](db::Draft& draft) { return create_family(draft, family); });
    }
    std::string change(Family const& family) {
        return say([&](db::Draft& draft) { return change_family(draft, family); });
    }
    CreateProduct member(std::uint32_t number, std::int64_t option) {
        return {.id = sku(number),
                .code = "T-" + std::to_string(number),
                .names = {.en = "T-shirt"},
                .tax_class = "standard",
                .family = shirt().id,
                .options = {option}};
    }
    std::string put(std::uint8_t id, std::uint8_t parent) {
        Category made{.id = numbered<CategoryId>(id), .names = {.en = "Goods"}};
        if (parent != 0) made.parent = numbered<CategoryId>(parent);
        return say([&](db::Draft& draft) {
            return has_category(draft, made.id) ? change_category(draft, made) : create_category(draft, made);
        });
    }
    std::string drop(std::uint8_t id) {
        return say([&](db::Draft& draft) { return delete_category(draft, numbered<CategoryId>(id)); });
    }

    Books books;
};

TEST_F(Groups, MembersHaveCombinationsOfTheirOwn) {
    ASSERT_EQ(make(shirt()), "");
    EXPECT_EQ(make(shirt()), "duplicate_id id");
    EXPECT_EQ(books.create(member(1, 1)), "");
    EXPECT_EQ(books.create(member(2, 1)), "duplicate_combination options");
    EXPECT_EQ(books.create(member(2, 3)), "bad_combination options");
    auto stray = member(2, 2);
    stray.family = numbered<FamilyId>(8);
    EXPECT_EQ(books.create(stray), "unknown_family family");
    stray.family = {};
    EXPECT_EQ(books.create(stray), "bad_combination options");
    EXPECT_EQ(books.create(member(2, 2)), "");
    EXPECT_EQ(books.catalog().members(shirt().id).size(), 2u);

    // One leaves, the other takes its place.
    EXPECT_EQ(books.change({.id = sku(2), .place = Place{.family = shirt().id, .options = {1}}}),
              "duplicate_combination options");
    EXPECT_EQ(books.change({.id = sku(1), .place = Place{}}), "");
    EXPECT_EQ(books.change({.id = sku(2), .place = Place{.family = shirt().id, .options = {1}}}), "");
    EXPECT_EQ(books.catalog().members(shirt().id).size(), 1u);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(Groups, ABatchSeesItsOwnCombinations) {
    ASSERT_EQ(make(shirt()), "");
    auto const create = [&](CreateProduct command) {
        return [command](db::Draft& draft) { return bool(create_product(draft, Instant{1}, command)); };
    };
    EXPECT_THAT(books.run_batch({create(member(1, 1)), create(member(2, 1)), create(member(3, 2))}),
                ElementsAre(true, false, true));
    // An option that a member of this very batch has does not go either.
    auto smaller = shirt();
    smaller.axes[0].options.pop_back();
    EXPECT_THAT(
        books.run_batch({[&](db::Draft& draft) {
                             return bool(change_product(draft, Instant{2}, {.id = sku(3), .place = Place{}}));
                         },
                         create(member(4, 2)), [&](db::Draft& draft) { return bool(change_family(draft, smaller)); }}),
        ElementsAre(true, true, false));
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(Groups, AFamilyIsChangedByWhoReadItLast) {
    ASSERT_EQ(make(shirt()), "");
    auto renamed = shirt();
    renamed.names.en = "Tee";
    EXPECT_EQ(change(renamed), "");
    EXPECT_EQ(books.catalog().family(shirt().id)->version, 2);
    EXPECT_EQ(change(renamed), "") << "the same again changes nothing";
    EXPECT_EQ(books.catalog().family(shirt().id)->version, 2);
    renamed.names.en = "Top";
    EXPECT_EQ(change(renamed), "version_changed version");
    renamed.id = numbered<FamilyId>(7);
    EXPECT_EQ(change(renamed), "unknown_family id");
}

TEST_F(Groups, AProductIsChangedByWhoReadItLast) {
    ASSERT_EQ(books.create(lemon_tea()), "");
    EXPECT_EQ(books.change({.id = sku(1), .unit = Unit::kg, .version = 1}), "");
    EXPECT_EQ(books.change({.id = sku(1), .unit = Unit::kg, .version = 1}), "") << "the same again";
    EXPECT_EQ(books.change({.id = sku(1), .unit = Unit::g, .version = 1}), "version_changed version");
    EXPECT_EQ(books.catalog().listing(sku(1))->product.unit, Unit::kg);
}

TEST_F(Groups, CategoriesStandInATree) {
    EXPECT_EQ(put(1, 0), "");
    EXPECT_EQ(put(2, 1), "");
    EXPECT_EQ(put(3, 2), "");
    EXPECT_EQ(put(4, 3), "");
    EXPECT_EQ(put(5, 4), "category_too_deep parent");
    EXPECT_EQ(put(1, 4), "category_cycle parent");
    EXPECT_EQ(drop(3), "category_used category");
    auto command = lemon_tea();
    command.category = numbered<CategoryId>(4);
    ASSERT_EQ(books.create(command), "");
    EXPECT_EQ(drop(4), "category_used category");
    // The last product leaves and the category goes in one batch.
    auto const kept = books.run_batch(
        {[&](db::Draft& draft) { return bool(change_product(draft, Instant{2}, {.id = sku(1), .place = Place{}})); },
         [&](db::Draft& draft) { return bool(delete_category(draft, numbered<CategoryId>(4))); },
         [&](db::Draft& draft) { return bool(delete_category(draft, numbered<CategoryId>(3))); }});
    EXPECT_THAT(kept, ElementsAre(true, true, true));
    EXPECT_EQ(drop(4), "unknown_category id");
    command.id = sku(2);
    command.code = "A-200";
    command.barcodes = {};
    EXPECT_EQ(books.create(command), "unknown_category category");
    EXPECT_EQ(books.catalog().categories().size(), 2u);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(Groups, APathLeadsFromACategoryToTheTop) {
    ASSERT_EQ(put(1, 0), "");
    ASSERT_EQ(put(2, 1), "");
    ASSERT_EQ(put(3, 2), "");
    ASSERT_EQ(put(4, 1), "");
    auto const at = [](std::uint8_t number) { return numbered<CategoryId>(number); };
    EXPECT_THAT(books.catalog().path(at(3)), ElementsAre(at(3), at(2), at(1)));
    EXPECT_THAT(books.catalog().path(at(9)), IsEmpty()) << "gone since it was read";
    EXPECT_THAT(books.catalog().path({}), IsEmpty());
    EXPECT_THAT(with_below(books.catalog().categories(), at(2)), ElementsAre(at(2), at(3)));
    EXPECT_THAT(with_below(books.catalog().categories(), at(1)), ElementsAre(at(1), at(2), at(3), at(4)));
    // The writer sees what it has moved; readers do not until it is kept.
    books.run([&](db::Draft& draft) {
        EXPECT_TRUE(change_category(draft, {.id = at(2), .names = {.en = "Moved"}, .parent = at(4)}));
        EXPECT_THAT(books.catalog().draft_path(at(3)), ElementsAre(at(3), at(2), at(4), at(1)));
        EXPECT_THAT(books.catalog().path(at(3)), ElementsAre(at(3), at(2), at(1)));
        return false;
    });
    EXPECT_THAT(books.catalog().draft_path(at(3)), ElementsAre(at(3), at(2), at(1)));
}

TEST_F(Groups, OwnBarcodesNeverComeTwice) {
    auto command = lemon_tea();
    command.barcodes = {"2900000000025"};  // somebody typed one in
    ASSERT_EQ(books.create(command), "");
    auto const give = [&] {
        EXPECT_EQ(say([&](db::Draft& draft) { return add_own_barcode(draft, Instant{3}, sku(1)); }), "");
        return books.catalog().listing(sku(1))->product.barcodes.back();
    };
    EXPECT_EQ(give(), "2900000000018");
    EXPECT_EQ(give(), "2900000000032");
    ASSERT_EQ(books.change({.id = sku(1), .barcodes = std::vector<std::string>{}}), "");
    EXPECT_EQ(give(), "2900000000049") << "those that were given out may be on labels";
    EXPECT_EQ(say([&](db::Draft& draft) { return add_own_barcode(draft, Instant{3}, sku(9)); }), "unknown_product id");
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(Groups, ComeBackTheSameAfterARestart) {
    auto const file = std::filesystem::temp_directory_path() / "zg_catalog_groups.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    auto const place = test::place(file);
    {
        Books first(place);
        first.run([&](db::Draft& draft) {
            EXPECT_TRUE(create_category(draft, {.id = numbered<CategoryId>(2), .names = {.en = "Tops"}}));
            EXPECT_TRUE(create_category(
                draft, {.id = numbered<CategoryId>(1), .names = {.en = "Tees"}, .parent = numbered<CategoryId>(2)}));
            EXPECT_TRUE(create_family(draft, shirt()));
            EXPECT_TRUE(create_product(draft, Instant{1}, member(1, 2)));
            return bool(add_own_barcode(draft, Instant{1}, sku(1)));
        });
        first.change({.id = sku(1), .barcodes = std::vector<std::string>{}});
    }
    Books again(place);
    EXPECT_EQ(again.catalog().family(shirt().id), shirt());
    EXPECT_EQ(again.catalog().category(numbered<CategoryId>(1))->parent, numbered<CategoryId>(2));
    EXPECT_THAT(again.catalog().listing(sku(1))->product.options, ElementsAre(2));
    EXPECT_EQ(again.create(member(2, 2)), "duplicate_combination options");
    again.run([&](db::Draft& draft) { return bool(add_own_barcode(draft, Instant{1}, sku(1))); });
    EXPECT_THAT(again.catalog().listing(sku(1))->product.barcodes, ElementsAre("2900000000025"));
    EXPECT_THAT(again.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST_F(Groups, TheAuditFindsWhatIsBroken) {
    ASSERT_EQ(make(shirt()), "");
    ASSERT_EQ(books.create(member(1, 1)), "");
    ASSERT_EQ(books.create(member(2, 2)), "");
    ASSERT_EQ(put(1, 0), "");
    ASSERT_EQ(put(2, 1), "");
    auto const broken_by = [&](char const* sql) {
        std::vector<std::string> found;
        books.db().write([&](db::Tx& tx) {
            tx.run({"savepoint", "SAVEPOINT spoilt"}, {});
            tx.run({"spoil", sql}, {});
            found = audit(tx);
            tx.run({"undo", "ROLLBACK TO spoilt"}, {});
            tx.run({"release", "RELEASE spoilt"}, {});
        });
        return found;
    };
    EXPECT_THAT(books.audit(), IsEmpty());
    EXPECT_THAT(broken_by("UPDATE catalog_product SET options = '[1]'"),
                ElementsAre(testing::HasSubstr("shares its combination")));
    EXPECT_THAT(broken_by("UPDATE catalog_product SET options = '[7]' WHERE code = 'T-1'"),
                ElementsAre(testing::HasSubstr("no combination of its family")));
    EXPECT_THAT(broken_by("UPDATE catalog_product SET family = NULL WHERE code = 'T-1'"),
                ElementsAre(testing::HasSubstr("options of no family")));
    EXPECT_THAT(broken_by("UPDATE catalog_category SET parent = id"), testing::SizeIs(2));
    EXPECT_THAT(broken_by("UPDATE catalog_family SET names = '{}'"), ElementsAre(testing::HasSubstr("is not sound")));
}

}  // namespace
}  // namespace zg::catalog
