#pragma once

#include "lane.h"

#include <zg/tls.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/buffers_iterator.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <array>
#include <memory>

struct ssl_st;

namespace zg::http::detail {

// The bytes of a connection, which never block: the socket's own, or TLS over it. A wire that may speak TLS knows by the first
// byte that comes: no HTTP method begins with the byte that opens a TLS handshake. Must stay where it is while it is waited for.
class Wire final {
public:
    // Without a context it is plain.
    Wire(TcpSocket, Tls::Context);
    Wire(Wire&&) noexcept;
    Wire& operator=(Wire&&) = delete;
    ~Wire();

    using executor_type = TcpSocket::executor_type;
    executor_type get_executor() { return socket_.get_executor(); }
    [[nodiscard]] bool is_secure() const { return mode_ == Mode::secure; }

    // `error` is would_block when nothing can be sent now; async_wait_to_send() says when to try the very same bytes again.
    template <class Buffers>
    std::size_t write_some(Buffers const& buffers, ErrorCode& error) {
        if (mode_ != Mode::secure) return socket_.write_some(buffers, error);
        std::array<char, record_bytes_max> record;
        auto const size = asio::buffer_copy(asio::buffer(record), buffers);
        return write_secure(record.data(), size, error);
    }
    template <class Handler>
    void async_wait_to_send(Handler handler) {
        socket_.async_wait(mode_ == Mode::secure ? to_write_ : TcpSocket::wait_write, std::move(handler));
    }

    // As Asio's streams, for a handler that is called with an error and a size, never from within the call.
    template <class Buffers, class Handler>
    void async_read_some(Buffers const& buffers, Handler handler) {
        if (mode_ == Mode::plain) return socket_.async_read_some(buffers, std::move(handler));
        ErrorCode error;
        std::size_t size = 0;
        if (mode_ == Mode::unknown) listen_for_tls(error);
        if (mode_ == Mode::plain) return socket_.async_read_some(buffers, std::move(handler));
        if (mode_ == Mode::secure) size = read_secure(*asio::buffer_sequence_begin(buffers), error);
        if (error != asio::error::would_block) return finish(std::move(handler), error, size);
        socket_.async_wait(mode_ == Mode::secure ? to_read_ : TcpSocket::wait_read,
                           [this, buffers, handler = std::move(handler)](ErrorCode failed) mutable {
                               if (failed) return handler(failed, std::size_t{0});
                               async_read_some(buffers, std::move(handler));
                           });
    }
    template <class Buffers, class Handler>
    void async_write_some(Buffers const& buffers, Handler handler) {
        if (mode_ != Mode::secure) return socket_.async_write_some(buffers, std::move(handler));
        ErrorCode error;
        auto const size = write_some(buffers, error);
        if (error != asio::error::would_block) return finish(std::move(handler), error, size);
        async_wait_to_send([this, buffers, handler = std::move(handler)](ErrorCode failed) mutable {
            if (failed) return handler(failed, std::size_t{0});
            async_write_some(buffers, std::move(handler));
        });
    }

    // Tells the peer that nothing more comes.
    void shutdown_send(ErrorCode&);
    void close(ErrorCode&);
    [[nodiscard]] TcpSocket& socket() { return socket_; }

private:
    static constexpr std::size_t record_bytes_max = 16 * 1024;
    enum class Mode { plain, unknown, secure };

    template <class Handler>
    void finish(Handler handler, ErrorCode error, std::size_t size) {
        asio::post(get_executor(), [handler = std::move(handler), error, size]() mutable { handler(error, size); });
    }
    [[nodiscard]] bool is_closed(ErrorCode&) const;
    void listen_for_tls(ErrorCode&);
    std::size_t read_secure(asio::mutable_buffer, ErrorCode&);
    std::size_t write_secure(void const* bytes, std::size_t size, ErrorCode&);
    ErrorCode error_of(int result, TcpSocket::wait_type& wait) const;

    TcpSocket socket_;
    Tls::Context context_;
    std::unique_ptr<ssl_st, void (*)(ssl_st*)> ssl_;
    Mode mode_;
    // What the last try waits for: TLS may have to write before it can read, and the other way round.
    TcpSocket::wait_type to_read_ = TcpSocket::wait_read;
    TcpSocket::wait_type to_write_ = TcpSocket::wait_write;
};

// How Beast ends a WebSocket over a wire.
inline void beast_close_socket(Wire& wire) {
    ErrorCode ignored;
    wire.close(ignored);
}
inline void teardown(boost::beast::role_type role, Wire& wire, ErrorCode& error) {
    boost::beast::websocket::teardown(role, wire.socket(), error);
}
template <class Handler>
void async_teardown(boost::beast::role_type role, Wire& wire, Handler&& handler) {
    ErrorCode ignored;
    if (wire.is_secure()) wire.shutdown_send(ignored);
    boost::beast::websocket::async_teardown(role, wire.socket(), std::forward<Handler>(handler));
}

}  // namespace zg::http::detail
