#include <zg/flows_pricing.h>

#include "latest_day.h"
#include "refusing.h"
#include "rooms.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::flows {

BusinessDate latest_day(Rooms& rooms, std::optional<StoreId> store, Instant at) {
    if (store) return rooms.directory.draft_calendar(*store).date(at);
    std::optional<BusinessDate> latest;
    for (auto const& one : rooms.directory.stores()) {
        auto const day = rooms.directory.draft_calendar(one.id).date(at);
        if (!latest || *latest < day) latest = day;
    }
    return latest.value_or(BusinessDate{static_cast<std::int32_t>(at.ms / 86'400'000)});
}

namespace {

using Fault = std::optional<SetupRefused>;

Fault unknown_stores(Rooms const& rooms, std::optional<std::vector<StoreId>> const& stores, std::string const& field) {
    if (!stores) return std::nullopt;
    for (auto const& store : *stores) {
        if (!rooms.directory.draft_store(store)) return SetupRefused{SetupRefusal{"unknown_store"}, field};
    }
    return std::nullopt;
}

// Goods that a rule names must be there: a rule for what does not exist is a slip of the hand.
Fault unknown_goods(Rooms const& rooms, std::vector<SkuId> const& skus, std::vector<CategoryId> const& categories,
                    std::string const& prefix) {
    for (std::size_t index = 0; index < skus.size(); ++index) {
        if (rooms.catalog.find(skus[index])) continue;
        return SetupRefused{SetupRefusal{"unknown_sku"}, fmt::format("{}skus[{}]", prefix, index)};
    }
    for (std::size_t index = 0; index < categories.size(); ++index) {
        if (rooms.catalog.category(categories[index])) continue;
        return SetupRefused{SetupRefusal{"unknown_category"}, fmt::format("{}categories[{}]", prefix, index)};
    }
    return std::nullopt;
}

Fault unknown_in(Rooms const& rooms, pricing::Promotion const& promotion) {
    if (auto fault = unknown_stores(rooms, promotion.reach.stores, "reach.stores")) return fault;
    for (std::size_t index = 0; index < promotion.parts.size(); ++index) {
        auto const& part = promotion.parts[index];
        if (auto fault = unknown_goods(rooms, part.skus, part.categories, fmt::format("parts[{}].", index)))
            return fault;
    }
    return unknown_goods(rooms, promotion.skus, promotion.categories, "");
}

// Says no, or notes who did it and answers with the thing as it is now.
template <class T>
Result<Answer, SetupRefusal> done(Rooms& rooms, Asked const& asked, std::string_view act, Uuid document,
                                  pricing::Said const& said, T const& now) {
    if (!said) return refused_as(said.refused());
    note(rooms, asked, act, document);
    return Answer{.body = json::text(now)};
}

Result<Answer, SetupRefusal> ended(Rooms& rooms, Asked const& asked, std::string_view act, Uuid id,
                                   pricing::Said const& said) {
    if (!said) return refused_as(said.refused());
    note(rooms, asked, act, id);
    json::Object const body{{"id", id.text()}, {"ended", true}};
    return Answer{.body = json::write(body)};
}

// Each price of a list, in the book or as the company's; the first that cannot be set is why none is.
Fault set_lines(Rooms& rooms, Asked const& asked, std::vector<PriceLine> const& lines, std::optional<BookId> book) {
    if (lines.empty()) return SetupRefused{SetupRefusal{"no_lines"}, "prices"};
    if (lines.size() > price_lines_max) return SetupRefused{SetupRefusal{"too_many_lines"}, "prices"};
    auto const today = latest_day(rooms, std::nullopt, asked.at);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto const& line = lines[index];
        auto const prefix = fmt::format("prices[{}].", index);
        if (!rooms.catalog.find(line.sku)) return SetupRefused{SetupRefusal{"unknown_sku"}, prefix + "sku"};
        auto const priced = pricing::set_price_on(rooms.draft, asked.at, today,
                                                  {.sku = line.sku,
                                                   .price = line.price,
                                                   .member_price = line.member_price,
                                                   .book = book,
                                                   .starts = line.starts});
        if (!priced) return refused_as(priced.refused(), priced.refused().field == "book" ? "" : prefix);
    }
    return std::nullopt;
}

}  // namespace

Result<Answer, SetupRefusal> set_price(db::Draft& draft, Asked const& asked, NewPrice const& command) {
    Rooms rooms(draft);
    auto const* product = rooms.catalog.find(command.sku);
    if (!product) return SetupRefused{SetupRefusal{"unknown_sku"}, "sku"};
    if (command.store && !rooms.directory.draft_store(*command.store)) {
        return SetupRefused{SetupRefusal{"unknown_store"}, "store"};
    }
    auto const priced = pricing::set_price_on(draft, asked.at, latest_day(rooms, command.store, asked.at),
                                              {.sku = command.sku,
                                               .store = command.book ? std::nullopt : command.store,
                                               .price = command.price,
                                               .member_price = command.member_price,
                                               .book = command.book,
                                               .starts = command.starts});
    if (!priced) return refused_as(priced.refused());
    note(rooms, asked, "set_price", command.sku.uuid, command.store);
    json::Object body = json::encode(*product).as_object();
    if (auto const* price = rooms.pricing.draft_price(product->id, StoreId{})) {
        body["price"] = price->price;
        if (price->member_price) body["member_price"] = *price->member_price;
    }
    return Answer{.body = json::write(body)};
}

