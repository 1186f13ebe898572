#include "connection.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>

namespace zg::http::detail {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

// One WebSocket after its handshake was allowed: Beast frames, masks, pings and closes; here are the queue and the limits.
class WebSocket final : public Member {
public:
    WebSocket(std::shared_ptr<Lane> own_lane, Wire wire, std::shared_ptr<SocketEvents> events)
        : Member(std::move(own_lane)), stream_(std::move(wire)), events_(std::move(events)) {
        lane().common().open.fetch_add(1, std::memory_order_relaxed);
    }
    ~WebSocket() override { lane().common().open.fetch_sub(1, std::memory_order_relaxed); }

    void open(websocket::request_type const& request) {
        auto const& limits = lane().common().limits;
        set_timeouts(limits.header_timeout);
        stream_.read_message_max(limits.socket_message_bytes_max);
        // One message, one frame, one system call.
        stream_.auto_fragment(false);
        // The handshake is read back after the request has gone, so Beast gets its own copy.
        request_ = request;
        lane().join_members(this);
        stream_.async_accept(request_, [self = MemberPtr(this), this](ErrorCode error) { on_accepted(error); });
    }

    void run() override { send_next(); }

    void sweep(std::int64_t now) override {
        if (deadline_ != 0 && now >= deadline_) kill();
    }

    void retire() override {
        if (outlet_) say_goodbye(websocket::close_code::going_away, "stopping");
    }

    void kill() override {
        ErrorCode ignored;
        beast::get_lowest_layer(stream_).close(ignored);
        finish(websocket::close_code::abnormal);
    }

private:
    void on_accepted(ErrorCode error) {
        if (error || finished_) return kill();
        request_ = {};
        set_timeouts(lane().common().limits.farewell_timeout);
        outlet_ = std::make_shared<Outlet>(this, lane().common().limits.queue_bytes_max);
        events_->on_open(Socket(outlet_));
        if (lane().common().stopping) retire();
        read_next();
    }

    // Beast gives the opening and the closing handshake the same time; ours differ.
    void set_timeouts(std::chrono::milliseconds handshake) {
        websocket::stream_base::timeout timeout{};
        timeout.handshake_timeout = handshake;
        timeout.idle_timeout = lane().common().limits.socket_timeout;
        timeout.keep_alive_pings = true;
        stream_.set_option(timeout);
    }

    void read_next() {
        stream_.async_read(buffer_, [self = MemberPtr(this), this](ErrorCode error, std::size_t) {
            if (finished_) return;
            if (error) return on_read_failed(error);
            if (!closing_ && !stream_.got_text()) {
                say_goodbye(websocket::close_code::unknown_data, "text only");
            } else if (!closing_) {
                auto const bytes = buffer_.data();
                events_->on_message({static_cast<char const*>(bytes.data()), bytes.size()});
            }
            buffer_.clear();
            if (!finished_) read_next();
        });
    }

    void on_read_failed(ErrorCode error) {
        int code = websocket::close_code::abnormal;
        // Beast has answered these three with a close frame of its own.
        if (error == websocket::condition::protocol_violation) code = websocket::close_code::protocol_error;
        if (error == websocket::error::message_too_big) code = websocket::close_code::too_big;
        if (error == websocket::error::bad_frame_payload) code = websocket::close_code::bad_payload;
        // The peer has said goodbye, whether or not it then hung up in time.
        if (stream_.reason().code != websocket::close_code::none) code = stream_.reason().code;
        ErrorCode ignored;
        beast::get_lowest_layer(stream_).close(ignored);
        finish(code);
    }

    void send_next() {
        if (!outlet_ || finished_ || closing_) return;
        auto taken = outlet_->take();
        if (taken.overflowed) return say_goodbye(websocket::close_code::try_again_later, "too slow");
        for (auto& text : taken.texts) queue_.push_back(std::move(text));
        if (writing_) return;
        if (queue_.empty()) {
            if (taken.close) say_goodbye(taken.close->first, taken.close->second);
            return;
        }
        writing_ = true;
        stream_.text(true);
        stream_.async_write(boost::asio::buffer(*queue_.front()),
                            [self = MemberPtr(this), this](ErrorCode error, std::size_t) {
                                writing_ = false;
                                if (finished_) return;
                                outlet_->sent(queue_.front()->size());
                                queue_.pop_front();
                                if (error) return closing_ ? void() : kill();
                                send_next();
                            });
    }

    // A peer that does not read cannot be told either, so it gets a moment and then the line is cut.
    void say_goodbye(int code, std::string_view reason) {
        if (closing_ || finished_) return;
        closing_ = true;
        close_code_ = code;
        deadline_ = lane().now() + lane().common().limits.farewell_timeout.count();
        websocket::close_reason const why(static_cast<websocket::close_code>(code), {reason.data(), reason.size()});
        stream_.async_close(why, [self = MemberPtr(this), this](ErrorCode) {
            ErrorCode ignored;
            beast::get_lowest_layer(stream_).close(ignored);
            finish(close_code_);
        });
    }

    void finish(int code) {
        if (finished_) return;
        finished_ = true;
        MemberPtr const self(this);
        lane().leave_members(*this);
        if (!outlet_) return;
        outlet_->detach();
        events_->on_close(closing_ ? close_code_ : code);
        events_.reset();
    }

    websocket::stream<Wire> stream_;
    websocket::request_type request_;
    std::shared_ptr<SocketEvents> events_;
    std::shared_ptr<Outlet> outlet_;  // since the handshake
    beast::flat_buffer buffer_;
    std::deque<Text> queue_;
    std::int64_t deadline_ = 0;
    int close_code_ = 0;
    bool writing_ = false;
    bool closing_ = false;
    bool finished_ = false;
};

void begin_web_socket(std::shared_ptr<Lane> lane, Wire wire, Request const& request,
                      std::shared_ptr<SocketEvents> events) {
    websocket::request_type handshake;
    handshake.method(beast::http::verb::get);
    handshake.target({request.target.data(), request.target.size()});
    handshake.version(11);
    for (auto const& [name, value] : request.headers) {
        handshake.insert({name.data(), name.size()}, {value.data(), value.size()});
    }
    boost::intrusive_ptr const web_socket(new WebSocket(std::move(lane), std::move(wire), std::move(events)));
    web_socket->open(handshake);
}

}  // namespace zg::http::detail
