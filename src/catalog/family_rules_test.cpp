#include "rules.h"

#include <gmock/gmock.h>

namespace zg::catalog {
namespace {

template <class Fault>
std::string said(Fault const& fault) {
    if (!fault) return "";
    return std::string(boost::describe::enum_to_string(fault->reason, "")) + " " + fault->field;
}

FamilyId family_id() {
    FamilyId id;
    id.uuid.bytes[0] = 9;
    return id;
}

Family shirt() {
    return {
        .id = family_id(),
        .names = {.zh_hant = "T恤", .en = "T-shirt"},
        .axes = {{.names = {.en = "Colour"}, .options = {{1, {.zh_hant = "紅色", .en = "Red"}}, {2, {.en = "Blue"}}}},
                 {.names = {.en = "Size"}, .options = {{1, {.en = "S"}}, {2, {.en = "M"}}}}}};
}

TEST(Family, Faults) {
    struct Case {
        char const* said;
        std::function<void(Family&)> spoil;
    };
    for (auto const& [expected, spoil] : std::vector<Case>{
             {"", [](auto&) {}},
             {"name_missing names", [](auto& f) { f.names = {}; }},
             {"name_bad names.en", [](auto& f) { f.names.en = " "; }},
             {"bad_axes axes", [](auto& f) { f.axes.clear(); }},
             {"bad_axes axes", [](auto& f) { f.axes.resize(4, f.axes[0]); }},
             {"name_missing axes[1].names", [](auto& f) { f.axes[1].names = {}; }},
             {"bad_options axes[0].options", [](auto& f) { f.axes[0].options.clear(); }},
             {"bad_options axes[0].options", [](auto& f) { f.axes[0].options.resize(101, f.axes[0].options[0]); }},
             {"bad_options axes[0].options[1].id", [](auto& f) { f.axes[0].options[1].id = 1; }},
             {"bad_options axes[0].options[1].id", [](auto& f) { f.axes[0].options[1].id = 0; }},
             {"name_bad axes[1].options[0].names.en", [](auto& f) { f.axes[1].options[0].names.en = "\n"; }},
         }) {
        auto family = shirt();
        spoil(family);
        EXPECT_EQ(said(family_fault(family)), expected);
    }
}

TEST(Family, ACombinationIsOneOptionOfEachAxis) {
    EXPECT_TRUE(is_combination(shirt(), {1, 2}));
    for (auto const& options : std::vector<std::vector<std::int64_t>>{{}, {1}, {1, 3}, {3, 1}, {1, 1, 1}}) {
        EXPECT_FALSE(is_combination(shirt(), options));
    }
}

TEST(Family, AMemberIsCalledByItsFamilyAndOptions) {
    auto const names = member_names(shirt(), {1, 2});
    EXPECT_EQ(names.en, "T-shirt Red M");
    EXPECT_EQ(names.zh_hant, "T恤 紅色 M");
    EXPECT_EQ(names.pt, std::nullopt);
    EXPECT_EQ(member_names(shirt(), {2, 1}).zh_hant, "T恤 Blue S") << "an option without a name in the language";
}

TEST(Family, WhatMembersHaveStays) {
    Product member{.family = family_id(), .options = {2, 1}};
    std::vector<Product const*> const members{&member};
    auto const change = [&](auto spoil, std::vector<Product const*> const& of) {
        auto family = shirt();
        spoil(family);
        return said(change_fault(shirt(), family, of));
    };
    auto const drop_blue = [](auto& f) { f.axes[0].options.pop_back(); };
    auto const drop_red = [](auto& f) { f.axes[0].options.erase(f.axes[0].options.begin()); };
    auto const drop_axis = [](auto& f) { f.axes.pop_back(); };
    EXPECT_EQ(change(drop_blue, members), "option_used axes[0].options");
    EXPECT_EQ(change(drop_red, members), "");
    EXPECT_EQ(change(drop_axis, members), "axes_fixed axes");
    EXPECT_EQ(change(drop_blue, {}), "");
    EXPECT_EQ(change(drop_axis, {}), "");
}

TEST(OwnBarcode, IsAnEanOfTheShopsRange) {
    EXPECT_EQ(own_barcode(1), "2900000000018");
    EXPECT_EQ(own_barcode(own_barcode_index_max).size(), 13u);
    for (auto const index : {std::int64_t{1}, std::int64_t{42}, own_barcode_index_max}) {
        EXPECT_TRUE(check_digit_fits(own_barcode(index)));
    }
}

CategoryId category(std::uint8_t number) {
    CategoryId id;
    id.uuid.bytes[0] = number;
    return id;
}

TEST(CategoryTree, WhereACategoryMayStand) {
    // 1 > 2 > 3, and 4 > 5 beside it.
    auto const at = [](std::uint8_t id, std::uint8_t parent) {
        Category made{.id = category(id), .names = {.en = "x"}};
        if (parent != 0) made.parent = category(parent);
        return made;
    };
    Categories all;
    for (auto const& made : {at(1, 0), at(2, 1), at(3, 2), at(4, 0), at(5, 4)}) all.emplace(made.id, made);
    struct Case {
        std::uint8_t id;
        std::uint8_t parent;
        char const* said;
    };
    for (auto const& [id, parent, expected] : std::initializer_list<Case>{
             {6, 0, ""},
             {6, 3, ""},                          // the fourth level
             {4, 2, ""},                          // takes 5 along to the fourth level
             {4, 3, "category_too_deep parent"},  // 5 would be the fifth
             {1, 3, "category_cycle parent"},
             {1, 1, "category_cycle parent"},
             {3, 0, ""},
             {6, 9, "unknown_parent parent"},
         }) {
        EXPECT_EQ(said(category_fault(all, at(id, parent))), expected) << int(id) << " below " << int(parent);
    }
    auto nameless = at(6, 0);
    nameless.names = {};
    EXPECT_EQ(said(category_fault(all, nameless)), "name_missing names");
}

}  // namespace
}  // namespace zg::catalog
