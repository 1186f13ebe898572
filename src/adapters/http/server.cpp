#include "connection.h"

#include <zg/assert.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include <string>
#include <system_error>

namespace zg::http {
namespace detail {

using tcp = asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

// The first lane accepts, and hands each socket to the next lane in turn.
struct Core final {
    Core(Address const& address, std::shared_ptr<Common> shared)
        : common(std::move(shared)), lanes{std::make_shared<Lane>(common)}, acceptor(lanes[0]->io()) {
        tcp::endpoint const endpoint(asio::ip::make_address(address.host), address.port);
        acceptor.open(endpoint.protocol());
        acceptor.set_option(Acceptor::reuse_address(true));
        acceptor.bind(endpoint);
        acceptor.listen();
    }

    void accept() {
        auto& lane = lanes[next_lane];
        next_lane = (next_lane + 1) % lanes.size();
        acceptor.async_accept(lane->io(), [this, &lane](ErrorCode error, TcpSocket socket) {
            if (error == asio::error::operation_aborted || common->stopping) return;
            if (!error) take(lane, std::move(socket));
            // Out of descriptors or the like: the sweep of open connections needs a moment to help.
            if (error && error != asio::error::connection_aborted) return accept_later();
            accept();
        });
    }

    void accept_later() {
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([this](ErrorCode error) {
            if (!error && !common->stopping) accept();
        });
    }

    void take(std::shared_ptr<Lane> const& lane, TcpSocket socket) {
        ErrorCode error;
        auto const peer = socket.remote_endpoint(error);
        if (error) return;
        bool const welcome = common->open.load(std::memory_order_relaxed) < common->limits.connections_max;
        accepted.fetch_add(1, std::memory_order_relaxed);
        auto const address = peer.address();
        // Who comes by IPv4 to a socket of both kinds is the same as anywhere else.
        bool const is_mapped = address.is_v6() && address.to_v6().is_v4_mapped();
        auto remote = is_mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string()
                                : address.to_string();
        boost::intrusive_ptr const connection(
            new Connection(lane, Wire(std::move(socket), context()), std::move(remote)));
        if (lane->is_current()) return connection->open(welcome);
        asio::post(lane->io(), [connection, welcome] { connection->open(welcome); });
    }

    [[nodiscard]] Tls::Context context() const { return common->tls ? common->tls->context() : nullptr; }

    std::shared_ptr<Common> common;
    std::vector<std::shared_ptr<Lane>> lanes;
    Acceptor acceptor;
    asio::steady_timer pause{lanes[0]->io()};
    std::atomic<std::uint64_t> accepted{0};
    std::size_t next_lane = 0;
    bool started = false;
    bool stopped = false;
};

}  // namespace detail

Server::Server(Address const& address, Limits const& limits, Handler& handler, Clock& clock, std::string common_headers,
               std::shared_ptr<Tls const> tls) {
    ZG_ASSERT(limits.header_bytes_max <= 32 * 1024);  // the read buffer holds twice that
    auto common = std::shared_ptr<detail::Common>(new detail::Common{.limits = limits,
                                                                     .handler = handler,
                                                                     .clock = clock,
                                                                     .headers = std::move(common_headers),
                                                                     .tls = std::move(tls)});
    try {
        core_ = std::make_unique<detail::Core>(address, std::move(common));
    } catch (boost::system::system_error const& error) {
        throw std::system_error(error.code(), "cannot listen on " + address.host + ":" + std::to_string(address.port));
    }
}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

std::uint16_t Server::port() const { return core_->acceptor.local_endpoint().port(); }

void Server::start(int lanes) {
    ZG_ASSERT(lanes > 0 && !core_->started && !core_->stopped);
    core_->started = true;
    while (core_->lanes.size() < static_cast<std::size_t>(lanes)) {
        core_->lanes.push_back(std::make_shared<detail::Lane>(core_->common));
    }
    core_->accept();
    for (auto const& lane : core_->lanes) lane->start();
}

void Server::stop(std::chrono::milliseconds grace) {
    if (core_->stopped) return;
    core_->stopped = true;
    core_->common->stopping = true;
    boost::asio::post(core_->lanes[0]->io(), [core = core_.get()] {
        detail::ErrorCode ignored;
        core->acceptor.close(ignored);
        core->pause.cancel();
    });
    for (auto const& lane : core_->lanes) lane->ask_to_retire();
    auto const step = std::chrono::milliseconds(5);
    for (auto waited = step; waited <= grace && core_->common->open > 0; waited += step) {
        std::this_thread::sleep_for(step);
    }
    for (auto const& lane : core_->lanes) lane->ask_to_kill();
    for (auto const& lane : core_->lanes) lane->join();
}

Counts Server::counts() const {
    Counts counts{.connections = core_->accepted, .connections_open = core_->common->open};
    for (auto const& lane : core_->lanes) {
        counts.requests += lane->requests.load(std::memory_order_relaxed);
        counts.refused += lane->refused.load(std::memory_order_relaxed);
    }
    return counts;
}

}  // namespace zg::http
