#include <zg/serve.h>

#include <zg/control.h>

#include <fmt/format.h>

#include <cstdio>
#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace zg::app {

namespace {

// What is typed does not show; what is piped in needs no terminal.
std::string read_secret() {
    bool const is_terminal = ::isatty(STDIN_FILENO) == 1;
    termios before{};
    if (is_terminal) {
        fmt::print("New password (at least {} characters): ", access::password_characters_min);
        std::fflush(stdout);
        ::tcgetattr(STDIN_FILENO, &before);
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string secret;
    std::getline(std::cin, secret);
    if (is_terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fmt::print("\n");
    }
    return secret;
}

char const* sentence(access::PasswordRefusal refusal) {
    switch (refusal) {
        case access::PasswordRefusal::password_short: return "a password has at least 12 characters";
        case access::PasswordRefusal::password_long: return "the password is too long";
        case access::PasswordRefusal::password_common: return "this password is too well known";
        case access::PasswordRefusal::password_is_name: return "the password must not be the name";
        case access::PasswordRefusal::wrong_password: return "the old password is not right";
        case access::PasswordRefusal::duplicate_name: return "somebody else signs in with this name";
        case access::PasswordRefusal::name_missing:
        case access::PasswordRefusal::name_bad: return "this name cannot be used to sign in";
    }
    __builtin_unreachable();
}

}  // namespace

int reset_password(PasswordOptions const& options) {
    if (!db::holds_data(options.folder.books())) {
        fmt::print(stderr, "zhanggui: there are no books in {}\n", options.folder.root.string());
        return 66;
    }
    db::Db books(options.folder.books(), {.access = db::Access::read});
    access::Directory const directory(books);
    SystemClock clock;
    SystemRng rng;
    access::Control control(options.folder.control(), rng);
    for (auto const& person : directory.people()) {
        if (access::fold_name(person.name) != access::fold_name(options.name)) continue;
        access::Principal const principal{.id = person.id.uuid, .name = person.name, .scopes = access::Scopes::all()};
        auto const set = control.set_password(principal, read_secret(), clock.now());
        if (set) {
            fmt::print("{} signs in with the new password from now on.\n", person.name);
            return 0;
        }
        fmt::print(stderr, "zhanggui: {}\n", sentence(set.reason()));
        return 65;
    }
    fmt::print(stderr, "zhanggui: nobody is called {}\n", options.name);
    return 64;
}

}  // namespace zg::app