Result<Answer, SetupRefusal> set_book_prices(db::Draft& draft, Asked const& asked, BookPrices const& command) {
    Rooms rooms(draft);
    if (auto fault = set_lines(rooms, asked, command.prices, command.book)) return *fault;
    note(rooms, asked, "set_book_prices", command.book.uuid);
    return Answer{.body = json::text(command)};
}

Result<Answer, SetupRefusal> set_family_prices(db::Draft& draft, Asked const& asked, FamilyPrices const& command) {
    Rooms rooms(draft);
    if (!catalog::find(draft, command.family)) return SetupRefused{SetupRefusal{"unknown_family"}, "family"};
    for (std::size_t index = 0; index < command.prices.size(); ++index) {
        auto const* product = rooms.catalog.find(command.prices[index].sku);
        if (product && product->family == command.family) continue;
        return SetupRefused{SetupRefusal{"unknown_sku"}, fmt::format("prices[{}].sku", index)};
    }
    if (auto fault = set_lines(rooms, asked, command.prices, std::nullopt)) return *fault;
    note(rooms, asked, "set_family_prices", command.family.uuid);
    return Answer{.body = json::text(command)};
}

Result<Answer, SetupRefusal> drop_price(db::Draft& draft, Asked const& asked, DroppedPrice const& command) {
    Rooms rooms(draft);
    auto const dropped = pricing::drop_price(draft, asked.at,
                                             {.sku = command.sku,
                                              .store = command.book ? std::nullopt : command.store,
                                              .book = command.book,
                                              .starts = command.starts});
    if (!dropped) return refused_as(dropped.refused());
    note(rooms, asked, "drop_price", command.sku.uuid, command.store);
    return Answer{.body = json::text(command)};
}

Result<Answer, SetupRefusal> put_book(db::Draft& draft, Asked const& asked, pricing::PriceBook const& book) {
    Rooms rooms(draft);
    if (auto fault = unknown_stores(rooms, book.stores, "stores")) return *fault;
    return done(rooms, asked, "put_price_book", book.id.uuid, pricing::put_book(draft, asked.at, book), book);
}

Result<Answer, SetupRefusal> end_book(db::Draft& draft, Asked const& asked, BookId id) {
    Rooms rooms(draft);
    return ended(rooms, asked, "end_price_book", id.uuid, pricing::end_book(draft, asked.at, id));
}

Result<Answer, SetupRefusal> put_promotion(db::Draft& draft, Asked const& asked, pricing::Promotion const& promotion) {
    Rooms rooms(draft);
    if (auto fault = unknown_in(rooms, promotion)) return *fault;
    auto said = pricing::create_promotion(draft, asked.at, promotion);
    if (!said && said.reason() == pricing::PricingRefusal::duplicate_id) {
        said = pricing::change_promotion(draft, asked.at, promotion);
    }
    return done(rooms, asked, "put_promotion", promotion.id.uuid, said, promotion);
}

Result<Answer, SetupRefusal> end_promotion(db::Draft& draft, Asked const& asked, PromotionId id) {
    Rooms rooms(draft);
    return ended(rooms, asked, "end_promotion", id.uuid, pricing::end_promotion(draft, asked.at, id));
}

Result<Answer, SetupRefusal> put_coupon(db::Draft& draft, Asked const& asked, pricing::Coupon const& coupon) {
    Rooms rooms(draft);
    if (auto fault = unknown_stores(rooms, coupon.reach.stores, "reach.stores")) return *fault;
    if (auto fault = unknown_goods(rooms, coupon.skus.value_or(std::vector<SkuId>{}), coupon.categories, "")) {
        return *fault;
    }
    auto said = pricing::create_coupon(draft, asked.at, coupon);
    if (!said && said.reason() == pricing::PricingRefusal::duplicate_id) {
        said = pricing::change_coupon(draft, asked.at, coupon);
    }
    return done(rooms, asked, "put_coupon", coupon.id.uuid, said, coupon);
}

Result<Answer, SetupRefusal> end_coupon(db::Draft& draft, Asked const& asked, CouponId id) {
    Rooms rooms(draft);
    return ended(rooms, asked, "end_coupon", id.uuid, pricing::end_coupon(draft, asked.at, id));
}

Result<Answer, SetupRefusal> put_tax_class(db::Draft& draft, Asked const& asked, pricing::TaxClass const& tax_class) {
    Rooms rooms(draft);
    return done(rooms, asked, "put_tax_class", {}, pricing::set_tax_class(draft, asked.at, tax_class), tax_class);
}

Result<Answer, SetupRefusal> apply_tax_profile(db::Draft& draft, Asked const& asked, std::string const& code) {
    Rooms rooms(draft);
    auto const said = pricing::apply_tax_profile(draft, asked.at, code);
    if (!said) return refused_as(said.refused());
    note(rooms, asked, "apply_tax_profile", {});
    json::Object const body{{"profile", code}};
    return Answer{.body = json::write(body)};
}

}  // namespace zg::flows
