#include <zg/import.h>

#include <zg/json.h>
#include <zg/serve.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace zg::app {
namespace {

std::string text_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Import : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::remove_all(folder.root);
        std::filesystem::create_directories(folder.root);
        if (test::on_postgres()) keep_books_at(folder, test::new_schema());
    }
    void TearDown() override { std::filesystem::remove_all(folder.root); }

    static std::filesystem::path project() {
        auto const* source = std::getenv("ZG_SOURCE_DIR");
        return source ? source : ".";
    }
    [[nodiscard]] int import(std::filesystem::path const& source) const {
        return import_sales({.folder = folder,
                             .mapping = project() / "spec/imports/online_retail.toml",
                             .source = source,
                             .report = {}});
    }
    [[nodiscard]] json::Object report() const {
        return json::parse(text_of(folder.root / "imports" / "online_retail.json")).value().as_object();
    }
    [[nodiscard]] static std::int64_t number(json::Object const& from, char const* group, char const* key) {
        return from.at(group).as_object().at(key).to_number<std::int64_t>();
    }
    [[nodiscard]] std::string state() const { return Company(folder).ledger.state_hash(); }

    Folder folder{std::filesystem::path(testing::TempDir()) / ("zg_import_test_" + std::to_string(::getpid()))};
};

constexpr char const* small =
    "\xEF\xBB\xBFInvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
    "536365,85123A,\"HEART, WHITE\",6,2010-12-01 08:26:00,2.55,17850,United Kingdom\r\n"
    "536365,071053,LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom\r\n"
    "536365,85123a,HEART,1,2010-12-01 08:26:00,6.63,17850,United Kingdom\r\n"
    "536366,POST,POSTAGE,1,2010-12-01 09:00:00,18,12583,France\r\n"
    "536367,22010,\"BROKEN,1,2010-12-01 09:01:00,1,17850,United Kingdom\r\n"
    "536368,22011,BAD \xFF BYTE,1,2010-12-01 09:02:00,1,17850,United Kingdom\r\n"
    "536369,22012,SMALL,3,2010-12-01 09:03:00,0.001,17850,United Kingdom\r\n"
    "536370,22013,damages,-7,2010-12-01 09:04:00,0,,United Kingdom\r\n"
    "536371,22013,found,2,2010-12-01 09:05:00,0,,United Kingdom\r\n"
    "C536372,85123A,HEART,-2,2010-12-02 10:00:00,2.55,17850,United Kingdom\r\n"
    "C536373,D,Discount,-1,2010-12-02 10:01:00,27.50,14527,United Kingdom\r\n"
    "C536374,071053,LANTERN,-60,2010-12-02 10:02:00,3.39,17850,United Kingdom\r\n"
    "A536375,B,Adjust bad debt,1,2010-12-02 10:03:00,-11.06,,United Kingdom\r\n";

TEST_F(Import, accounts_for_every_row_and_changes_nothing_the_second_time) {
    std::ofstream(folder.root / "small.csv", std::ios::binary) << small;
    ASSERT_EQ(import(folder.root / "small.csv"), 0);
    auto const first = report();
    EXPECT_EQ(number(first, "rows", "read"), 13);
    EXPECT_EQ(number(first, "rows", "imported"), 11);
    EXPECT_EQ(number(first, "rows", "quarantined"), 2);
    EXPECT_EQ(number(first, "rows", "refunded"), 1);
    EXPECT_EQ(number(first, "rows", "stock_corrections"), 2);
    EXPECT_EQ(number(first, "rows", "explained"), 3);
    EXPECT_EQ(first.at("sums").as_object().at("agrees"), true);
    EXPECT_EQ(json::write(first.at("quarantined")),
              R"([{"line":6,"reason":"broken_quotes"},{"line":7,"reason":"not_utf8"}])");
    EXPECT_EQ(first.at("sums").as_object().at("ledger"), "55.1700000");
    EXPECT_EQ(verify(folder), 0);

    auto const before = state();
    ASSERT_EQ(import(folder.root / "small.csv"), 0);
    EXPECT_EQ(number(report().at("documents").as_object(), "sales", "written"), 0);
    EXPECT_EQ(number(report().at("documents").as_object(), "sales", "was_there"), 3);
    EXPECT_EQ(state(), before);
    EXPECT_EQ(verify(folder), 0);
}

TEST_F(Import, a_document_that_says_something_else_now_is_refused) {
    std::string changed = small;
    std::ofstream(folder.root / "small.csv", std::ios::binary) << changed;
    ASSERT_EQ(import(folder.root / "small.csv"), 0);
    auto const before = state();
    changed.replace(changed.find("LANTERN,6,"), 10, "LANTERN,7,");
    std::ofstream(folder.root / "small.csv", std::ios::binary) << changed;
    EXPECT_EQ(import(folder.root / "small.csv"), 1);
    EXPECT_EQ(report().at("refused").as_array().size(), 1U);
    EXPECT_EQ(state(), before);
}

TEST_F(Import, a_file_that_cannot_be_used_leaves_no_trace) {
    EXPECT_THROW((void)import(folder.root / "absent.csv"), std::runtime_error);
    std::ofstream(folder.root / "other.csv") << "a,b\n1,2\n";
    EXPECT_EQ(import(folder.root / "other.csv"), 64);
    EXPECT_FALSE(std::filesystem::exists(folder.books_file()));
}

// Half a million lines are a long way under a sanitizer; CTest runs them as they are shipped.
#ifndef ZG_SANITIZED

TEST_F(Import, online_retail_to_the_last_digit) {
    auto const* sets = std::getenv("ZHANGGUI_DATA_SETS");
    auto const file = (sets ? std::filesystem::path(sets) : project() / ".." / "shared" / "data") / "online_retail" /
                      "online_retail.csv.gz";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "THERE IS NO " << file << ": the import of real sales is not tested";
    ASSERT_EQ(import(file), 0);
    auto const all = report();
    EXPECT_EQ(number(all, "rows", "read"), 541'909);
    EXPECT_EQ(number(all, "rows", "imported"), 541'909);
    EXPECT_EQ(number(all, "rows", "quarantined"), 0);
    EXPECT_EQ(number(all, "cancellations", "rows"), 9'288);
    EXPECT_EQ(number(all, "cancellations", "matched"), 7'518);
    EXPECT_EQ(all.at("sums").as_object().at("source"), "9747747.9340000");
    EXPECT_EQ(all.at("sums").as_object().at("agrees"), true);
    EXPECT_EQ(verify(folder), 0);
    auto const before = state();
    ASSERT_EQ(import(file), 0);
    EXPECT_EQ(number(report().at("documents").as_object(), "sales", "written"), 0);
    EXPECT_EQ(state(), before);
}

#endif

}  // namespace
}  // namespace zg::app
