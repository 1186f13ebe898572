#include <zg/flows_bring.h>

#include "shop_fixture.h"

#include <gmock/gmock.h>

namespace zg::flows {
namespace {

using importing::Field;

class Bring : public testing::Test, public Shop {
protected:
    void SetUp() override { open(); }

    importing::Import import_of(importing::Kind kind, std::vector<Field> columns) {
        importing::Import import{.id = {fresh()},
                                 .kind = kind,
                                 .name = "list.csv",
                                 .hash = "h",
                                 .who = owner,
                                 .created_at = now,
                                 .setup = {.layout = {.column_count = static_cast<std::int64_t>(columns.size())},
                                           .columns = std::move(columns),
                                           .language = "en",
                                           .tax_class = "none"}};
        EXPECT_TRUE(run([&](db::Draft& draft) { return importing::register_import(draft, import); }));
        context = BringContext{.import = import};
        line = 1;
        return import;
    }
    // "created", "updated", "unchanged" or the refusal's code and field.
    std::string bring(std::vector<std::string> cells) {
        sheets::Row const row{.line = ++line, .cells = std::move(cells)};
        auto const out =
            run([&](db::Draft& draft) { return bring_row(draft, asked(std::string("row")), context, row); });
        if (!out) return std::string(out.reason().code) + " " + out.refused().field;
        last = out->thing;
        switch (out->as) {
            case BroughtAs::created: return "created";
            case BroughtAs::updated: return "updated";
            case BroughtAs::unchanged: return "unchanged";
        }
        return {};
    }
    // As a later batch of the import has it.
    BringContext run_context(importing::Import const& import) {
        BringContext found;
        (void)run([&](db::Draft& draft) {
            found = bring_context(draft, import);
            return Result<Done, SetupRefusal>(Done{});
        });
        return found;
    }
    // Takes everything back, the latest row first; what stood against it, or "".
    std::string take_back(TakeBackContext of) {
        std::vector<importing::Change> changes;
        books.read([&](db::Tx& tx) { changes = importing::changes_before(tx, of.import.id, 1'000'000, 1'000); });
        std::string refused;
        for (auto const& change : changes) {
            auto const done =
                run([&](db::Draft& draft) { return take_row_back(draft, asked(std::string("undo")), of, change); });
            if (!done) refused = done.reason().code;
        }
        return refused;
    }
    bool catalog_is_clean() {
        bool is_clean = false;
        books.read([&](db::Tx& tx) { is_clean = catalog::audit(tx).empty(); });
        return is_clean;
    }
    catalog::Product product(char const* code) { return rooms->catalog.listing_of_code(code)->product; }

    BringContext context;
    std::int64_t line = 1;
    Uuid last;
};

TEST_F(Bring, products_are_made_changed_and_left_alone) {
    auto const import = import_of(importing::Kind::products, {Field::code, Field::name, Field::barcode, Field::category,
                                                              Field::price, Field::cost});
    EXPECT_EQ(bring({"MILK", "Milk", "4890008100309", "Dairy", "9.50", "5.25"}), "created");
    EXPECT_EQ(product("milk").barcodes, (std::vector<std::string>{"4890008100309"}));
    EXPECT_EQ(rooms->pricing.price({last}, std::nullopt)->price, 950);
    EXPECT_EQ(rooms->supply.source({last})->cost_e4, 5'250'000);
    auto const dairy = product("MILK").category;
    EXPECT_EQ(bring({"CREAM", "Cream", "", "dairy", "20", ""}), "created");
    EXPECT_EQ(product("CREAM").category, dairy) << "the category is made once";
    EXPECT_EQ(bring({"MILK", "Milk", "4890008100309", "Dairy", "9.50", "5.25"}), "unchanged");
    EXPECT_EQ(bring({"MILK", "Milk", "", "", "9.60", ""}), "duplicate_row code") << "two rows differ on one product";
    EXPECT_EQ(bring({"TEA", "Black tea", "", "", "19", ""}), "updated");
    EXPECT_EQ(product("TEA").names.en, "Black tea");
    EXPECT_EQ(rooms->pricing.price(tea, std::nullopt)->member_price, 1600) << "what the row does not say stays";
    EXPECT_EQ(bring({"NEW", "", "", "", "1", ""}), "name_missing name");
    EXPECT_EQ(bring({"NEW", "New", "4890008100309", "", "1", ""}), "duplicate_barcode barcode");
    EXPECT_EQ(rooms->catalog.listing_of_code("NEW"), nullptr);
    expect_clean();

    EXPECT_EQ(take_back({.import = import}), "");
    EXPECT_FALSE(product("MILK").active);
    EXPECT_EQ(product("TEA").names.en, "TEA");
    EXPECT_EQ(rooms->pricing.price(tea, std::nullopt)->price, 1800);
    expect_clean();
    // Brought in again they are in use again.
    import_of(importing::Kind::products, {Field::code, Field::name, Field::price});
    EXPECT_EQ(bring({"MILK", "Milk", "9.50"}), "updated");
    EXPECT_TRUE(product("MILK").active);
}

TEST_F(Bring, a_tax_class_is_known_by_code_name_and_rate) {
    import_of(importing::Kind::products, {Field::code, Field::name, Field::tax_class});
    EXPECT_EQ(bring({"A", "A", "LEVY"}), "created");
    EXPECT_EQ(product("A").tax_class, "levy");
    EXPECT_EQ(bring({"B", "B", "5%"}), "created");
    EXPECT_EQ(product("B").tax_class, "levy");
    EXPECT_EQ(bring({"C", "C", "7%"}), "unknown_tax_class tax_class");
}

TEST_F(Bring, a_product_that_was_sold_since_is_not_taken_back) {
    auto const import = import_of(importing::Kind::products, {Field::code, Field::name, Field::price});
    ASSERT_EQ(bring({"TEA", "Better tea", "18"}), "updated");
    ASSERT_EQ(bring({"BUN", "Bun", "5"}), "created");
    ReceiveGoods const goods{.id = {fresh()}, .location = location, .lines = {{{last}, 1'000, 0}}};
    ASSERT_TRUE(run([&](db::Draft& draft) { return receive_goods(draft, asked(goods), goods); }));
    EXPECT_EQ(take_back({.import = import}), "undo_used_since");
    EXPECT_TRUE(product("BUN").active);
    EXPECT_EQ(product("TEA").names.en, "TEA") << "the row beside it went back";
}

TEST_F(Bring, a_product_that_was_changed_since_is_not_taken_back) {
    auto const import = import_of(importing::Kind::products, {Field::code, Field::name});
    ASSERT_EQ(bring({"BUN", "Bun"}), "created");
    ASSERT_TRUE(run([&](db::Draft& draft) {
        return catalog::change_product(draft, now, {.id = {last}, .names = Names{.en = "Sweet bun"}});
    }));
    EXPECT_EQ(take_back({.import = import}), "undo_changed_since");
    EXPECT_EQ(product("BUN").names.en, "Sweet bun");
}

TEST_F(Bring, a_price_that_was_changed_since_is_not_taken_back) {
    auto const import = import_of(importing::Kind::products, {Field::code, Field::price});
    ASSERT_EQ(bring({"TEA", "19"}), "updated");
    ASSERT_TRUE(run([&](db::Draft& draft) {
        return pricing::set_price(draft, now, {.sku = tea, .price = 2100, .member_price = 1600});
    }));
    EXPECT_EQ(take_back({.import = import}), "undo_changed_since");
    EXPECT_EQ(rooms->pricing.price(tea, std::nullopt)->price, 2100);
}

TEST_F(Bring, opening_stock_comes_from_before_the_books_and_goes_back) {
    auto const import = import_of(importing::Kind::stock, {Field::code, Field::quantity, Field::cost, Field::store});
    EXPECT_EQ(bring({"tea", "5", "6.00", ""}), "created");
    EXPECT_EQ(on_hand(tea), 15'000);
    EXPECT_EQ(rooms->stock.cost_e4(store, tea), 5'333'333) << "ten at 5.00 and five at 6.00";
    EXPECT_EQ(rooms->ledger.balance(inventory::before_the_books(tea)).posted, -5'000);
    auto const document = last;
    EXPECT_EQ(bring({"tea", "1", "", "M01"}), "created");
    EXPECT_EQ(bring({"tea", "0", "", ""}), "unchanged");
    EXPECT_EQ(bring({"coffee", "1", "", ""}), "unknown_sku code");
    EXPECT_EQ(bring({"tea", "1", "", "M99"}), "unknown_store store");
    expect_clean();
    TakeBackContext of{.import = import};
    for (auto const thing : {document, last}) {
        of.own.insert(thing);
        of.own.insert(reversal_of(import, thing));
    }
    ASSERT_TRUE(sell(one_tea()));
    EXPECT_EQ(take_back(of), "undo_goods_gone") << "some of it has been sold";
    EXPECT_EQ(on_hand(tea), 15'000);
    expect_clean();
}

TEST_F(Bring, opening_stock_that_nobody_touched_leaves_the_shelf) {
    auto const import = import_of(importing::Kind::stock, {Field::code, Field::quantity});
    TakeBackContext of{.import = import};
    for (int time = 0; time < 3; ++time) {
        ASSERT_EQ(bring({"tea", "5"}), "created");
        of.own.insert(last);
        of.own.insert(reversal_of(import, last));
    }
    EXPECT_EQ(take_back(of), "");
    EXPECT_EQ(on_hand(tea), 10'000);
    expect_clean();
}

TEST_F(Bring, rows_with_a_family_are_its_variants) {
    import_of(importing::Kind::products,
              {Field::code, Field::name, Field::family, Field::colour, Field::size, Field::price, Field::ingredients});
    EXPECT_EQ(bring({"TS-R-S", "Linen shirt", "ST-7", "Red", "S", "120", "Linen"}), "created");
    EXPECT_EQ(bring({"TS-R-M", "Linen shirt", "ST-7", "red", "M", "120", "Linen"}), "created");
    EXPECT_EQ(bring({"TS-R-M", "Linen shirt", "ST-7", "red", "M", "120", "Linen"}), "unchanged");
    EXPECT_EQ(bring({"TS-X", "Linen shirt", "ST-7", "red", "m", "120", ""}), "duplicate_combination family");
    EXPECT_EQ(bring({"TS-Y", "Linen shirt", "ST-7", "Red", "", "120", ""}), "bad_combination family");
    EXPECT_EQ(bring({"CAP-1", "Cap", "", "Blue", "", "60", ""}), "created") << "no family: a part of its name";
    auto const medium = product("TS-R-M");
    EXPECT_EQ(medium.names.en, "Linen shirt red M");
    EXPECT_EQ(medium.ingredients, "Linen");
    auto const family = rooms->catalog.family(*medium.family);
    EXPECT_EQ(family->names.en, "ST-7");
    ASSERT_EQ(family->axes.size(), 2U);
    EXPECT_EQ(family->axes[0].options.size(), 1U);
    EXPECT_EQ(family->axes[1].options.size(), 2U);
    EXPECT_EQ(product("TS-R-S").family, medium.family);
    EXPECT_EQ(product("CAP-1").names.en, "Cap Blue");
    EXPECT_FALSE(product("CAP-1").family);
    EXPECT_TRUE(catalog_is_clean());
}

TEST_F(Bring, a_family_that_was_renamed_since_takes_further_variants) {
    auto const import = import_of(importing::Kind::products, {Field::code, Field::name, Field::family, Field::size});
    EXPECT_EQ(bring({"TS-S", "Linen shirt", "ST-7", "S"}), "created");
    auto family = *rooms->catalog.family(*product("TS-S").family);
    family.names = {.en = "Linen shirt"};
    ASSERT_TRUE(run([&](db::Draft& draft) { return catalog::change_family(draft, family); }));
    context = run_context(import);
    EXPECT_EQ(bring({"TS-M", "Linen shirt", "ST-7", "M"}), "created");
    EXPECT_EQ(product("TS-M").family, product("TS-S").family);
    EXPECT_EQ(rooms->catalog.family(family.id)->names.en, "Linen shirt");
}

TEST_F(Bring, a_variant_without_a_name_is_called_after_the_product_that_its_family_names) {
    import_of(importing::Kind::products, {Field::code, Field::family, Field::size, Field::price});
    EXPECT_EQ(bring({"TEA-L", "TEA", "L", "25"}), "created");
    EXPECT_EQ(bring({"MIX-S", "mix", "S", "12"}), "created");
    EXPECT_EQ(product("TEA-L").names.any(), std::string(product("TEA").names.any()) + " L");
    EXPECT_EQ(product("MIX-S").names.en, "mix S");
}

TEST_F(Bring, a_product_that_became_a_variant_is_one_no_more_when_that_is_undone) {
    auto const import = import_of(importing::Kind::products,
                                  {Field::code, Field::name, Field::family, Field::size, Field::ingredients});
    EXPECT_EQ(bring({"TEA", "Tea", "Teas", "Large", "Leaves"}), "updated");
    EXPECT_TRUE(product("TEA").family);
    EXPECT_EQ(take_back({.import = import}), "");
    EXPECT_FALSE(product("TEA").family);
    EXPECT_EQ(product("TEA").ingredients, "");
}

TEST_F(Bring, members_are_never_overwritten) {
    import_of(importing::Kind::members, {Field::name, Field::phone, Field::card});
    EXPECT_EQ(bring({"Mei", "66000001", "C1"}), "created");
    EXPECT_EQ(bring({"Mei", "+853 6600 0001", "C1"}), "unchanged");
    EXPECT_EQ(bring({"Somebody else", "66000001", ""}), "duplicate_phone phone");
    EXPECT_EQ(bring({"Nobody", "abc", ""}), "bad_phone phone");
    expect_clean();
}

TEST_F(Bring, a_member_comes_with_all_phones_and_cards) {
    auto const import = import_of(importing::Kind::members, {Field::name, Field::phone, Field::card});
    EXPECT_EQ(bring({"Mei", "66000001 ; +86 139 1234 5678", "C1 ; C2"}), "created");
    EXPECT_EQ(bring({"Mei", "+85366000001 ; +8613912345678", "C2"}), "unchanged");
    EXPECT_EQ(bring({"Mei", "66000009 ; 66000001", ""}), "duplicate_phone phone") << "a number that nobody knows yet";
    EXPECT_EQ(bring({"Ana", "66000002 ; 66000001", "C3"}), "duplicate_phone phone");
    EXPECT_EQ(bring({"Ana", "66000002", "C3 ; C1"}), "duplicate_card card");
    EXPECT_EQ(bring({"Ana", "66000002", "C3 ; C4 ; C5 ; C6 ; C7 ; C8"}), "too_many_cards card");
    EXPECT_EQ(bring({"Ana", "66000002", "C3"}), "created") << "what was refused has left nothing";
    books.read([&](db::Tx& tx) {
        auto const mei = members::by_card(tx, "C2").value();
        EXPECT_THAT(mei.phones, testing::ElementsAre("85366000001", "8613912345678"));
        EXPECT_THAT(mei.cards, testing::ElementsAre("C1", "C2"));
    });
    expect_clean();
    EXPECT_EQ(take_back({.import = import}), "");
    books.read([&](db::Tx& tx) { EXPECT_FALSE(members::by_card(tx, "C1")); });
}

TEST_F(Bring, a_member_whom_a_receipt_names_by_now_stays) {
    auto const import = import_of(importing::Kind::members, {Field::name, Field::phone});
    ASSERT_EQ(bring({"Mei", "66000001"}), "created");
    MemberId const mei{last};
    // Points would speak for themselves.
    auto settings = rooms->members.settings();
    settings.loyalty.spend_per = 1'000'000;
    ASSERT_TRUE(run([&](db::Draft& draft) { return members::set_settings(draft, settings); }));
    // The look at the receipts was before the sale.
    TakeBackContext of{.import = import, .used_upto = rooms->outbox.last_sequence()};
    auto sale = one_tea();
    sale.member = mei;
    ASSERT_TRUE(sell(sale));
    EXPECT_EQ(take_back(of), "undo_used_since");
    EXPECT_TRUE(rooms->members.exists(mei));
    expect_clean();
}

TEST_F(Bring, suppliers_are_known_by_code_else_by_name) {
    auto const import = import_of(importing::Kind::suppliers, {Field::code, Field::name, Field::phone});
    EXPECT_EQ(bring({"S1", "Goods Ltd", "123"}), "created");
    EXPECT_EQ(bring({"", "goods ltd", "123"}), "duplicate_row name") << "the same one, spelt otherwise";
    EXPECT_EQ(bring({"S1", "Goods Ltd", "123"}), "unchanged");
    EXPECT_EQ(take_back({.import = import}), "");
    EXPECT_FALSE(rooms->supply.suppliers().front().active);
}

TEST_F(Bring, a_row_that_was_set_aside_is_mended) {
    auto import = import_of(importing::Kind::products, {Field::code, Field::name, Field::price});
    import.state = importing::State::done;
    import.counts = {.total = 1, .read = 1, .quarantined = 1};
    ASSERT_TRUE(run([&](db::Draft& draft) {
        draft.part<importing::Imports>().put(import);
        draft.part<importing::Imports>().quarantine(
            import.id, {.line = 2, .cells = {"X", "", "1"}, .reason = "name_missing", .field = "name"});
        return Result<Done, SetupRefusal>(Done{});
    }));
    auto const mend = [&](std::int64_t at, std::vector<std::string> cells) {
        auto const out = run([&](db::Draft& draft) {
            return mend_row(draft, asked(std::string("mend")), import.id, {.line = at, .cells = cells});
        });
        return out ? out->body : std::string(out.reason().code);
    };
    EXPECT_EQ(mend(2, {"X", "", "1"}), "name_missing");
    EXPECT_EQ(mend(3, {"X", "Named", "1"}), "row_not_quarantined");
    EXPECT_THAT(mend(2, {"X", "Named", "1"}), testing::HasSubstr("\"created\":1"));
    EXPECT_EQ(mend(2, {"X", "Named", "1"}), "row_not_quarantined");
    books.read([&](db::Tx& tx) { EXPECT_THAT(importing::audit(tx), testing::IsEmpty()); });
    expect_clean();
}

TEST_F(Bring, the_same_file_in_the_same_way_comes_once) {
    auto first = import_of(importing::Kind::products, {Field::code, Field::name});
    auto const begin = [&](ImportId id) {
        auto const out = run([&](db::Draft& draft) { return start_import(draft, asked(std::string("start")), id); });
        return out ? std::string("started") : std::string(out.reason().code);
    };
    EXPECT_EQ(begin(first.id), "started");
    EXPECT_EQ(begin(first.id), "import_busy");
    auto const again = import_of(importing::Kind::products, {Field::code, Field::name});
    EXPECT_EQ(begin(again.id), "already_imported");
    auto const otherwise = import_of(importing::Kind::products, {Field::code, Field::name_en});
    EXPECT_EQ(begin(otherwise.id), "started") << "another setup is another import";
    auto const missing = import_of(importing::Kind::stock, {Field::code});
    EXPECT_EQ(begin(missing.id), "column_missing");
}

}  // namespace
}  // namespace zg::flows
