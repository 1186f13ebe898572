#include "rules.h"

#include <zg/access.h>
#include <zg/rng.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <optional>

namespace zg::access {
namespace {

Scopes scopes(char const* list) { return Scopes::parse(list); }

struct PeopleRules : testing::Test {
    PersonId ana{{{1}}};
    PersonId rui{{{2}}};
    PersonId new_one{{{3}}};
    StoreId m01{{{4}}};
    std::vector<StoreId> stores{m01};
    std::vector<Role> roles{
        role_of_owners(),
        {.code = "cashier", .names = {.en = "Cashier"}, .scopes = scopes("sale:create")},
        {.code = "clerk", .names = {.en = "Clerk"}, .scopes = scopes("stock:read")},
    };
    std::vector<Person> people{{.id = ana, .name = "Ana"}, {.id = rui, .name = "Rui", .role = "cashier"}};
    Staff staff{.people = people, .roles = roles, .stores = stores};
};

TEST_F(PeopleRules, a_person_is_one_the_company_can_have) {
    struct Case {
        char const* what;
        Person person;
        std::optional<PeopleRefusal> refusal;
        char const* field;
    };
    std::vector<StoreId> const nowhere;
    std::vector<StoreId> const unknown{StoreId{{{9}}}};
    Case const cases[] = {
        {"new", {.id = new_one, .name = "Bei", .role = "cashier", .stores = stores}, std::nullopt, ""},
        {"second owner", {.id = new_one, .name = "Bei"}, std::nullopt, ""},
        {"blank", {.id = new_one, .name = "  ", .role = "cashier"}, PeopleRefusal::name_missing, "name"},
        {"bell", {.id = new_one, .name = "\a", .role = "cashier"}, PeopleRefusal::name_bad, "name"},
        {"long", {.id = new_one, .name = std::string(201, 'x')}, PeopleRefusal::name_bad, "name"},
        {"same name", {.id = new_one, .name = " ANA ", .role = "cashier"}, PeopleRefusal::duplicate_name, "name"},
        {"own name", {.id = rui, .name = "rui", .role = "cashier"}, std::nullopt, ""},
        {"no such role", {.id = new_one, .name = "Bei", .role = "pilot"}, PeopleRefusal::unknown_role, "role"},
        {"no store",
         {.id = rui, .name = "Rui", .role = "clerk", .stores = nowhere},
         PeopleRefusal::stores_missing,
         "stores"},
        {"lost store",
         {.id = rui, .name = "Rui", .role = "clerk", .stores = unknown},
         PeopleRefusal::unknown_store,
         "stores"},
        {"kept owner", {.id = new_one, .name = "Bei", .stores = stores}, PeopleRefusal::owner_sees_all, "stores"},
        {"last one leaves", {.id = ana, .name = "Ana", .is_active = false}, PeopleRefusal::last_owner, "is_active"},
        {"last one sells", {.id = ana, .name = "Ana", .role = "cashier"}, PeopleRefusal::last_owner, "role"},
        {"one leaves", {.id = rui, .name = "Rui", .role = "cashier", .is_active = false}, std::nullopt, ""},
    };
    for (auto const& [what, person, refusal, field] : cases) {
        auto const refused = wrong(person, staff);
        ASSERT_EQ(refused.has_value(), refusal.has_value()) << what;
        if (!refused) continue;
        EXPECT_EQ(refused->reason, *refusal) << what;
        EXPECT_EQ(refused->field, field) << what;
    }
}

TEST_F(PeopleRules, the_name_of_who_has_left_is_free) {
    people[1].is_active = false;
    EXPECT_FALSE(wrong({.id = new_one, .name = "Rui", .role = "cashier"}, staff));
    people.push_back({.id = new_one, .name = "Rui", .role = "cashier"});
    auto const back = wrong({.id = rui, .name = "Rui", .role = "cashier"}, staff);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->reason, PeopleRefusal::duplicate_name);
}

TEST_F(PeopleRules, a_role_says_what_it_is_and_allows_something) {
    auto const reason = [](Role const& role) {
        auto const refused = wrong(role);
        return refused ? std::optional(refused->reason) : std::nullopt;
    };
    Names const names{.en = "Baker"};
    EXPECT_EQ(reason({.code = "baker", .names = names, .scopes = scopes("sale:create")}), std::nullopt);
    EXPECT_EQ(reason({.code = "Baker", .names = names, .scopes = scopes("sale:create")}), PeopleRefusal::bad_code);
    EXPECT_EQ(reason({.code = "", .names = names, .scopes = scopes("sale:create")}), PeopleRefusal::bad_code);
    EXPECT_EQ(reason({.code = "owner", .names = names, .scopes = scopes("sale:create")}), PeopleRefusal::role_fixed);
    EXPECT_EQ(reason({.code = "baker", .names = {}, .scopes = scopes("sale:create")}), PeopleRefusal::name_missing);
    EXPECT_EQ(reason({.code = "baker", .names = {.pt = "\a"}, .scopes = scopes("sale:create")}),
              PeopleRefusal::name_bad);
    EXPECT_EQ(reason({.code = "baker", .names = names, .scopes = {}}), PeopleRefusal::scopes_missing);
}

TEST_F(PeopleRules, a_role_goes_when_nobody_has_it) {
    EXPECT_FALSE(wrong_to_end("clerk", staff));
    EXPECT_EQ(wrong_to_end("cashier", staff)->reason, PeopleRefusal::role_in_use);
    EXPECT_EQ(wrong_to_end("owner", staff)->reason, PeopleRefusal::role_fixed);
    EXPECT_EQ(wrong_to_end("pilot", staff)->reason, PeopleRefusal::unknown_role);
    people[1].is_active = false;
    EXPECT_FALSE(wrong_to_end("cashier", staff));
}

// Real books: what people may do, from one moment to the next and after a restart.
struct Staffed : testing::Test {
    Staffed() : books(test::place()) {
        books.migrate(schema());
        directory.emplace(books);
        writer.emplace(books, std::vector<db::DraftPart*>{&*directory});
        EXPECT_TRUE(run([&] {
            return directory->found_company({.id = {fresh()}, .name = "Shop", .languages = {"en"}}) &&
                   directory->put_role({.code = "cashier", .names = {.en = "Cashier"}, .scopes = scopes("sale:create")},
                                       at, ana.uuid) &&
                   directory->put_person({.id = ana, .name = "Ana"}, at, ana.uuid) &&
                   directory->put_person({.id = rui, .name = "Rui", .role = "cashier"}, at, ana.uuid);
        }));
    }
    bool run(std::function<bool()> const& decide) {
        struct One final : db::Command {
            explicit One(std::function<bool()> const& the_decide) : run_decide(the_decide) {}
            bool decide(db::Draft&) override { return kept = run_decide(); }
            void committed() noexcept override {}
            void failed(db::Failure const&) noexcept override {}
            std::function<bool()> const& run_decide;
            bool kept = false;
        } one(decide);
        std::array<db::Command*, 1> const batch = {&one};
        writer->write(batch);
        return one.kept;
    }
    Uuid fresh() { return Uuid::version7({1}, rng); }
    std::optional<Principal> asks(PersonId who, std::int64_t signed_in_ms) const {
        return directory->as_of_now(
            {.id = who.uuid, .name = "", .scopes = Scopes::all(), .signed_in_at = Instant{signed_in_ms}});
    }

