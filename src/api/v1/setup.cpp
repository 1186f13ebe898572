#include "command.h"
#include "company.h"
#include "handlers.h"
#include "question.h"
#include "welcome_shapes.h"

#include <fmt/format.h>

#include <array>

namespace zg::api {

namespace {

constexpr std::array languages = {"zh-Hant", "zh-Hans", "en", "pt"};
constexpr std::int64_t ppm_of_percent = 10'000;

std::optional<Problem> wrong(Setup const& setup, DemoMaker const& demo) {
    if (std::find(languages.begin(), languages.end(), setup.language) == languages.end()) {
        return Problem{"bad_value", "language"};
    }
    if (setup.way == SetupWay::demo && !demo.knows_trade(setup.trade)) return Problem{"bad_value", "trade"};
    if (setup.way == SetupWay::own && !setup.shop) return Problem{"missing_field", "shop"};
    for (auto const& role : setup.roles) {
        auto const read = flows::role_of(role);
        if (!read) return Problem{read.reason().code, "roles"};
        if (auto const fault = access::wrong(*read)) {
            return Problem{boost::describe::enum_to_string(fault->reason, "refused"), "roles"};
        }
    }
    return std::nullopt;
}

// The owner's language first; every shop may use the others.
std::vector<std::string> languages_from(std::string const& first) {
    std::vector<std::string> all{first};
    for (auto const* language : languages) {
        if (first != language) all.emplace_back(language);
    }
    return all;
}

access::Profile profile_of(Setup const& setup) {
    return {.trade = setup.trade,
            .region = setup.region,
            .is_demo = setup.way == SetupWay::demo,
            .receipt_header = setup.receipt_header,
            .receipt_footer = setup.receipt_footer,
            .units = setup.units,
            .kpis = setup.kpis};
}

std::vector<access::Role> roles_of(Setup const& setup) {
    std::vector<access::Role> roles;
    for (auto const& role : setup.roles) roles.push_back(flows::role_of(role).value());
    return roles;
}

std::string percent_text(std::int64_t rate_ppm) {
    auto text = fmt::format("{}.{:04}", rate_ppm / ppm_of_percent, rate_ppm % ppm_of_percent);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text + "%";
}

std::vector<pricing::TaxClass> tax_classes_of(SetupShop const& shop) {
    std::vector<pricing::TaxClass> classes;
    if (shop.tax_rate_ppm != 0) {
        auto const rate = percent_text(shop.tax_rate_ppm);
        classes.push_back({.code = "standard",
                           .rate_ppm = shop.tax_rate_ppm,
                           .names = {.zh_hant = "標準稅率 " + rate,
                                     .zh_hans = "标准税率 " + rate,
                                     .en = "Standard rate " + rate,
                                     .pt = "Taxa normal " + rate}});
    }
    classes.push_back({.code = shop.tax_rate_ppm == 0 ? "standard" : "none",
                       .rate_ppm = 0,
                       .names = {.zh_hant = "免稅", .zh_hans = "免税", .en = "No tax", .pt = "Isento"}});
    return classes;
}

flows::FoundCompany company_of(Setup const& setup, access::Person owner, std::function<Uuid()> const& fresh) {
    auto const& shop = *setup.shop;
    StoreId const store{fresh()};
    flows::FoundCompany found{
        .company = {.id = {fresh()}, .name = shop.company, .languages = languages_from(setup.language)},
        .profile = profile_of(setup),
        .roles = roles_of(setup),
        .people = {std::move(owner)},
        .stores = {{.store = {.id = store,
                              .code = shop.code,
                              .name = shop.store,
                              .zone = shop.zone,
                              .cutoff_minutes = shop.cutoff_minutes,
                              .location = {fresh()}},
                    .tills = {{.id = {fresh()}, .store = store, .code = "T1", .device = {fresh()}}}}},
        .terms = {.currency = shop.currency, .tax_included = shop.tax_included},
        .tax_classes = tax_classes_of(shop),
        .members = {.country_code = shop.country_code, .loyalty = {.points_per = 1, .spend_per = 100}}};
    if (shop.cash_rounding != 0) found.terms.cash_rounding = pricing::CashRounding{.increment = shop.cash_rounding};
    for (auto const& names : shop.categories) found.categories.push_back({.id = {fresh()}, .names = names});
    return found;
}

std::optional<Problem> password_problem(SetupOwner const& owner, std::string_view field) {
    auto const fault = access::password_fault(owner.password, owner.name);
    if (!fault) return std::nullopt;
    return Problem{boost::describe::enum_to_string(*fault, "refused"), field};
}

// The owner's own password; a password left by a first run that did not end belongs to nobody.
std::optional<Problem> keep_owner(Call& call, Setup const& setup) {
    auto& control = call.house.control;
    if (!setup.owner) {
        if (control.has_password(call.principal.id)) return std::nullopt;
        return Problem{"missing_field", "owner"};
    }
    auto owner = call.principal;
    owner.name = setup.owner->name;
    if (owner.till) return Problem{"not_a_person"};
    if (auto const problem = password_problem(*setup.owner, "owner.password")) return problem;
    control.forget_passwords();
    auto const set = control.set_password(owner, setup.owner->password, call.at);
    if (set) return std::nullopt;
    bool const is_name = set.refused().field == "name";
    return Problem{boost::describe::enum_to_string(set.reason(), "refused"), is_name ? "owner.name" : "owner.password"};
}

void found_own(Call call, Setup setup, access::Person owner) {
    auto const asked = asked_by(call, "setup", setup.trade);
    SystemRng rng;
    auto const command = company_of(setup, std::move(owner), [&] { return Uuid::version7(call.at, rng); });
    decide(std::move(call), "", [asked, command](db::Draft& draft) -> Outcome {
        auto const founded = flows::found_company(draft, asked, command);
        if (founded) return {.body = answer_text(SetupDone{})};
        return {.refusal = founded.reason().code, .field = founded.refused().field};
    });
}

void found_demo(Call call, Setup const& setup, access::Person owner) {
    auto& build = call.house.demo.build;
    if (!build({.owner = std::move(owner),
                .language = setup.language,
                .profile = profile_of(setup),
                .roles = roles_of(setup)})) {
        return refuse(call, {.code = "demo_is_building"});
    }
    answer(call, json_response(201, answer_text(SetupDone{.is_building_demo = true})));
}

}  // namespace

void get_welcome(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        auto const progress = asked.house.demo.progress();
        return yes(Welcome{.has_company = asked.house.directory.company().has_value(),
                           .has_passwords = asked.house.control.has_passwords(),
                           .is_building_demo = progress.is_building,
                           .demo_percent = progress.percent});
    });
}

