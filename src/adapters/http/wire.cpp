#include "wire.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <sys/socket.h>
#include <cerrno>
#include <new>

namespace zg::http::detail {

namespace {

constexpr unsigned char handshake_byte = 22;  // RFC 8446, 5.1: the content type of a record of the handshake

}  // namespace

Wire::Wire(TcpSocket socket, Tls::Context context)
    : socket_(std::move(socket)),
      context_(std::move(context)),
      ssl_(nullptr, SSL_free),
      mode_(context_ ? Mode::unknown : Mode::plain) {}
Wire::Wire(Wire&&) noexcept = default;
Wire::~Wire() = default;

// OpenSSL knows the descriptor by its number alone, which somebody else may have by now: a wait that had ended before the socket was
// closed still calls its handler.
bool Wire::is_closed(ErrorCode& error) const {
    if (socket_.is_open()) return false;
    error = asio::error::bad_descriptor;
    return true;
}

void Wire::listen_for_tls(ErrorCode& error) {
    if (is_closed(error)) return;
    unsigned char first = 0;
    auto const size = ::recv(socket_.native_handle(), &first, 1, MSG_PEEK | MSG_DONTWAIT);
    if (size < 0) {
        error = ErrorCode(errno == EINTR ? EAGAIN : errno, boost::system::system_category());
        return;
    }
    if (size == 0 || first != handshake_byte) {
        mode_ = Mode::plain;
        return;
    }
    ssl_.reset(SSL_new(context_.get()));
    if (!ssl_ || SSL_set_fd(ssl_.get(), socket_.native_handle()) != 1) throw std::bad_alloc();
    SSL_set_accept_state(ssl_.get());
    mode_ = Mode::secure;
}

std::size_t Wire::read_secure(asio::mutable_buffer buffer, ErrorCode& error) {
    if (is_closed(error)) return 0;
    ERR_clear_error();
    std::size_t size = 0;
    auto const result = SSL_read_ex(ssl_.get(), buffer.data(), buffer.size(), &size);
    if (result != 1) error = error_of(result, to_read_);
    return size;
}

std::size_t Wire::write_secure(void const* bytes, std::size_t size, ErrorCode& error) {
    if (is_closed(error)) return 0;
    ERR_clear_error();
    std::size_t sent = 0;
    auto const result = SSL_write_ex(ssl_.get(), bytes, size, &sent);
    if (result != 1) error = error_of(result, to_write_);
    return sent;
}

ErrorCode Wire::error_of(int result, TcpSocket::wait_type& wait) const {
    auto const failed = errno;
    switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_WANT_READ: wait = TcpSocket::wait_read; return asio::error::would_block;
        case SSL_ERROR_WANT_WRITE: wait = TcpSocket::wait_write; return asio::error::would_block;
        case SSL_ERROR_ZERO_RETURN: return asio::error::eof;
        case SSL_ERROR_SYSCALL:
            if (failed != 0) return ErrorCode(failed, boost::system::system_category());
            return asio::error::eof;
        default: return asio::error::connection_aborted;  // not TLS after all, or a peer that does not trust us
    }
}

void Wire::shutdown_send(ErrorCode& error) {
    if (is_closed(error)) return;
    if (mode_ == Mode::secure && SSL_is_init_finished(ssl_.get())) {
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
    }
    socket_.shutdown(TcpSocket::shutdown_send, error);
}

void Wire::close(ErrorCode& error) { socket_.close(error); }

}  // namespace zg::http::detail
