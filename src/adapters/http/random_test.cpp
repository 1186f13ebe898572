#include "test_server.h"

#include <zg/rng.h>

#include <gmock/gmock.h>

#include <array>

namespace zg::http {
namespace {

struct Exchange final {
    std::string request;
    std::string answer_body;
};

// A request with a body of up to 40,000 bytes, sent plain or in chunks, and what echo() says to it.
Exchange random_exchange(SeededRng& rng, int number) {
    std::string body(rng.below(8) == 0 ? rng.below(40'000) : rng.below(60), '\0');
    for (auto& byte : body) byte = static_cast<char>('a' + rng.below(26));
    auto const target = "/r" + std::to_string(number) + "?q=" + std::to_string(rng.below(1000));
    auto request = "POST " + target + " HTTP/1.1\r\nHost: x\r\nX-Pad: " + std::string(rng.below(300), 'p') + "\r\n";
    if (rng.below(2) == 0) {
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    } else {
        request += "Transfer-Encoding: chunked\r\n\r\n";
        for (std::size_t at = 0; at < body.size();) {
            auto const size = std::min<std::size_t>(1 + rng.below(5000), body.size() - at);
            std::array<char, 20> digits{};
            std::snprintf(digits.data(), digits.size(), "%zx\r\n", size);
            request += digits.data() + body.substr(at, size) + "\r\n";
            at += size;
        }
        request += "0\r\n\r\n";
    }
    return {request, "POST " + target + " [" + body + "]"};
}

TEST(Random, pipelined_requests_in_random_pieces_are_each_answered_in_order) {
    TestServer server({}, echo, 2);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SeededRng rng(seed);
        std::vector<Exchange> exchanges;
        std::string bytes;
        for (int number = 0; number < 12; ++number) {
            exchanges.push_back(random_exchange(rng, number));
            bytes += exchanges.back().request;
        }
        TestClient client(server.port());
        std::thread sender([&] {
            for (std::size_t at = 0; at < bytes.size();) {
                auto const size = std::min<std::size_t>(1 + rng.below(20'000), bytes.size() - at);
                client.send(std::string_view(bytes).substr(at, size));
                at += size;
            }
        });
        for (auto const& exchange : exchanges) {
            auto const answer = client.answer();
            EXPECT_TRUE(answer.ends_with("\r\n\r\n" + exchange.answer_body)) << "seed " << seed;
        }
        sender.join();
    }
}

TEST(Random, damaged_requests_get_an_answer_or_an_end_and_harm_nobody_else) {
    TestServer server({}, echo);
    TestClient witness(server.port());
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        SeededRng rng(seed);
        auto bytes = random_exchange(rng, 0).request;
        for (auto damage = 1 + rng.below(4); damage > 0 && !bytes.empty(); --damage) {
            auto const at = rng.below(std::min<std::size_t>(bytes.size(), 400));
            switch (rng.below(3)) {
                case 0: bytes[at] = static_cast<char>(rng.below(256)); break;
                case 1: bytes.erase(at, 1 + rng.below(5)); break;
                default: bytes.insert(at, 1 + rng.below(3), "\r\n: ;%"[rng.below(6)]); break;
            }
        }
        TestClient client(server.port());
        client.send(bytes);
        client.half_close();
        auto const answer = client.read_to_end();
        EXPECT_TRUE(client.closed()) << "seed " << seed;
        EXPECT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 ")) << "seed " << seed;
    }
    witness.send("GET /witness HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(witness.answer(), testing::EndsWith("GET /witness []"));
}

TEST(Random, a_server_that_never_started_ends_cleanly) {
    ManualClock clock{Instant{0}};
    TestServer other({}, echo);
    Server server({}, {}, other, clock, {});
    EXPECT_NE(server.port(), 0);
}

}  // namespace
}  // namespace zg::http
