#pragma once

#include "call.h"

#include <zg/flows.h>
#include <zg/pack.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zg::api {

// What a flow has said.
struct Outcome final {
    std::string body = {};
    bool replayed = false;
    std::string_view refusal = {};  // a literal; empty for a yes
    std::string field = {};
};

template <class Refusal>
[[nodiscard]] Outcome outcome(Result<flows::Answer, Refusal> result) {
    if (result) return {.body = std::move(result->body), .replayed = result->replayed};
    auto const& refused = result.refused();
    if constexpr (std::is_same_v<Refusal, flows::SetupRefusal>) {
        return {.refusal = refused.reason.code, .field = refused.field};
    } else {
        return {.refusal = boost::describe::enum_to_string(refused.reason, "refused"), .field = refused.field};
    }
}

// The refusal that the loss of a batch is.
[[nodiscard]] std::string_view code_of(db::Failure const&);

// A command with somebody waiting for its answer. One that never reaches the writer answers so when it is destroyed.
class Answering : public db::Command {
public:
    explicit Answering(Call call, std::string_view path_field);
    ~Answering() override;
    void committed() noexcept override;
    void failed(db::Failure const&) noexcept override;

protected:
    Outcome outcome_;

private:
    http::Responder responder_;
    Language language_;
    int status_;
    bool shows_costs_;
    std::string_view path_field_;
    bool answered_ = false;
};

template <class Work>
class Deciding final : public Answering {
public:
    Deciding(Call call, std::string_view path_field, Work work)
        : Answering(std::move(call), path_field), work_(std::move(work)) {}
    bool decide(db::Draft& draft) override {
        outcome_ = work_(draft);
        return outcome_.refusal.empty() && !outcome_.replayed;
    }

private:
    Work work_;
};

// Sends `work` to the writer: Outcome(db::Draft&). A refusal that names `path_field` is about the thing that the path
// addresses, so it answers 404.
template <class Work>
void decide(Call call, std::string_view path_field, Work work) {
    auto& submit = call.house.submit;
    // A command that is not taken answers for itself.
    (void)submit(std::make_unique<Deciding<Work>>(std::move(call), path_field, std::move(work)));
}

// Answers the refusal itself when the body cannot be read.
[[nodiscard]] std::optional<json::Value> json_of(Call&);
void refuse_decode(Call&, Refused<json::DecodeRefusal> const&);

template <class T>
[[nodiscard]] std::optional<T> body_of(Call& call) {
    auto const value = json_of(call);
    if (!value) return std::nullopt;
    auto command = json::decode<T>(*value);
    if (command) return *std::move(command);
    refuse_decode(call, command.refused());
    return std::nullopt;
}

// The body of a PUT that writes the whole of one thing, whose id must be the one in the path.
template <class T, class IdType>
[[nodiscard]] std::optional<T> whole_of(Call& call) {
    auto const id = path_id<IdType>(call, "id");
    if (!id) return std::nullopt;
    auto whole = body_of<T>(call);
    if (!whole || whole->id == *id) return whole;
    refuse(call, {.code = "bad_value", .field = "id"});
    return std::nullopt;
}

// The hash is over the parsed command, so that white space and the order of members make no difference to a retry.
template <class T>
[[nodiscard]] flows::Asked asked_by(Call const& call, std::string_view act, T const& command) {
    std::string asked;
    asked.reserve(512);
    asked.append(act).append("\n");
    pack::append(asked, command);
    return {.who = call.principal.id, .at = call.at, .hash = digest(asked)};
}

// Refuses one who sees some stores only what is the whole company's; true when it did.
[[nodiscard]] bool refuse_part_of_company(Call&);
// Refuses a store that the principal does not see; true when it did.
[[nodiscard]] bool refuse_store(Call&, StoreId, std::string_view field);

}  // namespace zg::api
