#include "test_caller.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace zg::api {

std::string Reply::member(std::string_view name) const {
    auto const value = json::parse(body);
    if (!value || !value->is_object()) return {};
    auto const* found = value->as_object().if_contains(name);
    return found && found->is_string() ? std::string(found->as_string()) : std::string();
}

std::string Reply::header(std::string_view name) const {
    auto const line = "\r\n" + std::string(name) + ": ";
    auto const at = head.find(line);
    if (at == std::string::npos) return {};
    auto const begin = at + line.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

Reply exchange(std::uint16_t port, std::string const& bytes) {
    int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    for (std::string_view rest = bytes; !rest.empty();) {
        auto const sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) break;  // refused on its head; the answer is still to be read
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::string got;
    char buffer[65536];
    for (;;) {
        auto const size = ::recv(socket, buffer, sizeof buffer, 0);
        if (size <= 0) break;
        got.append(buffer, static_cast<std::size_t>(size));
    }
    ::close(socket);
    Reply reply;
    auto const end = got.find("\r\n\r\n");
    if (!got.starts_with("HTTP/1.1 ") || end == std::string::npos) return reply;
    reply.status = std::atoi(got.c_str() + 9);
    reply.head = got.substr(0, end + 2);
    reply.body = got.substr(end + 4);
    return reply;
}

}  // namespace zg::api
