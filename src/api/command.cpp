#include "command.h"

#include "route.h"

namespace zg::api {

namespace {
// Long enough for a batch to be written, short enough for a person at the counter.
constexpr auto retry_after_seconds = "1";
}  // namespace

std::string_view code_of(db::Failure const& failure) {
    switch (failure.kind()) {
        case db::FailureKind::full: return "storage_full";
        case db::FailureKind::lost: return "outcome_unknown";
        case db::FailureKind::busy:
        case db::FailureKind::undone:
        case db::FailureKind::corrupt:
        case db::FailureKind::sync_failed:
        case db::FailureKind::constraint:
        case db::FailureKind::other: return "not_saved";
    }
    __builtin_unreachable();
}

Answering::Answering(Call call, std::string_view path_field)
    : responder_(std::move(call.responder)),
      language_(call.language),
      status_(call.route.status),
      shows_costs_(call.shows_costs()),
      path_field_(path_field) {}

Answering::~Answering() {
    if (answered_) return;
    auto response = problem_response({.code = "too_busy"}, language_);
    response.headers.emplace_back("Retry-After", retry_after_seconds);
    responder_.answer(std::move(response));
}

void Answering::committed() noexcept {
    answered_ = true;
    if (!outcome_.refusal.empty()) {
        bool const is_addressed = !path_field_.empty() && outcome_.field == path_field_;
        responder_.answer(problem_response(
            {.code = outcome_.refusal, .field = outcome_.field, .status = is_addressed ? 404 : 0}, language_));
        return;
    }
    if (!shows_costs_) outcome_.body = without_costs(std::move(outcome_.body));
    auto response = json_response(outcome_.replayed ? 200 : status_, std::move(outcome_.body));
    if (outcome_.replayed) response.headers.emplace_back("Idempotency-Replayed", "true");
    responder_.answer(std::move(response));
}

void Answering::failed(db::Failure const& failure) noexcept {
    answered_ = true;
    auto response = problem_response({.code = code_of(failure)}, language_);
    response.headers.emplace_back("Retry-After", retry_after_seconds);
    responder_.answer(std::move(response));
}

std::optional<json::Value> json_of(Call& call) {
    auto value = json::parse(call.request.body);
    if (value) return *std::move(value);
    refuse_decode(call, value.refused());
    return std::nullopt;
}

void refuse_decode(Call& call, Refused<json::DecodeRefusal> const& refused) {
    refuse(call, {.code = boost::describe::enum_to_string(refused.reason, "bad_value"), .field = refused.field});
}

bool refuse_part_of_company(Call& call) {
    if (!call.principal.stores) return false;
    refuse(call, {.code = "store_not_yours", .field = "store"});
    return true;
}

bool refuse_store(Call& call, StoreId store, std::string_view field) {
    if (call.principal.sees(store)) return false;
    refuse(call, {.code = "store_not_yours", .field = field});
    return true;
}

}  // namespace zg::api