void post_setup(Call call) {
    auto setup = body_of<Setup>(call);
    if (!setup) return;
    if (auto const problem = wrong(*setup, call.house.demo)) return refuse(call, *problem);
    if (auto const problem = kpis_problem(setup->kpis)) return refuse(call, *problem);
    // A password takes its time, which is not for a lane.
    hand_over(std::move(call), [setup = *std::move(setup)](Reading&, Call taken) {
        if (taken.house.directory.company()) return refuse(taken, {.code = "company_exists"});
        if (auto const problem = keep_owner(taken, setup)) return refuse(taken, *problem);
        access::Person owner{.id = {taken.principal.id},
                             .name = taken.house.control.sign_in_name(taken.principal.id).value_or("")};
        if (setup.way == SetupWay::demo) return found_demo(std::move(taken), setup, std::move(owner));
        found_own(std::move(taken), setup, std::move(owner));
    });
}

// Said where the password is asked for, long before the setup is sent.
void post_setup_owner(Call call) {
    auto const owner = body_of<SetupOwner>(call);
    if (!owner) return;
    if (auto const problem = password_problem(*owner, "password")) return refuse(call, *problem);
    answer(call, {.status = 204});
}

// Only ever a demo goes, and only for who has typed its name.
void delete_demo(Call call) {
    Query query(call);
    auto const confirmed = query.text("confirm");
    if (query.refused(call)) return;
    auto const company = call.house.directory.company();
    if (!company || !call.house.directory.profile().is_demo) return refuse(call, {.code = "not_a_demo"});
    if (call.principal.stores) return refuse(call, {.code = "store_not_yours"});
    if (call.house.demo.progress().is_building) return refuse(call, {.code = "demo_is_building"});
    if (confirmed != company->name) return refuse(call, {.code = "wrong_confirmation", .field = "confirm"});
    call.house.demo.wipe();
    answer(call, {.status = 204});
}

}  // namespace zg::api
