#include "command.h"
#include "company.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "shapes_settings.h"

#include <algorithm>

namespace zg::api {

namespace {

// Nobody hands out more than they have.
std::optional<Problem> beyond(access::Principal const& asker, NewToken const& wanted) {
    if (text_fault(wanted.name, name_characters_max) == TextFault::blank) return Problem{"name_missing", "name"};
    if (text_fault(wanted.name, name_characters_max) != TextFault::none) return Problem{"name_bad", "name"};
    for (auto const& word : wanted.scopes) {
        auto const scope = access::parse_scope(word);
        if (!scope) return Problem{"unknown_scope", "scopes"};
        if (!asker.may(*scope)) return Problem{"scope_missing", "scopes"};
    }
    if (!wanted.stores) return std::nullopt;
    bool const sees_all =
        std::all_of(wanted.stores->begin(), wanted.stores->end(), [&](auto store) { return asker.sees(store); });
    if (!sees_all) return Problem{"store_not_yours", "stores"};
    return std::nullopt;
}

}  // namespace

TokenList token_list(House const& house) {
    TokenList list;
    for (auto& token : house.control.tokens()) {
        TokenFacts facts{.id = token.id,
                         .name = std::move(token.name),
                         .scopes = token.scopes.words(),
                         .stores = token.stores,
                         .made_at = token.made_at};
        list.items.push_back(std::move(facts));
    }
    return list;
}

void get_tokens(Call call) {
    // A list of some tokens would look like a list of all.
    if (call.principal.stores) return refuse(call, {.code = "store_not_yours"});
    ask(std::move(call), [](Reading&, Call& asked) { return yes(token_list(asked.house)); });
}

void post_token(Call call) {
    auto wanted = body_of<NewToken>(call);
    if (!wanted) return;
    if (auto const problem = beyond(call.principal, *wanted)) return refuse(call, *problem);
    ask(std::move(call), [wanted = *std::move(wanted)](Reading&, Call& asked) {
        access::Scopes scopes;
        for (auto const& word : wanted.scopes) scopes.add(*access::parse_scope(word));
        auto stores = wanted.stores ? wanted.stores : asked.principal.stores;
        auto const token = asked.house.control.make_token(wanted.name, scopes, std::move(stores), asked.at);
        return json_response(201, answer_text(Token{token.id, token.secret}));
    });
}

void delete_token(Call call) {
    auto const id = path_id<TokenId>(call, "id");
    if (!id) return;
    // A token may reach further than one who sees some of the stores only.
    if (call.principal.stores) return refuse(call, {.code = "store_not_yours", .field = "id"});
    ask(std::move(call), [id = *id](Reading&, Call& asked) {
        if (!asked.house.control.revoke_token(id)) return no(asked, {.code = "unknown_token", .field = "id"});
        return http::Response{.status = 204};
    });
}

}  // namespace zg::api
