#include <zg/certificates.h>

#include <gmock/gmock.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace zg::certificates {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr Instant now{1'796'000'000'000};
constexpr std::int64_t day_ms = 86'400'000;

struct Folder final {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("zg-certificates-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    void put(char const* name, std::string const& text) const { std::ofstream(path / name) << text; }
    // Whether OpenSSL's own program takes the chain for that address or host on a given day.
    [[nodiscard]] bool is_taken(std::string const& what, Instant at) const {
        auto const command = "cd '" + path.string() + "' && openssl verify -x509_strict -purpose sslserver -attime " +
                             std::to_string(at.ms / 1000) + " -CAfile authority.pem " + what +
                             " server.pem >/dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    }
};

TEST(Certificates, a_certificate_is_good_for_its_names_and_its_time_alone) {
    auto const authority = make_authority("Shop & Søn", now);
    std::array<std::string, 4> const names{"192.168.1.20", "shop.local", "fd00::5", "127.0.0.1"};
    auto const issued = issue(authority, names, now);
    Folder folder;
    folder.put("authority.pem", authority.certificate);
    folder.put("server.pem", issued.certificate);
    EXPECT_TRUE(folder.is_taken("-verify_ip 192.168.1.20", now));
    EXPECT_TRUE(folder.is_taken("-verify_ip fd00::5", now));
    EXPECT_TRUE(folder.is_taken("-verify_hostname shop.local", {now.ms + 380 * day_ms}));
    EXPECT_FALSE(folder.is_taken("-verify_ip 192.168.1.21", now));
    EXPECT_FALSE(folder.is_taken("-verify_hostname other.local", now));
    EXPECT_FALSE(folder.is_taken("-verify_ip 192.168.1.20", {now.ms + 391 * day_ms}));
    EXPECT_FALSE(folder.is_taken("-verify_ip 192.168.1.20", {now.ms - 2 * day_ms}));
}

TEST(Certificates, nobody_can_pose_as_a_bank_with_the_authoritys_key) {
    auto const authority = make_authority("Shop", now);
    Folder folder;
    folder.put("authority.pem", authority.certificate);
    for (std::string const name : {"bank.example", "8.8.8.8", "2001:4860:4860::8888", "evil.local.example"}) {
        folder.put("server.pem", issue(authority, std::array{name}, now).certificate);
        EXPECT_FALSE(folder.is_taken("", now)) << name;
        EXPECT_FALSE(is_private_name(name)) << name;
    }
    for (std::string const name :
         {"10.1.2.3", "172.31.0.1", "192.168.0.9", "100.64.0.1", "shop.lan", "fe80::1", "localhost"}) {
        folder.put("server.pem", issue(authority, std::array{name}, now).certificate);
        EXPECT_TRUE(folder.is_taken("", now)) << name;
        EXPECT_TRUE(is_private_name(name)) << name;
    }
}

TEST(Certificates, facts_are_read_back) {
    auto const authority = make_authority("Shop", now);
    auto const facts = facts_of(issue(authority, std::array<std::string, 2>{"shop.local", "fd00::5"}, now).certificate);
    ASSERT_TRUE(facts);
    EXPECT_THAT(facts->names, ElementsAre("shop.local", "fd00::5"));
    EXPECT_EQ(facts->begins_at, (Instant{now.ms - day_ms}));
    EXPECT_EQ(facts->ends_at, (Instant{now.ms + 389 * day_ms}));
    EXPECT_EQ(facts->fingerprint.size(), 95);
    EXPECT_FALSE(facts_of("-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n"));
    EXPECT_FALSE(facts_of(""));
    EXPECT_THROW(static_cast<void>(issue({"", ""}, {}, now)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(issue({authority.certificate, make_authority("Other", now).key}, {}, now)),
                 std::runtime_error);
}

TEST(Certificates, a_private_name_is_plain_and_whole) {
    EXPECT_TRUE(is_private_name("Shop.LOCAL"));
    for (std::string const name : {"shop", "", "*.local", "sh\xC3\xB6p.local", "a b.local", "local"})
        EXPECT_FALSE(is_private_name(name)) << name;
}

TEST(Certificates, this_machine_has_names_of_its_own) {
    EXPECT_THAT(own_names(), Contains("127.0.0.1"));
    for (auto const& name : own_names()) EXPECT_TRUE(is_private_name(name)) << name;
}

}  // namespace
}  // namespace zg::certificates
