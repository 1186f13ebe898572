#include "live_screen.h"

#include "live_topics.h"

#include <zg/api.h>

namespace zg::app {

namespace {

http::Text text_of(std::string text) { return std::make_shared<std::string const>(std::move(text)); }

}  // namespace

void Screen::on_open(http::Socket opened) {
    ++vitals_.live_sockets;
    socket_ = std::move(opened);
    topics_.put(shared_from_this(), std::nullopt);
    // Whose session has ended between the request and now is in no list that the hub has looked through.
    if (!directory_.as_of_now(principal_)) close();
}

void Screen::on_message(std::string_view message) {
    auto const wanted = api::live_subscription(message, principal_);
    if (!wanted) return send(text_of(api::live_problem(wanted.refused())));
    topics_.put(shared_from_this(), *wanted);
    send(text_of(api::live_subscribed(*wanted)));
}

void Screen::on_close(int) {
    --vitals_.live_sockets;
    topics_.remove(*this);
}

}  // namespace zg::app
