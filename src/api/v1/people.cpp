#include "people.h"

#include "command.h"
#include "credentials.h"
#include "handlers.h"
#include "question.h"

#include <algorithm>

namespace zg::api {

namespace {

constexpr std::int64_t link_ms = 24LL * 3600 * 1000;  // it goes by message, and people read those when they wake

access::Reach reach_of(Call const& call) { return {.scopes = call.principal.scopes, .stores = call.principal.stores}; }

std::optional<access::Person> person_of(House const& house, PersonId id) {
    auto const people = house.directory.people();
    auto const found = std::find_if(people.begin(), people.end(), [&](auto const& person) { return person.id == id; });
    return found == people.end() ? std::nullopt : std::optional(*found);
}

// Who gives somebody a way in could use it: so only for people who may do no more than the asker.
std::optional<Problem> beyond(Call const& call, PersonId id) {
    if (!person_of(call.house, id)) return Problem{.code = "unknown_person", .field = "id", .status = 404};
    auto const theirs = call.house.directory.reach_of(id);
    if (!theirs) return Problem{.code = "person_dismissed", .field = "id"};
    if (!call.principal.scopes.covers(theirs->scopes)) return Problem{.code = "scope_missing", .field = "id"};
    if (!reach_of(call).sees_all_of(theirs->stores)) return Problem{.code = "store_not_yours", .field = "id"};
    return std::nullopt;
}

access::Principal principal_of(House const& house, PersonId id) {
    auto const person = person_of(house, id);
    auto const reach = house.directory.reach_of(id).value_or(access::Reach{});
    return {.id = id.uuid, .name = person ? person->name : "", .scopes = reach.scopes, .stores = reach.stores};
}

// Who has been dismissed does not keep a name from others.
void free_name(House& house, access::Control::Naming const& naming) {
    auto const folded = access::fold_name(naming.name);
    for (auto const& person : house.directory.people()) {
        bool const is_namesake = person.id.uuid != naming.id && access::fold_name(person.name) == folded;
        if (is_namesake && !person.is_active) house.control.release_name(person.id.uuid);
    }
}

Problem problem_of(Refused<access::PasswordRefusal> const& refused) {
    return {.code = boost::describe::enum_to_string(refused.reason, "refused"),
            .field = refused.field == "name" ? "name" : "password"};
}

// A command whose yes something is to follow outside the books, void(Call&), before its answer leaves: not on the writer's thread.
template <class Work, class Then>
class DecidingFirst final : public db::Command {
public:
    DecidingFirst(Call call, Work work, Then then)
        : call_(std::move(call)), work_(std::move(work)), then_(std::move(then)) {}
    ~DecidingFirst() override {
        if (call_) answer_too_busy(*call_);
    }
    bool decide(db::Draft& draft) override {
        outcome_ = work_(draft);
        return outcome_.refusal.empty();
    }
    void committed() noexcept override {
        auto call = taken();
        if (!outcome_.refusal.empty()) return refuse(call, {.code = outcome_.refusal, .field = outcome_.field});
        ask(std::move(call), [then = std::move(then_), body = std::move(outcome_.body)](Reading&, Call& decided) {
            then(decided);
            return json_response(200, body);
        });
    }
    void failed(db::Failure const& failure) noexcept override {
        auto call = taken();
        refuse(call, {.code = code_of(failure)});
    }

private:
    Call taken() {
        auto call = std::move(*call_);
        call_.reset();
        return call;
    }
    std::optional<Call> call_;
    Work work_;
    Then then_;
    Outcome outcome_;
};

template <class Work, class Then>
void decide_first(Call call, Work work, Then then) {
    auto& submit = call.house.submit;
    (void)submit(std::make_unique<DecidingFirst<Work, Then>>(std::move(call), std::move(work), std::move(then)));
}

}  // namespace

PersonList people_seen(Call const& call) {
    PersonList list;
    for (auto& person : call.house.directory.people()) {
        if (!reach_of(call).sees_all_of(person.stores)) continue;
        list.items.push_back({.id = person.id,
                              .name = std::move(person.name),
                              .role = std::move(person.role),
                              .stores = std::move(person.stores),
                              .is_active = person.is_active,
                              .has_password = call.house.control.has_password(person.id.uuid)});
    }
    return list;
}

RoleList role_list(House const& house) {
    RoleList list;
    auto const people = house.directory.people();
    for (auto& role : house.directory.roles()) {
        auto const count = std::count_if(people.begin(), people.end(), [&](auto const& person) {
            return person.is_active && person.role == role.code;
        });
        list.items.push_back({.code = role.code,
                              .names = std::move(role.names),
                              .scopes = role.scopes.words(),
                              .is_fixed = role.code == access::owner_role,
                              .people = count});
    }
    return list;
}

void get_people(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) { return yes(people_seen(asked)); });
}

