#include "bare.h"

#include "audience.h"

#include <zg/events.h>
#include <zg/http.h>

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <unordered_map>

namespace zg::bench {

namespace {

using Topics = std::unordered_map<std::string, std::vector<http::Socket>>;

std::string id_after(std::string_view text, std::string_view before) {
    constexpr std::size_t id_size = 36;
    return std::string(text.substr(text.find(before) + before.size(), id_size));
}

// One lane, so nothing is locked.
struct BareScreen final : http::SocketEvents {
    explicit BareScreen(Topics& the_topics) : topics(the_topics) {}
    void on_open(http::Socket opened) override { socket = std::move(opened); }
    void on_message(std::string_view message) override {
        auto const store = id_after(message, R"("stores":[")");
        topics[store].push_back(socket);
        socket.send(
            std::make_shared<std::string const>(fmt::format(R"({{"kind":"subscribed","stores":["{}"]}})", store)));
    }
    Topics& topics;
    http::Socket socket;
};

class BareHandler final : public http::Handler {
public:
    BareHandler(std::int64_t message_bytes, std::int64_t answer_bytes)
        : message_bytes_(static_cast<std::size_t>(message_bytes)),
          answer_(static_cast<std::size_t>(answer_bytes), '.') {}

    void handle(http::Request const& request, http::Responder responder) override {
        if (request.wants_socket) return responder.upgrade(std::make_shared<BareScreen>(topics_));
        auto const store = id_after(request.body, R"("store":")");
        auto const text = std::make_shared<std::string const>(message(store, id_after(request.body, R"("id":")")));
        http::Gather const gather;
        for (auto const& socket : topics_[store]) socket.send(text);
        responder.answer({.status = 201, .content_type = "application/json", .body = answer_});
    }

private:
    std::string message(std::string const& store, std::string const& sale) {
        auto const now = wall_us();
        auto committed_at = Instant{now / 1000}.text();
        committed_at.insert(committed_at.size() - 1, fmt::format("{:03}", now % 1000));
        auto text = fmt::format(
            R"({{"kind":"event","committed_at":"{}","event":{{"id":"{}","aggregate":"{}","store":"{}","text":")",
            committed_at, events::cursor(++sequence_), sale, store);
        constexpr std::string_view end = R"("}})";
        if (text.size() + end.size() < message_bytes_) text.append(message_bytes_ - text.size() - end.size(), '.');
        return text + std::string(end);
    }

    std::size_t message_bytes_;
    std::string answer_;
    Topics topics_;
    std::int64_t sequence_ = 0;
};

}  // namespace

void run_bare_push(std::int64_t message_bytes, std::int64_t answer_bytes) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    BareHandler handler(message_bytes, answer_bytes);
    SystemClock clock;
    http::Server server({}, {}, handler, clock, "");
    server.start(1);
    fmt::print("http://127.0.0.1:{}\n", server.port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop(std::chrono::milliseconds(1'000));
}

}  // namespace zg::bench
