#include "shop.h"

#include <fmt/format.h>

namespace zg::sim {

namespace {

constexpr Instant founding_time{opening_time.ms - 30LL * 86'400'000};

Uuid named(char const* kind, std::int64_t index) {
    return Uuid::named(founding_time, fmt::format("{} {}", kind, index));
}

template <class T, class R>
void must(Result<T, R> const& result) {
    ZG_ASSERT(bool(result));
}

flows::NewStore new_store(std::int64_t index) {
    flows::NewStore made{.store = {.id = store_id(index),
                                   .code = fmt::format("S{}", index),
                                   .name = fmt::format("Store {}", index),
                                   .zone = "Asia/Macau",
                                   .cutoff_minutes = 240,
                                   .location = location_id(index)},
                         .tills = {{.id = channel_id(index),
                                    .store = store_id(index),
                                    .code = "API",
                                    .device = {named("channel device", index)}}}};
    for (std::int64_t till = 0; till < till_count; ++till) {
        if (store_of_till(till) != index) continue;
        made.tills.push_back({.id = till_id(till),
                              .store = store_id(index),
                              .code = fmt::format("T{}", till),
                              .device = device_id(till)});
    }
    return made;
}

}  // namespace

StoreId store_id(std::int64_t store) { return {named("store", store)}; }
LocationId location_id(std::int64_t store) { return {named("location", store)}; }
TillId channel_id(std::int64_t store) { return {named("channel", store)}; }
TillId till_id(std::int64_t till) { return {named("till", till)}; }
DeviceId device_id(std::int64_t till) { return {named("device", till)}; }
// Two tills in the first store, so that some shelf is sold from twice at once.
std::int64_t store_of_till(std::int64_t till) { return till < 2 ? 0 : till - 1; }
SkuId sku_id(std::int64_t sku) { return {named("sku", sku)}; }
std::int64_t price_of(std::int64_t sku) { return 505 + 373 * sku; }
char const* tax_class_of(std::int64_t sku) { return sku % 2 == 0 ? "levy" : "none"; }

importing::Import members_list() {
    return {.id = {named("import", 0)},
            .kind = importing::Kind::members,
            .name = "members.csv",
            .who = named("owner", 0),
            .created_at = founding_time,
            .state = importing::State::running,
            .setup = {.columns = {importing::Field::name, importing::Field::phone}}};
}

flows::Asked asked(Instant at, std::string_view command) {
    return {.who = named("owner", 0), .at = at, .hash = digest(command)};
}

void found(Disk& disk, app::Folder const& folder) {
    {
        app::Company company(folder);
        flows::FoundCompany command{
            .company = {.id = {named("company", 0)}, .name = "Simulated", .languages = {"en"}},
            .people = {{.id = {named("owner", 0)}, .name = "Owner"}},
            .terms = {.currency = currency, .tax_included = true},
            .tax_classes = {{.code = "none", .rate_ppm = 0, .names = {.en = "None"}},
                            {.code = "levy", .rate_ppm = levy_ppm, .names = {.en = "Levy"}}},
            .members = {.country_code = "853", .loyalty = {.points_per = 1, .spend_per = spend_per_point}}};
        for (std::int64_t store = 0; store < store_count; ++store) command.stores.push_back(new_store(store));
        app::run(company, [&](db::Draft& draft) {
            must(flows::found_company(draft, asked(founding_time, "found"), command));
            for (std::int64_t sku = 0; sku < sku_count; ++sku) {
                must(flows::create_product(draft, asked(founding_time, "product"),
                                           {.id = sku_id(sku),
                                            .code = fmt::format("P{}", sku),
                                            .names = {.en = fmt::format("Article {}", sku)},
                                            .tax_class = tax_class_of(sku),
                                            .price = price_of(sku)}));
            }
            must(importing::register_import(draft, members_list()));
            return true;
        });
    }
    disk.settle();
}

}  // namespace zg::sim