    SeededRng rng{3};
    Instant at{1'000};
    PersonId ana{fresh()};
    PersonId rui{fresh()};
    db::Db books;
    std::optional<Directory> directory;
    std::optional<db::Writer> writer;
};

TEST_F(Staffed, a_session_is_worth_what_the_books_say_now) {
    EXPECT_EQ(asks(ana, 1)->scopes, Scopes::all()) << "who founds the company has signed in before";
    EXPECT_EQ(asks(rui, 2'000)->scopes, scopes("sale:create"));
    EXPECT_FALSE(asks({fresh()}, 2'000)) << "nobody of this company";
    // Tills and tokens are not people.
    EXPECT_EQ(directory->as_of_now({.id = fresh(), .name = "", .scopes = Scopes::till()})->scopes, Scopes::till());
}

TEST_F(Staffed, whose_role_changes_is_signed_out) {
    auto const version = directory->people_version();
    ASSERT_TRUE(run([&] {
        return bool(directory->put_role(
            {.code = "cashier", .names = {.en = "Till"}, .scopes = scopes("sale:create stock:read")}, {5'000},
            ana.uuid));
    }));
    EXPECT_GT(directory->people_version(), version);
    EXPECT_FALSE(asks(rui, 4'000));
    EXPECT_TRUE(asks(rui, 5'001)->scopes.has(Scope::stock_read));
    EXPECT_TRUE(asks(ana, 4'000)) << "another role";
    // Another name for it changes nothing of what they may do.
    ASSERT_TRUE(run([&] {
        return bool(directory->put_role(
            {.code = "cashier", .names = {.en = "Front"}, .scopes = scopes("sale:create stock:read")}, {9'000},
            ana.uuid));
    }));
    EXPECT_TRUE(asks(rui, 5'001));
}

TEST_F(Staffed, who_is_dismissed_is_out_at_once_and_comes_back_with_a_new_session) {
    auto const put = [&](bool is_active, std::int64_t ms) {
        return run([&] {
            return bool(directory->put_person({.id = rui, .name = "Rui", .role = "cashier", .is_active = is_active},
                                              {ms}, ana.uuid));
        });
    };
    ASSERT_TRUE(put(false, 3'000));
    EXPECT_FALSE(asks(rui, 2'000));
    EXPECT_FALSE(asks(rui, 4'000));
    EXPECT_FALSE(directory->reach_of(rui));
    ASSERT_TRUE(put(true, 6'000));
    EXPECT_FALSE(asks(rui, 4'000));
    EXPECT_TRUE(asks(rui, 6'001));
    EXPECT_EQ(directory->owner()->id, ana);
}

TEST_F(Staffed, a_restart_finds_people_and_roles_again) {
    ASSERT_TRUE(run([&] {
        return directory->put_person({.id = rui, .name = "Rui", .role = "owner"}, {7'000}, ana.uuid) &&
               directory->end_role("cashier", {7'000}, ana.uuid);
    }));
    Directory const again(books);
    EXPECT_EQ(again.roles().size(), 1u) << "the owner's";
    EXPECT_EQ(again.reach_of(rui)->scopes, Scopes::all());
    EXPECT_FALSE(again.as_of_now({.id = rui.uuid, .name = "", .scopes = {}, .signed_in_at = Instant{6'000}}));
    books.read([](db::Tx& tx) { EXPECT_TRUE(audit(tx).empty()); });
}

TEST_F(Staffed, a_dropped_command_leaves_nobody_behind) {
    EXPECT_FALSE(run([&] {
        EXPECT_TRUE(directory->put_person({.id = {fresh()}, .name = "Bei", .role = "cashier"}, at, ana.uuid));
        return false;
    }));
    EXPECT_EQ(directory->people().size(), 2u);
    EXPECT_TRUE(run([&] { return bool(directory->put_person({.id = {fresh()}, .name = "Bei"}, at, ana.uuid)); }));
}

TEST(PeopleFromBefore, everybody_stays_an_owner) {
    db::Db books(test::place());
    auto const all = schema();
    std::vector<db::Migration> const old(all.begin(), all.begin() + 5);
    books.migrate(old);
    books.write([](db::Tx& tx) {
        constexpr db::Sql person{"test.person", "INSERT INTO access_person (id, name) VALUES (:id, 'Ana')"};
        tx.run(person, {{"id", Uuid{{1}}}});
    });
    books.migrate(all);
    Directory const directory(books);
    ASSERT_TRUE(directory.owner());
    EXPECT_EQ(directory.owner()->name, "Ana");
    EXPECT_EQ(directory.reach_of({Uuid{{1}}})->scopes, Scopes::all());
    books.read([](db::Tx& tx) { EXPECT_TRUE(audit(tx).empty()); });
}

TEST(PeopleAudit, a_role_that_is_not_there_and_a_shop_without_owner_show) {
    db::Db books(test::place());
    books.migrate(schema());
    books.write([](db::Tx& tx) {
        constexpr db::Sql person{"test.person", "INSERT INTO access_person (id, name) VALUES (:id, 'Ana')"};
        tx.run(person, {{"id", Uuid{{1}}}});
        constexpr db::Sql standing{"test.standing",
                                   "INSERT INTO access_standing (person, at, who, name, role, active, since) "
                                   "VALUES (:id, 1, :id, 'Ana', 'pilot', 1, 0)"};
        tx.run(standing, {{"id", Uuid{{1}}}});
    });
    books.read([](db::Tx& tx) { EXPECT_EQ(audit(tx).size(), 2u); });
}

}  // namespace
}  // namespace zg::access
