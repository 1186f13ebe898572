#include <zg/import_table.h>

#include "import_job.h"
#include "starter.h"

#include <zg/rng.h>
#include <zg/serve.h>

#include <gtest/gtest.h>

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
    // Runs what the state of the newest import asks for, as the server's desk does.
    void work(importing::State state) const {
        Company company(folder);
        DirectPort port(company);
        SystemClock clock;
        auto import = last();
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
                 .is_stopping = [] { return false; }},
                books, import);
    }

    Folder folder{std::filesystem::path(testing::TempDir()) / "zg_import_table_test"};
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

std::int64_t sold_for(Company const& company) {
    std::int64_t sum = 0;
    for (auto const bucket : {ledger::Bucket::revenue, ledger::Bucket::tax}) {
        company.ledger.each_account(
            bucket, [&](ledger::Account const&, ledger::Balance const& balance) { sum -= balance.posted; });
    }
    return sum;
}

TEST_F(ImportTable, past_sales_come_in_and_leave_no_trace_in_the_sums_when_they_are_undone) {
    auto const before = sold_for(Company(folder));
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    auto const counts = last().counts;
    EXPECT_EQ(counts.read, 7);
    EXPECT_EQ(counts.created, 5);
    EXPECT_EQ(counts.quarantined, 2);
    EXPECT_EQ(sold_for(Company(folder)) - before, 2500 + 800 + 1250 + 2400 - 1250);
    expect_all_accounted();
    // A longer list of the same till: what is there is left alone.
    ASSERT_EQ(import("sales", file("more.csv", std::string(tickets) + "9,2026-08-05,11:00,檸檬茶,1,12.50,\n")), 0);
    EXPECT_EQ(last().counts.unchanged, 5);
    EXPECT_EQ(last().counts.created, 1);
    expect_all_accounted();
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone);
    EXPECT_EQ(sold_for(Company(folder)) - before, 2500 + 800 + 1250 + 2400 - 1250);
    expect_all_accounted();
}

TEST_F(ImportTable, undone_past_sales_may_come_again) {
    auto const before = sold_for(Company(folder));
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    work(importing::State::undoing);
    EXPECT_EQ(last().state, importing::State::undone) << last().failure;
    EXPECT_EQ(sold_for(Company(folder)), before);
    EXPECT_FALSE(Company(folder).catalog.listing_of_code("菠蘿包")->product.active);
    expect_all_accounted();
    ASSERT_EQ(import("sales", file("tickets.csv", tickets)), 0);
    EXPECT_EQ(last().counts.created, 5);
    EXPECT_EQ(sold_for(Company(folder)) - before, 2500 + 800 + 1250 + 2400 - 1250);
    expect_all_accounted();
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
    auto const id = last().id;
    {
        Company company(folder);
        run(company, [&](db::Draft& draft) {
            auto const mended =
                flows::mend_row(draft, {.who = id.uuid, .at = last().created_at, .hash = {}}, id,
                                {.line = 8, .cells = {"4", "2026-08-04", "10:00", "檸檬茶", "2", "12.50", ""}});
            EXPECT_TRUE(mended) << mended.reason().code << " " << mended.refused().field;
            return bool(mended);
        });
    }
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
