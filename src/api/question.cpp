#include "question.h"

#include "route.h"

#include <zg/assert.h>

#include <algorithm>
#include <charconv>

namespace zg::api {

namespace {
constexpr std::string_view region_mark = "region:";
}  // namespace

std::optional<std::string> Query::text(std::string_view name) {
    auto const& declared = call_.route.query;
    ZG_ASSERT(
        std::any_of(declared.begin(), declared.end(), [&](auto const& parameter) { return parameter.name == name; }));
    auto given = call_.request.query_value(name);
    // "?query=" asks for nothing, as a form that was left empty does.
    if (given && given->empty()) return std::nullopt;
    return given;
}

std::optional<std::int64_t> Query::integer(std::string_view name, std::int64_t least, std::int64_t most) {
    auto const given = text(name);
    if (!given) return std::nullopt;
    std::int64_t value = 0;
    auto const* end = given->data() + given->size();
    if (std::from_chars(given->data(), end, value).ptr != end || value < least || value > most) {
        fail("bad_value", name);
        return std::nullopt;
    }
    return value;
}

std::int64_t Query::limit(std::int64_t usual, std::int64_t most) {
    auto const before = problem_;
    auto const given = integer("limit", 1, most);
    if (!before && problem_) problem_ = Problem{.code = "limit_out_of_range", .field = "limit"};
    return given.value_or(usual);
}

Stores Query::stores() {
    auto const given = text("store");
    if (!given || *given == "all") return call_.principal.stores;
    if (given->starts_with(region_mark)) return stores_of_region(std::string_view(*given).substr(region_mark.size()));
    auto const store = StoreId::parse(*given);
    if (!store) {
        fail("bad_value", "store");
    } else if (!call_.principal.sees(*store)) {
        fail("store_not_yours", "store");
    } else if (!call_.house.directory.store(*store)) {
        fail("unknown_store", "store");
    } else {
        return std::vector{*store};
    }
    return std::vector<StoreId>{};
}

Stores Query::stores_of_region(std::string_view region) {
    std::vector<StoreId> found;
    for (auto const& store : call_.house.directory.stores()) {
        if (store.region == region && call_.principal.sees(store.id)) found.push_back(store.id);
    }
    if (found.empty()) fail("unknown_region", "store");
    return found;
}

void Query::fail(std::string_view code, std::string_view field) {
    if (!problem_) problem_ = Problem{.code = code, .field = field};
}

bool Query::refused(Call& call) const {
    if (problem_) refuse(call, *problem_);
    return problem_.has_value();
}

bool among(Stores const& stores, StoreId store) {
    return !stores || std::find(stores->begin(), stores->end(), store) != stores->end();
}

void answer_question(Call& call, http::Response response) {
    http::compress(response, call.request.header("Accept-Encoding"));
    answer(call, std::move(response));
}

void answer_too_busy(Call& call) {
    auto response = problem_response({.code = "too_busy"}, call.language);
    response.headers.emplace_back("Retry-After", "1");
    answer(call, std::move(response));
}

void answer_failure(Call& call, std::exception const&) { refuse(call, {.code = "internal_error"}); }

std::string currency_of(House const& house) { return house.pricing.view().terms.currency; }

int digits_of(House const& house) {
    auto const currency = Currency::parse(currency_of(house));
    return currency ? currency->digits() : 2;
}

}  // namespace zg::api
