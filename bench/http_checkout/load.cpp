#include "load.h"

#include "../world/http_client.h"
#include "../world/requests.h"

#include <zg/time.h>

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>

namespace zg::bench {

namespace {

constexpr std::size_t pool_count = 40'000;

using Steady = std::chrono::steady_clock;

std::int64_t elapsed_us(Steady::time_point since) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - since).count();
}

struct Client final {
    int handle = -1;
    std::array<char, 16 * 1024> buffer;
    std::size_t filled = 0;
    std::int64_t sent_at_us = 0;
    std::int64_t total = 0;
};

class Load final {
public:
    explicit Load(LoadOptions const& options)
        : options_(options),
          requests_({.world = options.world, .token = options.token, .mix = options.mix, .seed = options.seed},
                    pool_count) {
        epoll_ = ::epoll_create1(0);
        for (int index = 0; index < options.clients; ++index) {
            clients_.push_back(std::make_unique<Client>());
            clients_.back()->handle = connect_to(options.port);
            epoll_event event{.events = EPOLLIN, .data = {.ptr = clients_.back().get()}};
            if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_.back()->handle, &event) != 0) fail_errno("epoll_ctl");
        }
        latencies_us_.reserve(1'000'000);
    }

    void run() {
        SystemClock clock;
        began_ms_ = clock.now().ms;
        began_ = Steady::now();
        auto const end_us = static_cast<std::int64_t>(options_.seconds * 1e6);
        open_count_ = options_.clients;
        for (auto const& client : clients_) send(*client);
        std::array<epoll_event, 64> events;
        while (open_count_ > 0) {
            int const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 10'000);
            if (count <= 0) throw std::runtime_error("the server answers no more");
            now_us_ = elapsed_us(began_);
            for (int index = 0; index < count; ++index) {
                auto& client = *static_cast<Client*>(events[static_cast<std::size_t>(index)].data.ptr);
                if (!receive(client)) continue;
                if (now_us_ < end_us)
                    send(client);
                else
                    --open_count_;
            }
        }
        seconds_ = static_cast<double>(now_us_) / 1e6;
    }

    void print() {
        std::sort(latencies_us_.begin(), latencies_us_.end());
        auto const share = [&](double part) {
            return latencies_us_.empty()
                       ? 0
                       : latencies_us_[static_cast<std::size_t>(part * static_cast<double>(latencies_us_.size() - 1))];
        };
        fmt::print(
            "{{\"accepted\": {}, \"refused\": {}, \"failed\": {}, \"seconds\": {:.4f}, \"p50_us\": {}, \"p99_us\": {}, "
            "\"cpu_us\": {}, \"total\": {}, \"answer_bytes\": {}}}\n",
            accepted_, refused_, failed_, seconds_, share(0.5), share(0.99), cpu_us(), total_,
            accepted_ > 0 ? answer_bytes_ / accepted_ : 0);
    }

    [[nodiscard]] std::int64_t failed() const { return failed_; }
    void start_cpu() { cpu_began_us_ = process_cpu_us(); }

private:
    std::int64_t cpu_us() const { return process_cpu_us() - cpu_began_us_; }

    void send(Client& client) {
        auto const request = requests_.next(began_ms_ + now_us_ / 1000);
        client.sent_at_us = elapsed_us(began_);
        client.total = request.total;
        auto const sent = ::send(client.handle, request.bytes.data(), request.bytes.size(), MSG_NOSIGNAL);
        if (sent != static_cast<ssize_t>(request.bytes.size())) fail_errno("send");
    }

    // True when the answer is complete.
    bool receive(Client& client) {
        auto const got =
            ::recv(client.handle, client.buffer.data() + client.filled, client.buffer.size() - client.filled, 0);
        if (got <= 0) fail_errno("recv");
        client.filled += static_cast<std::size_t>(got);
        auto const answer = answer_in({client.buffer.data(), client.filled});
        if (answer.bytes == 0) return false;
        client.filled = 0;
        count(client, answer);
        return true;
    }

    void count(Client const& client, Answer const& answer) {
        latencies_us_.push_back(elapsed_us(began_) - client.sent_at_us);
        if (answer.status == 201) {
            ++accepted_;
            total_ += client.total;
            answer_bytes_ += static_cast<std::int64_t>(answer.body_bytes);
        } else if (answer.status == 409 || answer.status == 422) {
            ++refused_;
        } else {
            if (failed_++ == 0) fmt::print(stderr, "{}\n", std::string_view(client.buffer.data(), answer.bytes));
        }
    }

    LoadOptions const& options_;
    Requests requests_;
    int epoll_ = -1;
    std::vector<std::unique_ptr<Client>> clients_;
    std::vector<std::int64_t> latencies_us_;
    Steady::time_point began_;
    std::int64_t began_ms_ = 0;
    std::int64_t now_us_ = 0;
    std::int64_t cpu_began_us_ = 0;
    int open_count_ = 0;
    double seconds_ = 0;
    std::int64_t accepted_ = 0;
    std::int64_t refused_ = 0;
    std::int64_t failed_ = 0;
    std::int64_t total_ = 0;
    std::int64_t answer_bytes_ = 0;
};

}  // namespace

int run_load(LoadOptions const& options) {
    Load load(options);
    load.start_cpu();
    load.run();
    load.print();
    return load.failed() == 0 ? 0 : 1;
}

}  // namespace zg::bench
