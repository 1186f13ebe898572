#include "load.h"

#include "../world/http_client.h"
#include "../world/requests.h"
#include "audience.h"

#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace zg::bench {

namespace {

constexpr std::size_t pool_count = 20'000;
constexpr std::size_t client_count = 64;
constexpr std::int64_t drain_us = 10'000'000;

struct Client final {
    int handle = -1;
    std::string read;
    std::string sale;  // the id of the one that is on its way; empty when none is
};

struct Sale final {
    std::int64_t answered_us = 0;
    std::int64_t committed_us = 0;
    std::int64_t heard = 0;
    bool is_measured = false;
};

std::int64_t share(std::vector<std::int64_t>& sorted, double part) {
    if (sorted.empty()) return 0;
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

class PushRun final {
public:
    explicit PushRun(PushLoad const& load)
        : load_(load),
          requests_({.world = load.world, .token = load.token, .mix = Mix::plentiful, .seed = load.seed}, pool_count),
          rng_(load.seed) {
        epoll_ = ::epoll_create1(0);
        for (std::size_t index = 0; index < client_count; ++index) {
            clients_.push_back({.handle = connect_to(load.port)});
            watch(clients_.back().handle, index);
        }
        for (std::int64_t store = 0; store < load.world.stores; ++store) {
            for (std::int64_t terminal = 0; terminal < load.terminals; ++terminal) {
                listeners_.push_back(std::make_unique<Listener>(load.port, load.token, store_id(store)));
                watch(listeners_.back()->handle(), client_count + listeners_.size() - 1);
            }
        }
    }

    void run() {
        cpu_began_us_ = process_cpu_us();
        auto const begin = wall_us();
        measured_from_ = begin + static_cast<std::int64_t>(load_.warm_up_seconds * 1e6);
        auto const end = measured_from_ + static_cast<std::int64_t>(load_.seconds * 1e6);
        for (auto next = begin; next < end; next += gap_us()) {
            for (auto now = wall_us(); now < next; now = wall_us()) wait(next - now);
            while (!send()) wait(1'000);
        }
        for (auto const give_up = wall_us() + drain_us; (on_the_way_ > 0 || missing() > 0) && wall_us() < give_up;) {
            wait(10'000);
        }
        seconds_ = static_cast<double>(wall_us() - begin) / 1e6;
    }

    int print() {
        std::vector<std::int64_t> answers;
        std::int64_t wrong = 0;
        for (auto const& [id, sale] : sales_) {
            if (sale.answered_us == 0 || sale.heard != load_.terminals) ++wrong;
            if (sale.is_measured && sale.committed_us != 0) answers.push_back(sale.answered_us - sale.committed_us);
        }
        std::sort(answers.begin(), answers.end());
        std::sort(pushes_us_.begin(), pushes_us_.end());
        std::int64_t disordered = 0, foreign = 0, notes = 0, bytes = 0;
        for (auto const& listener : listeners_) {
            disordered += listener->disordered();
            foreign += listener->foreign();
            notes += listener->notes();
            bytes += listener->event_bytes();
        }
        fmt::print(
            R"({{"accepted": {}, "failed": {}, "expected": {}, "delivered": {}, "wrong": {}, "disordered": {}, )"
            R"("foreign": {}, "p50_us": {}, "p99_us": {}, "p999_us": {}, "answer_p50_us": {}, "answer_p99_us": {}, )"
            R"("notes": {}, "message_bytes": {}, "seconds": {:.3f}, "cpu_us": {}}})"
            "\n",
            accepted_, failed_, accepted_ * load_.terminals, delivered_, wrong, disordered, foreign,
            share(pushes_us_, 0.5), share(pushes_us_, 0.99), share(pushes_us_, 0.999), share(answers, 0.5),
            share(answers, 0.99), notes, delivered_ > 0 ? bytes / delivered_ : 0, seconds_,
            process_cpu_us() - cpu_began_us_);
        return failed_ == 0 ? 0 : 1;
    }

private:
    void watch(int handle, std::size_t index) const {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
        if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, handle, &event) != 0) fail_errno("epoll_ctl");
    }

    // Exponential gaps: shops do not wait for each other.
    std::int64_t gap_us() {
        constexpr std::uint64_t steps = 1'000'000;
        auto const part = static_cast<double>(rng_.below(steps) + 1) / static_cast<double>(steps);
        return static_cast<std::int64_t>(-std::log(part) * 1e6 / static_cast<double>(load_.rate));
    }

    [[nodiscard]] std::int64_t missing() const { return accepted_ * load_.terminals - delivered_; }

    // In turn, since the server closes a connection that is idle for long.
    Client* free_client() {
        for (std::size_t tried = 0; tried < clients_.size(); ++tried) {
            auto& client = clients_[next_client_++ % clients_.size()];
            if (client.sale.empty()) return &client;
        }
        return nullptr;
    }

    // False when all connections wait for an answer.
    bool send() {
        auto* const free = free_client();
        if (!free) return false;
        auto const now = wall_us();
        auto const request = requests_.next(now / 1000);
        free->sale = std::string(request.id);
        sales_[free->sale] = {.is_measured = now >= measured_from_};
        ++on_the_way_;
        auto const sent = ::send(free->handle, request.bytes.data(), request.bytes.size(), MSG_NOSIGNAL);
        if (sent != static_cast<ssize_t>(request.bytes.size())) fail_errno("send");
        return true;
    }

    void wait(std::int64_t us) {
        std::array<epoll_event, 64> ready;
        timespec const time{.tv_sec = us / 1'000'000, .tv_nsec = us % 1'000'000 * 1000};
        int const count = ::epoll_pwait2(epoll_, ready.data(), static_cast<int>(ready.size()), &time, nullptr);
        for (int index = 0; index < count; ++index) {
            auto const which = ready[static_cast<std::size_t>(index)].data.u64;
            if (which < client_count) {
                take_answer(clients_[which]);
            } else {
                listeners_[which - client_count]->receive([this](Heard const& heard) { hear(heard); });
            }
        }
    }

    void take_answer(Client& client) {
        std::array<char, 16 * 1024> part;
        auto const got = ::recv(client.handle, part.data(), part.size(), 0);
        if (got <= 0) fail_errno("recv");
        auto const now = wall_us();
        client.read.append(part.data(), static_cast<std::size_t>(got));
        auto const answer = answer_in(client.read);
        if (answer.bytes == 0) return;
        if (answer.status == 201) {
            ++accepted_;
            sales_[client.sale].answered_us = now;
        } else if (failed_++ == 0) {
            fmt::print(stderr, "{}\n", client.read);
        }
        client.read.clear();
        client.sale.clear();
        --on_the_way_;
    }

    void hear(Heard const& heard) {
        auto const now = wall_us();
        auto& sale = sales_[std::string(heard.aggregate)];
        sale.committed_us = heard.committed_us;
        ++sale.heard;
        ++delivered_;
        if (sale.is_measured) pushes_us_.push_back(now - heard.committed_us);
    }

    PushLoad const& load_;
    Requests requests_;
    SeededRng rng_;
    int epoll_ = -1;
    std::vector<Client> clients_;
    std::size_t next_client_ = 0;
    std::vector<std::unique_ptr<Listener>> listeners_;
    std::unordered_map<std::string, Sale> sales_;
    std::vector<std::int64_t> pushes_us_;
    std::int64_t measured_from_ = 0;
    std::int64_t cpu_began_us_ = 0;
    std::int64_t on_the_way_ = 0;
    std::int64_t accepted_ = 0;
    std::int64_t failed_ = 0;
    std::int64_t delivered_ = 0;
    double seconds_ = 0;
};

}  // namespace

int run_push_load(PushLoad const& load) {
    PushRun run(load);
    run.run();
    return run.print();
}

}  // namespace zg::bench
