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

constexpr std::string_view handshake =
    "GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://x\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

// A client's frame: final, masked with zeros, which leaves the payload readable. Opcodes: 1 text, 2 binary, 8 close, 9 ping.
std::string frame(int opcode, std::string const& payload) {
    std::string bytes(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        bytes += static_cast<char>(0x80 | 126);
        bytes += static_cast<char>(payload.size() >> 8);
        bytes += static_cast<char>(payload.size() & 0xff);
    } else {
        bytes += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((payload.size() >> shift) & 0xff);
    }
    return bytes + std::string(4, '\0') + payload;
}

// The server's close frame with that code and reason.
std::string close_frame(int code, std::string const& reason) {
    std::string bytes = "\x88";
    bytes += static_cast<char>(2 + reason.size());
    bytes += static_cast<char>(code >> 8);
    bytes += static_cast<char>(code & 0xff);
    return bytes + reason;
}

// Echoes messages and remembers how it ended.
struct Echo final : SocketEvents {
    Socket socket;
    std::atomic<bool> opened{false};
    std::atomic<int> closed_with{0};
    std::atomic<int> closes{0};

    void on_open(Socket opened_socket) override {
        socket = opened_socket;
        opened = true;
    }
    void on_message(std::string_view message) override { socket.send(text("echo " + std::string(message))); }
    void on_close(int code) override {
        closed_with = code;
        ++closes;
    }
};

struct LiveServer final {
    std::shared_ptr<Echo> events = std::make_shared<Echo>();
    TestServer server;

    explicit LiveServer(Limits const& limits)
        : server(limits, [this](Request const& request, Responder responder) {
              if (request.header("Origin") == "http://evil") return responder.answer({.status = 403, .body = "no"});
              responder.upgrade(events);
          }) {}
    bool ended_with(int code) {
        return eventually([&] { return events->closes > 0; }) && events->closed_with == code && events->closes == 1;
    }
};

