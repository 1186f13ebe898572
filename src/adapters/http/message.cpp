#include "message.h"

#include <zlib.h>
#include <boost/beast/core/string.hpp>

#include <array>
#include <charconv>

namespace zg::http {

std::string_view name(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::delete_: return "DELETE";
        case Method::options: return "OPTIONS";
    }
    return {};
}

std::string_view Request::header(std::string_view wanted) const {
    for (auto const& [name, value] : headers) {
        if (boost::beast::iequals({name.data(), name.size()}, {wanted.data(), wanted.size()})) return value;
    }
    return {};
}

std::optional<std::string> Request::query_value(std::string_view wanted) const {
    auto rest = query;
    while (!rest.empty()) {
        auto const end = rest.find('&');
        auto const pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        auto const equals = pair.find('=');
        auto const name = percent_decoded(pair.substr(0, equals));
        if (!name || *name != wanted) continue;
        return equals == std::string_view::npos ? std::string() : percent_decoded(pair.substr(equals + 1));
    }
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] != '%') {
            decoded.push_back(text[index]);
            continue;
        }
        if (index + 2 >= text.size()) return std::nullopt;
        unsigned value = 0;
        auto const* digits = text.data() + index + 1;
        if (std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2) return std::nullopt;
        decoded.push_back(static_cast<char>(value));
        index += 2;
    }
    return decoded;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    while (!accept_encoding.empty()) {
        auto const comma = accept_encoding.find(',');
        auto entry = accept_encoding.substr(0, comma);
        accept_encoding = comma == std::string_view::npos ? std::string_view() : accept_encoding.substr(comma + 1);
        while (!entry.empty() && entry.front() == ' ') entry.remove_prefix(1);
        auto token = entry.substr(0, entry.find_first_of("; "));
        if (!boost::beast::iequals({token.data(), token.size()}, {coding.data(), coding.size()})) continue;
        auto const q = entry.find("q=");
        // "q=0", "q=0.0" and so on say no; every other weight says yes.
        return q == std::string_view::npos || entry.find_first_of("123456789", q) != std::string_view::npos;
    }
    return false;
}

void compress(Response& response, std::string_view accept_encoding) {
    static constexpr std::size_t worth_bytes = 1024;
    if (response.shared_body || response.body.size() <= worth_bytes) return;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!accepts(accept_encoding, "gzip")) return;
    z_stream stream{};
    static constexpr int window_bits_gzip = 15 + 16;
    if (deflateInit2(&stream, 4, Z_DEFLATED, window_bits_gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) return;
    std::string packed(deflateBound(&stream, response.body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
    stream.avail_in = static_cast<uInt>(response.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    bool const finished = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (!finished || packed.size() >= response.body.size()) return;
    response.body = std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

Response Handler::problem(int status, std::string_view code) {
    Response response{.status = status, .content_type = "application/problem+json"};
    response.body = R"({"type":"about:blank","title":")";
    response.body += detail::reason_phrase(status);
    response.body += R"(","status":)" + std::to_string(status) + R"(,"code":")";
    response.body += code;
    response.body += "\"}";
    return response;
}

namespace detail {

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 425: return "Too Early";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Status";
    }
}

namespace {

void append_number(std::string& out, std::size_t number) {
    std::array<char, 24> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_value(std::string& out, std::string_view value) {
    for (char const c : value) out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c);
}

}  // namespace

void append_head(std::string& out, Response const& response, HeadStyle const& style) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out.push_back(' ');
    out += reason_phrase(response.status);
    out += "\r\n";
    out += style.date_line;
    if (!response.content_type.empty()) {
        out += "Content-Type: ";
        append_value(out, response.content_type);
        out += "\r\n";
    }
    bool const bodiless = response.status == 204 || response.status == 304;
    if (style.chunked) {
        out += "Transfer-Encoding: chunked\r\n";
    } else if (!bodiless) {
        out += "Content-Length: ";
        append_number(out, response.shared_body ? response.shared_body->size() : response.body.size());
        out += "\r\n";
    }
    if (!style.keep_alive) {
        out += "Connection: close\r\n";
    } else if (style.version_10) {
        out += "Connection: keep-alive\r\n";
    }
    for (auto const& [name, value] : response.headers) {
        append_value(out, name);
        out += ": ";
        append_value(out, value);
        out += "\r\n";
    }
    out += response.prepared_headers ? std::string_view(*response.prepared_headers) : style.common_lines;
    out += "\r\n";
}

}  // namespace detail
}  // namespace zg::http
