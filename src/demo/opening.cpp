#include "opening.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::demo {

namespace {

// The languages that people may read, the asker's first.
std::vector<std::string> languages_from(std::string const& first) {
    std::vector<std::string> all{first};
    for (auto const* language : {"zh-Hant", "zh-Hans", "en", "pt"}) {
        if (first != language) all.emplace_back(language);
    }
    return all;
}

// What people take by the handful, the cheaper half of it.
std::vector<SkuId> handfuls(Cast const& cast, Range const& range) {
    constexpr std::int64_t price_max = 600;
    std::vector<SkuId> skus;
    for (std::size_t good = 0; good < range.goods.size(); ++good) {
        auto const& what = range.goods[good];
        if (what.is_by_the_handful && what.keeps == Keeps::long_time && what.price <= price_max) {
            skus.push_back(cast.skus[good]);
        }
    }
    return skus;
}

std::vector<pricing::Promotion> promotions(Cast const& cast, Range const& range, Instant begin, Chance& chance) {
    std::vector<pricing::Promotion> all = {{.id = {chance.id(begin)},
                                            .names = {.zh_hant = "滿 300 減 5%",
                                                      .zh_hans = "满 300 减 5%",
                                                      .en = "5 % off from 300",
                                                      .pt = "5 % de desconto a partir de 300"},
                                            .kind = pricing::PromotionKind::basket_percent,
                                            .percent_e2 = 500,
                                            .spend_min = 30'000}};
    auto skus = handfuls(cast, range);
    if (skus.empty()) return all;
    all.push_back({.id = {chance.id(begin)},
                   .names = {.zh_hant = "罐裝飲品買二送一",
                             .zh_hans = "罐装饮料买二送一",
                             .en = "Canned drinks: buy two, one free",
                             .pt = "Bebidas em lata: leve três, pague duas"},
                   .kind = pricing::PromotionKind::buy_n_get_m,
                   .buy = 2,
                   .free = 1,
                   .skus = std::move(skus)});
    return all;
}

// A manager for each store and a cashier for each till, as far as the owner has chosen such roles. Their ids take nothing from the
// randomness, so that the trade is the same with and without them.
void hire(flows::FoundCompany& found, Order const& order, Cast const& cast, Instant begin) {
    constexpr std::size_t staff_max = 12;
    auto const names = staff_names(order.language, staff_max);
    std::size_t hired = 0;
    auto const add = [&](std::string_view role, access::Store const& store) {
        bool const is_known = std::any_of(order.roles.begin(), order.roles.end(),
                                          [&](access::Role const& known) { return known.code == role; });
        if (!is_known || hired == names.size()) return;
        found.people.push_back({.id = {Uuid::named(begin, fmt::format("demo staff {}", hired))},
                                .name = names[hired],
                                .role = std::string(role),
                                .stores = std::vector{store.id}});
        ++hired;
    };
    for (auto const& place : cast.places) {
        add("store_manager", place.store);
        for (std::size_t till = 0; till < place.tills.size(); ++till) add("cashier", place.store);
    }
}

}  // namespace

Cast cast(Range const& range, Order const& order, Instant begin, Chance& chance) {
    Cast all;
    for (std::size_t index = 0; index < range.categories.size(); ++index) all.categories.push_back({chance.id(begin)});
    for (std::size_t index = 0; index < range.goods.size(); ++index) all.skus.push_back({chance.id(begin)});
    for (std::size_t index = 0; index < stores().size(); ++index) {
        auto const& habits = stores()[index];
        StoreId const id{chance.id(begin)};
        all.places[index].store = {.id = id,
                                   .code = std::string(habits.code),
                                   .name = in_language(habits.names, order.language),
                                   .zone = std::string(habits.zone),
                                   .cutoff_minutes = 240,
                                   .location = {chance.id(begin)}};
        for (int till = 1; till <= habits.till_count; ++till) {
            all.places[index].tills.push_back({.id = {chance.id(begin)},
                                               .store = id,
                                               .code = fmt::format("T{}", till),
                                               .device = {chance.id(begin)}});
        }
    }
    return all;
}

flows::FoundCompany company(Order const& order, Cast const& cast, Range const& range, Instant begin, Chance& chance) {
    flows::FoundCompany found{
        .company = {.id = {chance.id(begin)},
                    .name = in_language(range.company, order.language),
                    .languages = languages_from(order.language)},
        .profile = order.profile,
        .roles = order.roles,
        .people = {order.owner},
        .stores = {},
        .terms = {.currency = currency, .tax_included = true, .cash_rounding = pricing::CashRounding{.increment = 10}},
        .tax_classes = {{.code = tax_class,
                         .rate_ppm = 0,
                         .names = {.zh_hant = "免稅", .zh_hans = "免税", .en = "No tax", .pt = "Isento"}}},
        .members = {.country_code = "853", .loyalty = {.points_per = 1, .spend_per = 100}},
        .categories = {},
        .promotions = promotions(cast, range, begin, chance),
        .coupons = {{.id = {chance.id(begin)},
                     .code = coupon_code,
                     .names = {.zh_hant = "會員九折券",
                               .zh_hans = "会员九折券",
                               .en = "Members: 10 % off",
                               .pt = "Sócios: 10 % de desconto"},
                     .kind = pricing::CouponKind::percent,
                     .percent_e2 = 1000,
                     .spend_min = 5'000,
                     .uses = 2'000}}};
    for (auto const& place : cast.places) found.stores.push_back({.store = place.store, .tills = place.tills});
    hire(found, order, cast, begin);
    for (std::size_t index = 0; index < range.categories.size(); ++index) {
        found.categories.push_back({.id = cast.categories[index], .names = range.categories[index].names});
    }
    return found;
}

flows::NewProduct product(Cast const& cast, Range const& range, std::size_t good) {
    auto const& what = range.goods[good];
    flows::NewProduct made{.id = cast.skus[good],
                           .code = what.code,
                           .names = what.names,
                           .barcodes = {what.barcode},
                           .category = cast.categories[what.category],
                           .unit = what.unit,
                           .tax_class = tax_class,
                           .price = what.price};
    // Every third everyday thing is a tenth cheaper for members, to the nearest ten avos.
    bool const is_everyday = what.demand >= 10 && what.hours != Hours::visitors;
    if (is_everyday && good % 3 == 0) made.member_price = what.price * 92 / 1000 * 10;
    return made;
}

std::int64_t price_in(StoreHabits const& store, Good const& good) { return good.price * store.price / 10'000 * 10; }

}  // namespace zg::demo
