#include "command.h"
#include "handlers.h"
#include "rule_lists.h"

#include <algorithm>
#include <map>

namespace zg::api {

namespace {

// One who sees some stores only may make rules for those, and for no other.
bool refuse_reach(Call& call, std::optional<std::vector<StoreId>> const& stores, std::string_view field) {
    if (!call.principal.stores) return false;
    auto const sees_all =
        stores && std::all_of(stores->begin(), stores->end(), [&](auto store) { return call.principal.sees(store); });
    if (sees_all) return false;
    refuse(call, {.code = "store_not_yours", .field = field});
    return true;
}

// The same for a rule that is there already.
template <class T, class StoresOf>
bool refuse_known(Call& call, std::vector<pricing::Kept<T>> const& all, Uuid id, StoresOf stores_of) {
    if (!call.principal.stores) return false;
    for (auto const& one : all) {
        if (one.value.id.uuid == id) return refuse_reach(call, stores_of(one.value), "id");
    }
    return false;
}

std::optional<std::vector<StoreId>> const& stores_of_book(pricing::PriceBook const& book) { return book.stores; }

template <class T>
std::optional<std::vector<StoreId>> const& stores_of(T const& rule) {
    return rule.reach.stores;
}

template <class T, class Flow>
void put(Call call, std::string_view act, T rule, Flow flow) {
    auto const asked = asked_by(call, act, rule);
    decide(std::move(call), {},
           [asked, rule = std::move(rule), flow](db::Draft& draft) { return outcome(flow(draft, asked, rule)); });
}

template <class IdType, class Flow>
void end(Call call, std::string_view act, IdType id, Flow flow) {
    auto const asked = asked_by(call, act, id);
    decide(std::move(call), "id", [asked, id, flow](db::Draft& draft) { return outcome(flow(draft, asked, id)); });
}

// "state=running" keeps those; the rest of the list is left out.
template <class Row>
void keep_state(std::vector<Row>& rows, std::optional<RuleState> wanted) {
    if (wanted) std::erase_if(rows, [&](Row const& row) { return row.state != *wanted; });
}

ListedPrice listed(House const& house, pricing::Price const& price) {
    ListedPrice out{.sku = price.sku,
                    .code = {},
                    .names = {},
                    .store = price.store,
                    .book = price.book,
                    .starts = price.starts,
                    .price = price.price,
                    .member_price = price.member_price};
    if (auto const listing = house.catalog.listing(price.sku)) {
        out.code = listing->product.code;
        out.names = listing->product.names;
    }
    return out;
}

template <class List>
void answer_rules(Call call, List (*list)(House const&, RuleQuery const&)) {
    Query query(call);
    auto const stores = query.stores();
    auto const state = query.choice<RuleState>("state");
    if (query.refused(call)) return;
    ask(std::move(call), [=](Reading&, Call& asked) {
        return yes(list(asked.house, {.stores = stores, .state = state, .at = asked.at}));
    });
}

}  // namespace

bool refuse_book(Call& call, BookId book) {
    return refuse_known(call, call.house.pricing.books(), book.uuid, stores_of_book);
}

RuleState state_of(bool is_ended, std::optional<BusinessDate> starts, std::optional<BusinessDate> ends,
                   BusinessDate today) {
    if (is_ended || (ends && *ends < today)) return RuleState::ended;
    return starts && today < *starts ? RuleState::planned : RuleState::running;
}

PromotionList promotion_list(House const& house, RuleQuery const& query) {
    auto const today = day_of(house, query.stores, query.at);
    PromotionList list;
    for (auto& [promotion, is_ended] : house.pricing.promotions()) {
        auto const state = state_of(is_ended, promotion.reach.starts, promotion.reach.ends, today);
        list.items.push_back({state, std::move(promotion)});
    }
    keep_state(list.items, query.state);
    return list;
}

CouponList coupon_list(House const& house, RuleQuery const& query) {
    auto const today = day_of(house, query.stores, query.at);
    CouponList list;
    for (auto& [coupon, is_ended] : house.pricing.coupons()) {
        auto const state = state_of(is_ended, coupon.reach.starts, coupon.reach.ends, today);
        list.items.push_back({state, coupon_of(house, std::move(coupon))});
    }
    keep_state(list.items, query.state);
    return list;
}

BookList book_list(House const& house, RuleQuery const& query) {
    auto const today = day_of(house, query.stores, query.at);
    BookList list;
    auto const sizes = house.pricing.book_sizes();
    for (auto& [book, is_ended] : house.pricing.books()) {
        auto const state = state_of(is_ended, book.starts, book.ends, today);
        auto const size = sizes.find(book.id);
        list.items.push_back({state, std::move(book), size == sizes.end() ? 0 : size->second});
    }
    keep_state(list.items, query.state);
    return list;
}

std::vector<ListedPrice> prices_of_book(House const& house, BookId book) {
    std::vector<ListedPrice> prices;
    for (auto const& price : house.pricing.prices_of(book)) prices.push_back(listed(house, price));
    for (auto const& price : house.pricing.planned()) {
        if (price.book == book) prices.push_back(listed(house, price));
    }
    return prices;
}

PlannedPrices planned_prices(House const& house, RuleQuery const& query) {
    auto const today = day_of(house, query.stores, query.at);
    PlannedPrices planned;
    for (auto const& price : house.pricing.planned()) {
        if (*price.starts <= today || (price.store && !among(query.stores, *price.store))) continue;
        planned.items.push_back(listed(house, price));
    }
    return planned;
}

void get_promotions(Call call) { answer_rules(std::move(call), promotion_list); }

void put_promotion(Call call) {
    auto rule = whole_of<pricing::Promotion, PromotionId>(call);
    if (!rule || refuse_reach(call, rule->reach.stores, "reach.stores")) return;
    if (refuse_known(call, call.house.pricing.promotions(), rule->id.uuid, stores_of<pricing::Promotion>)) return;
    put(std::move(call), "put_promotion", *std::move(rule), flows::put_promotion);
}

void delete_promotion(Call call) {
    auto const id = path_id<PromotionId>(call, "id");
    if (!id || refuse_known(call, call.house.pricing.promotions(), id->uuid, stores_of<pricing::Promotion>)) return;
    end(std::move(call), "end_promotion", *id, flows::end_promotion);
}

void get_coupons(Call call) { answer_rules(std::move(call), coupon_list); }

void put_coupon(Call call) {
    auto rule = whole_of<pricing::Coupon, CouponId>(call);
    if (!rule || refuse_reach(call, rule->reach.stores, "reach.stores")) return;
    if (refuse_known(call, call.house.pricing.coupons(), rule->id.uuid, stores_of<pricing::Coupon>)) return;
    put(std::move(call), "put_coupon", *std::move(rule), flows::put_coupon);
}

void delete_coupon(Call call) {
    auto const id = path_id<CouponId>(call, "id");
    if (!id || refuse_known(call, call.house.pricing.coupons(), id->uuid, stores_of<pricing::Coupon>)) return;
    end(std::move(call), "end_coupon", *id, flows::end_coupon);
}

void get_books(Call call) { answer_rules(std::move(call), book_list); }

void get_book(Call call) {
    auto const id = path_id<BookId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading&, Call& asked) {
        for (auto& [book, is_ended] : asked.house.pricing.books()) {
            if (book.id != id) continue;
            auto const today = day_of(asked.house, {}, asked.at);
            return yes(BookDetail{.state = state_of(is_ended, book.starts, book.ends, today),
                                  .book = std::move(book),
                                  .prices = prices_of_book(asked.house, id)});
        }
        return no(asked, {.code = "unknown_book", .field = "id", .status = 404});
    });
}

