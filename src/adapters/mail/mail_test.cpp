#include <zg/mail.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace zg::mail {
namespace {

constexpr std::size_t line_max = 76;

// A reader of its own, strict: it takes apart what write() made, and anything out of order is a failure.
struct Part final {
    std::map<std::string, std::string> headers;
    std::string body;
};

Part read(std::string_view bytes) {
    Part part;
    std::string last;
    while (!bytes.starts_with("\r\n")) {
        auto const end = bytes.find("\r\n");
        if (end == std::string_view::npos) throw std::runtime_error("a header without an end");
        auto const line = std::string(bytes.substr(0, end));
        if (line.size() > line_max) throw std::runtime_error("a long line: " + line);
        bytes.remove_prefix(end + 2);
        if (line.starts_with(' ')) {
            part.headers.at(last) += line;
        } else {
            last = line.substr(0, line.find(": "));
            if (part.headers.contains(last)) throw std::runtime_error("twice: " + last);
            part.headers[last] = line.substr(line.find(": ") + 2);
        }
    }
    part.body = bytes.substr(2);
    return part;
}

std::string unbase64(std::string_view text) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (char const c : text) {
        if (c == '\r' || c == '\n' || c == '=') continue;
        auto const at = letters.find(c);
        if (at == std::string_view::npos) throw std::runtime_error("not base64");
        bits = bits << 6 | static_cast<std::uint32_t>(at);
        if ((count += 6) >= 8) out += static_cast<char>(bits >> (count -= 8));
    }
    return out;
}

std::string unwords(std::string text) {
    std::string out;
    while (text.starts_with("=?UTF-8?B?")) {
        auto const end = text.find("?=");
        if (end > 73) throw std::runtime_error("an encoded word of more than 75");
        out += unbase64(text.substr(10, end - 10));
        text.erase(0, end + 2);
        if (text.starts_with(" =?")) text.erase(0, 1);
    }
    return out + text;
}

std::vector<Part> parts_of(Part const& whole) {
    auto const& type = whole.headers.at("Content-Type");
    auto const at = type.find("boundary=\"") + 10;
    auto const boundary = "--" + type.substr(at, type.find('"', at) - at);
    std::vector<Part> parts;
    auto rest = std::string_view(whole.body);
    while (rest.starts_with(boundary + "\r\n")) {
        rest.remove_prefix(boundary.size() + 2);
        auto const end = rest.find(boundary);
        parts.push_back(read(rest.substr(0, end)));
        rest.remove_prefix(end);
    }
    if (rest != boundary + "--\r\n") throw std::runtime_error("no closing boundary");
    return parts;
}

Message sample() {
    return {.from_name = "德記, 冰室",
            .from = "reports@shop.example",
            .to = "owner@shop.example",
            .subject = "日結報表 · 二龍喉店 · 2026-11-24（星期二）與上星期同日比較，淨銷售額 12,345.60 澳門元",
            .at = Instant{1'795'325'009'000},
            .language = "zh-Hant",
            .text = "淨銷售額 1.00\n",
            .html = "<p>淨銷售額 1.00</p>",
            .attachments = {{.name = "day.pdf", .type = "application/pdf", .bytes = std::string("%PDF\0\xff", 6)}}};
}

TEST(Mail, IsReadBackAsItWasWritten) {
    auto const message = sample();
    auto const whole = read(write(message));
    EXPECT_EQ(unwords(whole.headers.at("Subject")), message.subject);
    auto const from = whole.headers.at("From");
    EXPECT_EQ(unwords(from.substr(0, from.find(" <"))), message.from_name);
    EXPECT_TRUE(from.ends_with("<reports@shop.example>"));
    EXPECT_EQ(whole.headers.at("To"), "<owner@shop.example>");
    EXPECT_EQ(whole.headers.at("Date"), "Sun, 22 Nov 2026 05:23:29 +0000");
    EXPECT_EQ(whole.headers.at("MIME-Version"), "1.0");
    auto const mixed = parts_of(whole);
    ASSERT_EQ(mixed.size(), 2u);
    auto const either = parts_of(mixed[0]);
    ASSERT_EQ(either.size(), 2u);
    EXPECT_EQ(either[0].headers.at("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(unbase64(either[0].body), message.text);
    EXPECT_EQ(either[1].headers.at("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(unbase64(either[1].body), message.html);
    EXPECT_TRUE(mixed[1].headers.at("Content-Disposition").starts_with("attachment"));
    EXPECT_EQ(unbase64(mixed[1].body), message.attachments[0].bytes);
    EXPECT_EQ(write(message), write(message));
}

TEST(Mail, WithoutAnAddressItIsADraft) {
    auto message = sample();
    message.to.reset();
    auto const whole = read(write(message));
    EXPECT_FALSE(whole.headers.contains("To"));
    EXPECT_EQ(whole.headers.at("X-Unsent"), "1");
}

TEST(Mail, AnAddressIsPlainOrNone) {
    for (auto const* good : {"a@b", "ana.lei@shop.example", "a+b@x-y.mo"}) EXPECT_TRUE(is_address(good)) << good;
    for (auto const* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b c", "a@b\r\nBcc: x@y", "<a@b>", "a@b.", ".a@b",
                            "a..b@c", "\"a\"@b", "店@b"}) {
        EXPECT_FALSE(is_address(bad)) << bad;
    }
    EXPECT_FALSE(is_address(std::string(65, 'a') + "@b"));
}

RC_GTEST_PROP(Mail, AnyTextAndBytesSurvive,
              (std::string const& text, std::string const& html, std::string const& bytes)) {
    auto message = sample();
    message.text = text;
    message.html = html;
    message.attachments[0].bytes = bytes;
    auto const mixed = parts_of(read(write(message)));
    auto const either = parts_of(mixed.at(0));
    RC_ASSERT(unbase64(either.at(0).body) == text);
    RC_ASSERT(unbase64(either.at(1).body) == html);
    RC_ASSERT(unbase64(mixed.at(1).body) == bytes);
}

RC_GTEST_PROP(Mail, AnySubjectSurvives, (std::vector<std::uint16_t> const& characters)) {
    auto message = sample();
    message.subject.clear();
    for (auto const each : characters) {  // three bytes each: letters of every script, no surrogates
        auto const point = 0x800 + each % 0xC000;
        for (auto const byte : {0xE0 | point >> 12, 0x80 | (point >> 6 & 63), 0x80 | (point & 63)}) {
            message.subject += static_cast<char>(byte);
        }
    }
    auto const whole = read(write(message));
    RC_ASSERT(unwords(whole.headers.at("Subject")) == message.subject);
}

RC_GTEST_PROP(Mail, GarbageIsNoHeader, (std::string const& text)) {
    if (is_address(text)) RC_ASSERT(text.find_first_of("\r\n \t<>\",;") == std::string::npos);
}

}  // namespace
}  // namespace zg::mail
