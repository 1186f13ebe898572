#pragma once

#include "test_client.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace zg::http {

// A server on a free port whose handler is a lambda.
class TestServer final : public Handler {
public:
    using Handle = std::function<void(Request const&, Responder)>;
    TestServer(Limits const& limits, Handle handle, int lanes = 1, std::shared_ptr<Tls const> tls = nullptr)
        : handle_(std::move(handle)), server_({}, limits, *this, clock_, "X-Common: yes\r\n", std::move(tls)) {
        server_.start(lanes);
    }

    void handle(Request const& request, Responder responder) override { handle_(request, std::move(responder)); }
    std::size_t body_bytes_max(Request const& head, std::size_t usual) override {
        return head.path == "/upload" ? 10 * usual : usual;
    }

    [[nodiscard]] Server& server() { return server_; }
    [[nodiscard]] std::uint16_t port() const { return server_.port(); }

private:
    ManualClock clock_{Instant{1'795'325'009'000}};
    Handle handle_;
    Server server_;
};

// Answers with what it was asked: "POST /path?query [body]".
inline void echo(Request const& request, Responder responder) {
    auto text =
        std::string(name(request.method)) + " " + std::string(request.target) + " [" + std::string(request.body) + "]";
    responder.answer({.content_type = "text/plain", .body = std::move(text)});
}

// Waits for something that another thread does, at most 5 s.
template <class Condition>
bool eventually(Condition condition) {
    for (int round = 0; round < 1000; ++round) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

}  // namespace zg::http
