#pragma once

#include <zg/http.h>

#include <chrono>
#include <string>
#include <string_view>

namespace zg::http {

// A plain socket to a server under test, which sends exactly the bytes that it is told to.
class TestClient final {
public:
    explicit TestClient(std::uint16_t port);
    ~TestClient();
    TestClient(TestClient const&) = delete;
    TestClient& operator=(TestClient const&) = delete;

    void send(std::string_view bytes) const;
    void half_close() const;
    // Reads on until what came contains `text`, the peer closes, or 5 s have passed; gives everything since the last take().
    std::string const& read_until(std::string_view text);
    std::string const& read_to_end();
    // One answer: its head and as much body as its Content-Length says; later bytes stay for the next call.
    std::string answer();
    std::string take() { return std::exchange(got_, {}); }
    [[nodiscard]] bool closed() const { return closed_; }

private:
    bool read_some(std::chrono::steady_clock::time_point deadline);

    int socket_;
    bool closed_ = false;
    std::string got_;
};

// How long `work` takes.
template <class Work>
std::chrono::milliseconds duration_of(Work work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

}  // namespace zg::http