void put_book(Call call) {
    auto rule = whole_of<pricing::PriceBook, BookId>(call);
    if (!rule || refuse_reach(call, rule->stores, "stores")) return;
    if (refuse_book(call, rule->id)) return;
    put(std::move(call), "put_price_book", *std::move(rule), flows::put_book);
}

void delete_book(Call call) {
    auto const id = path_id<BookId>(call, "id");
    if (!id || refuse_book(call, *id)) return;
    end(std::move(call), "end_price_book", *id, flows::end_book);
}

void put_book_prices(Call call) {
    auto const id = path_id<BookId>(call, "id");
    if (!id || refuse_book(call, *id)) return;
    auto body = body_of<PricesBody>(call);
    if (!body) return;
    flows::BookPrices command{.book = *id, .prices = std::move(body->prices)};
    auto const asked = asked_by(call, "set_book_prices", command);
    decide(std::move(call), "book", [asked, command = std::move(command)](db::Draft& draft) {
        return outcome(flows::set_book_prices(draft, asked, command));
    });
}

// The company's prices, so one who sees some of its stores only cannot change them.
void put_family_prices(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<FamilyId>(call, "id");
    if (!id) return;
    auto body = body_of<PricesBody>(call);
    if (!body) return;
    flows::FamilyPrices command{.family = *id, .prices = std::move(body->prices)};
    auto const asked = asked_by(call, "set_family_prices", command);
    decide(std::move(call), "family", [asked, command = std::move(command)](db::Draft& draft) {
        return outcome(flows::set_family_prices(draft, asked, command));
    });
}

void get_planned_prices(Call call) {
    Query query(call);
    auto const stores = query.stores();
    if (query.refused(call)) return;
    ask(std::move(call), [stores](Reading&, Call& asked) {
        return yes(planned_prices(asked.house, {.stores = stores, .at = asked.at}));
    });
}

void delete_price(Call call) {
    auto const sku = path_id<SkuId>(call, "id");
    if (!sku) return;
    Query query(call);
    flows::DroppedPrice const command{.sku = *sku,
                                      .store = query.id<StoreId>("store"),
                                      .book = query.id<BookId>("book"),
                                      .starts = query.date("starts")};
    if (query.refused(call)) return;
    if (command.book && refuse_book(call, *command.book)) return;
    if (command.store && refuse_store(call, *command.store, "store")) return;
    if (!command.store && !command.book && call.principal.stores)
        return refuse(call, {.code = "store_not_yours", .field = "store"});
    auto const asked = asked_by(call, "drop_price", command);
    decide(std::move(call), "sku",
           [asked, command](db::Draft& draft) { return outcome(flows::drop_price(draft, asked, command)); });
}

void get_taxes(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        auto view = asked.house.pricing.view();
        TaxSetup setup{.tax_included = view.terms.tax_included, .tax_classes = std::move(view.tax_classes)};
        for (auto const& profile : pricing::tax_profiles()) {
            setup.profiles.push_back({std::string(profile.code), profile.tax_included, profile.tax_classes});
        }
        return yes(setup);
    });
}

void put_tax_class(Call call) {
    auto tax_class = body_of<pricing::TaxClass>(call);
    if (!tax_class || refuse_reach(call, std::nullopt, "code")) return;
    if (tax_class->code != call.part) return refuse(call, {.code = "bad_value", .field = "code"});
    put(std::move(call), "put_tax_class", *std::move(tax_class), flows::put_tax_class);
}

void put_tax_profile(Call call) {
    auto const choice = body_of<ProfileChoice>(call);
    if (!choice || refuse_reach(call, std::nullopt, "profile")) return;
    put(std::move(call), "apply_tax_profile", choice->profile, flows::apply_tax_profile);
}

}  // namespace zg::api