void put_person(Call call) {
    auto const id = path_id<PersonId>(call, "id");
    if (!id) return;
    auto const change = body_of<PersonChange>(call);
    if (!change) return;
    flows::PutPerson const wanted{.id = *id,
                                  .name = change->name,
                                  .role = change->role,
                                  .stores = change->stores,
                                  .is_active = change->is_active};
    auto const asked = asked_by(call, "put_person", wanted);
    // People sign in by their name, so it must be free there too; the file of passwords is not for a lane. It changes once the
    // books have: the same request again makes up for what a stop in between has left.
    hand_over(std::move(call), [asked, wanted](Reading&, Call taken) {
        access::Control::Naming const naming{.id = wanted.id.uuid, .name = wanted.name};
        free_name(taken.house, naming);
        if (auto const fault = taken.house.control.naming_fault(naming))
            return refuse(taken, problem_of(Refused{*fault, "name"}));
        auto const asker = reach_of(taken);
        decide_first(
            std::move(taken),
            [asked, asker, wanted](db::Draft& draft) {
                return outcome(flows::put_person(draft, asked, asker, wanted));
            },
            [wanted](Call& decided) {
                if (wanted.is_active) (void)decided.house.control.rename({.id = wanted.id.uuid, .name = wanted.name});
            });
    });
}

void post_person_link(Call call) {
    auto const id = path_id<PersonId>(call, "id");
    if (!id) return;
    if (auto const problem = beyond(call, *id)) return refuse(call, *problem);
    ask(std::move(call), [id = *id](Reading&, Call& asked) {
        Instant const expires_at{asked.at.ms + link_ms};
        auto const secret = asked.house.control.make_link(principal_of(asked.house, id), expires_at);
        return json_response(
            201, answer_text(PersonLink{"/console/#sign-in=" + secret, expires_at, way_in_elsewhere(asked.options)}));
    });
}

void put_person_password(Call call) {
    auto const id = path_id<PersonId>(call, "id");
    if (!id) return;
    auto const wanted = body_of<FirstPassword>(call);
    if (!wanted) return;
    if (auto const problem = beyond(call, *id)) return refuse(call, *problem);
    ask(std::move(call), [id = *id, password = wanted->password](Reading&, Call& asked) {
        auto& control = asked.house.control;
        auto const who = principal_of(asked.house, id);
        free_name(asked.house, {.id = who.id, .name = who.name});
        auto const set = control.set_password(who, password, asked.at);
        if (!set) return no(asked, problem_of(set.refused()));
        // Somebody else may be signed in with what the old one opened.
        bool const is_own = who.id == asked.principal.id;
        control.end_sessions(who.id, is_own ? given_cookie(asked.request).secret : std::string_view{});
        return http::Response{.status = 204};
    });
}

void get_roles(Call call) { answer_question(call, yes(role_list(call.house))); }

void put_role(Call call) {
    auto const change = body_of<RoleChange>(call);
    if (!change) return;
    flows::PutRole const wanted{.code = std::string(call.part), .names = change->names, .scopes = change->scopes};
    auto const asked = asked_by(call, "put_role", wanted);
    auto const asker = reach_of(call);
    decide(std::move(call), {},
           [asked, asker, wanted](db::Draft& draft) { return outcome(flows::put_role(draft, asked, asker, wanted)); });
}

void delete_role(Call call) {
    std::string const code(call.part);
    auto const asked = asked_by(call, "end_role", code);
    auto const asker = reach_of(call);
    decide(std::move(call), "code",
           [asked, asker, code](db::Draft& draft) { return outcome(flows::end_role(draft, asked, asker, code)); });
}

}  // namespace zg::api
