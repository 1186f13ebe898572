#include "command.h"
#include "credentials.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "stores.h"

#include <zg/hash.h>
#include <zg/money.h>

namespace zg::api {

namespace {

// The server's own record decides when a session ends; the browser keeps the cookie for as long as a till may be away.
constexpr std::int64_t cookie_seconds = 90LL * 86'400;

std::string cookie_header(std::string_view secret, std::int64_t seconds, bool is_secure) {
    std::string header(session_cookie);
    header += '=';
    header += secret;
    header += "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds);
    if (is_secure) header += "; Secure";
    return header;
}

std::optional<SessionTill> till_of(House const& house, access::Principal const& principal) {
    if (!principal.till) return std::nullopt;
    auto const till = house.directory.till(*principal.till);
    if (!till) return std::nullopt;
    auto const journal = house.receipts.committed_journal_end(till->device);
    return SessionTill{.id = till->id,
                       .code = till->code,
                       .store = till->store,
                       .device = till->device,
                       .next_sequence = house.receipts.committed_sequence(till->id, sales::Series::sale) + 1,
                       .next_device_sequence = journal.sequence + 1,
                       .last_hash = hex(view(journal.hash))};
}

std::string session_text(House const& house, access::Principal const& principal) {
    Session session{.person = {.id = {principal.id}, .name = principal.name}, .stores = stores_seen(house, principal)};
    if (auto const company = house.directory.company()) {
        session.company.id = company->id;
        session.company.name = company->name;
        session.company.languages = company->languages;
    }
    session.company.currency = currency_of(house);
    if (auto const currency = Currency::parse(session.company.currency))
        session.company.currency_digits = currency->digits();
    for (int index = 0; index < access::scope_count; ++index) {
        auto const scope = static_cast<access::Scope>(index);
        if (principal.scopes.has(scope)) session.scopes.emplace_back(access::text(scope));
    }
    session.till = till_of(house, principal);
    return answer_text(session);
}

}  // namespace

void post_session(Call call) {
    auto const asked_with = body_of<SignIn>(call);
    if (!asked_with) return;
    // Control writes to its file, which is not for a lane.
    ask(std::move(call), [token = asked_with->token](Reading&, Call& asked) {
        auto const session = asked.house.control.redeem_link(token, asked.at);
        if (!session) return no(asked, {.code = "sign_in_link_used", .field = "token"});
        auto response = json_response(201, session_text(asked.house, session->principal));
        response.headers.emplace_back("Set-Cookie",
                                      cookie_header(session->secret, cookie_seconds, asked.options.is_cookie_secure));
        return response;
    });
}

void get_session(Call call) { answer(call, json_response(200, session_text(call.house, call.principal))); }

void delete_session(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        auto const secret = cookie(asked.request, session_cookie);
        if (!secret.empty()) asked.house.control.end_session(secret);
        return http::Response{.status = 204,
                              .headers = {{"Set-Cookie", cookie_header("", 0, asked.options.is_cookie_secure)}}};
    });
}

}  // namespace zg::api
