#include "connection.h"

#include <zg/assert.h>

namespace zg::http::detail {
namespace {

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

Connection::Connection(std::shared_ptr<Lane> own_lane, Wire wire, std::string remote)
    : Member(std::move(own_lane)), wire_(std::move(wire)), remote_(std::move(remote)) {
    lane().common().open.fetch_add(1, std::memory_order_relaxed);
}

Connection::~Connection() { lane().common().open.fetch_sub(1, std::memory_order_relaxed); }

void Connection::open(bool welcome) {
    lane().join_members(this);
    ErrorCode error;
    wire_.socket().non_blocking(true, error);
    if (!error) wire_.socket().set_option(asio::ip::tcp::no_delay(true), error);
    if (error) return close();
    request_.remote = remote_;
    if (!welcome) refuse({503, "too_many_connections"});
    advance();
}

// One function decides what comes next; each step computes and says whether another can follow at once.
void Connection::advance() {
    if (advancing_) return;
    advancing_ = true;
    auto step = Step::again;
    while (step == Step::again) {
        switch (phase_) {
            case Phase::head: step = read_head(); break;
            case Phase::body: step = read_body(); break;
            case Phase::handling: step = answered_ && !sending_ ? finish_answer() : Step::wait; break;
            case Phase::streaming: step = stream_on(); break;
            case Phase::last_words: step = say_last_words(); break;
            case Phase::farewell:
                read_more();
                step = Step::wait;
                break;
            case Phase::closed: step = Step::wait; break;
        }
    }
    advancing_ = false;
}

Connection::Step Connection::read_head() {
    if (sending_) return Step::wait;
    if ((!large_view_.empty() || out_.size() > out_bytes_max) && !flush()) return Step::wait;
    while (searched_ == 0 && in_begin_ < in_end_ && (in_[in_begin_] == '\r' || in_[in_begin_] == '\n')) ++in_begin_;
    auto const bytes = unread();
    if (bytes.empty()) {
        if (!flush()) return Step::wait;
        if (lane().common().stopping.load(std::memory_order_relaxed)) return close(), Step::wait;
        extend(fresh_ ? limits().header_timeout : limits().idle_timeout);
        return read_more(), Step::wait;
    }
    // Every method that we know is in capitals: a TLS greeting or noise need not wait for the time limit.
    if (bytes.front() < 'A' || bytes.front() > 'Z') return refuse({400, "malformed_request"});
    if (searched_ == 0) extend(limits().header_timeout);
    auto const end = bytes.find("\r\n\r\n", searched_ < 3 ? 0 : searched_ - 3);
    bool const complete = end != std::string_view::npos;
    auto const size = complete ? end + 4 : bytes.size();
    if (size > limits().header_bytes_max) {
        bool const in_target = bytes.substr(0, limits().target_bytes_max).find("\r\n") == std::string_view::npos;
        return in_target ? refuse({414, "target_too_long"}) : refuse({431, "header_too_large"});
    }
    if (!complete) {
        searched_ = size;
        if (!flush()) return Step::wait;
        return read_more(), Step::wait;
    }
    head_.assign(bytes.substr(0, size));
    in_begin_ += size;
    searched_ = 0;
    return accept_head();
}

Connection::Step Connection::accept_head() {
    Lane::count(lane().requests);
    fresh_ = false;
    request_.is_secure = wire_.is_secure();
    parser_.emplace(head_, request_, body_);
    if (auto const trouble = parser_->accept_head(limits()); trouble.status != 0) return refuse(trouble);
    keep_alive_ = parser_->keep_alive();
    chunked_ = parser_->is_version_11();
    if (parser_->is_done()) return dispatch();
    parser_->set_body_bytes_max(lane().common().handler.body_bytes_max(request_, limits().body_bytes_max));
    if (parser_->announces_too_much()) return refuse({413, "body_too_large"});
    if (parser_->expects_continue() && in_begin_ == in_end_) out_ += continue_line;
    phase_ = Phase::body;
    extend(limits().body_timeout);
    return Step::again;
}

Connection::Step Connection::read_body() {
    while (in_begin_ < in_end_) {
        auto const bytes = unread();
        auto const [used, trouble] = parser_->feed(bytes.data(), bytes.size());
        in_begin_ += used;
        if (trouble.status != 0) return refuse(trouble);
        if (parser_->is_done()) return dispatch();
        if (used == 0) break;  // a chunk's own head that is not complete
    }
    if (in_end_ - in_begin_ >= in_bytes_max / 2) return refuse({400, "malformed_body"});
    // Answers to earlier requests and the word to continue must not wait for this body.
    flush();
    return read_more(), Step::wait;
}

Connection::Step Connection::dispatch() {
    request_.body = body_;
    phase_ = Phase::handling;
    deadline_ = 0;                // an answer takes the time it takes
    intrusive_ptr_add_ref(this);  // the Responder's share
    inside_handle_ = true;
    lane().common().handler.handle(request_, Responder(this));
    inside_handle_ = false;
    if (!answered_) flush();
    return Step::again;
}

void Connection::deliver(boost::intrusive_ptr<Connection> self, Answer answer) {
    auto& connection = *self;
    connection.answer_ = std::move(answer);
    if (connection.lane().is_current() && connection.inside_handle_) {
        connection.answered_ = true;  // dispatch() goes on with it
        return;
    }
    auto& lane = connection.lane();
    lane.post(std::move(self));
}

std::shared_ptr<Outlet> Connection::make_outlet() { return std::make_shared<Outlet>(this, limits().queue_bytes_max); }

void Connection::run() {
    if (phase_ == Phase::handling) answered_ = true;
    if (phase_ == Phase::closed) {
        if (answer_.outlet) answer_.outlet->detach();
        if (auto const on_close = std::exchange(answer_.on_close, nullptr)) on_close();
        return;
    }
    advance();
}

Connection::Step Connection::finish_answer() {
    answered_ = false;
    if (answer_.events) return finish_upgrade();
    auto& common = lane().common();
    if (answer_.trouble.status != 0) {
        Lane::count(lane().refused);
        answer_.response = common.handler.problem(answer_.trouble.status, answer_.trouble.code);
        answer_.trouble = {};
    }
    if (answer_.outlet) return begin_stream();
    auto& response = answer_.response;
    keep_alive_ = keep_alive_ && !response.close_after && !common.stopping.load(std::memory_order_relaxed);
    append_head(out_, response,
                {.date_line = lane().date_line(),
                 .common_lines = common.headers,
                 .keep_alive = keep_alive_,
                 .version_10 = !chunked_});
    bool const bodiless = request_.method == Method::head || response.status == 204 || response.status == 304;
    std::string_view const body = response.shared_body ? *response.shared_body : response.body;
    if (!bodiless && body.size() <= copy_bytes_max) {
        out_ += body;
    } else if (!bodiless) {
        large_ = std::move(response.body);
        large_shared_ = std::move(response.shared_body);
        large_view_ = large_shared_ ? *large_shared_ : large_;
    }
    answer_.response = {};
    if (body_.capacity() > body_bytes_kept) body_ = {};
    phase_ = keep_alive_ ? Phase::head : Phase::last_words;
    return Step::again;
}

Connection::Step Connection::finish_upgrade() {
    auto events = std::exchange(answer_.events, nullptr);
    if (!request_.wants_socket) return refuse({426, "upgrade_required"});
    // A client that talks on before it is answered, or does not read its answers, does not follow the protocol.
    if (in_begin_ != in_end_ || !flush())
        return phase_ == Phase::closed ? Step::wait : refuse({400, "malformed_request"});
    phase_ = Phase::closed;
    MemberPtr const self(this);
    lane().leave_members(*this);
    begin_web_socket(lane().shared_from_this(), std::move(wire_), request_, std::move(events));
    return Step::wait;
}

Connection::Step Connection::say_last_words() {
    if (!flush()) return Step::wait;
    // Closing at once would throw our answer away with what the peer is still sending; so wait until it has read it.
    ErrorCode error;
    wire_.shutdown_send(error);
    if (error) return close(), Step::wait;
    phase_ = Phase::farewell;
    extend(limits().farewell_timeout);
    return Step::again;
}

Connection::Step Connection::refuse(Parser::Trouble trouble) {
    request_.method = Method::get;  // of this request we may know nothing
    keep_alive_ = false;
    answer_ = Answer{.trouble = trouble};
    answered_ = true;
    phase_ = Phase::handling;
    return Step::again;
}

void Connection::sweep(std::int64_t now) {
    if (phase_ == Phase::streaming && !sending_ && now >= comment_at_) {
        append_chunk(":\n\n");
        advance();
    }
    if (deadline_ == 0 || now < deadline_ || phase_ == Phase::closed) return;
    deadline_ = 0;
    bool const partial = phase_ == Phase::body || (phase_ == Phase::head && in_begin_ != in_end_);
    if (!partial || sending_) return close();
    refuse(phase_ == Phase::head ? Parser::Trouble{408, "header_timeout"} : Parser::Trouble{408, "body_timeout"});
    advance();
}

void Connection::retire() {
    if (phase_ == Phase::head && in_begin_ == in_end_ && !pending()) return close();
    if (phase_ == Phase::streaming) advance();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    ErrorCode ignored;
    wire_.close(ignored);
    MemberPtr const self(this);
    lane().leave_members(*this);
    if (answer_.outlet) answer_.outlet->detach();
    if (auto const on_close = std::exchange(answer_.on_close, nullptr)) on_close();
}

}  // namespace zg::http::detail
