#include "baseline.h"

#include <zg/hash.h>
#include <zg/json.h>
#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

namespace zg::bench {

namespace {

constexpr std::size_t batch_count_max = 256;

class Queue final {
public:
    void put(Order order) {
        bool was_empty;
        {
            std::lock_guard const lock(mutex_);
            was_empty = waiting_.empty();
            waiting_.push_back(std::move(order));
        }
        if (was_empty) arrived_.notify_one();
    }
    // Empty when closed.
    std::vector<Order> take() {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [&] { return is_closed_ || !waiting_.empty(); });
        std::vector<Order> taken;
        taken.swap(waiting_);
        return taken;
    }
    void close() {
        std::lock_guard const lock(mutex_);
        is_closed_ = true;
        arrived_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<Order> waiting_;
    bool is_closed_ = false;
};

class Handler final : public http::Handler {
public:
    explicit Handler(Queue& queue) : queue_(queue) {}

    void handle(http::Request const& request, http::Responder responder) override {
        if (request.path != "/v1/checkouts") return responder.answer({.status = 404});
        auto const value = json::parse(request.body);
        if (!value) return responder.answer({.status = 400});
        auto command = json::decode<flows::Checkout>(*value);
        if (!command) return responder.answer({.status = 400});
        auto const hash = digest(json::text(*command));
        queue_.put(
            {.command = *std::move(command), .hash = hash, .at = clock_.now(), .responder = std::move(responder)});
    }

private:
    Queue& queue_;
    SystemClock clock_;
};

void write_batches(Queue& queue, Engine& engine) {
    for (;;) {
        auto orders = queue.take();
        if (orders.empty()) return;
        for (std::size_t begin = 0; begin < orders.size(); begin += batch_count_max) {
            auto const batch = std::span(orders).subspan(begin, std::min(batch_count_max, orders.size() - begin));
            engine.write(batch);
            http::Gather const gather;
            for (auto& order : batch) {
                order.responder.answer(
                    {.status = order.status, .content_type = "application/json", .body = std::move(order.body)});
            }
        }
    }
}

}  // namespace

std::int64_t total_of(flows::Checkout const& command) {
    std::int64_t total = 0;
    for (auto const& line : command.lines) total += *line.unit_price * line.quantity_milli / 1000;
    return total;
}

std::string answer_body(Order const& order, std::string const& number, std::int64_t points, std::int64_t answer_bytes) {
    auto body = fmt::format(
        R"({{"id":"{}","number":"{}","store":"{}","at":"{}","total":{},"points_earned":{},"lines":)",
        order.command.id.text(), number, order.command.store.text(), order.at.text(), total_of(order.command), points);
    json::append(body, order.command.lines);
    body += R"(,"text":")";
    constexpr std::size_t end_bytes = 2;
    auto const wanted = static_cast<std::size_t>(answer_bytes) - end_bytes;
    if (body.size() < wanted) body.append(wanted - body.size(), '.');
    body += "\"}";
    return body;
}

void serve(Engine& engine) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    Queue queue;
    Handler handler(queue);
    SystemClock clock;
    http::Server server({}, {}, handler, clock, "");
    std::thread writer([&] { write_batches(queue, engine); });
    server.start(1);
    fmt::print("http://127.0.0.1:{}\n", server.port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop(std::chrono::milliseconds(1'000));
    queue.close();
    writer.join();
}

void print(Differences const& found) {
    fmt::print("{{\"receipts\": {}, \"total\": {}, \"oversold\": {}, \"stock\": {}, \"points\": {}, \"money\": {}}}\n",
               found.receipts, found.total, found.oversold, found.stock, found.points, found.money);
    std::fflush(stdout);
}

}  // namespace zg::bench
