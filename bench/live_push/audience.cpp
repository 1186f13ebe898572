#include "audience.h"

#include "../world/http_client.h"

#include <zg/events.h>
#include <zg/time.h>

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <chrono>
#include <stdexcept>

namespace zg::bench {

namespace {

constexpr int patience_ms = 30'000;

// The text between `before` and the next quote; empty when it is not there.
std::string_view quoted(std::string_view text, std::string_view before) {
    auto const at = text.find(before);
    if (at == std::string_view::npos) return {};
    auto const begin = at + before.size();
    return text.substr(begin, text.find('"', begin) - begin);
}

// "2026-11-22T05:23:29.123456Z"
std::int64_t us_of(std::string_view text) {
    constexpr std::size_t to_ms = 23;
    auto const ms = Instant::parse(std::string(text.substr(0, to_ms)) + "Z");
    std::int64_t us = 0;
    if (text.size() != to_ms + 4 || !ms) throw std::runtime_error("a live event does not say when it was committed");
    std::from_chars(text.data() + to_ms, text.data() + to_ms + 3, us);
    return ms->ms * 1000 + us;
}

// A short text frame, masked with zeros.
std::string masked(std::string const& payload) {
    std::string frame = "\x81";
    frame += static_cast<char>(0x80 | payload.size());
    return frame + std::string(4, '\0') + payload;
}

}  // namespace

std::int64_t wall_us() {
    // tidy: allow clock_and_random: the server stamps events in microseconds, and this is held against it
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Listener::Listener(std::uint16_t port, std::string const& token, StoreId store)
    : handle_(connect_to(port)), store_(store.text()) {
    shake_hands(port, token);
    auto const wish = masked(fmt::format(R"({{"kind":"subscribe","stores":["{}"]}})", store_));
    if (::send(handle_, wish.data(), wish.size(), MSG_NOSIGNAL) < 0) fail_errno("send");
    for (;;) {
        auto const message = frame();
        if (message.find(R"("kind":"subscribed")") != std::string_view::npos) return;
        if (message.empty() && !read_some()) throw std::runtime_error("no answer to a subscription");
    }
}

void Listener::shake_hands(std::uint16_t port, std::string const& token) {
    auto const hello = fmt::format(
        "GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Authorization: Bearer {}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        port, token);
    if (::send(handle_, hello.data(), hello.size(), MSG_NOSIGNAL) < 0) fail_errno("send");
    while (read_.find("\r\n\r\n") == std::string::npos) {
        if (!read_some()) throw std::runtime_error("no answer to a handshake");
    }
    if (!read_.starts_with("HTTP/1.1 101")) throw std::runtime_error("no WebSocket: " + read_);
    read_.erase(0, read_.find("\r\n\r\n") + 4);
}

bool Listener::read_some() {
    pollfd waiting{.fd = handle_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, patience_ms) <= 0) return false;
    std::array<char, 16 * 1024> part;
    auto const got = ::recv(handle_, part.data(), part.size(), 0);
    if (got <= 0) return false;
    read_.append(part.data(), static_cast<std::size_t>(got));
    return true;
}

std::string_view Listener::frame() {
    auto const rest = std::string_view(read_).substr(taken_);
    if (rest.size() < 2) return {};
    if (static_cast<unsigned char>(rest[0]) != 0x81) throw std::runtime_error("not one whole text frame");
    std::size_t length = static_cast<unsigned char>(rest[1]);
    std::size_t head = 2;
    if (length == 126) {
        head = 4;
        if (rest.size() < head) return {};
        length =
            static_cast<std::size_t>(static_cast<unsigned char>(rest[2])) << 8 | static_cast<unsigned char>(rest[3]);
    }
    if (length > 65'535) throw std::runtime_error("a message that is far too long");
    if (rest.size() < head + length) return {};
    taken_ += head + length;
    return rest.substr(head, length);
}

void Listener::receive(std::function<void(Heard const&)> const& on_event) {
    if (!read_some()) throw std::runtime_error("the server has hung up on a terminal");
    for (auto message = frame(); !message.empty(); message = frame()) take(message, on_event);
    read_.erase(0, taken_);
    taken_ = 0;
}

void Listener::take(std::string_view message, std::function<void(Heard const&)> const& on_event) {
    if (message.starts_with(R"({"kind":"dashboard")")) {
        ++notes_;
        return;
    }
    if (!message.starts_with(R"({"kind":"event")")) throw std::runtime_error("heard: " + std::string(message));
    auto const sequence = events::parse_cursor(quoted(message, R"("event":{"id":")"));
    if (!sequence) throw std::runtime_error("an event without a cursor: " + std::string(message));
    if (*sequence <= last_sequence_) ++disordered_;
    last_sequence_ = *sequence;
    if (quoted(message, R"("store":")") != store_) ++foreign_;
    event_bytes_ += static_cast<std::int64_t>(message.size());
    on_event({.aggregate = quoted(message, R"("aggregate":")"),
              .sequence = *sequence,
              .committed_us = us_of(quoted(message, R"("committed_at":")"))});
}

}  // namespace zg::bench
