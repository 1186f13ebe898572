#include <zg/flows_trial.h>

#include "shop_fixture.h"

namespace zg::flows {
namespace {

using importing::Field;

class TrialOfImport : public testing::Test, public Shop {
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
        return import;
    }
    Tried tried(importing::Import const& import, std::vector<std::vector<std::string>> const& rows) {
        auto const each_row = [&](std::function<void(sheets::Row const&)> const& visit) {
            std::int64_t line = 1;
            for (auto const& cells : rows) visit({.line = ++line, .cells = cells});
        };
        return try_import(books, asked(std::string("try")), import, each_row).value();
    }
    static std::string told(Tried const& tried) {
        std::string text;
        for (auto const& [line, refused] : tried.refused)
            text += std::to_string(line) + " " + std::string(refused.reason.code) + " " + refused.field + "\n";
        return text;
    }
};

TEST_F(TrialOfImport, rows_of_one_list_see_each_other_and_the_books_stay_as_they_are) {
    auto const import =
        import_of(importing::Kind::products, {Field::code, Field::name, Field::barcode, Field::category, Field::price});
    auto const out = tried(import, {{"MILK", "Milk", "4890008100309", "Dairy", "9.50"},
                                    {"CREAM", "Cream", "", "dairy", "20"},
                                    {"MILK", "Milk", "4890008100309", "Dairy", "9.50"},
                                    {"MILK", "Other milk", "", "", "9.50"},
                                    {"NEW", "", "", "", "1"},
                                    {"SOY", "Soy", "4890008100309", "", "1"},
                                    {"TEA", "Black tea", "", "", "19"},
                                    {"BUN", "Bun", "", "", "dear"}});
    EXPECT_EQ(told(out), "5 duplicate_row code\n6 name_missing name\n7 duplicate_barcode barcode\n9 bad_price price\n");
    importing::Counts const counts{.read = 8, .created = 2, .updated = 1, .unchanged = 1, .quarantined = 4};
    EXPECT_EQ(out.counts, counts);
    EXPECT_EQ(rooms->catalog.listing_of_code("MILK"), nullptr);
    EXPECT_EQ(rooms->catalog.listing_of_code("TEA")->product.names.en, "TEA");
    expect_clean();
}

TEST_F(TrialOfImport, a_member_who_comes_twice_is_one) {
    auto const import = import_of(importing::Kind::members, {Field::name, Field::phone});
    auto const out = tried(import, {{"Mei", "66000001"}, {"Mei", "66000001"}, {"Lan", "66000001"}, {"", "66000002"}});
    EXPECT_EQ(told(out), "4 duplicate_phone phone\n5 name_missing name\n");
    EXPECT_EQ(out.counts.unchanged, 1);
}

}  // namespace
}  // namespace zg::flows
