#include <zg/access.h>
#include <zg/control.h>
#include <zg/rng.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <functional>

namespace zg::access {
namespace {

struct Office : testing::Test {
    Office() : books(test::place()) {
        books.migrate(schema());
        directory.emplace(books);
        trail.emplace(books);
        writer.emplace(books, std::vector<db::DraftPart*>{&*directory, &requests, &*trail});
    }
    bool run(std::function<bool(db::Draft&)> const& decide) {
        struct One final : db::Command {
            explicit One(std::function<bool(db::Draft&)> const& the_decide) : run_decide(the_decide) {}
            bool decide(db::Draft& draft) override { return kept = run_decide(draft); }
            void committed() noexcept override {}
            void failed(db::Failure const&) noexcept override {}
            std::function<bool(db::Draft&)> const& run_decide;
            bool kept = false;
        } one(decide);
        std::array<db::Command*, 1> const batch = {&one};
        writer->write(batch);
        return one.kept;
    }
    Uuid fresh() { return Uuid::version7({1}, rng); }
    Store a_store(char const* code) {
        return {.id = {fresh()},
                .code = code,
                .name = "One",
                .zone = "Asia/Macau",
                .cutoff_minutes = 240,
                .location = {fresh()}};
    }

    SeededRng rng{3};
    db::Db books;
    std::optional<Directory> directory;
    Requests requests;
    std::optional<AuditTrail> trail;
    std::optional<db::Writer> writer;
};

TEST_F(Office, what_is_opened_is_there_after_a_restart) {
    auto const store = a_store("M01");
    Till const till{.id = {fresh()}, .store = store.id, .code = "T1", .device = {fresh()}};
    ASSERT_TRUE(run([&](db::Draft&) {
        return directory->found_company({.id = {fresh()}, .name = "Shop", .languages = {"zh-Hant", "en"}}) &&
               directory->open_store(store) && directory->open_till(till);
    }));
    Directory const again(books);
    EXPECT_EQ(again.company()->languages, (std::vector<std::string>{"zh-Hant", "en"}));
    EXPECT_EQ(again.store(store.id)->zone, "Asia/Macau");
    EXPECT_EQ(again.till(till.id)->device, till.device);
}

TEST_F(Office, the_newest_profile_counts_and_the_first_is_remembered) {
    Uuid const who = fresh();
    EXPECT_FALSE(directory->founding());
    ASSERT_TRUE(run([&](db::Draft&) {
        return bool(directory->set_profile({.trade = "grocery", .region = "macau", .is_demo = true}, {5}, who));
    }));
    Profile const second{.trade = "grocery",
                         .region = "macau",
                         .receipt_footer = "再來",
                         .units = {"each", "kg"},
                         .kpis = {"net_sales"},
                         .hidden_tasks = {"till"}};
    ASSERT_TRUE(run([&](db::Draft&) { return bool(directory->set_profile(second, {9}, who)); }));
    Directory const again(books);
    for (Directory const* known : {static_cast<Directory const*>(&*directory), &again}) {
        EXPECT_EQ(known->profile(), second);
        EXPECT_EQ(known->founding()->at, Instant{5});
        EXPECT_TRUE(known->founding()->profile.is_demo);
    }
}

TEST_F(Office, refuses_bad_profiles) {
    struct Row final {
        Profile profile;
        OpenRefusal reason;
        char const* field;
    };
    Profile const good{.trade = "grocery", .region = "macau"};
    auto const with = [&](auto spoil) {
        auto profile = good;
        spoil(profile);
        return profile;
    };
    for (auto const& row : {
             Row{with([](auto& p) { p.trade = ""; }), OpenRefusal::bad_word, "trade"},
             Row{with([](auto& p) { p.region = "Macau"; }), OpenRefusal::bad_word, "region"},
             Row{with([](auto& p) { p.kpis = {"net sales"}; }), OpenRefusal::bad_word, "kpis"},
             Row{with([](auto& p) { p.units = std::vector<std::string>(31, "kg"); }), OpenRefusal::bad_word, "units"},
             Row{with([](auto& p) { p.hidden_tasks = {std::string(41, 'a')}; }), OpenRefusal::bad_word, "hidden_tasks"},
             Row{with([](auto& p) { p.receipt_header = std::string(601, 'x'); }), OpenRefusal::text_too_long,
                 "receipt_header"},
         }) {
        run([&](db::Draft&) {
            auto const set = directory->set_profile(row.profile, {1}, fresh());
            EXPECT_FALSE(set);
            EXPECT_EQ(set.reason(), row.reason) << row.field;
            EXPECT_EQ(set.refused().field, row.field);
            return false;
        });
    }
}

TEST_F(Office, a_refused_command_opens_nothing) {
    EXPECT_FALSE(run([&](db::Draft&) {
        EXPECT_TRUE(directory->open_store(a_store("M01")));
        return false;
    }));
    EXPECT_TRUE(directory->stores().empty());
}

TEST_F(Office, a_store_moves_between_regions) {
    auto const one = a_store("M01");
    auto const two = a_store("M02");
    ASSERT_TRUE(run([&](db::Draft&) { return directory->open_store(one) && directory->set_region(one.id, "Macau"); }));
    ASSERT_TRUE(run([&](db::Draft&) { return bool(directory->open_store(two)); }));
    ASSERT_TRUE(run([&](db::Draft&) {
        EXPECT_TRUE(directory->set_region(two.id, "Zhuhai"));
        EXPECT_EQ(directory->draft_store(two.id)->region, "Zhuhai");
        return bool(directory->set_region(two.id, "Macau"));
    }));
    EXPECT_FALSE(run([&](db::Draft&) {
        EXPECT_TRUE(directory->set_region(one.id, "Taipa"));
        return false;
    }));
    EXPECT_EQ(directory->store(one.id)->region, "Macau");
    EXPECT_EQ(directory->stores().size(), 2u);
    Directory const again(books);
    EXPECT_EQ(again.store(two.id)->region, "Macau");
    ASSERT_TRUE(run([&](db::Draft&) { return bool(directory->set_region(two.id, std::nullopt)); }));
    EXPECT_EQ(directory->store(two.id)->region, std::nullopt);
    EXPECT_EQ(Directory(books).store(two.id)->region, std::nullopt);
    run([&](db::Draft&) {
        EXPECT_EQ(directory->set_region({fresh()}, "Macau").reason(), RegionRefusal::unknown_store);
        EXPECT_EQ(directory->set_region(one.id, "  ").reason(), RegionRefusal::name_missing);
        EXPECT_EQ(directory->set_region(one.id, std::string(41, 'x')).reason(), RegionRefusal::text_too_long);
        EXPECT_EQ(directory->set_region(one.id, "a\nb").reason(), RegionRefusal::name_bad);
        return false;
    });
}

TEST_F(Office, refuses_bad_stores_and_tills) {
    struct Row final {
        std::function<void(Store&)> spoil;
        OpenRefusal reason;
        char const* field;
    };
    std::vector<Row> const rows = {
        {[](Store& s) { s.name.clear(); }, OpenRefusal::name_missing, "name"},
        {[](Store& s) { s.name.assign(300, 'x'); }, OpenRefusal::text_too_long, "name"},
        {[](Store& s) { s.code = "m 1"; }, OpenRefusal::bad_code, "code"},
        {[](Store& s) { s.zone = "Asia/Atlantis"; }, OpenRefusal::unknown_zone, "zone"},
        {[](Store& s) { s.cutoff_minutes = 1440; }, OpenRefusal::bad_cutoff, "cutoff_minutes"},
        {[](Store& s) { s.region = ""; }, OpenRefusal::bad_region, "region"},
    };
    run([&](db::Draft&) {
        for (auto const& row : rows) {
            auto store = a_store("M01");
            row.spoil(store);
            auto const opened = directory->open_store(store);
            EXPECT_FALSE(opened);
            EXPECT_EQ(opened.reason(), row.reason);
            EXPECT_EQ(opened.refused().field, row.field);
        }
        EXPECT_TRUE(directory->open_store(a_store("M01")));
        EXPECT_EQ(directory->open_store(a_store("M01")).reason(), OpenRefusal::duplicate_code);
        EXPECT_EQ(directory->open_till({.id = {fresh()}, .store = {fresh()}, .code = "T1", .device = {}}).reason(),
                  OpenRefusal::unknown_store);
        return false;
    });
}

TEST_F(Office, the_trail_shows_a_changed_and_a_removed_entry) {
    for (int entry = 0; entry < 5; ++entry) {
        run([&](db::Draft&) {
            trail->append({.at = {entry}, .who = fresh(), .store = {}, .act = "checkout", .document = fresh()});
            return true;
        });
    }
    books.read([&](db::Tx& tx) { EXPECT_TRUE(audit(tx).empty()); });
    books.write([&](db::Tx& tx) { tx.script("UPDATE access_audit SET act = 'refund' WHERE sequence = 3"); });
    books.read([&](db::Tx& tx) { EXPECT_EQ(audit(tx).size(), 1u); });
    books.write([&](db::Tx& tx) {
        tx.script(
            "UPDATE access_audit SET act = 'checkout' WHERE sequence = 3; DELETE FROM access_audit WHERE sequence = 2");
    });
    books.read([&](db::Tx& tx) { EXPECT_FALSE(audit(tx).empty()); });
}

TEST_F(Office, answers_are_kept_and_forgotten) {
    auto const id = fresh();
    run([&](db::Draft& draft) {
        requests.remember(id, {1000}, {digest("a"), "{}"});
        EXPECT_TRUE(requests.find(draft, id));
        return true;
    });
    run([&](db::Draft& draft) {
        EXPECT_EQ(requests.find(draft, id)->answer, "{}");
        return false;
    });
    books.write([&](db::Tx& tx) {
        EXPECT_EQ(forget_requests(tx, {1000}, 10), 0);
        EXPECT_EQ(forget_requests(tx, {1001}, 10), 1);
    });
}

struct ControlTest : testing::Test {
    ControlTest()
        : file(std::filesystem::temp_directory_path() / ("zg-control-" + Uuid::version7({1}, system).text())) {}
    ~ControlTest() override {
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    }
    SystemRng system;
    std::filesystem::path file;
    Instant const now{1'000'000};
};

TEST_F(ControlTest, a_link_signs_in_once_and_the_session_outlives_a_restart) {
    std::string secret;
    {
        Control control(file, system);
        auto const link = control.make_link({.id = {}, .name = "Owner", .scopes = Scopes::all()}, {now.ms + 1000});
        auto const session = control.redeem_link(link, now);
        ASSERT_TRUE(session);
        secret = session->secret;
        EXPECT_FALSE(control.redeem_link(link, now));
        EXPECT_FALSE(control.redeem_link("nonsense", now));
    }
    Control control(file, system);
    auto const principal = control.session(secret, now);
    ASSERT_TRUE(principal);
    EXPECT_EQ(principal->name, "Owner");
    EXPECT_TRUE(principal->may(Scope::stock_adjust));
    EXPECT_FALSE(control.session(secret, {now.ms + 13LL * 3'600'000}));
    control.end_session(secret);
    EXPECT_FALSE(control.session(secret, now));
}

TEST_F(ControlTest, a_late_link_is_dead) {
    Control control(file, system);
    auto const link = control.make_link({.id = {}, .name = "Owner", .scopes = Scopes::all()}, {now.ms});
    EXPECT_FALSE(control.redeem_link(link, now));
}

TEST_F(ControlTest, tokens_carry_scopes_and_stores_and_can_be_revoked) {
    Control control(file, system);
    Control beside(file, system);
    StoreId const store{Uuid::version7(now, system)};
    Scopes scopes;
    scopes.add(Scope::stock_read);
    auto const token = control.make_token("reader", scopes, std::vector{store}, now);
    for (auto* each : {&control, &beside}) {
        auto const principal = each->token(token.secret);
        ASSERT_TRUE(principal);
        EXPECT_TRUE(principal->may(Scope::stock_read));
        EXPECT_FALSE(principal->may(Scope::sale_create));
        EXPECT_TRUE(principal->sees(store));
        EXPECT_FALSE(principal->sees({Uuid::version7(now, system)}));
    }
    EXPECT_TRUE(control.revoke_token(token.id));
    EXPECT_FALSE(control.revoke_token(token.id));
    EXPECT_FALSE(control.token(token.secret));
}

}  // namespace
}  // namespace zg::access
