#include <zg/import_table.h>

#include "import_job.h"
#include "starter.h"

#include <zg/rng.h>
#include <zg/serve.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace zg::app {
namespace {

class ImportTable : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(folder.root);
        folder.make();
        if (test::on_postgres()) keep_books_at(folder, test::new_schema());
        SystemRng rng;
        Company company(folder);
        open_starter_shop(company, SystemClock().now(), rng);
    }
    void TearDown() override { std::filesystem::remove_all(folder.root); }

    std::filesystem::path file(std::string const& name, std::string const& bytes) const {
        std::ofstream(folder.root / name, std::ios::binary) << bytes;
        return folder.root / name;
    }
    int import(std::string const& kind, std::filesystem::path const& source) const {
        return import_table({.folder = folder, .kind = kind, .source = source, .rejects = folder.root / "rejects.csv"});
    }
    // The newest one.
    [[nodiscard]] importing::Import last() const {
        db::Db books(folder.books(), {.access = db::Access::read});
        std::vector<importing::Import> found;
        books.read([&](db::Tx& tx) { found = importing::imports(tx, std::nullopt, 1); });
        return found.at(0);
    }
    void expect_all_accounted() const {
        auto const counts = last().counts;
        EXPECT_EQ(counts.read, counts.created + counts.updated + counts.unchanged + counts.quarantined);
        EXPECT_EQ(verify(folder), 0);
    }
    // Runs what the state of the newest import, or of another one, asks for, as the server's desk does.
    void work(importing::State state) const { work(last(), state); }
    void work(importing::Import import, importing::State state) const {
        work(std::move(import), state, [] { return false; });
    }
    void work(importing::Import import, importing::State state, std::function<bool()> const& is_stopping) const {
        Company company(folder);
        DirectPort port(company);
        SystemClock clock;
        import.state = state;
        run(company, [&](db::Draft& draft) {
            draft.part<importing::Imports>().put(import);
            return true;
        });
        db::Db books(folder.books(), {.access = db::Access::read});
        work_on({.port = port,
                 .uploads = folder.uploads(),
                 .clock = clock,
                 .company = company,
                 .is_stopping = is_stopping,
                 .rows_a_batch = 1},
                books, import);
    }
    [[nodiscard]] importing::Import found(ImportId id) const {
        db::Db books(folder.books(), {.access = db::Access::read});
        std::optional<importing::Import> import;
        books.read([&](db::Tx& tx) { import = importing::find_import(tx, id); });
        return import.value();
    }
    // Mends a row of the newest import; what was refused, or "".
    [[nodiscard]] std::string mend(std::int64_t line, std::vector<std::string> cells) const {
        auto const import = last();
        Company company(folder);
        std::string refused;
        run(company, [&](db::Draft& draft) {
            auto const mended = flows::mend_row(draft, {.who = import.id.uuid, .at = import.created_at, .hash = {}},
                                                import.id, {.line = line, .cells = cells});
            if (!mended) refused = mended.reason().code;
            return bool(mended);
        });
        return refused;
    }
    // What all sales have come to, refunds taken off.
    [[nodiscard]] std::int64_t sold_for() const {
        Company const company(folder);
        std::int64_t sum = 0;
        for (auto const bucket : {ledger::Bucket::revenue, ledger::Bucket::tax}) {
            company.ledger.each_account(
                bucket, [&](ledger::Account const&, ledger::Balance const& balance) { sum -= balance.posted; });
        }
        return sum;
    }

    Folder folder{std::filesystem::path(testing::TempDir()) / ("zg_import_table_test_" + std::to_string(::getpid()))};
};

TEST_F(ImportTable, every_row_is_accounted_for_and_the_same_file_comes_once) {
    auto const list = file("list.csv",
                           "\xEF\xBB\xBF"
                           "貨號;名稱;條碼;售價\nX1;芝麻餅;4891028164395;12,50\nX2;汽水;4891028164396;8\n"
                           "X3;綠茶;6.9E+12;9\nX1;芝麻餅;4891028164395;12,50\nG001;絲苗米;;99\nX4\n");
    ASSERT_EQ(import("products", list), 0);
    auto const counts = last().counts;
    EXPECT_EQ(counts.read, 6);
    EXPECT_EQ(counts.created, 1);
    EXPECT_EQ(counts.updated, 1);
    EXPECT_EQ(counts.unchanged, 1);
    EXPECT_EQ(counts.quarantined, 3);
    expect_all_accounted();
    std::ifstream rejects(folder.root / "rejects.csv");
    std::string first;
    std::getline(rejects, first);
    EXPECT_EQ(first,
              "\xEF\xBB\xBF"
              "3,bad_check_digit,barcode,X2,汽水,4891028164396,8\r");
    EXPECT_EQ(import("products", list), 64) << "it has been brought in already";
}

