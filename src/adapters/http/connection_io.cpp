#include "connection.h"

#include <zg/assert.h>

#include <boost/asio/buffer.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace zg::http::detail {

bool Connection::flush() {
    if (sending_) return false;
    while (pending()) {
        auto const head_left = out_sent_ < out_.size() ? out_.size() - out_sent_ : 0;
        auto const large_sent = out_sent_ - (out_.size() - head_left);
        auto const large_from = head_left > 0 ? 0 : large_sent;
        std::array const buffers{asio::const_buffer(out_.data() + out_.size() - head_left, head_left),
                                 asio::const_buffer(large_view_.data() + large_from, large_view_.size() - large_from)};
        ErrorCode error;
        auto const size = large_view_.empty() ? wire_.write_some(buffers[0], error) : wire_.write_some(buffers, error);
        if (error == asio::error::would_block) {
            sending_ = true;
            if (phase_ != Phase::body) extend(limits().write_timeout);
            wire_.async_wait_to_send(
                [self = boost::intrusive_ptr(this)](ErrorCode failed) { self->on_writable(failed); });
            return false;
        }
        if (error) return close(), false;
        out_sent_ += size;
    }
    out_.clear();
    if (out_.capacity() > 2 * out_bytes_max) out_ = {};
    out_sent_ = 0;
    large_view_ = {};
    large_ = {};
    large_shared_.reset();
    if (stream_bytes_ > 0) answer_.outlet->sent(std::exchange(stream_bytes_, 0));
    return true;
}

void Connection::on_writable(ErrorCode error) {
    sending_ = false;
    if (phase_ == Phase::closed) return;
    if (error) return close();
    if (phase_ == Phase::handling || phase_ == Phase::streaming) deadline_ = 0;
    if (flush()) advance();
}

void Connection::read_more() {
    if (reading_ || phase_ == Phase::closed) return;
    bool const deaf = phase_ == Phase::streaming || phase_ == Phase::farewell;
    if (in_begin_ == in_end_ || deaf) {
        in_begin_ = in_end_ = 0;
        if (in_.size() > in_bytes_first && phase_ == Phase::head) in_ = {};
    } else if (in_begin_ > 0) {
        std::copy(in_.begin() + in_begin_, in_.begin() + in_end_, in_.begin());
        in_end_ -= in_begin_;
        in_begin_ = 0;
    }
    if (in_.empty()) in_.resize(in_bytes_first);
    // A full buffer means that more is on its way.
    if (in_end_ == in_.size() || (phase_ == Phase::body && in_.size() < in_bytes_max / 4)) {
        in_.resize(std::min(in_.size() * 4, in_bytes_max));
    }
    ZG_ASSERT(in_end_ < in_.size());
    reading_ = true;
    wire_.async_read_some(
        asio::buffer(in_.data() + in_end_, in_.size() - in_end_),
        [self = boost::intrusive_ptr(this)](ErrorCode error, std::size_t size) { self->on_read(error, size); });
}

void Connection::on_read(ErrorCode error, std::size_t size) {
    reading_ = false;
    if (phase_ == Phase::closed) return;
    if (error) return close();
    // A reader of a stream has nothing to say, and what comes after our last words is not for us.
    if (phase_ != Phase::streaming && phase_ != Phase::farewell) in_end_ += size;
    advance();
}

Connection::Step Connection::begin_stream() {
    phase_ = Phase::streaming;
    deadline_ = 0;
    comment_at_ = lane().now() + limits().stream_comment_every.count();
    append_head(out_, answer_.response,
                {.date_line = lane().date_line(),
                 .common_lines = lane().common().headers,
                 .keep_alive = chunked_,
                 .chunked = chunked_});
    answer_.response = {};
    return Step::again;
}

Connection::Step Connection::stream_on() {
    if (!flush()) {
        if (phase_ != Phase::closed && answer_.outlet->overflowed()) close();
        return Step::wait;
    }
    auto const taken = answer_.outlet->take();
    if (taken.overflowed) return close(), Step::wait;
    if (!taken.texts.empty()) {
        std::string joined;
        for (auto const& text : taken.texts) {
            stream_bytes_ += text->size();
            joined += *text;
        }
        append_chunk(joined);
        return Step::again;
    }
    if (taken.close || lane().common().stopping.load(std::memory_order_relaxed)) {
        if (chunked_) out_ += "0\r\n\r\n";
        phase_ = Phase::last_words;
        answer_.outlet->detach();
        if (auto const on_close = std::exchange(answer_.on_close, nullptr)) on_close();
        return Step::again;
    }
    read_more();
    return Step::wait;
}

void Connection::append_chunk(std::string_view text) {
    comment_at_ = lane().now() + limits().stream_comment_every.count();
    if (!chunked_) {
        out_ += text;
        return;
    }
    std::array<char, 20> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), text.size(), 16).ptr;
    out_.append(digits.data(), end);
    out_ += "\r\n";
    out_ += text;
    out_ += "\r\n";
}

}  // namespace zg::http::detail

namespace zg::http {

using detail::Connection;

Responder::~Responder() {
    if (!connection_) return;
    Connection::deliver({connection_, false}, {.trouble = {500, "unanswered"}});
}

void Responder::answer(Response response) {
    ZG_ASSERT(connection_ != nullptr);
    Connection::deliver({std::exchange(connection_, nullptr), false}, {.response = std::move(response)});
}

Stream Responder::stream(Response head, std::function<void()> on_close) {
    ZG_ASSERT(connection_ != nullptr);
    auto outlet = connection_->make_outlet();
    Connection::deliver({std::exchange(connection_, nullptr), false},
                        {.response = std::move(head), .outlet = outlet, .on_close = std::move(on_close)});
    return Stream(std::move(outlet));
}

void Responder::upgrade(std::shared_ptr<SocketEvents> events) {
    ZG_ASSERT(connection_ != nullptr && events);
    Connection::deliver({std::exchange(connection_, nullptr), false}, {.events = std::move(events)});
}

bool Stream::send(Text text) const { return outlet_ && outlet_->send(std::move(text)); }
void Stream::close() const {
    if (outlet_) outlet_->close(0, {});
}
bool Socket::send(Text text) const { return outlet_ && outlet_->send(std::move(text)); }
void Socket::close(int code, std::string reason) const {
    if (outlet_) outlet_->close(code, std::move(reason));
}

}  // namespace zg::http
