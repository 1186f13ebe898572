#pragma once

#include "lane.h"
#include "message.h"
#include "parser.h"
#include "wire.h"

#include <optional>

namespace zg::http::detail {

// One HTTP/1.1 connection: reads a request, has it handled, writes its answer, and only then looks at the next one, so that
// pipelined requests are answered in order. Bytes wait in `in_`; a head is copied out so that views into it stay put while
// its body arrives. Sending runs beside the phases: while `sending_`, nothing touches `out_`.
class Connection final : public Member {
public:
    Connection(std::shared_ptr<Lane>, Wire, std::string remote);
    ~Connection() override;

    // On its lane, first of all: serves, or says that there are too many.
    void open(bool welcome);
    void run() override;
    void sweep(std::int64_t now) override;
    void retire() override;
    void kill() override { close(); }

    // What a Responder leaves here, from any thread.
    struct Answer final {
        Response response = {};
        Parser::Trouble trouble = {};         // instead of `response`, which Handler::problem will make
        std::shared_ptr<Outlet> outlet = {};  // a stream
        std::function<void()> on_close = {};
        std::shared_ptr<SocketEvents> events = {};  // an upgrade
    };
    static void deliver(boost::intrusive_ptr<Connection>, Answer);
    [[nodiscard]] std::shared_ptr<Outlet> make_outlet();

private:
    static constexpr std::size_t in_bytes_first = 4 * 1024;
    static constexpr std::size_t in_bytes_max = 64 * 1024;
    static constexpr std::size_t out_bytes_max = 64 * 1024;    // of pipelined answers before they must be sent
    static constexpr std::size_t copy_bytes_max = 16 * 1024;   // larger bodies are sent from where they are
    static constexpr std::size_t body_bytes_kept = 64 * 1024;  // a larger buffer is given back after the answer

    enum class Phase { head, body, handling, streaming, last_words, farewell, closed };
    enum class Step { again, wait };

    void advance();
    Step read_head();
    Step accept_head();
    Step read_body();
    Step dispatch();
    Step finish_answer();
    Step finish_upgrade();
    Step begin_stream();
    Step stream_on();
    Step say_last_words();
    Step refuse(Parser::Trouble);
    // Sends what is pending; false while some of it waits for the peer, and advance() is called later.
    bool flush();
    void on_writable(ErrorCode);
    void read_more();
    void on_read(ErrorCode, std::size_t size);
    void close();

    void append_chunk(std::string_view text);
    void extend(std::chrono::milliseconds timeout) { deadline_ = lane().now() + timeout.count(); }
    [[nodiscard]] Limits const& limits() const { return lane().common().limits; }
    [[nodiscard]] std::string_view unread() const { return {in_.data() + in_begin_, in_end_ - in_begin_}; }
    [[nodiscard]] bool pending() const { return out_sent_ < out_.size() + large_view_.size(); }

    Wire wire_;
    Phase phase_ = Phase::head;
    bool fresh_ = true;
    bool inside_handle_ = false;
    bool answered_ = false;
    bool keep_alive_ = true;
    bool chunked_ = true;
    bool reading_ = false;
    bool sending_ = false;
    bool advancing_ = false;
    std::int64_t deadline_ = 0;  // 0: none
    std::int64_t comment_at_ = 0;

    std::string in_;
    std::size_t in_begin_ = 0;
    std::size_t in_end_ = 0;
    std::size_t searched_ = 0;  // of unread(): known to hold no end of a head

    std::string head_;
    std::string body_;
    std::string remote_;
    std::optional<Parser> parser_;
    Request request_;
    Answer answer_;

    std::string out_;
    std::size_t out_sent_ = 0;  // of out_ and then of large_view_
    std::string large_;         // a body that is not worth copying into out_
    Text large_shared_;         // or a shared one
    std::string_view large_view_;
    std::size_t stream_bytes_ = 0;  // taken from the outlet and not yet sent
};

// Takes a connection's bytes over for a WebSocket; `request` is valid during the call.
void begin_web_socket(std::shared_ptr<Lane>, Wire, Request const&, std::shared_ptr<SocketEvents>);

}  // namespace zg::http::detail