TEST_F(ImportTable, an_undone_import_leaves_the_shop_as_it_was_and_may_come_again) {
    auto const list = file("list.csv", "code,name,price\nX1,Cracker,12.5\nX2,Soda,8\n");
    ASSERT_EQ(import("products", list), 0);
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone);
    EXPECT_EQ(last().counts.reversed, 2);
    expect_all_accounted();
    EXPECT_FALSE(Company(folder).catalog.listing_of_code("X1")->product.active);
    ASSERT_EQ(import("products", list), 0);
    EXPECT_TRUE(Company(folder).catalog.listing_of_code("X1")->product.active);
    expect_all_accounted();
}

TEST_F(ImportTable, rows_set_aside_come_in_once_what_they_lacked_is_there) {
    ASSERT_EQ(import("products", file("p.csv", "code,name,price,supplier\nX1,Cracker,12.5,Goods Ltd\n")), 0);
    EXPECT_EQ(last().counts.quarantined, 1);
    auto const waiting = last();
    ASSERT_EQ(import("suppliers", file("s.csv", "name,phone\nGoods Ltd,28331234\n")), 0);
    // The products' import is older than the suppliers'.
    Company company(folder);
    DirectPort port(company);
    SystemClock clock;
    db::Db books(folder.books(), {.access = db::Access::read});
    auto again = waiting;
    again.state = importing::State::retrying;
    work_on({.port = port,
             .uploads = folder.uploads(),
             .clock = clock,
             .company = company,
             .is_stopping = [] { return false; }},
            books, again);
    books.read([&](db::Tx& tx) { EXPECT_EQ(importing::find_import(tx, waiting.id)->counts.created, 1); });
    EXPECT_TRUE(company.catalog.listing_of_code("X1"));
}

TEST_F(ImportTable, members_that_nobody_has_sold_to_go_as_they_came) {
    auto const before = Company(folder).members.member_count();
    ASSERT_EQ(import("members", file("m.csv", "name,phone\n歐陽文,62000001\n李小明,62000002\n")), 0);
    EXPECT_EQ(Company(folder).members.member_count(), before + 2);
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone);
    EXPECT_EQ(Company(folder).members.member_count(), before);
    expect_all_accounted();
    // Their phones are free again.
    ASSERT_EQ(import("members", file("m2.csv", "name,phone\n歐陽文,62000001\n")), 0);
    EXPECT_EQ(last().counts.created, 1);
}

char const* const tickets =
    "單號,日期,時間,商品,數量,單價,會員\n"
    "1,2026-08-03,09:00,檸檬茶,2,12.50,66123456\n"
    "1,2026-08-03,09:00,菠蘿包,1,8.00,66123456\n"
    "2,2026-08-03,下午 8:25,檸檬茶,1,12.50,\n"
    "1,2026-08-04,09:10,菠蘿包,3,8.00,\n"
    "2,2026-08-04,09:20,檸檬茶,-1,12.50,66123456\n"
    "3,2026-08-04,25:99,檸檬茶,1,12.50,\n"
    "4,2026-08-04,10:00,檸檬茶,many,12.50,\n";

TEST_F(ImportTable, past_sales_come_in_and_leave_no_trace_in_the_sums_when_they_are_undone) {
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    auto const counts = last().counts;
    EXPECT_EQ(counts.read, 7);
    EXPECT_EQ(counts.created, 5);
    EXPECT_EQ(counts.quarantined, 2);
    EXPECT_EQ(sold_for() - before, 2500 + 800 + 1250 + 2400 - 1250);
    expect_all_accounted();
    // A longer list of the same till: what is there is left alone.
    ASSERT_EQ(import("sales", file("more.csv", std::string(tickets) + "9,2026-08-05,11:00,檸檬茶,1,12.50,\n")), 0);
    EXPECT_EQ(last().counts.unchanged, 5);
    EXPECT_EQ(last().counts.created, 1);
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone);
    EXPECT_EQ(sold_for() - before, 2500 + 800 + 1250 + 2400 - 1250);
    expect_all_accounted();
}

