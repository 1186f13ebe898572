#pragma once

#include <zg/http.h>
#include <zg/tls.h>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <atomic>
#include <mutex>
#include <thread>

namespace zg::http::detail {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

class Lane;

// One that lives on a lane: a connection or a WebSocket. Counted inside, because a Responder is a bare pointer that crosses
// threads once per request.
class Member {
public:
    explicit Member(std::shared_ptr<Lane> lane) : lane_(std::move(lane)) {}
    virtual ~Member() = default;
    Member(Member const&) = delete;
    Member& operator=(Member const&) = delete;

    // All of these are called on the lane.
    virtual void run() = 0;                    // something was posted for it
    virtual void sweep(std::int64_t now) = 0;  // look at your deadline
    virtual void retire() = 0;                 // the server is stopping: finish what is in hand
    virtual void kill() = 0;                   // the grace is over

    [[nodiscard]] Lane& lane() const { return *lane_; }
    friend void intrusive_ptr_add_ref(Member* member) { member->owners_.fetch_add(1, std::memory_order_relaxed); }
    friend void intrusive_ptr_release(Member* member) {
        if (member->owners_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete member;
    }

private:
    friend class Lane;
    // Shared: a Responder may outlive the server, and its connection's socket needs the event loop until it is destroyed.
    std::shared_ptr<Lane> lane_;
    std::atomic<std::uint32_t> owners_{0};
    std::size_t place_ = 0;
};
using MemberPtr = boost::intrusive_ptr<Member>;

// What all lanes of a server share.
struct Common final {
    Limits limits;
    Handler& handler;
    Clock& clock;
    std::string headers;
    std::shared_ptr<Tls const> tls;  // null: none is spoken
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> open{0};
};

// One event loop with its thread, its members and the inbox through which other threads reach them.
class Lane final : public std::enable_shared_from_this<Lane> {
public:
    explicit Lane(std::shared_ptr<Common>);

    void start();
    [[nodiscard]] bool is_current() const;
    // Has member->run() called on the lane. From any thread; under a Gather it waits for the Gather's end.
    void post(MemberPtr);
    void post_all(std::vector<MemberPtr>&);
    // Runs once on the lane; for the rare things.
    void ask_to_retire();
    void ask_to_kill();
    // Ends the loop when the last member is gone, and waits for that.
    void join();

    void join_members(MemberPtr);
    void leave_members(Member&);

    [[nodiscard]] asio::io_context& io() { return io_; }
    [[nodiscard]] Common& common() { return *common_; }
    // Milliseconds of the steady clock, as coarse as the sweep.
    [[nodiscard]] std::int64_t now() const { return now_; }
    [[nodiscard]] std::string const& date_line() const { return date_line_; }

    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused{0};
    // Written only by the lane, so an increment needs no locked instruction.
    static void count(std::atomic<std::uint64_t>& counter) {
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }

private:
    void drain();
    void tick();
    void sweep();

    std::shared_ptr<Common> common_;
    asio::io_context io_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_{io_.get_executor()};
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               asio::io_context::executor_type>
        timer_{io_};
    std::chrono::milliseconds tick_length_;
    std::thread thread_;
    std::vector<MemberPtr> members_;
    std::vector<MemberPtr> draining_;
    bool ended_ = false;
    std::int64_t now_ = 0;
    std::int64_t date_second_ = -1;
    std::string date_line_;

    std::mutex mutex_;  // guards the two below
    std::vector<MemberPtr> inbox_;
    bool closed_ = false;
};

// The bounded queue between any thread and one open stream or WebSocket.
class Outlet final {
public:
    Outlet(MemberPtr owner, std::size_t bytes_max) : owner_(std::move(owner)), bytes_max_(bytes_max) {}

    bool send(Text);
    void close(int code, std::string reason);

    struct Taken final {
        std::vector<Text> texts;
        bool overflowed = false;
        std::optional<std::pair<int, std::string>> close = {};
    };
    // For the owner, on its lane: everything queued since the last time.
    Taken take();
    [[nodiscard]] bool overflowed();
    // `bytes` of what was taken have left the process.
    void sent(std::size_t bytes);
    // The owner is closed; nothing more is taken and the owner is let go.
    void detach();

private:
    void wake(std::unique_lock<std::mutex>);

    std::mutex mutex_;
    MemberPtr owner_;
    std::size_t bytes_max_;
    std::size_t bytes_ = 0;
    bool woken_ = false;
    Taken waiting_;
};

}  // namespace zg::http::detail
