#pragma once

#include <zg/http.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zg::http {

// The header lines that every page and asset carries: the content security policy, nosniff, isolation and so on.
[[nodiscard]] std::string_view security_lines();

// One built web app, held in memory with its headers prepared. Looking a path up never touches the file system, so no path
// can lead out of the folder.
class StaticFiles final {
public:
    struct Options final {
        std::filesystem::path folder;  // as the web build left it; "x.br" and "x.gz" are variants of "x"
        std::string mount;             // "/till": files appear below "/till/"; empty: below "/"
        // Sent for paths below the mount whose last part has no dot, so that the app's own addresses can be reloaded; empty: none.
        std::string fallback;
    };
    // Reads all files; throws std::filesystem::filesystem_error when that fails. Symbolic links and dot files are left out.
    explicit StaticFiles(Options const&);

    // The answer to a GET or HEAD below the mount; nullopt when this app has nothing there.
    [[nodiscard]] std::optional<Response> answer(Request const&) const;
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Variant final {
        Text body;
        Text headers;  // of a 200
        std::string entity_tag;
        Text headers_unchanged;  // of a 304
    };
    struct File final {
        Variant plain;
        std::optional<Variant> br;
        std::optional<Variant> gz;
    };

    void add(std::filesystem::path const& file, std::string const& name);
    [[nodiscard]] File const* find(std::string_view path_below_mount) const;

    std::string mount_;
    std::string fallback_;
    std::map<std::string, File, std::less<>> files_;
    std::size_t bytes_ = 0;
};

}  // namespace zg::http
