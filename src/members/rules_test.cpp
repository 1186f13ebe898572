#include "rules.h"

#include <gtest/gtest.h>

namespace zg::members {
namespace {

TEST(Phone, OneNumberHasOneForm) {
    struct Case {
        char const* given;
        char const* country;
        char const* normal;  // "" for a refusal
    };
    for (auto const& [given, country, normal] : std::initializer_list<Case>{
             {"+853 6612 3456", "853", "85366123456"},
             {"6612-3456", "853", "85366123456"},
             {"0085366123456", "853", "85366123456"},
             {"85366123456", "853", "85366123456"},
             {"(853) 6612.3456", "853", "85366123456"},
             {"６６１２３４５６", "853", "85366123456"},
             {"13800138000", "853", "8613800138000"},
             {"8613800138000", "853", "8613800138000"},
             {"13800138000", "86", "8613800138000"},
             {"85291234567", "853", "85291234567"},
             {"85312345", "853", "85385312345"},  // a local number that begins like the code
             {"020 7946 0000", "44", "442079460000"},
             {"+44 20 7946 0000", "853", "442079460000"},
             {"380 013 8000", "1", "13800138000"},
             {"13800138000", "1", "13800138000"},
             {"", "853", ""},
             {"+", "853", ""},
             {"12345", "853", ""},
             {"1234567890123456", "853", ""},
             {"6612 3456 ext 2", "853", ""},
             {"+853+66123456", "853", ""},
             {"000000000", "853", ""},
             {"+0123456789", "853", ""},
         }) {
        EXPECT_EQ(normal_phone(given, country).value_or(""), normal) << given << " in " << country;
    }
}

TEST(Points, RoundedAsTheCompanySays) {
    Loyalty const one_each{.points_per = 1, .spend_per = 100};
    PaidTender const card[] = {{"card", 3590}};
    EXPECT_EQ(points_for(one_each, 3590, card), 35);
    EXPECT_EQ(points_for({.points_per = 1, .spend_per = 100, .rounding = Rounding::half_up}, 3550, card), 36);
    EXPECT_EQ(points_for({.points_per = 100, .spend_per = 10'000}, 3590, card), 35);
    EXPECT_EQ(points_for({.points_per = 0, .spend_per = 1}, 3590, card), 0);
    EXPECT_EQ(points_for(one_each, 0, {}), 0);
    EXPECT_EQ(points_for(one_each, -500, {}), 0);
}

TEST(Points, ExcludedTendersEarnNothing) {
    Loyalty const rule{.points_per = 1, .spend_per = 100, .excluded_tenders = {"wallet", "gift"}};
    PaidTender const mixed[] = {{"cash", 2000}, {"wallet", 1500}, {"gift", 90}};
    EXPECT_EQ(points_for(rule, 3590, mixed), 20);
    PaidTender const all_excluded[] = {{"wallet", 3590}};
    EXPECT_EQ(points_for(rule, 3590, all_excluded), 0);
    PaidTender const too_much[] = {{"wallet", 9000}};
    EXPECT_EQ(points_for(rule, 3590, too_much), 0);
}

TEST(Points, NoOverflow) {
    auto const most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(points_for({.points_per = 1'000'000'000, .spend_per = 1}, most, {}),
              0);  // beyond int64: none rather than wrong
    PaidTender const two[] = {{"x", most}, {"x", most}};
    EXPECT_EQ(points_for({.excluded_tenders = {"x"}}, most, two), 0);
}

TEST(Settings, Faults) {
    auto const fault = [](Settings const& settings) {
        auto const found = settings_fault(settings);
        if (!found) return std::string();
        return std::string(boost::describe::enum_to_string(found->reason, "")) + " " + found->field;
    };
    EXPECT_EQ(fault({}), "");
    EXPECT_EQ(fault({.country_code = ""}), "bad_country_code country_code");
    EXPECT_EQ(fault({.country_code = "05"}), "bad_country_code country_code");
    EXPECT_EQ(fault({.loyalty = {.points_per = -1}}), "bad_points_per loyalty.points_per");
    EXPECT_EQ(fault({.loyalty = {.spend_per = 0}}), "bad_spend_per loyalty.spend_per");
    EXPECT_EQ(fault({.loyalty = {.rounding = Rounding::up}}), "bad_rounding loyalty.rounding");
    EXPECT_EQ(fault({.loyalty = {.excluded_tenders = {"card", "a b"}}}), "bad_tender loyalty.excluded_tenders[1]");
}

}  // namespace
}  // namespace zg::members
