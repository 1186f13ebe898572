#include "command.h"
#include "credentials.h"
#include "handlers.h"
#include "question.h"
#include "shapes.h"
#include "stores.h"

#include <zg/hash.h>
#include <zg/money.h>

#include <algorithm>

namespace zg::api {

namespace {

// The server's own record decides when a session ends; the browser keeps the cookie for as long as a till may be away.
constexpr std::int64_t cookie_seconds = 90LL * 86'400;

std::string cookie_header(GivenCookie const& given, std::int64_t seconds, bool is_secure) {
    std::string header(is_secure ? host_prefix : "");
    header += given.name;
    header += '=';
    header += given.secret;
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

// What the books call somebody now; a link or a token may have been made under another name.
std::string name_of(House const& house, access::Principal const& principal) {
    for (auto const& person : house.directory.people()) {
        if (person.id.uuid == principal.id) return person.name;
    }
    return principal.name;
}

std::string session_text(House const& house, access::Principal const& principal) {
    Session session{.person = {.id = {principal.id}, .name = name_of(house, principal)},
                    .stores = stores_seen(house, principal)};
    if (auto const company = house.directory.company()) {
        session.company.id = company->id;
        session.company.name = company->name;
        session.company.languages = company->languages;
        session.company.receipt_languages = company->receipt_languages;
        session.company.receipt_logo = company->receipt_logo;
    }
    auto profile = house.directory.profile();
    session.company.trade = std::move(profile.trade);
    session.company.region = std::move(profile.region);
    session.company.is_demo = profile.is_demo;
    session.company.receipt_header = std::move(profile.receipt_header);
    session.company.receipt_footer = std::move(profile.receipt_footer);
    session.company.units = std::move(profile.units);
    session.company.kpis = std::move(profile.kpis);
    session.company.currency = currency_of(house);
    if (auto const currency = Currency::parse(session.company.currency))
        session.company.currency_digits = currency->digits();
    session.scopes = principal.scopes.words();
    session.till = till_of(house, principal);
    session.has_password = house.control.has_password(principal.id);
    return answer_text(session);
}

http::Response signed_in(Call& asked, std::optional<access::Control::Session> const& session,
                         Problem const& otherwise) {
    if (!session) return no(asked, otherwise);
    auto const principal = asked.house.directory.as_of_now(session->principal);
    if (!principal) {
        asked.house.control.end_session(session->secret);
        return no(asked, otherwise);
    }
    auto response = json_response(201, session_text(asked.house, *principal));
    GivenCookie const given{session->principal.till ? till_cookie : session_cookie, session->secret};
    response.headers.emplace_back("Set-Cookie", cookie_header(given, cookie_seconds, asked.request.is_secure));
    return response;
}

constexpr Problem used_link{.code = "sign_in_link_used", .field = "token"};
constexpr Problem wrong_name{.code = "wrong_name_or_password", .field = "password"};

http::Response signed_in_by_name(Call& asked, std::string_view name, std::string_view password) {
    auto const attempt = asked.house.control.sign_in(name, password, asked.at);
    if (attempt.wait_seconds == 0) return signed_in(asked, attempt.session, wrong_name);
    auto response = no(asked, {.code = "too_many_requests", .field = "name"});
    response.headers.emplace_back("Retry-After", std::to_string(attempt.wait_seconds));
    return response;
}

}  // namespace

void post_session(Call call) {
    auto const asked_with = body_of<SignIn>(call);
    if (!asked_with) return;
    bool const is_named = asked_with->name && asked_with->password;
    if (!asked_with->token && !is_named) return refuse(call, {.code = "missing_field", .field = "token"});
    // Control writes to its file, and a password takes its time: neither is for a lane.
    ask(std::move(call), [with = *asked_with](Reading&, Call& asked) {
        return with.token ? signed_in(asked, asked.house.control.redeem_link(*with.token, asked.at), used_link)
                          : signed_in_by_name(asked, *with.name, *with.password);
    });
}

void get_session(Call call) {
    // Whether they have a password is in Control's file.
    ask(std::move(call),
        [](Reading&, Call& asked) { return json_response(200, session_text(asked.house, asked.principal)); });
}

void delete_session(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        auto const given = given_cookie(asked.request);
        if (!given.secret.empty()) asked.house.control.end_session(given.secret);
        return http::Response{.status = 204,
                              .headers = {{"Set-Cookie", cookie_header({given.name, ""}, 0, asked.request.is_secure)}}};
    });
}

void put_password(Call call) {
    auto wanted = body_of<PasswordChange>(call);
    if (!wanted) return;
    auto const people = call.house.directory.people();
    bool const is_person = !call.principal.till && std::any_of(people.begin(), people.end(), [&](auto const& person) {
        return person.id.uuid == call.principal.id;
    });
    if (!is_person) return refuse(call, {.code = "not_a_person"});
    ask(std::move(call), [wanted = *std::move(wanted)](Reading&, Call& asked) {
        auto who = asked.principal;
        who.name = name_of(asked.house, who);
        auto const changed = asked.house.control.change_password({.who = who,
                                                                  .old_password = wanted.old_password.value_or(""),
                                                                  .new_password = wanted.new_password,
                                                                  .session = given_cookie(asked.request).secret},
                                                                 asked.at);
        if (changed) return http::Response{.status = 204};
        bool const is_old = changed.reason() == access::PasswordRefusal::wrong_password;
        return no(asked, {.code = boost::describe::enum_to_string(changed.reason(), "refused"),
                          .field = is_old ? "old_password" : "new_password"});
    });
}

}  // namespace zg::api
