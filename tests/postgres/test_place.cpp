#include "test_place.h"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdlib>
#include <regex>
#include <stdexcept>
#include <string_view>

namespace zg::test {

namespace {

void server(char const* what, std::string const& folder) {
    auto const command = fmt::format("{} {} {} {}", ZG_POSTGRES_SERVER, what, folder, ::getpid());
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

// Each test's books are hundreds of files, so they are kept in memory where the system offers that.
std::string new_folder() {
    auto const* in_memory = "/dev/shm";
    return fmt::format("{}/zg_postgres_{}", ::access(in_memory, W_OK) == 0 ? in_memory : "/tmp", ::getpid());
}

// Lives as long as the program of tests.
class Server final {
public:
    Server() : folder_(new_folder()), owner_(::getpid()) { server("start", folder_); }
    ~Server() {
        if (::getpid() == owner_) server("stop", folder_);
    }
    Server(Server const&) = delete;

    [[nodiscard]] std::string const& folder() const { return folder_; }
    [[nodiscard]] std::string url(std::string_view schema) const {
        return fmt::format("postgres://postgres@/postgres?host={}&options=-csearch_path%3D{}", folder_, schema);
    }
    [[nodiscard]] std::string next_schema() { return fmt::format("books_{}", ++schema_count_); }

private:
    std::string folder_;
    pid_t owner_;
    int schema_count_ = 0;
};

Server& the_server() {
    static Server one;
    return one;
}

}  // namespace

bool on_postgres() {
    auto const* engine = std::getenv("ZG_TEST_ENGINE");
    return engine && std::string_view(engine) == "postgres";
}

bool has_postgres() { return std::filesystem::exists("/usr/lib/postgresql/15/bin/postgres"); }

db::Postgres new_schema() {
    auto& own = the_server();
    auto const schema = own.next_schema();
    db::Db(db::Postgres(own.url("public"))).write([&](db::Tx& tx) { tx.script("CREATE SCHEMA " + schema); });
    return db::Postgres(own.url(schema));
}

db::Place place(std::filesystem::path const& file) {
    if (on_postgres()) return new_schema();
    return file;
}

std::string in_dialect(std::string_view sqlite) {
    if (!on_postgres()) return std::string(sqlite);
    auto const bytes = std::regex_replace(std::string(sqlite), std::regex("[xX]'([0-9a-fA-F]*)'"), "'\\x$1'::bytea");
    auto const chance =
        std::regex_replace(bytes, std::regex("randomblob\\(16\\)"), "decode(md5(random()::text), 'hex')");
    return std::regex_replace(chance, std::regex("zeroblob\\(16\\)"), "decode(repeat('00', 16), 'hex')");
}

void crash_postgres() { server("crash", the_server().folder()); }
void start_postgres_again() { server("again", the_server().folder()); }

}  // namespace zg::test
