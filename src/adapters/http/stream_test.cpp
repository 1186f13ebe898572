#include "test_server.h"

#include <gmock/gmock.h>

#include <atomic>

namespace zg::http {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

Text text(std::string bytes) { return std::make_shared<std::string>(std::move(bytes)); }

// A server whose every request opens a stream, which the test then feeds.
struct StreamServer final {
    std::mutex mutex;
    Stream stream;
    std::atomic<int> opened{0};
    std::atomic<int> closed{0};
    TestServer server;

    explicit StreamServer(Limits const& limits)
        : server(limits, [this](Request const&, Responder responder) {
              std::lock_guard lock(mutex);
              stream = responder.stream({.content_type = "text/event-stream"}, [this] { ++closed; });
              ++opened;
          }) {}
    bool is_open() {
        return eventually([&] { return opened == 1; });
    }
};

constexpr std::string_view ask = "GET /events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n";

TEST(Stream, sends_chunks_until_it_is_closed) {
    StreamServer served({});
    TestClient client(served.server.port());
    client.send(ask);
    ASSERT_TRUE(served.is_open());
    EXPECT_TRUE(served.stream.send(text("data: one\n\n")));
    client.read_until("data: one\n\n");
    EXPECT_THAT(client.take(), HasSubstr("Transfer-Encoding: chunked\r\nX-Common: yes\r\n\r\nb\r\ndata: one\n\n\r\n"));
    served.stream.send(text("data: two\n\n"));
    served.stream.close();
    EXPECT_THAT(client.read_to_end(), EndsWith("b\r\ndata: two\n\n\r\n0\r\n\r\n"));
    EXPECT_TRUE(eventually([&] { return served.closed == 1; }));
    EXPECT_FALSE(served.stream.send(text("data: three\n\n")));
}

TEST(Stream, an_old_client_gets_it_without_chunks) {
    StreamServer served({});
    TestClient client(served.server.port());
    client.send("GET / HTTP/1.0\r\n\r\n");
    ASSERT_TRUE(served.is_open());
    served.stream.send(text("data: one\n\n"));
    served.stream.close();
    EXPECT_THAT(client.read_to_end(), EndsWith("\r\n\r\ndata: one\n\n"));
}

TEST(Stream, says_something_now_and_then) {
    StreamServer served({.stream_comment_every = milliseconds(40)});
    TestClient client(served.server.port());
    client.send(ask);
    EXPECT_THAT(client.read_until("3\r\n:\n\n\r\n3\r\n:\n\n\r\n"), HasSubstr("3\r\n:\n\n\r\n3\r\n:\n\n\r\n"));
}

TEST(Stream, notices_that_its_reader_has_left) {
    StreamServer served({});
    {
        TestClient client(served.server.port());
        client.send(ask);
        client.read_until("\r\n\r\n");
    }
    EXPECT_TRUE(eventually([&] { return served.closed == 1; }));
    EXPECT_FALSE(served.stream.send(text("x")));
}

TEST(Stream, cuts_off_a_reader_that_is_too_slow) {
    StreamServer served({.queue_bytes_max = 200'000});
    TestClient client(served.server.port());
    client.send(ask);
    ASSERT_TRUE(served.is_open());
    auto const large = text(std::string(50'000, 'x'));
    int accepted = 0;
    while (served.stream.send(large) && accepted < 10'000) {
        ++accepted;
        if (accepted % 3 == 0) std::this_thread::sleep_for(milliseconds(1));
    }
    EXPECT_GT(accepted, 3);
    EXPECT_LT(accepted, 10'000);
    EXPECT_TRUE(eventually([&] { return served.closed == 1; }));
}

TEST(Stream, ends_when_the_server_stops) {
    StreamServer served({});
    TestClient client(served.server.port());
    client.send(ask);
    ASSERT_TRUE(served.is_open());
    client.read_until("\r\n\r\n");
    std::thread stopping([&] { served.server.server().stop(milliseconds(3000)); });
    EXPECT_THAT(client.read_to_end(), EndsWith("0\r\n\r\n"));
    stopping.join();
    EXPECT_EQ(served.closed, 1);
}

}  // namespace
}  // namespace zg::http
