#pragma once

#include <zg/time.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// An HTTP/1.1, WebSocket and Server-Sent Events server that knows nothing of shops. Every connection belongs to one lane (a
// thread with its own event loop); a handler is called on the lane and answers whenever and from wherever it likes.
namespace zg::http {

class Tls;

namespace detail {
class Connection;
class Outlet;
class WebSocket;
struct Core;
}  // namespace detail

enum class Method { get, head, post, put, patch, delete_, options };
[[nodiscard]] std::string_view name(Method);

// A request as it lies in the buffers of its connection. The object and every view in it stay valid until it is answered.
struct Request final {
    struct Header final {
        std::string_view name;
        std::string_view value;
    };

    Method method = Method::get;
    std::string_view target;  // as sent; starts with '/', its percent signs are well-formed
    std::string_view path;    // before '?', still percent-encoded
    std::string_view query;   // after '?', still percent-encoded
    std::string_view body;
    std::string_view remote;    // the peer's address without port
    bool is_secure = false;     // came over TLS
    bool wants_socket = false;  // asks for a WebSocket: answer with Responder::upgrade or a refusal
    std::vector<Header> headers;

    // The first header of that name (any case), trimmed; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    // The first value of `name` in the query, decoded; nullopt when there is none.
    [[nodiscard]] std::optional<std::string> query_value(std::string_view name) const;
};

// Decodes %XX; nullopt when malformed. A plus sign stays a plus sign.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view);

// Text that many connections may be sending at once.
using Text = std::shared_ptr<std::string const>;

struct Response final {
    int status = 200;
    std::string content_type = {};
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    Text shared_body = {};       // sent instead of `body` when set; never copied
    Text prepared_headers = {};  // complete header lines ("Name: value\r\n…"), sent as they are
    bool close_after = false;
};

// gzip for an answer of more than 1 KiB when `accept_encoding` allows it. Not for the hot path: it costs tens of microseconds.
void compress(Response&, std::string_view accept_encoding);
// Whether `coding` ("gzip", "br") is accepted, with q=0 understood.
[[nodiscard]] bool accepts(std::string_view accept_encoding, std::string_view coding);

// One open event stream. Copies are the same stream; usable from any thread.
class Stream final {
public:
    Stream() = default;
    // Queues text as it is ("data: …\n\n"). False once the stream is closed. A reader too slow for the queue is cut off.
    bool send(Text) const;
    void close() const;

private:
    friend class Responder;
    explicit Stream(std::shared_ptr<detail::Outlet> outlet) : outlet_(std::move(outlet)) {}
    std::shared_ptr<detail::Outlet> outlet_;
};

// One open WebSocket. Copies are the same socket; usable from any thread.
class Socket final {
public:
    Socket() = default;
    // Queues one text message. False once the socket is closed. A reader too slow for the queue is closed with 1013.
    bool send(Text) const;
    void close(int code, std::string reason) const;

private:
    friend class detail::WebSocket;
    explicit Socket(std::shared_ptr<detail::Outlet> outlet) : outlet_(std::move(outlet)) {}
    std::shared_ptr<detail::Outlet> outlet_;
};

// What happens on a WebSocket; called on its lane, one call at a time.
class SocketEvents {
public:
    virtual ~SocketEvents() = default;
    // The handshake is done. Keep the socket to send from anywhere.
    virtual void on_open(Socket) {}
    virtual void on_message(std::string_view) {}
    // Exactly once after on_open. 1006: the peer vanished.
    virtual void on_close(int /*code*/) {}
};

// The right and the duty to answer one request, exactly once, now or later, from any thread. One that is dropped answers 500.
class Responder final {
public:
    Responder(Responder&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Responder& operator=(Responder&&) = delete;
    ~Responder();

    void answer(Response);
    // Answers with an event stream that stays open; `on_close` is called on the lane when the reader is gone.
    [[nodiscard]] Stream stream(Response head, std::function<void()> on_close);
    // Answers with the switch to a WebSocket; `events` hears from it until it is closed. Only when wants_socket.
    void upgrade(std::shared_ptr<SocketEvents> events);

private:
    friend class detail::Connection;
    explicit Responder(detail::Connection* connection) : connection_(connection) {}
    detail::Connection* connection_;
};

// While one lives on a thread, that thread's answers and sends are collected; they leave together when it dies, with one
// wake-up per lane. A writer holds one while it answers a committed batch; a fan-out while it sends to its sockets.
class Gather final {
public:
    Gather();
    ~Gather();
    Gather(Gather const&) = delete;
    Gather& operator=(Gather const&) = delete;
};

class Handler {
public:
    virtual ~Handler() = default;
    // Called on a lane; must neither block nor throw.
    virtual void handle(Request const&, Responder) = 0;
    // The longest body of this request, asked when only its head is known; `usual` is Limits::body_bytes_max.
    virtual std::size_t body_bytes_max(Request const& /*head*/, std::size_t usual) { return usual; }
    // The answer to what never reaches handle(): `code` is stable ("body_too_large"). Called on a lane.
    virtual Response problem(int status, std::string_view code);
};

struct Limits final {
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 1024 * 1024;
    std::size_t connections_max = 4096;
    std::size_t socket_message_bytes_max = 64 * 1024;
    std::size_t queue_bytes_max = 1024 * 1024;  // waiting for one stream or socket
    std::chrono::milliseconds header_timeout{10'000};
    std::chrono::milliseconds body_timeout{30'000};
    std::chrono::milliseconds idle_timeout{60'000};    // between two requests
    std::chrono::milliseconds write_timeout{30'000};   // for one answer
    std::chrono::milliseconds socket_timeout{60'000};  // silence on a WebSocket; it is pinged at half of it
    std::chrono::milliseconds stream_comment_every{15'000};
    std::chrono::milliseconds farewell_timeout{1'000};  // for a peer to read our last words
};

struct Address final {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
};

struct Counts final {
    std::uint64_t requests = 0;
    std::uint64_t refused = 0;  // answered by the adapter itself: malformed, too large, too slow, too many
    std::uint64_t connections = 0;
    std::uint64_t connections_open = 0;
};

class Server final {
public:
    // Binds and listens, so that port() is known; throws std::system_error when the address is taken. `handler` and `clock`
    // (for the Date header) outlive the server. `common_headers` are complete lines sent with every answer without
    // prepared headers. With `tls` each connection may begin with a handshake; one that does not is served all the same, and
    // its requests say so (Request::is_secure).
    Server(Address const&, Limits const&, Handler&, Clock&, std::string common_headers,
           std::shared_ptr<Tls const> tls = nullptr);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    // Serves on `lanes` threads until stop().
    void start(int lanes);
    // Takes no more connections, lets requests in hand be answered for at most `grace`, closes everything and returns.
    void stop(std::chrono::milliseconds grace);
    [[nodiscard]] Counts counts() const;

private:
    std::unique_ptr<detail::Core> core_;
};

}  // namespace zg::http
