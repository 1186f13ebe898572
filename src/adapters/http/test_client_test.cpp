#include "test_client.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zg::http {

TestClient::TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const small = 32 * 1024;  // so that a client that does not read fills up soon
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    int const at_once = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
}

TestClient::~TestClient() { ::close(socket_); }

void TestClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the server has closed; what it said before is still to be read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void TestClient::half_close() const { ::shutdown(socket_, SHUT_WR); }

bool TestClient::read_some(std::chrono::steady_clock::time_point deadline) {
    auto const left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd wanted{.fd = socket_, .events = POLLIN, .revents = 0};
    if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0) return false;
    char buffer[65536];
    auto const size = ::recv(socket_, buffer, sizeof buffer, 0);
    if (size <= 0) {
        closed_ = true;
        return false;
    }
    got_.append(buffer, static_cast<std::size_t>(size));
    return true;
}

std::string const& TestClient::read_until(std::string_view text) {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (got_.find(text) == std::string::npos && read_some(deadline)) {}
    return got_;
}

std::string const& TestClient::read_to_end() {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (read_some(deadline)) {}
    return got_;
}

std::string TestClient::answer() {
    read_until("\r\n\r\n");
    auto const head = got_.find("\r\n\r\n");
    if (head == std::string::npos) return take();
    std::size_t size = head + 4;
    if (auto const length = got_.find("Content-Length: "); length < head) {
        size += static_cast<std::size_t>(std::atoi(got_.c_str() + length + 16));
    }
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (got_.size() < size && read_some(deadline)) {}
    auto first = got_.substr(0, size);
    got_.erase(0, size);
    return first;
}

}  // namespace zg::http
