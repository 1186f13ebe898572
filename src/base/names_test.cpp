#include <zg/json.h>
#include <zg/names.h>

#include <gtest/gtest.h>

namespace zg {
namespace {

TEST(Names, TravelUnderTheirLanguageTags) {
    Names const names{.zh_hant = "凍檸茶", .en = "Iced lemon tea"};
    EXPECT_EQ(names_json(names), R"({"zh-Hant":"凍檸茶","en":"Iced lemon tea"})");
    EXPECT_EQ(names_of_json(names_json(names)), names);
    EXPECT_EQ(names.any(), "凍檸茶");
    auto const unknown = json::decode<Names>(*json::parse(R"({"zh_Hant":"凍檸茶"})"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.refused().field, "zh_Hant");
}

TEST(Names, FaultsNameTheirLanguage) {
    EXPECT_EQ(names_fault({}).fault, TextFault::blank);
    EXPECT_EQ(names_fault({.en = "Tea"}).fault, TextFault::none);
    auto const fault = names_fault({.zh_hans = "茶", .pt = std::string(201, 'x')});
    EXPECT_EQ(fault.fault, TextFault::too_long);
    EXPECT_EQ(fault.language, "pt");
}

TEST(TextFault, CountsCharactersAndRefusesWhatCannotBePrinted) {
    struct Case {
        std::string text;
        TextFault fault;
    };
    for (auto const& [text, fault] : std::initializer_list<Case>{
             {"茶茶茶", TextFault::none},
             {"茶茶茶茶", TextFault::too_long},
             {"", TextFault::blank},
             {" \xE3\x80\x80\xC2\xA0", TextFault::blank},
             {"a\nb", TextFault::unprintable},
             {std::string("a\0b", 3), TextFault::unprintable},
             {"\xC2\x85", TextFault::unprintable},
             {"\xFF", TextFault::unprintable},
             {"\xC0\xAF", TextFault::unprintable},      // overlong
             {"\xED\xA0\x80", TextFault::unprintable},  // surrogate
             {"\xE8\x8C", TextFault::unprintable},      // cut off
             {"\xF4\x90\x80\x80", TextFault::unprintable},
         }) {
        EXPECT_EQ(text_fault(text, 3), fault) << text;
    }
}

}  // namespace
}  // namespace zg
