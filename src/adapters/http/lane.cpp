#include "lane.h"

#include <zg/assert.h>

#include <boost/asio/post.hpp>

#include <algorithm>
#include <array>
#include <ctime>

namespace zg::http {
namespace detail {
namespace {

thread_local Lane const* current_lane = nullptr;
thread_local int gather_depth = 0;
thread_local std::vector<MemberPtr> gathered;

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// "Date: Sun, 22 Nov 2026 05:23:29 GMT\r\n"; strftime would follow the locale.
std::string date_header(std::int64_t unix_seconds) {
    static constexpr std::array<char const*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::time_t const seconds = unix_seconds;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> line{};
    auto const size = std::snprintf(line.data(), line.size(), "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n",
                                    days[parts.tm_wday], parts.tm_mday, months[parts.tm_mon], parts.tm_year + 1900,
                                    parts.tm_hour, parts.tm_min, parts.tm_sec);
    return {line.data(), static_cast<std::size_t>(size)};
}

// A quarter of the shortest limit is sharp enough, and between 10 and 250 ms.
std::chrono::milliseconds tick_for(Limits const& limits) {
    auto const shortest =
        std::min({limits.header_timeout, limits.body_timeout, limits.idle_timeout, limits.write_timeout,
                  limits.socket_timeout, limits.stream_comment_every, limits.farewell_timeout});
    return std::clamp(shortest / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(250));
}

}  // namespace

Lane::Lane(std::shared_ptr<Common> common) : common_(std::move(common)), tick_length_(tick_for(common_->limits)) {
    sweep();
}

void Lane::start() {
    ZG_ASSERT(!thread_.joinable());
    tick();
    thread_ = std::thread([this] {
        current_lane = this;
        io_.run();
        current_lane = nullptr;
    });
}

bool Lane::is_current() const { return current_lane == this; }

void Lane::post(MemberPtr member) {
    if (gather_depth > 0) {
        gathered.push_back(std::move(member));
        return;
    }
    std::unique_lock lock(mutex_);
    if (closed_) return;
    inbox_.push_back(std::move(member));
    bool const first = inbox_.size() == 1;
    lock.unlock();
    if (first) asio::post(io_, [self = shared_from_this()] { self->drain(); });
}

void Lane::post_all(std::vector<MemberPtr>& members) {
    std::unique_lock lock(mutex_);
    if (closed_) return;
    bool const first = inbox_.empty();
    for (auto& member : members) {
        if (member && &member->lane() == this) inbox_.push_back(std::move(member));
    }
    lock.unlock();
    if (first) asio::post(io_, [self = shared_from_this()] { self->drain(); });
}

void Lane::drain() {
    {
        std::lock_guard lock(mutex_);
        draining_.swap(inbox_);
    }
    for (auto& member : draining_) member->run();
    draining_.clear();
}

void Lane::ask_to_retire() {
    asio::post(io_, [self = shared_from_this()] {
        auto const members = self->members_;  // a copy: members leave while we walk
        for (auto const& member : members) member->retire();
    });
}

void Lane::ask_to_kill() {
    asio::post(io_, [self = shared_from_this()] {
        auto const members = self->members_;
        for (auto const& member : members) member->kill();
    });
}

void Lane::join() {
    asio::post(io_, [self = shared_from_this()] {
        self->ended_ = true;
        self->timer_.cancel();
        self->work_.reset();
    });
    if (thread_.joinable()) {
        thread_.join();
    } else {
        io_.poll();
    }
    std::vector<MemberPtr> leftover;
    std::lock_guard lock(mutex_);
    closed_ = true;
    leftover.swap(inbox_);
}

void Lane::join_members(MemberPtr member) {
    member->place_ = members_.size();
    members_.push_back(std::move(member));
}

void Lane::leave_members(Member& member) {
    auto const place = member.place_;
    ZG_ASSERT(place < members_.size() && members_[place].get() == &member);
    members_[place].swap(members_.back());
    members_[place]->place_ = place;
    members_.pop_back();
}

void Lane::tick() {
    timer_.expires_after(tick_length_);
    timer_.async_wait([self = shared_from_this()](ErrorCode error) {
        if (error || self->ended_) return;
        self->sweep();
        self->tick();
    });
}

void Lane::sweep() {
    now_ = steady_ms();
    auto const second = common_->clock.now().ms / 1000;
    if (second != date_second_) {
        date_second_ = second;
        date_line_ = date_header(second);
    }
    // Backwards, since a member that closes swaps the last one into its place.
    for (auto index = members_.size(); index-- > 0;) {
        if (index < members_.size()) {
            auto const member = members_[index];
            member->sweep(now_);
        }
    }
}

bool Outlet::send(Text text) {
    std::unique_lock lock(mutex_);
    if (!owner_ || waiting_.close) return false;
    if (waiting_.overflowed) return false;
    if (bytes_ + text->size() > bytes_max_) {
        waiting_.overflowed = true;
        waiting_.texts.clear();
        // The lane may have been woken already and be stuck in a write that never ends: it must look again.
        woken_ = false;
    } else {
        bytes_ += text->size();
        waiting_.texts.push_back(std::move(text));
    }
    bool const accepted = !waiting_.overflowed;
    wake(std::move(lock));
    return accepted;
}

void Outlet::close(int code, std::string reason) {
    std::unique_lock lock(mutex_);
    if (!owner_ || waiting_.close) return;
    waiting_.close.emplace(code, std::move(reason));
    wake(std::move(lock));
}

void Outlet::wake(std::unique_lock<std::mutex> lock) {
    if (woken_) return;
    woken_ = true;
    auto owner = owner_;
    lock.unlock();
    auto& lane = owner->lane();
    lane.post(std::move(owner));
}

Outlet::Taken Outlet::take() {
    std::lock_guard lock(mutex_);
    woken_ = false;
    Taken taken;
    taken.texts.swap(waiting_.texts);
    taken.overflowed = waiting_.overflowed;
    taken.close = waiting_.close;
    return taken;
}

bool Outlet::overflowed() {
    std::lock_guard lock(mutex_);
    return waiting_.overflowed;
}

void Outlet::sent(std::size_t bytes) {
    std::lock_guard lock(mutex_);
    bytes_ -= bytes;
}

void Outlet::detach() {
    MemberPtr owner;  // released outside the lock
    std::lock_guard lock(mutex_);
    owner_.swap(owner);
    waiting_.texts.clear();
}

}  // namespace detail

Gather::Gather() { ++detail::gather_depth; }

Gather::~Gather() {
    if (--detail::gather_depth > 0) return;
    auto& members = detail::gathered;
    for (auto& member : members) {
        if (!member) continue;  // already taken by its lane
        auto lane = member->lane().shared_from_this();
        lane->post_all(members);
    }
    members.clear();
}

}  // namespace zg::http