TEST_F(ImportTable, undone_past_sales_may_come_again) {
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    EXPECT_EQ(sold_for(), before);
    EXPECT_FALSE(Company(folder).catalog.listing_of_code("菠蘿包")->product.active);
    expect_all_accounted();
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    EXPECT_EQ(last().counts.created, 5);
    EXPECT_EQ(sold_for() - before, 2500 + 800 + 1250 + 2400 - 1250);
    EXPECT_TRUE(Company(folder).catalog.listing_of_code("菠蘿包")->product.active);
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_FALSE(Company(folder).catalog.listing_of_code("菠蘿包")->product.active);
}

TEST_F(ImportTable, past_sales_that_somebody_has_refunded_since_stay) {
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    {
        Company company(folder);
        std::optional<sales::Receipt> sale;
        company.books.read([&](db::Tx& tx) {
            sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
                if (receipt.reference == "2" && receipt.kind == sales::ReceiptKind::sale) sale = receipt;
            });
        });
        ASSERT_TRUE(sale);
        run(company, [&](db::Draft& draft) {
            flows::Refund const refund{.id = {Uuid::named(sale->at, "refund")},
                                       .receipt = sale->id,
                                       .till = sale->till,
                                       .lines = {{0, 1000}},
                                       .reason = flows::RefundReason::unwanted};
            return bool(flows::refund(draft, {.who = sale->id.uuid, .at = sale->at, .hash = {}}, refund));
        });
    }
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::done);
    EXPECT_EQ(last().failure, "undo_used_since");
    expect_all_accounted();
}

TEST_F(ImportTable, postage_of_past_sales_never_stands_on_a_shelf) {
    ASSERT_EQ(import("sales", file("post.csv",
                                   "invoice,date,time,code,name,quantity,price,customer\n"
                                   "1,2026-08-03,09:00,TEA9,Tea,2,12.50,17850.0\n"
                                   "1,2026-08-03,09:00,P9,Postage,2,18,17850\n"
                                   "C1,2026-08-04,09:00,TEA9,Tea,-1,12.50, 17 850 \n"
                                   "C1,2026-08-04,09:00,P9,Postage,-1,18,17850\n")),
              0);
    EXPECT_EQ(last().setup.not_goods, std::vector<std::string>{"P9"});
    EXPECT_EQ(last().counts.created, 4);
    auto const shelf_of = [&](char const* code) {
        Company const company(folder);
        auto const sku = company.catalog.listing_of_code(code)->product.id;
        return company.ledger.balance(inventory::shelf(company.directory.stores().front().location, sku)).posted;
    };
    EXPECT_EQ(shelf_of("TEA9"), 1000);
    EXPECT_EQ(shelf_of("P9"), 0);
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    EXPECT_EQ(shelf_of("TEA9"), 0);
    EXPECT_EQ(shelf_of("P9"), 0);
    expect_all_accounted();
}

TEST_F(ImportTable, what_is_no_goods_may_be_said_by_hand) {
    ASSERT_EQ(import_table({.folder = folder,
                            .kind = "sales",
                            .source = file("hand.csv",
                                           "invoice,date,code,name,quantity,price\n"
                                           "1,2026-08-03 09:00,S1,Shipping DHL,1,18\n"
                                           "2,2026-08-03 09:00,S1,Shipping DHL,-1,18\n"),
                            .not_goods = {"shipping*"}}),
              0);
    EXPECT_EQ(last().setup.not_goods, std::vector<std::string>{"shipping*"});
    Company const company(folder);
    auto const sku = company.catalog.listing_of_code("S1")->product.id;
    EXPECT_EQ(company.ledger.balance(inventory::shelf(company.directory.stores().front().location, sku)).posted, 0);
}

TEST_F(ImportTable, mended_rows_of_past_sales_become_documents) {
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    EXPECT_EQ(mend(8, {"4", "2026-08-04", "10:00", "檸檬茶", "2", "12.50", ""}), "");
    EXPECT_EQ(last().counts.created, 6);
    EXPECT_EQ(last().counts.quarantined, 1);
    expect_all_accounted();
    work(importing::State::retrying);
    EXPECT_EQ(last().counts.quarantined, 1) << "its time is still none";
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    expect_all_accounted();
}

char const* const head = "單號,日期,時間,商品,數量,單價,會員\n";