void shake_hands(TestClient& client) {
    client.send(handshake);
    client.read_until("\r\n\r\n");
    EXPECT_THAT(client.take(), HasSubstr("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));  // the sample of RFC 6455
}

TEST(WebSocket, echoes_messages_pings_and_closes) {
    LiveServer live({});
    TestClient client(live.server.port());
    shake_hands(client);
    client.send(frame(1, "hello"));
    EXPECT_EQ(client.read_until("hello"),
              "\x81\x0a"
              "echo hello");
    client.take();
    auto const medium = std::string(60'000, 'm');
    client.send(frame(1, medium));
    EXPECT_TRUE(client.read_until(medium) ==
                "\x81\x7e\xea\x65"
                "echo " +
                    medium);
    client.take();
    client.send(frame(9, "ping!"));
    EXPECT_EQ(client.read_until("ping!"), "\x8a\x05ping!");
    client.take();
    client.send(frame(8, "\x03\xe8"));
    EXPECT_THAT(client.read_to_end(), StartsWith("\x88"));
    client.half_close();
    EXPECT_TRUE(live.ended_with(1000));
    EXPECT_FALSE(live.events->socket.send(text("late")));
}

TEST(WebSocket, the_handler_may_refuse_and_nothing_else_may_upgrade) {
    LiveServer live({});
    TestClient evil(live.server.port());
    auto request = std::string(handshake);
    request.replace(request.find("http://x"), 8, "http://evil");
    evil.send(request);
    EXPECT_THAT(evil.answer(), StartsWith("HTTP/1.1 403 "));
    TestClient plain(live.server.port());
    plain.send("GET /live HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(plain.answer(), EndsWith("\"code\":\"upgrade_required\"}"));
    TestClient hasty(live.server.port());
    hasty.send(std::string(handshake) + frame(1, "too early"));
    EXPECT_THAT(hasty.answer(), StartsWith("HTTP/1.1 400 "));
    TestClient old(live.server.port());
    request = handshake;
    request.replace(request.find("Version: 13"), 11, "Version: 12");
    old.send(request);
    EXPECT_THAT(old.read_to_end(), StartsWith("HTTP/1.1 4"));
    EXPECT_FALSE(live.events->opened);
}

TEST(WebSocket, sends_queued_messages_in_order_and_then_closes) {
    LiveServer live({});
    TestClient client(live.server.port());
    shake_hands(client);
    ASSERT_TRUE(eventually([&] { return live.events->opened.load(); }));
    std::string expected;
    {
        Gather gather;
        for (int i = 100; i < 200; ++i) {
            live.events->socket.send(text(std::to_string(i)));
            expected += "\x81\x03" + std::to_string(i);
        }
        live.events->socket.close(1000, "done");
    }
    EXPECT_EQ(client.read_until("done"), expected + close_frame(1000, "done"));
    client.send(frame(8, "\x03\xe8"));
    EXPECT_TRUE(live.ended_with(1000));
}

struct BadFrame final {
    std::string bytes;
    int code;
};

TEST(WebSocket, refuses_long_binary_unmasked_and_misspelt_messages) {
    BadFrame const rows[] = {
        {frame(1, std::string(65'537, 'l')), 1009},
        {frame(2, "binary"), 1003},
        {frame(1, "\xff\xfe"), 1007},
        {std::string("\x81\x02hi"), 1002},
    };
    for (auto const& [bytes, code] : rows) {
        LiveServer live({});
        TestClient client(live.server.port());
        shake_hands(client);
        client.send(bytes);
        EXPECT_THAT(client.read_to_end(), StartsWith("\x88"));
        EXPECT_TRUE(client.closed());
        client.half_close();
        EXPECT_TRUE(live.ended_with(code)) << code << " got " << live.events->closed_with;
    }
}

TEST(WebSocket, closes_a_reader_that_is_too_slow) {
    LiveServer live({.queue_bytes_max = 200'000, .farewell_timeout = milliseconds(50)});
    TestClient client(live.server.port());
    shake_hands(client);
    ASSERT_TRUE(eventually([&] { return live.events->opened.load(); }));
    auto const large = text(std::string(50'000, 'x'));
    int accepted = 0;
    while (live.events->socket.send(large) && accepted < 10'000) {
        ++accepted;
        if (accepted % 3 == 0) std::this_thread::sleep_for(milliseconds(1));
    }
    EXPECT_GT(accepted, 3);
    EXPECT_LT(accepted, 10'000);
    EXPECT_TRUE(live.ended_with(1013));
}

TEST(WebSocket, a_lane_with_many_readers_is_served_from_one_text) {
    std::mutex mutex;
    std::vector<std::shared_ptr<Echo>> all;
    TestServer server({}, [&](Request const&, Responder responder) {
        std::lock_guard lock(mutex);
        all.push_back(std::make_shared<Echo>());
        responder.upgrade(all.back());
    });
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        shake_hands(*clients.back());
    }
    for (auto const& events : all) ASSERT_TRUE(eventually([&] { return events->opened.load(); }));
    auto const news = text("news");
    {
        Gather gather;
        for (auto const& events : all) ASSERT_TRUE(events->socket.send(news));
    }
    for (auto const& client : clients) EXPECT_EQ(client->read_until("news"), "\x81\x04news");
}

TEST(WebSocket, pings_a_silent_peer_and_lets_go_of_a_dead_one) {
    LiveServer live({.socket_timeout = milliseconds(300)});
    TestClient client(live.server.port());
    shake_hands(client);
    client.read_until(std::string("\x89\x00", 2));
    EXPECT_EQ(client.take(), std::string("\x89\x00", 2));
    EXPECT_TRUE(live.ended_with(1006));
}

TEST(WebSocket, a_peer_that_vanishes_is_1006) {
    LiveServer live({});
    {
        TestClient client(live.server.port());
        shake_hands(client);
    }
    EXPECT_TRUE(live.ended_with(1006));
}

TEST(WebSocket, is_told_that_the_server_stops) {
    LiveServer live({});
    TestClient client(live.server.port());
    shake_hands(client);
    std::thread stopping([&] { live.server.server().stop(milliseconds(3000)); });
    EXPECT_EQ(client.read_until("stopping"), close_frame(1001, "stopping"));
    client.send(frame(8, "\x03\xe9"));
    stopping.join();
    EXPECT_TRUE(live.ended_with(1001));
}

}  // namespace
}  // namespace zg::http
