#pragma once

#include <zg/company.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zg::app {

struct ServeOptions final {
    Folder folder;
    std::filesystem::path web;  // the built apps: web/till, web/console; empty: API only
    std::string listen = "127.0.0.1:8080";
    bool starter = false;  // open a small shop when the folder holds no company yet, instead of asking in the browser
    int lanes = 1;         // threads that speak HTTP
    std::filesystem::path archive;  // where every commit is kept besides; empty: nowhere
    // Shown to browsers beyond this machine: a certificate with its key (PEM); without them one of the shop's own authority.
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::vector<std::string> names;  // by which browsers reach the machine besides its own addresses
    int archive_days = 14;           // how far back the archive reaches
    std::string database;  // where the books of a new folder are to lie; empty: where they lie already, or in a file
};

// Serves until SIGINT or SIGTERM; prints one-time sign-in links first. Answers the exit status.
int serve(ServeOptions const&);

// Reads the address of --listen, HOST:PORT with an IP address or localhost; nullopt when it is no such thing. Beyond this machine
// TLS is spoken always: without it a till would have no secure context and passwords would travel in the clear.
struct Listen final {
    std::string host;
    std::uint16_t port = 0;
    [[nodiscard]] bool is_beyond_machine() const;
};
[[nodiscard]] std::optional<Listen> parse_listen(std::string const&);

// Re-checks every promise that is written in the books and prints what it found, all of it or what is broken. 0: all hold,
// 1: something is broken, 65: the books are of another version and were not looked into, 66: there are none.
enum class Told { all, broken };
int verify(Folder const&, Told = Told::all);

// Moves the books of a folder from their file into an empty database of PostgreSQL, compares both row for row and re-checks the
// promises in the copy; from then on they are there, and the file stays as it was. 0 when done, 1 when anything differs.
struct CopyOptions final {
    Folder folder;
    std::string database;
};
int copy_books(CopyOptions const&);

// Makes the roll-ups again from the books. 0 when done.
int rebuild_views(Folder const&);

// Makes an API token with the scopes (space-separated, or "all") and prints it once.
struct TokenOptions final {
    Folder folder;
    std::string name;
    std::string scopes;
    std::string store;  // a store's code; empty: all stores
};
int make_token(TokenOptions const&);

// Gives a person of the company another password, or their first one; it is read from the terminal without showing, or from
// the first line of what is piped in.
struct PasswordOptions final {
    Folder folder;
    std::string name;
};
int reset_password(PasswordOptions const&);

// Makes the demo company in a folder that has none, or takes it away. Refuses a folder with a real company.
struct DemoOptions final {
    Folder folder;
    std::string trade = "grocery";
    std::uint64_t seed = 1;
    bool wipe = false;
};
int run_demo(DemoOptions const&);

}  // namespace zg::app
