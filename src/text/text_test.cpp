#include <zg/folding.h>
#include <zg/text.h>

#include <gmock/gmock.h>

namespace zg::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::string const& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

TEST(Fold, EqualTextsFoldEqual) {
    struct Case {
        char const* given;
        char const* folded;
    };
    for (auto const& [given, folded] : std::initializer_list<Case>{
             {"Iced  Lemon TEA ", "iced lemon tea"},
             {"重慶", "重庆"},
             {"重庆", "重庆"},
             {"凍檸檬茶", "冻柠檬茶"},
             {"衞生紙", "卫生纸"},
             {"ＡＢＣ　１２３", "abc 123"},
             {"Pão de Açúcar", "pao de acucar"},
             {"CAFÉ ế", "cafe e"},
             {"  ", ""},
             {"", ""},
             {"ガラス", "ガラス"},
             {"½ 杯", "1⁄2 杯"},
         }) {
        EXPECT_EQ(fold(given), folded) << given;
    }
}

TEST(Fold, ThePartOfANameFoldsToAPartOfItsFold) {
    // As a phrase 乾隆 stays Traditional; alone 乾 becomes 干.
    EXPECT_NE(fold("乾隆皇帝").find(fold("乾")), std::string::npos);
    EXPECT_NE(fold("著名品牌").find(fold("著")), std::string::npos);
}

TEST(Fold, WhatABrowserFoldsByTheTableIsTheFold) {
    auto const [from, to] = folding();
    auto const begins = [](std::string const& text) {
        return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    };
    ASSERT_EQ(begins(from), begins(to));
    EXPECT_EQ(fold(from), to);
    for (auto const* character : {"檸", "衞", "髮", "發"})
        EXPECT_NE(from.find(character), std::string::npos) << character;
    EXPECT_EQ(from.find("茶"), std::string::npos);
}

TEST(Fold, BrokenBytesAreNoHarm) { EXPECT_EQ(fold("a\xFF\xE4"), "a\xEF\xBF\xBD\xEF\xBF\xBD"); }

TEST(Sound, EveryReadingOfAPolyphone) {
    for (auto const* name : {"重庆", "重慶"}) {
        EXPECT_THAT(words(sound(name).pinyin), ElementsAre("zhongqing", "chongqing")) << name;
        EXPECT_THAT(words(sound(name).initials), ElementsAre("zq", "cq")) << name;
    }
    for (auto const* name : {"长沙", "長沙"}) {
        auto const pinyin = words(sound(name).pinyin);
        EXPECT_THAT(pinyin, testing::IsSupersetOf({"changsha", "zhangsha"})) << name;
        EXPECT_THAT(words(sound(name).initials), testing::UnorderedElementsAre("cs", "zs")) << name;
    }
    for (auto const* name : {"银行", "銀行"}) {
        EXPECT_THAT(words(sound(name).pinyin), testing::IsSupersetOf({"yinhang", "yinxing"})) << name;
        EXPECT_THAT(words(sound(name).initials), testing::IsSupersetOf({"yh", "yx"})) << name;
    }
    EXPECT_THAT(words(sound("薄荷").pinyin), testing::IsSupersetOf({"bohe", "baohe"}));
    EXPECT_EQ(sound("薄荷").initials, "bh");
}

TEST(Sound, LettersAndDigitsStandForThemselves) {
    EXPECT_EQ(sound("维他奶 250ML").pinyin, "weitanai250ml");
    EXPECT_EQ(sound("维他奶 250ML").initials, "wtn250ml");
    EXPECT_EQ(sound("女裝").pinyin, "nvzhuang");
    EXPECT_EQ(sound("Lemon tea").pinyin, "");
}

TEST(Sound, AlternativesAreBounded) {
    auto const pinyin = words(sound("重长行薄荷重长行薄荷重长行薄荷").pinyin);
    EXPECT_LE(pinyin.size(), alternative_count_max);
    EXPECT_GT(pinyin.size(), 8u);
    EXPECT_THAT(pinyin, testing::Each(testing::SizeIs(testing::Gt(30u))));
}

TEST(Readings, OfOneCharacter) {
    EXPECT_THAT(readings(U'乾'), testing::IsSupersetOf({"qian", "gan"}));
    EXPECT_THAT(readings(U'茶'), ElementsAre("cha"));
    EXPECT_THAT(readings(U'a'), IsEmpty());
}

}  // namespace
}  // namespace zg::text
