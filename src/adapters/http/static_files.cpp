#include <zg/static_files.h>

#include <zg/hash.h>

#include <array>
#include <fstream>
#include <iterator>

namespace zg::http {
namespace {

constexpr std::string_view security =
    "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "style-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; img-src 'self' blob: data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Permissions-Policy: accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), payment=(), serial=(self), usb=(self)\r\n";

struct Mime final {
    std::string_view ending;
    std::string_view type;
};
constexpr std::array mimes{
    Mime{".html", "text/html; charset=utf-8"},
    Mime{".js", "text/javascript; charset=utf-8"},
    Mime{".mjs", "text/javascript; charset=utf-8"},
    Mime{".css", "text/css; charset=utf-8"},
    Mime{".json", "application/json"},
    Mime{".map", "application/json"},
    Mime{".webmanifest", "application/manifest+json"},
    Mime{".wasm", "application/wasm"},
    Mime{".woff2", "font/woff2"},
    Mime{".svg", "image/svg+xml"},
    Mime{".png", "image/png"},
    Mime{".jpg", "image/jpeg"},
    Mime{".webp", "image/webp"},
    Mime{".ico", "image/x-icon"},
    Mime{".txt", "text/plain; charset=utf-8"},
};

std::string_view mime_of(std::string_view name) {
    for (auto const& [ending, type] : mimes) {
        if (name.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

// The build puts a hash into the names of assets/, so those never change; everything else is asked for anew each time.
std::string_view cache_of(std::string_view name) {
    return name.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

std::string contents(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) {
        throw std::filesystem::filesystem_error("cannot read", file, std::make_error_code(std::errc::io_error));
    }
    return bytes;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace

std::string_view security_lines() { return security; }

StaticFiles::StaticFiles(Options const& options) : mount_(options.mount), fallback_(options.fallback) {
    namespace fs = std::filesystem;
    for (auto const& entry : fs::recursive_directory_iterator(options.folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        auto const name = entry.path().lexically_relative(options.folder).generic_string();
        bool const hidden = name.starts_with('.') || name.find("/.") != std::string::npos;
        auto const base = entry.path().parent_path() / entry.path().stem();
        auto const ending = entry.path().extension();
        bool const variant = (ending == ".br" || ending == ".gz") && fs::is_regular_file(base);
        if (!hidden && !variant) add(entry.path(), name);
    }
}

void StaticFiles::add(std::filesystem::path const& file, std::string const& name) {
    auto const load = [&](std::filesystem::path const& path, std::string_view coding) {
        Variant variant;
        auto bytes = contents(path);
        variant.entity_tag = '"' + hex(view(sha256(bytes))).substr(0, 20) + '"';
        auto lines = std::string(security);
        lines += "Cache-Control: ";
        lines += cache_of(name);
        lines += "\r\nVary: Accept-Encoding\r\nETag: " + variant.entity_tag + "\r\n";
        variant.headers_unchanged = std::make_shared<std::string>(lines);
        lines += "Content-Type: ";
        lines += mime_of(name);
        lines += "\r\n";
        if (!coding.empty()) lines += "Content-Encoding: " + std::string(coding) + "\r\n";
        variant.headers = std::make_shared<std::string>(std::move(lines));
        bytes_ += bytes.size();
        variant.body = std::make_shared<std::string>(std::move(bytes));
        return variant;
    };
    auto const beside = [&](char const* ending) { return std::filesystem::path(file.string() + ending); };
    File loaded{.plain = load(file, {})};
    if (std::filesystem::is_regular_file(beside(".br"))) loaded.br = load(beside(".br"), "br");
    if (std::filesystem::is_regular_file(beside(".gz"))) loaded.gz = load(beside(".gz"), "gzip");
    files_.emplace(name, std::move(loaded));
}

std::optional<Response> StaticFiles::answer(Request const& request) const {
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    if (!request.path.starts_with(mount_)) return std::nullopt;
    auto const below = request.path.substr(mount_.size());
    if (below.empty()) return Response{.status = 308, .headers = {{"Location", mount_ + "/"}}};
    if (below.front() != '/') return std::nullopt;
    auto const* file = find(below.substr(1));
    if (!file) return std::nullopt;

    auto const accept = request.header("Accept-Encoding");
    auto const* variant = &file->plain;
    if (file->gz && accepts(accept, "gzip")) variant = &*file->gz;
    if (file->br && accepts(accept, "br")) variant = &*file->br;
    if (names_tag(request.header("If-None-Match"), variant->entity_tag)) {
        return Response{.status = 304, .prepared_headers = variant->headers_unchanged};
    }
    return Response{.shared_body = variant->body, .prepared_headers = variant->headers};
}

StaticFiles::File const* StaticFiles::find(std::string_view path) const {
    auto const name = percent_decoded(path);
    if (!name) return nullptr;
    auto found = files_.find(*name);
    if (found == files_.end() && (name->empty() || name->ends_with('/'))) found = files_.find(*name + "index.html");
    if (found != files_.end()) return &found->second;
    auto const last = name->substr(name->rfind('/') + 1);
    if (fallback_.empty() || last.find('.') != std::string::npos) return nullptr;
    found = files_.find(fallback_);
    return found == files_.end() ? nullptr : &found->second;
}

}  // namespace zg::http
