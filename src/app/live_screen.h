#pragma once

#include <zg/house.h>
#include <zg/http.h>

#include <memory>

namespace zg::app {

class LiveTopics;

// A browser. Until it says which stores it wants, it hears of all that it may see, from the moment it opens; what it missed
// before, it asks for.
class Screen final : public http::SocketEvents, public std::enable_shared_from_this<Screen> {
public:
    Screen(access::Principal principal, access::Directory const& directory, api::Vitals& vitals, LiveTopics& topics)
        : principal_(std::move(principal)), directory_(directory), vitals_(vitals), topics_(topics) {}

    void on_open(http::Socket) override;
    // {"kind":"subscribe","stores":["…"]}: answered with the same list as "subscribed", or with a "problem".
    void on_message(std::string_view) override;
    void on_close(int code) override;

    [[nodiscard]] access::Principal const& principal() const { return principal_; }
    void close() const { socket_.close(1008, "signed out"); }
    void send(http::Text text) const { (void)socket_.send(std::move(text)); }

private:
    access::Principal const principal_;
    access::Directory const& directory_;
    api::Vitals& vitals_;
    LiveTopics& topics_;
    http::Socket socket_;  // set before the topics know of this screen
};

}  // namespace zg::app
