#include <zg/passwords.h>

#include <sodium.h>

#include <algorithm>
#include <new>
#include <set>
#include <vector>

namespace zg::access {

std::string_view embedded_text(std::string_view name);

namespace {

constexpr unsigned long long passes = 1;
constexpr std::size_t memory_bytes = 46 * 1024 * 1024;
constexpr std::size_t different_characters_min = 5;
constexpr std::size_t run_length_min = 4;  // "1234", "qwer"

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::size_t character_count(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// "Password2026!" is "password" to whoever guesses.
std::string_view bare(std::string_view text) {
    while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
    return text;
}

// The well-known words, one a line; lines that begin with # say where they come from.
std::set<std::string_view> const& known_words() {
    static std::set<std::string_view> const words = [] {
        std::set<std::string_view> all;
        auto rest = embedded_text("known_passwords.txt");
        while (!rest.empty()) {
            auto const end = std::min(rest.find('\n'), rest.size());
            auto const line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!line.empty() && line.front() != '#') all.insert(line);
        }
        return all;
    }();
    return words;
}

bool is_run(std::string_view text) {
    constexpr std::string_view rows[] = {
        "abcdefghijklmnopqrstuvwxyz",     "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik"};
    return std::any_of(std::begin(rows), std::end(rows), [&](std::string_view row) {
        std::string const back(row.rbegin(), row.rend());
        return row.find(text) != std::string_view::npos || back.find(text) != std::string::npos;
    });
}

// Well-known words and runs of keys from end to end, with nothing of one's own between them: "qwerty123456", "iloveyoulove".
bool is_made_of_known(std::string_view text) {
    std::vector<bool> reaches(text.size() + 1, false);
    reaches[0] = true;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if (!reaches[begin]) continue;
        for (std::size_t size = 1; begin + size <= text.size(); ++size) {
            auto const piece = text.substr(begin, size);
            if ((size >= run_length_min && is_run(piece)) || known_words().contains(piece))
                reaches[begin + size] = true;
        }
    }
    return reaches[text.size()];
}

bool is_common(std::string_view text) {
    if (std::set<char>(text.begin(), text.end()).size() < different_characters_min) return true;
    auto const core = bare(text);
    return core.empty() || known_words().contains(core) || is_made_of_known(core) || is_made_of_known(text);
}

}  // namespace

std::string fold_name(std::string_view name) {
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    return lowered(name);
}

std::optional<PasswordRefusal> password_fault(std::string_view password, std::string_view name) {
    if (character_count(password) < password_characters_min) return PasswordRefusal::password_short;
    if (password.size() > password_bytes_max) return PasswordRefusal::password_long;
    auto const folded = fold_name(password);
    if (folded == fold_name(name) || (!name.empty() && bare(folded) == fold_name(name))) {
        return PasswordRefusal::password_is_name;
    }
    if (is_common(lowered(password))) return PasswordRefusal::password_common;
    return std::nullopt;
}

std::string password_hash(std::string_view password) {
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(out, password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return out;
}

bool is_password(std::string const& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace zg::access