TEST_F(ImportTable, a_mended_row_that_equals_another_one_of_its_document_is_a_sale_too) {
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("s.csv", std::string(head) + "1,2026-08-03,09:00,啤酒,1,12.50,\n"
                                                                "1,2026-08-03,09:00,啤酒,one,12.50,\n"
                                                                "1,2026-08-03,09:00,啤酒,uno,12.50,\n")),
              0);
    EXPECT_EQ(sold_for() - before, 1250);
    EXPECT_EQ(mend(3, {"1", "2026-08-03", "09:00", "啤酒", "1", "12.50", ""}), "");
    EXPECT_EQ(sold_for() - before, 2500);
    EXPECT_EQ(mend(4, {"1", "2026-08-03", "09:00", "啤酒", "1", "12.50", ""}), "");
    EXPECT_EQ(sold_for() - before, 3750);
    EXPECT_EQ(last().counts.created, 3);
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    EXPECT_EQ(sold_for(), before);
    expect_all_accounted();
}

TEST_F(ImportTable, a_row_that_another_import_has_brought_is_mended_once) {
    std::string const rows = "1,2026-08-03,09:00,啤酒,1,12.50,\n1,2026-08-03,09:00,啤酒,one,12.50,\n";
    ASSERT_EQ(import("sales", file("a.csv", head + rows)), 0);
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("b.csv", head + rows + "2,2026-08-03,09:30,啤酒,1,12.50,\n")), 0);
    EXPECT_EQ(last().counts.unchanged, 1);
    EXPECT_EQ(mend(3, {"1", "2026-08-03", "09:00", "啤酒", "1", "12.50", ""}), "");
    EXPECT_EQ(sold_for() - before, 1250 + 1250) << "document 2, and the row that neither had";
    expect_all_accounted();
}

TEST_F(ImportTable, an_import_that_was_stopped_goes_on_where_it_was_whatever_the_catalogue_says_by_then) {
    ASSERT_EQ(import("products", file("p.csv", "code,name,barcode,price\nBEER,Beer,4891028164395,12\n")), 0);
    std::string rows = "document,date,time,code,quantity\n";
    for (int number = 1; number <= 6; ++number)
        rows += std::to_string(number) + ",2026-08-03,09:0" + std::to_string(number) + ",4891028164395,1\n";
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("s.csv", rows)), 0);
    auto const all = last();
    EXPECT_EQ(all.counts.quarantined, 0) << "a barcode has a price too";
    EXPECT_EQ(sold_for() - before, 6 * 1200);
    {
        Company company(folder);
        auto const beer = company.catalog.listing_of_code("BEER")->product.id;
        run(company, [&](db::Draft& draft) {
            return bool(pricing::set_price(draft, all.created_at, {.sku = beer, .price = 1300, .member_price = {}}));
        });
    }
    // As after a stop: the file is there still, and everything of it in the books.
    std::filesystem::create_directories(folder.uploads());
    std::filesystem::copy_file(folder.root / "s.csv", folder.uploads() / all.id.text(),
                               std::filesystem::copy_options::overwrite_existing);
    work(all, importing::State::running);
    EXPECT_EQ(last().counts.created, 6);
    EXPECT_EQ(last().counts.quarantined, 0);
    EXPECT_EQ(sold_for() - before, 6 * 1200);
    expect_all_accounted();
}

