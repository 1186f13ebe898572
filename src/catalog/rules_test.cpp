#include "rules.h"

#include <gtest/gtest.h>

namespace zg::catalog {
namespace {

TEST(Barcode, CheckDigitsOfEveryLength) {
    struct Case {
        char const* barcode;
        bool fits;
    };
    for (auto const& [barcode, fits] : std::initializer_list<Case>{
             {"96385074", true},  // GTIN-8
             {"96385075", false},
             {"036000291452", true},  // UPC-A
             {"036000291453", false},
             {"4890008100309", true},  // GTIN-13
             {"4890008100308", false},
             {"4006381333931", true},
             {"4006381333391", false},  // two neighbours exchanged
             {"10614141000415", true},  // GTIN-14
             {"10614141000416", false},
             {"2912345012342", true},  // in the store's own range, with a weight inside
         }) {
        ASSERT_TRUE(is_gtin_shaped(barcode)) << barcode;
        EXPECT_EQ(check_digit_fits(barcode), fits) << barcode;
    }
}

TEST(Barcode, OneNumberHasOneForm) {
    EXPECT_EQ(barcode_number("036000291452"), barcode_number("0036000291452"));
    EXPECT_EQ(barcode_number("036000291452"), barcode_number("00036000291452"));
    EXPECT_EQ(barcode_number("96385074"), "00000096385074");
    EXPECT_EQ(barcode_number("12345"), "12345");
    EXPECT_NE(barcode_number("12345"), barcode_number("012345"));
    EXPECT_EQ(barcode_number("X-99"), "X-99");
    EXPECT_FALSE(is_gtin_shaped("1234567a"));
}

TEST(Barcode, Faults) {
    auto const fault = [](std::vector<std::string> barcodes) {
        auto const found = barcodes_fault(barcodes);
        if (!found) return std::string();
        return std::string(boost::describe::enum_to_string(found->reason, "")) + " " + found->field;
    };
    EXPECT_EQ(fault({"4890008100309", "X-99", "12345"}), "");
    EXPECT_EQ(fault({"4890008100309", "4890008100308"}), "bad_check_digit barcodes[1]");
    EXPECT_EQ(fault({"036000291452", "0036000291452"}), "duplicate_barcode barcodes[1]");
    EXPECT_EQ(fault({""}), "bad_barcode barcodes[0]");
    EXPECT_EQ(fault({"A B"}), "bad_barcode barcodes[0]");
    EXPECT_EQ(fault({" AB"}), "bad_barcode barcodes[0]");
    EXPECT_EQ(fault({"A\xE3\x80\x80"
                     "B"}),
              "bad_barcode barcodes[0]");
    EXPECT_EQ(fault({std::string(33, 'A')}), "bad_barcode barcodes[0]");
    EXPECT_EQ(fault({std::string(32, 'A')}), "");
    EXPECT_EQ(fault(std::vector<std::string>(21, "A")), "too_many_barcodes barcodes");
}

TEST(SearchText, NamesThatFoldAlikeAreKeptOnce) {
    auto const search = search_text({.zh_hant = "重慶火鍋", .zh_hans = "重庆火锅", .en = "Hot Pot"});
    EXPECT_EQ(search.fold, "重庆火锅\nhot pot");
    EXPECT_EQ(search.pinyin, "zhongqinghuoguo chongqinghuoguo");
    EXPECT_EQ(search.initials, "zqhg cqhg");
}

}  // namespace
}  // namespace zg::catalog
