#include "test_server.h"

#include <gmock/gmock.h>

#include <deque>

namespace zg::http {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Keeps requests unanswered until the test answers them.
struct Desk final {
    std::mutex mutex;
    std::deque<Responder> waiting;

    void take(Request const&, Responder responder) {
        std::lock_guard lock(mutex);
        waiting.push_back(std::move(responder));
    }
    bool holds(std::size_t count) {
        return eventually([&] {
            std::lock_guard lock(mutex);
            return waiting.size() == count;
        });
    }
    TestServer::Handle handle() {
        return [this](Request const& request, Responder responder) { take(request, std::move(responder)); };
    }
};

TEST(Server, answers_with_date_length_and_common_headers) {
    TestServer server({}, echo);
    TestClient client(server.port());
    client.send("GET /a%20b?c=d HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.answer(),
              "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 05:23:29 GMT\r\nContent-Type: text/plain\r\n"
              "Content-Length: 17\r\nX-Common: yes\r\n\r\nGET /a%20b?c=d []");
}

TEST(Server, keeps_the_connection_and_reads_bodies_in_any_pieces) {
    TestServer server({}, echo);
    TestClient client(server.port());
    std::string const request = "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello world";
    for (char const byte : request) {
        client.send({&byte, 1});
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    EXPECT_THAT(client.answer(), EndsWith("\r\n\r\nPOST /p [hello world]"));
    client.send("PUT /q HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n");
    client.send("6\r\n world\r\n0\r\nTrailer: dropped\r\n\r\n");
    EXPECT_THAT(client.answer(), EndsWith("\r\n\r\nPUT /q [hello world]"));
    client.send("DELETE /r HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto const last = client.read_to_end();
    EXPECT_THAT(last, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(last, EndsWith("DELETE /r []"));
    EXPECT_TRUE(client.closed());
}

TEST(Server, answers_pipelined_requests_in_order_even_when_answered_late) {
    Desk desk;
    TestServer server({}, desk.handle());
    TestClient client(server.port());
    client.send(
        "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\n");
    for (auto const* text : {"one", "two", "three"}) {
        ASSERT_TRUE(desk.holds(1));  // never two of one connection at a time
        auto responder = std::move(desk.waiting.front());
        desk.waiting.clear();
        responder.answer({.body = text});
        EXPECT_THAT(client.answer(), EndsWith(text));
    }
}

TEST(Server, sends_many_pipelined_answers_and_large_bodies_whole) {
    std::string const large(3'000'000, 'L');
    TestServer server({}, [&](Request const& request, Responder responder) {
        if (request.path == "/large") return responder.answer({.body = large});
        if (request.path == "/shared") return responder.answer({.shared_body = std::make_shared<std::string>(large)});
        responder.answer({.body = std::string(900, 's')});
    });
    TestClient client(server.port());
    std::string many;
    for (int i = 0; i < 300; ++i) many += "GET /small HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(many +
                "GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET /shared HTTP/1.1\r\nHost: x\r\n\r\nGET /s HTTP/1.1\r\nHost: "
                "x\r\n\r\n");
    for (int i = 0; i < 300; ++i) ASSERT_THAT(client.answer(), EndsWith(std::string(900, 's')));
    EXPECT_TRUE(client.answer().ends_with(large));
    EXPECT_TRUE(client.answer().ends_with(large));
    EXPECT_THAT(client.answer(), EndsWith("ss"));
}

TEST(Server, answers_a_gathered_batch_from_another_thread_over_two_lanes) {
    Desk desk;
    TestServer server({}, desk.handle(), 2);
    std::deque<TestClient> clients;
    for (int i = 0; i < 40; ++i) {
        clients.emplace_back(server.port());
        clients.back().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
    }
    ASSERT_TRUE(desk.holds(40));
    std::thread writer([&] {
        Gather gather;
        for (auto& responder : desk.waiting) responder.answer({.body = "done"});
    });
    writer.join();
    for (auto& client : clients) EXPECT_THAT(client.answer(), EndsWith("done"));
}

TEST(Server, head_has_the_length_and_no_body) {
    TestServer server({}, echo);
    TestClient client(server.port());
    client.send("HEAD /h HTTP/1.1\r\nHost: x\r\n\r\nGET /g HTTP/1.1\r\nHost: x\r\n\r\n");
    client.read_until("GET /g []");
    auto const both = client.take();
    EXPECT_THAT(both, HasSubstr("Content-Length: 10\r\nX-Common: yes\r\n\r\nHTTP/1.1 200"));
}

TEST(Server, tells_a_waiting_client_to_continue) {
    TestServer server({.body_bytes_max = 100}, echo);
    TestClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.take();
    client.send("hello");
    EXPECT_THAT(client.answer(), EndsWith("POST / [hello]"));
    client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n");
    EXPECT_THAT(client.answer(), StartsWith("HTTP/1.1 413 "));
    TestClient other(server.port());
    other.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\nContent-Length: 5\r\n\r\n");
    EXPECT_THAT(other.answer(), StartsWith("HTTP/1.1 417 "));
}

struct BadRequest final {
    std::string bytes;
    std::string status;
    std::string code;
};

TEST(Server, refuses_what_is_malformed_or_too_large_with_a_problem) {
    auto const long_value = std::string(20'000, 'v');
    BadRequest const rows[] = {
        {"\x16\x03\x01\x02\x01", "400", "malformed_request"},
        {"GET\r\n\r\n", "400", "malformed_request"},
        {"GET / HTTP/1.1\r\n\r\n", "400", "malformed_request"},
        {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "400", "malformed_request"},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: folded\r\n value\r\n\r\n", "400", "malformed_request"},
        {"GET / HTTP/1.1\r\nHost: x\r\nBad Name: v\r\n\r\n", "400", "malformed_request"},
        {"GET / HTTP/1.1\r\nHost: x\r\nA: nul\x01\r\n\r\n", "400", "malformed_request"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1x\r\n\r\n", "400", "malformed_request"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400", "malformed_request"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400", "malformed_request"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "400",
         "malformed_request"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", "501", "transfer_encoding_not_implemented"},
        {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400", "malformed_body"},
        {"GET / HTTP/2.7\r\nHost: x\r\n\r\n", "505", "version_not_supported"},
        {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "501", "method_not_implemented"},
        {"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"GET /a%2 HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"GET /a%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", "400", "malformed_target"},
        {"GET /" + std::string(9'000, 't') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414", "target_too_long"},
        {"GET /" + long_value, "414", "target_too_long"},
        {"GET / HTTP/1.1\r\nHost: x\r\nLong: " + long_value + "\r\n\r\n", "431", "header_too_large"},
        {"GET / HTTP/1.1\r\nHost: x\r\nLong: " + long_value, "431", "header_too_large"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", "413", "body_too_large"},
        {"POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10485761\r\n\r\n", "413", "body_too_large"},
        {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n", "400", "malformed_request"},
    };
    TestServer server({}, echo);
    for (auto const& row : rows) {
        TestClient client(server.port());
        client.send(row.bytes);
        auto const answer = client.read_to_end();
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 " + row.status + " ")) << row.bytes.substr(0, 80);
        EXPECT_THAT(answer, HasSubstr("Content-Type: application/problem+json\r\n"));
        EXPECT_THAT(answer, EndsWith("\"code\":\"" + row.code + "\"}")) << row.bytes.substr(0, 80);
        EXPECT_TRUE(client.closed());
    }
    EXPECT_EQ(server.server().counts().refused, std::size(rows));
}

TEST(Server, stops_a_chunked_body_at_its_limit_and_lets_an_upload_through) {
    TestServer server({.body_bytes_max = 1000}, echo);
    TestClient client(server.port());
    auto const chunk = "190\r\n" + std::string(400, 'c') + "\r\n";
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk +
                "0\r\n\r\n");
    EXPECT_THAT(client.read_to_end(), EndsWith("\"code\":\"body_too_large\"}"));
    TestClient other(server.port());
    other.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n" + std::string(9000, 'u'));
    EXPECT_THAT(other.answer(), EndsWith("u]"));
}

TEST(Server, the_refusal_of_a_huge_body_arrives_while_it_is_still_being_sent) {
    TestServer server({}, echo);
    TestClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n" + std::string(2'000'000, 'b'));
    EXPECT_THAT(client.read_to_end(), EndsWith("\"code\":\"body_too_large\"}"));
}

TEST(Server, ends_slow_heads_slow_bodies_and_idle_connections) {
    TestServer server(
        {.header_timeout = milliseconds(80), .body_timeout = milliseconds(80), .idle_timeout = milliseconds(80)}, echo);
    TestClient head(server.port());
    TestClient body(server.port());
    TestClient silent(server.port());
    TestClient idle(server.port());
    head.send("GET / HTTP/1.1\r\nHo");
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel");
    idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(idle.answer(), EndsWith("GET / []"));
    EXPECT_THAT(head.read_to_end(), EndsWith("\"code\":\"header_timeout\"}"));
    EXPECT_THAT(body.read_to_end(), EndsWith("\"code\":\"body_timeout\"}"));
    EXPECT_EQ(silent.read_to_end(), "");
    EXPECT_TRUE(silent.closed());
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_TRUE(idle.closed());
}

TEST(Server, a_head_that_trickles_in_cannot_extend_its_time) {
    TestServer server({.header_timeout = milliseconds(150)}, echo);
    TestClient client(server.port());
    auto const taken = duration_of([&] {
        client.send("GET / HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < 60 && !client.closed(); ++i) {
            client.send("A: b\r\n");
            std::this_thread::sleep_for(milliseconds(10));
        }
        client.read_to_end();
    });
    EXPECT_THAT(client.take(), HasSubstr("408"));
    EXPECT_LT(taken.count(), 1500);
}

TEST(Server, gives_up_on_a_peer_that_does_not_read_its_answer) {
    std::string const huge(20'000'000, 'h');
    TestServer server({.write_timeout = milliseconds(100)},
                      [&](Request const&, Responder responder) { responder.answer({.body = huge}); });
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return server.server().counts().requests == 1; }));
    EXPECT_TRUE(eventually([&] { return server.server().counts().connections_open == 0; }));
}

TEST(Server, turns_away_the_connection_that_is_too_many) {
    TestServer server({.connections_max = 2}, echo);
    TestClient first(server.port());
    TestClient second(server.port());
    ASSERT_TRUE(eventually([&] { return server.server().counts().connections_open == 2; }));
    TestClient third(server.port());
    EXPECT_THAT(third.read_to_end(), HasSubstr("\"code\":\"too_many_connections\""));
    first.send("GET /still HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(first.answer(), EndsWith("GET /still []"));
}

TEST(Server, a_dropped_responder_is_an_answer_and_not_a_hang) {
    TestServer server({}, [](Request const&, Responder) {});
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.answer(), EndsWith("\"code\":\"unanswered\"}"));
}

TEST(Server, survives_clients_that_leave_before_they_are_answered) {
    Desk desk;
    TestServer server({}, desk.handle());
    for (int i = 0; i < 20; ++i) {
        TestClient client(server.port());
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        ASSERT_TRUE(desk.holds(static_cast<std::size_t>(i) + 1));
    }
    for (auto& responder : desk.waiting) responder.answer({.body = std::string(100'000, 'x')});
    desk.waiting.clear();
    EXPECT_TRUE(eventually([&] { return server.server().counts().connections_open == 0; }));
}

TEST(Server, a_graceful_stop_answers_what_is_in_hand_and_nothing_new) {
    Desk desk;
    TestServer server({}, desk.handle());
    auto const port = server.port();
    TestClient busy(port);
    TestClient idle(port);
    busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(desk.holds(1));
    std::thread stopping([&] { server.server().stop(milliseconds(4000)); });
    EXPECT_EQ(idle.read_to_end(), "");  // closed at once
    desk.waiting.front().answer({.body = "in time"});
    auto const answer = busy.read_to_end();
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(answer, EndsWith("in time"));
    EXPECT_LT(duration_of([&] { stopping.join(); }).count(), 2500);
}

TEST(Server, a_stop_without_grace_and_an_answer_after_it_are_harmless) {
    Desk desk;
    std::optional<TestServer> server;
    server.emplace(Limits{}, desk.handle());
    TestClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(desk.holds(1));
    server.reset();
    EXPECT_EQ(client.read_to_end(), "");
    desk.waiting.front().answer({.body = "too late"});
}

TEST(Server, no_header_value_can_smuggle_in_another_header) {
    TestServer server({}, [](Request const&, Responder responder) {
        responder.answer({.headers = {{"X-Name", "a\r\nSet-Cookie: stolen=1"}}});
    });
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(client.answer(), Not(HasSubstr("\nSet-Cookie")));
}

TEST(Server, a_taken_address_is_an_exception) {
    TestServer server({}, echo);
    ManualClock clock{Instant{0}};
    EXPECT_THROW(Server({.port = server.port()}, {}, server, clock, {}), std::system_error);
}

}  // namespace
}  // namespace zg::http