TEST_F(ImportTable, a_second_correction_of_one_document_comes_in_too) {
    ASSERT_EQ(import("sales", file("s.csv", std::string(head) + "9,2026-08-03,09:00,啤酒,-1,12.50,\n"
                                                                "9,2026-08-03,09:00,啤酒,minus,12.50,\n")),
              0);
    EXPECT_EQ(last().counts.created, 1);
    EXPECT_EQ(mend(3, {"9", "2026-08-03", "09:00", "啤酒", "-1", "12.50", ""}), "");
    EXPECT_EQ(last().counts.created, 2);
    Company const company(folder);
    auto const beer = company.catalog.listing_of_code("啤酒")->product.id;
    EXPECT_EQ(company.ledger.balance(inventory::shelf(company.directory.stores().front().location, beer)).posted,
              2'000);
    expect_all_accounted();
}

TEST_F(ImportTable, a_cancellation_over_several_sales_comes_in_whole_or_waits) {
    ASSERT_EQ(import("sales", file("a.csv", std::string(head) + "2,2026-08-03,10:00,啤酒,2,12.50,66123456\n")), 0);
    auto const before = sold_for();
    // Document 2 says something else than what is there, so the sale that a part of the cancellation belongs to is not.
    ASSERT_EQ(import("sales", file("b.csv", std::string(head) + "1,2026-08-03,09:00,啤酒,1,12.50,66123456\n"
                                                                "2,2026-08-03,10:00,啤酒,1,12.50,66123456\n"
                                                                "3,2026-08-03,11:00,啤酒,-2,12.50,66123456\n")),
              0);
    EXPECT_EQ(last().counts.created, 1);
    EXPECT_EQ(last().counts.quarantined, 2);
    EXPECT_EQ(sold_for() - before, 1250) << "nothing of the cancellation";
    expect_all_accounted();
}

TEST_F(ImportTable, refunds_of_another_imports_sales_keep_an_import_in_the_books) {
    std::string const january = "1,2026-01-05,09:00,啤酒,2,12.50,66123456\n";
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("a.csv", head + january)), 0);
    auto const first = last().id;
    ASSERT_EQ(import("sales", file("b.csv", head + january + "7,2026-02-05,09:00,啤酒,-1,12.50,66123456\n")), 0);
    auto const second = last().id;
    EXPECT_EQ(sold_for() - before, 1250);
    work(importing::State::undoing);
    EXPECT_EQ(found(second).state, importing::State::done);
    EXPECT_EQ(found(second).failure, "undo_other_import");
    work(found(first), importing::State::undoing);
    EXPECT_EQ(found(first).state, importing::State::undone) << found(first).failure;
    EXPECT_EQ(sold_for(), before);
    work(found(second), importing::State::undoing);
    EXPECT_EQ(found(second).state, importing::State::undone) << found(second).failure;
    EXPECT_EQ(sold_for(), before);
    expect_all_accounted();
}

TEST_F(ImportTable, a_cancellation_without_the_rest_of_its_file_waits_with_the_reason) {
    auto const before = sold_for();
    ASSERT_EQ(import("sales", file("s.csv", std::string(head) + "1,2026-08-03,09:00,啤酒,2,12.50,66123456\n"
                                                                "2,someday,09:00,啤酒,-1,12.50,66123456\n")),
              0);
    EXPECT_EQ(mend(3, {"2", "2026-08-04", "09:00", "啤酒", "-1", "12.50", "66123456"}), "cancellation_alone");
    work(importing::State::retrying);
    EXPECT_EQ(last().counts.quarantined, 1);
    EXPECT_EQ(sold_for() - before, 2500);
    expect_all_accounted();
}

TEST_F(ImportTable, products_of_refused_and_of_mended_rows_both_go_out_of_use) {
    ASSERT_EQ(import("sales", file("s.csv", std::string(head) + "1,2206-08-03,09:00,啤酒,1,12.50,\n")), 0);
    EXPECT_EQ(last().counts.quarantined, 1) << "nobody has sold anything in 2206";
    EXPECT_EQ(mend(2, {"1", "2026-08-03", "09:00", "汽水", "1", "12.50", ""}), "");
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    for (auto const* code : {"啤酒", "汽水"})
        EXPECT_FALSE(Company(folder).catalog.listing_of_code(code)->product.active) << code;
    expect_all_accounted();
}

// Real barcodes with the faults that they have in life; a slice, since all of them take minutes.
TEST_F(ImportTable, a_slice_of_open_food_facts_is_accounted_for) {
    auto const* given = std::getenv("ZHANGGUI_DATA_SETS");
    auto const* source = std::getenv("ZG_SOURCE_DIR");
    auto const sets =
        given ? std::filesystem::path(given) : std::filesystem::path(source ? source : ".") / "../shared/data";
    auto const path = sets / "openfoodfacts/products_barcode_name.csv.gz";
    if (!std::filesystem::exists(path)) {
        std::cout << "skipped: " << path << " is not there\n";
        GTEST_SKIP();
    }
    auto const read = csv::open_file(path);
    std::string text(2 << 20, '\0');
    text.resize(read(text));
    text.resize(text.rfind('\n') + 1);
    ASSERT_EQ(import("products", file("slice.csv", text)), 0);
    EXPECT_GT(last().counts.read, 1'000);
    EXPECT_GT(last().counts.created, 1'000);
    expect_all_accounted();
}

}  // namespace
}  // namespace zg::app
