#include <zg/flows.h>

#include "refusing.h"
#include "requests.h"
#include "rooms.h"

#include <zg/json_text.h>

#include <fmt/format.h>

namespace zg::flows {

namespace {

Answer remember(Rooms& rooms, Asked const& asked, std::string_view act, Uuid id, std::string body) {
    note(rooms, asked, act, id);
    rooms.requests.remember(id, asked.at, {asked.hash, body});
    return {.body = std::move(body)};
}

std::string product_body(Rooms& rooms, catalog::Product const& product) {
    json::Object object = json::encode(product).as_object();
    if (auto const* price = rooms.pricing.draft_price(product.id, StoreId{})) {
        object["price"] = price->price;
        if (price->member_price) object["member_price"] = *price->member_price;
    }
    return json::write(object);
}

std::string member_body(Rooms& rooms, members::Member const& member) {
    json::Object body = json::encode(member).as_object();
    for (auto const* list : {"phones", "cards"}) body.emplace(list, json::Array{});
    auto const balance = [&](ledger::Bucket bucket) {
        return rooms.ledger.draft_balance({ledger::points_unit(), member.id.uuid, bucket}).available();
    };
    body["points"] = balance(ledger::Bucket::points_member);
    body["points_owed"] = -balance(ledger::Bucket::points_owed);
    return json::write(body);
}

}  // namespace

Result<Answer, SetupRefusal> create_product(db::Draft& draft, Asked const& asked, NewProduct const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return SetupRefused{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    if (!rooms.pricing.draft_tax_class(command.tax_class))
        return SetupRefused{SetupRefusal{"unknown_tax_class"}, "tax_class"};
    auto const product = catalog::create_product(draft, asked.at,
                                                 {.id = command.id,
                                                  .code = command.code,
                                                  .names = command.names,
                                                  .barcodes = command.barcodes,
                                                  .category = command.category,
                                                  .unit = command.unit,
                                                  .tax_class = command.tax_class});
    if (!product) return refused_as(product.refused());
    auto const priced = pricing::set_price(
        draft, asked.at, {.sku = command.id, .price = command.price, .member_price = command.member_price});
    if (!priced) return refused_as(priced.refused());
    return remember(rooms, asked, "create_product", command.id.uuid, product_body(rooms, *product));
}

Result<Answer, SetupRefusal> create_member(db::Draft& draft, Asked const& asked, NewMember const& command) {
    Rooms rooms(draft);
    auto const before = answered_before(rooms, command.id.uuid, asked);
    if (before.clash) return SetupRefused{SetupRefusal{"id_reused"}, "id"};
    if (before.answer) return *before.answer;
    auto const member = members::create_member(
        draft, asked.at, {.id = command.id, .name = command.name, .phone = command.phone, .card = command.card});
    if (!member) return refused_as(member.refused());
    return remember(rooms, asked, "create_member", command.id.uuid, member_body(rooms, *member));
}

Result<Answer, SetupRefusal> change_member(db::Draft& draft, Asked const& asked, ChangedMember const& command) {
    Rooms rooms(draft);
    auto const before = members::find(draft, command.id);
    auto const member = members::change_member(draft, asked.at,
                                               {.id = command.id,
                                                .version = command.version,
                                                .who = asked.who,
                                                .name = command.name,
                                                .phones = command.phones,
                                                .cards = command.cards});
    if (!member) return refused_as(member.refused());
    if (member->version != before->version) {
        note(rooms, asked, "change_member", command.id.uuid);
    }
    return Answer{.body = member_body(rooms, *member)};
}

Result<Done, SetupRefusal> found_company(db::Draft& draft, Asked const& asked, FoundCompany const& command) {
    Rooms rooms(draft);
    auto& directory = rooms.directory;
    auto open = [](auto const& result, std::string const& prefix) -> std::optional<SetupRefused> {
        if (result) return std::nullopt;
        return refused_as(result.refused(), prefix);
    };
    if (auto no = open(directory.found_company(command.company), "company.")) return *no;
    if (command.profile) {
        if (auto no = open(directory.set_profile(*command.profile, asked.at, asked.who), "profile.")) return *no;
    }
    for (std::size_t index = 0; index < command.stores.size(); ++index) {
        auto const& store = command.stores[index];
        auto const prefix = fmt::format("stores[{}].", index);
        if (auto no = open(directory.open_store(store.store), prefix)) return *no;
        rooms.stock.add_location({.id = store.store.location, .store = store.store.id, .name = store.store.name});
        for (auto const& till : store.tills) {
            if (auto no = open(directory.open_till(till), prefix)) return *no;
        }
    }
    for (auto const& role : command.roles) {
        if (auto no = open(directory.put_role(role, asked.at, asked.who), "roles.")) return *no;
    }
    for (auto const& person : command.people) {
        if (auto no = open(directory.put_person(person, asked.at, asked.who), "people.")) return *no;
    }
    if (auto const set = pricing::set_terms(draft, asked.at, command.terms); !set)
        return refused_as(set.refused(), "terms.");
    for (auto const& tax_class : command.tax_classes) {
        if (auto const set = pricing::set_tax_class(draft, asked.at, tax_class); !set)
            return refused_as(set.refused(), "tax_classes.");
    }
    if (auto const set = members::set_settings(draft, command.members); !set)
        return refused_as(set.refused(), "members.");
    for (auto const& category : command.categories) {
        if (auto const made = catalog::create_category(draft, category); !made)
            return refused_as(made.refused(), "categories.");
    }
    for (auto const& promotion : command.promotions) {
        if (auto const made = pricing::create_promotion(draft, asked.at, promotion); !made)
            return refused_as(made.refused(), "promotions.");
    }
    for (auto const& coupon : command.coupons) {
        if (auto const made = pricing::create_coupon(draft, asked.at, coupon); !made)
            return refused_as(made.refused(), "coupons.");
    }
    note(rooms, asked, "found_company", command.company.id.uuid);
    return Done{};
}

}  // namespace zg::flows
