#include <zg/control.h>
#include <zg/passwords.h>
#include <zg/rng.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>

#include <unistd.h>

namespace zg::access {
namespace {

TEST(Passwords, rules_by_example) {
    using enum PasswordRefusal;
    struct Row final {
        char const* password;
        std::optional<PasswordRefusal> fault;
        char const* name = "Ana Lei";
    };
    for (auto const& row : {
             Row{"", password_short},
             Row{"elevenchars", password_short},
             Row{"我今天在黑沙環買了鮮魚", password_short},  // eleven characters, not thirty-three bytes
             Row{"我今天在黑沙環買了三條鮮魚", std::nullopt},
             Row{"quatro gatos azuis", std::nullopt},
             Row{"correct horse battery staple", std::nullopt},
             Row{"correcthorsebatterystaple", password_common},
             Row{"password1234", password_common},
             Row{"PassWord2026!!", password_common},
             Row{"passwordpassword", password_common},
             Row{"qwerty123456", password_common},
             Row{"iloveyou1314520", password_common},
             Row{"123456789012", password_common},
             Row{"210987654321", password_common},
             Row{"1q2w3e4r5t6y", password_common},
             Row{"aaaaaaaaaaaa", password_common},
             Row{"abababababab", password_common},
             Row{"macaumacau2026", password_common},
             Row{"ana lei ana lei", std::nullopt},
             Row{"Maria Fernandes", password_is_name, "maria fernandes"},
             Row{" maria fernandes", password_is_name, "Maria Fernandes "},
             Row{"maria fernandes1", password_is_name, "Maria Fernandes"},
         }) {
        EXPECT_EQ(password_fault(row.password, row.name), row.fault) << row.password;
    }
    EXPECT_EQ(password_fault(std::string(password_bytes_max + 1, 'x') + "abcdefg", "a"), password_long);
}

RC_GTEST_PROP(Passwords, any_bytes_get_an_answer, (std::string const& password, std::string const& name)) {
    auto const fault = password_fault(password, name);
    if (password.size() < password_characters_min) RC_ASSERT(fault == PasswordRefusal::password_short);
}

TEST(Passwords, hash_is_argon2id_over_46_mib_and_opens_for_its_password_alone) {
    auto const hash = password_hash("quatro gatos azuis");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$")) << hash;
    EXPECT_TRUE(is_password(hash, "quatro gatos azuis"));
    EXPECT_FALSE(is_password(hash, "quatro gatos azuis "));
    EXPECT_FALSE(is_password("not a hash", "quatro gatos azuis"));
    EXPECT_NE(hash, password_hash("quatro gatos azuis"));
}

struct Doors : testing::Test {
    Doors() : file(std::filesystem::temp_directory_path() / ("zg_control_" + std::to_string(::getpid()) + ".db")) {
        clean();
    }
    ~Doors() override { clean(); }
    void clean() const {
        for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    }
    Principal person(std::string name) {
        return {.id = Uuid::version7(now, rng), .name = std::move(name), .scopes = Scopes::all()};
    }
    std::filesystem::path file;
    SeededRng rng{5};
    Instant now{1'795'325'009'000};
};

TEST_F(Doors, people_sign_in_by_name_after_a_restart_too) {
    auto const ana = person("Ana Lei");
    {
        Control control(file, rng);
        EXPECT_FALSE(control.has_passwords());
        ASSERT_TRUE(control.set_password(ana, "quatro gatos azuis", now));
    }
    Control control(file, rng);
    EXPECT_TRUE(control.has_password(ana.id));
    EXPECT_EQ(control.sign_in_name(ana.id), ana.name);
    auto const attempt = control.sign_in("ANA LEI", "quatro gatos azuis", now);
    ASSERT_TRUE(attempt.session);
    EXPECT_EQ(attempt.session->principal.id, ana.id);
    EXPECT_EQ(control.session(attempt.session->secret, now)->name, "Ana Lei");
    EXPECT_FALSE(control.sign_in("Ana Lei", "cinco gatos azuis", now).session);
}

TEST_F(Doors, a_name_belongs_to_one_person) {
    Control control(file, rng);
    ASSERT_TRUE(control.set_password(person("Ana Lei"), "quatro gatos azuis", now));
    auto const second = control.set_password(person("ana lei"), "cinco gatos verdes", now);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.reason(), PasswordRefusal::duplicate_name);
    EXPECT_EQ(control.set_password(person("  "), "cinco gatos verdes", now).reason(), PasswordRefusal::name_missing);
    EXPECT_EQ(control.set_password(person("a\nb"), "cinco gatos verdes", now).reason(), PasswordRefusal::name_bad);
}

TEST_F(Doors, who_has_been_dismissed_gives_up_the_name_and_may_have_one_again) {
    Control control(file, rng);
    auto const old = person("Ana Lei");
    auto const next = person("ana lei");
    ASSERT_TRUE(control.set_password(old, "quatro gatos azuis", now));
    EXPECT_EQ(control.naming_fault({.id = next.id, .name = next.name}), PasswordRefusal::duplicate_name);
    control.release_name(old.id);
    EXPECT_FALSE(control.naming_fault({.id = next.id, .name = next.name}));
    ASSERT_TRUE(control.set_password(next, "cinco gatos verdes", now));
    EXPECT_EQ(control.sign_in("Ana Lei", "cinco gatos verdes", now).session->principal.id, next.id);
    ASSERT_TRUE(control.rename({.id = old.id, .name = "Ana Lei Silva"}));
    EXPECT_EQ(control.sign_in("Ana Lei Silva", "quatro gatos azuis", now).session->principal.id, old.id);
}

TEST_F(Doors, ended_sessions_and_links_open_nothing) {
    Control control(file, rng);
    auto const ana = person("Ana");
    auto const one = control.open_session(ana, now);
    auto const other = control.open_session(ana, now);
    auto const somebody = control.open_session(person("Rui"), now);
    auto const link = control.make_link(ana, {now.ms + 1000});
    control.end_sessions(ana.id, one.secret);
    EXPECT_TRUE(control.session(one.secret, now));
    EXPECT_FALSE(control.session(other.secret, now));
    EXPECT_TRUE(control.session(somebody.secret, now));
    EXPECT_FALSE(control.redeem_link(link, now));
    EXPECT_FALSE(Control(file, rng).session(other.secret, now));
}

TEST_F(Doors, tills_that_are_signed_in_are_counted_once_each) {
    Control control(file, rng);
    TillId const till{Uuid::version7(now, rng)};
    for (int browser = 0; browser < 2; ++browser) {
        auto const link =
            control.make_link({.id = till.uuid, .name = "T1", .scopes = Scopes::till(), .till = till}, {now.ms + 1000});
        ASSERT_TRUE(control.redeem_link(link, now));
    }
    EXPECT_EQ(control.count_of_tills_signed_in(now), 1u);
    EXPECT_EQ(control.count_of_tills_signed_in({now.ms + 91LL * 86'400'000}), 0u);
    control.forget_tills();
    EXPECT_EQ(control.count_of_tills_signed_in(now), 0u);
}

}  // namespace
}  // namespace zg::access
