#include <zg/mail.h>

#include <zg/assert.h>
#include <zg/hash.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zg::mail {

namespace {

constexpr std::size_t line_max = 76;
constexpr std::size_t address_max = 254;
constexpr std::size_t local_max = 64;

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t index = 0; index < bytes.size(); index += 3) {
        std::uint32_t group = 0;
        auto const count = std::min<std::size_t>(3, bytes.size() - index);
        for (std::size_t each = 0; each < 3; ++each) {
            group = group << 8 | (each < count ? static_cast<unsigned char>(bytes[index + each]) : 0U);
        }
        for (std::size_t each = 0; each < 4; ++each) {
            out += each <= count ? letters[group >> (18 - 6 * each) & 63] : '=';
        }
    }
    return out;
}

std::string in_lines(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += line_max) out += text.substr(at, line_max) + "\r\n";
    return out;
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// Encoded words, none of which cuts a character in two; short enough that a header's name fits on the line of the first.
std::string encoded(std::string_view text) {
    constexpr std::size_t bytes_max = 39;
    std::string out;
    while (!text.empty()) {
        auto count = std::min(bytes_max, text.size());
        while (count < text.size() && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) --count;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, count)) + "?=";
        text.remove_prefix(count);
    }
    return out;
}

std::string words(std::string const& text) {
    bool const stands = is_plain(text) && text.find("=?") == std::string::npos && text.size() < line_max - 20;
    return stands ? text : encoded(text);
}

// A name before an address. Letters, digits and spaces stand as they are, anything else is encoded.
std::string phrase(std::string const& text) {
    auto const is_atom = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
    };
    if (std::all_of(text.begin(), text.end(), is_atom) && text.size() < line_max - 20) return text;
    return encoded(text);
}

std::string date(Instant at) {
    static constexpr std::array<char const*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const text = at.text();  // "2026-11-22T05:23:29.123Z"
    auto const month = static_cast<std::size_t>((text[5] - '0') * 10 + text[6] - '0' - 1);
    constexpr std::int64_t day_ms = 86'400'000;
    constexpr std::int64_t thursday = 4;  // 1 January 1970
    auto const weekday = static_cast<std::size_t>(((at.ms / day_ms + thursday) % 7 + 7) % 7);
    return fmt::format("{}, {} {} {} {} +0000", days[weekday], text.substr(8, 2), months[month], text.substr(0, 4),
                       text.substr(11, 8));
}

std::string part(std::string const& type, std::string const& bytes, std::string const& more = {}) {
    return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n" + more + "\r\n" +
           in_lines(base64(bytes));
}

std::string multipart(std::string const& kind, std::string const& boundary, std::vector<std::string> const& parts) {
    auto out = "Content-Type: multipart/" + kind + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    for (auto const& each : parts) out += "--" + boundary + "\r\n" + each;
    return out + "--" + boundary + "--\r\n";
}

// What makes this message different from others, as text: the same bytes for the same message.
std::string mark_of(Message const& message) {
    std::string all =
        message.from + message.to.value_or("") + message.subject + message.at.text() + message.text + message.html;
    for (auto const& each : message.attachments) all += each.name + each.bytes;
    constexpr std::size_t mark_bytes = 12;
    return hex(view(digest(all)).substr(0, mark_bytes));
}

bool is_local_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}
bool is_domain_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

}  // namespace

bool is_address(std::string_view text) {
    auto const at = text.find('@');
    if (at == std::string_view::npos || text.size() > address_max) return false;
    auto const local = text.substr(0, at);
    auto const domain = text.substr(at + 1);
    auto const has_dots_inside = [](std::string_view part) {
        return !part.empty() && !part.starts_with('.') && !part.ends_with('.') && part.find("..") == part.npos;
    };
    return local.size() <= local_max && has_dots_inside(local) && has_dots_inside(domain) &&
           std::all_of(local.begin(), local.end(), is_local_character) &&
           std::all_of(domain.begin(), domain.end(), is_domain_character);
}

std::string write(Message const& message) {
    ZG_ASSERT(is_address(message.from) && (!message.to || is_address(*message.to)));
    auto const mark = mark_of(message);
    auto const domain = message.from.substr(message.from.find('@') + 1);
    auto out = "From: " + phrase(message.from_name) + "\r\n <" + message.from + ">\r\n";
    out += message.to ? "To: <" + *message.to + ">\r\n" : "X-Unsent: 1\r\n";
    out += "Subject: " + words(message.subject) + "\r\n";
    out += "Date: " + date(message.at) + "\r\n";
    out += "Message-ID: <" + mark + "@" + domain + ">\r\n";
    out += "Content-Language: " + message.language + "\r\n";
    out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
    std::vector<std::string> parts{
        multipart("alternative", "text-" + mark,
                  {part("text/plain; charset=utf-8", message.text), part("text/html; charset=utf-8", message.html)})};
    for (auto const& each : message.attachments) {
        ZG_ASSERT(
            std::all_of(each.name.begin(), each.name.end(), [](char c) { return is_domain_character(c) || c == '_'; }));
        parts.push_back(part(each.type + ";\r\n name=\"" + each.name + "\"", each.bytes,
                             "Content-Disposition: attachment;\r\n filename=\"" + each.name + "\"\r\n"));
    }
    return out + multipart("mixed", "mixed-" + mark, parts);
}

}  // namespace zg::mail
