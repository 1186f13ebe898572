#include "goods.h"

#include "chance.h"
#include "customers.h"

#include <zg/demo.h>
#include <zg/rng.h>

#include <gtest/gtest.h>

#include <set>

namespace zg::demo {
namespace {

int digit_sum(std::string_view ean) {
    int sum = 0;
    for (std::size_t index = 0; index < ean.size(); ++index) sum += (ean[index] - '0') * (index % 2 == 0 ? 1 : 3);
    return sum;
}

TEST(Goods, every_trade_is_a_whole_range) {
    EXPECT_GE(range_of("grocery").goods.size(), 300u);
    EXPECT_FALSE(knows_trade("spaceships"));
    for (auto const* trade : {"grocery", "restaurant", "pharmacy", "fashion", "beauty", "home"}) {
        ASSERT_TRUE(knows_trade(trade));
        auto const range = range_of(trade);
        EXPECT_GE(range.goods.size(), 80u) << trade;
        std::set<std::string> codes;
        std::set<std::string> eans;
        for (auto const& good : range.goods) {
            EXPECT_TRUE(codes.insert(good.code).second) << good.code;
            EXPECT_TRUE(eans.insert(good.barcode).second) << good.code;
            EXPECT_EQ(good.barcode.size(), 13u);
            EXPECT_TRUE(good.barcode.starts_with("200")) << good.barcode;
            EXPECT_EQ(digit_sum(good.barcode) % 10, 0) << good.barcode;
            EXPECT_GT(good.price, good.cost) << good.code;
            EXPECT_GT(good.cost, 0) << good.code;
            EXPECT_GT(good.demand, 0) << good.code;
            EXPECT_EQ(good.price % 10, 0) << good.code << ": there is no smaller coin than ten avos";
            for (auto const& name : {good.names.zh_hant, good.names.zh_hans, good.names.en, good.names.pt}) {
                EXPECT_TRUE(name && !name->empty()) << good.code;
            }
        }
    }
}

TEST(Goods, every_category_and_company_has_a_name_in_every_language) {
    auto const is_whole = [](Names const& names) {
        return names.zh_hant && names.zh_hans && names.en && names.pt && !names.zh_hant->empty() &&
               !names.zh_hans->empty() && !names.en->empty() && !names.pt->empty();
    };
    for (auto const* trade : {"grocery", "restaurant", "pharmacy", "fashion", "beauty", "home"}) {
        auto const range = range_of(trade);
        EXPECT_TRUE(is_whole(range.company)) << trade;
        for (auto const& category : range.categories)
            EXPECT_TRUE(is_whole(category.names)) << trade << " " << category.names.any();
    }
}

TEST(Staff, have_names_of_their_language) {
    for (auto const* language : {"zh-Hant", "zh-Hans", "en", "pt"}) {
        auto const names = staff_names(language, 12);
        EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), 12u) << language;
        bool const is_western = names.front().find(' ') != std::string::npos;
        EXPECT_NE(is_western, std::string_view(language).starts_with("zh")) << names.front();
    }
}

TEST(Customers, are_nobody) {
    SeededRng rng(1);
    Chance chance(rng);
    auto const people = customers(chance, {0}, {1'000'000});
    ASSERT_EQ(people.size(), static_cast<std::size_t>(member_count));
    std::set<std::string> phones;
    std::set<std::string> names;
    int old_count = 0;
    for (auto const& person : people) {
        EXPECT_TRUE(phones.insert(person.phone).second) << person.phone;
        EXPECT_TRUE(names.insert(person.name).second) << person.name;
        EXPECT_TRUE(person.phone.starts_with("+853 60") || person.phone.starts_with("+86 142")) << person.phone;
        old_count += person.joins_at.ms == 0;
    }
    EXPECT_GT(old_count, member_count / 2);
    EXPECT_LT(old_count, member_count);
}

}  // namespace
}  // namespace zg::demo
