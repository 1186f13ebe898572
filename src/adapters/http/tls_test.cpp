#include "test_server.h"
#include "wire.h"

#include <zg/certificates.h>
#include <zg/tls.h>

#include <gmock/gmock.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <stdexcept>

namespace zg::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

KeyPair pair_for(char const* name) {
    static auto const authority = certificates::make_authority("Test", SystemClock().now());
    auto const issued = certificates::issue(authority, std::array{std::string(name)}, SystemClock().now());
    return {issued.certificate, issued.key};
}

// A client that blocks, with OpenSSL's own side of TLS.
class TlsClient final {
public:
    explicit TlsClient(std::uint16_t port, int version = TLS1_3_VERSION) : context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_min_proto_version(context_, version);
        SSL_CTX_set_max_proto_version(context_, version);
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no connection");
        ssl_ = SSL_new(context_);
        SSL_set_fd(ssl_, socket_);
        is_open_ = SSL_connect(ssl_) == 1;
    }
    ~TlsClient() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
        ::close(socket_);
    }
    TlsClient(TlsClient const&) = delete;
    TlsClient& operator=(TlsClient const&) = delete;

    [[nodiscard]] bool is_open() const { return is_open_; }
    void send(std::string_view bytes) const { SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())); }
    [[nodiscard]] std::string read_to_end() const {
        std::string got;
        std::array<char, 65'536> bytes;
        for (int size; (size = SSL_read(ssl_, bytes.data(), bytes.size())) > 0;) got.append(bytes.data(), size);
        return got;
    }
    [[nodiscard]] std::string read_until(std::string_view text) const {
        std::string got;
        std::array<char, 4'096> bytes;
        int size = 0;
        while (got.find(text) == std::string::npos && (size = SSL_read(ssl_, bytes.data(), bytes.size())) > 0)
            got.append(bytes.data(), size);
        return got;
    }
    // The names in the certificate that the server showed.
    [[nodiscard]] std::string shown() const {
        auto* const certificate = SSL_get1_peer_certificate(ssl_);
        auto* const bio = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(bio, certificate);
        char* text = nullptr;
        auto const size = BIO_get_mem_data(bio, &text);
        auto const facts = certificates::facts_of({text, static_cast<std::size_t>(size)});
        BIO_free(bio);
        X509_free(certificate);
        return facts ? facts->names.front() : "";
    }

private:
    SSL_CTX* context_;
    SSL* ssl_ = nullptr;
    int socket_ = -1;
    bool is_open_ = false;
};

void say_how(Request const& request, Responder responder) {
    responder.answer({.content_type = "text/plain",
                      .body = std::string(request.is_secure ? "secure " : "open ") + std::string(request.body)});
}

class TlsServer : public testing::Test {
protected:
    std::shared_ptr<Tls> tls_ = std::make_shared<Tls>(pair_for("shop.local"));
};

TEST_F(TlsServer, one_port_speaks_tls_and_knows_who_does_not) {
    TestServer server({}, say_how, 1, tls_);
    for (auto const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(server.port(), version);
        ASSERT_TRUE(client.is_open());
        EXPECT_EQ(client.shown(), "shop.local");
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_THAT(client.read_until("secure "), StartsWith("HTTP/1.1 200 OK"));
        client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        EXPECT_THAT(client.read_to_end(), EndsWith("secure "));
    }
    EXPECT_FALSE(TlsClient(server.port(), TLS1_1_VERSION).is_open());
    TestClient plain(server.port());
    plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(plain.answer(), EndsWith("open "));
}

TEST_F(TlsServer, a_body_and_an_answer_of_megabytes_go_through_in_any_pieces) {
    std::string const much(700'000, 'z');
    TestServer server({}, say_how, 1, tls_);
    TlsClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 700000\r\n\r\n");
    for (std::size_t at = 0; at < much.size(); at += 7'777) client.send(std::string_view(much).substr(at, 7'777));
    EXPECT_THAT(client.read_to_end(), EndsWith("secure " + much));
}

TEST_F(TlsServer, a_reader_that_is_slow_gets_every_byte) {
    auto const large = std::make_shared<std::string const>(8'000'000, 'q');
    TestServer server(
        {}, [&](Request const&, Responder responder) { responder.answer({.shared_body = large}); }, 1, tls_);
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    auto const got = client.read_to_end();
    EXPECT_EQ(got.size() - got.find("\r\n\r\n") - 4, large->size());
}

TEST_F(TlsServer, another_certificate_is_shown_from_the_next_connection_on) {
    TestServer server({}, say_how, 1, tls_);
    TlsClient const before(server.port());
    tls_->renew(pair_for("other.local"));
    EXPECT_EQ(TlsClient(server.port()).shown(), "other.local");
    EXPECT_EQ(before.shown(), "shop.local");
    EXPECT_THROW(tls_->renew({"nothing", "nothing"}), std::runtime_error);
    EXPECT_THROW(tls_->renew({pair_for("a.local").certificate, pair_for("b.local").key}), std::runtime_error);
    EXPECT_EQ(TlsClient(server.port()).shown(), "other.local");
}

TEST_F(TlsServer, who_opens_a_handshake_and_says_no_more_is_cut_off) {
    TestServer server({.header_timeout = std::chrono::milliseconds(100)}, say_how, 1, tls_);
    TestClient client(server.port());
    client.send("\x16\x03\x01");
    EXPECT_LT(duration_of([&] { client.read_to_end(); }), std::chrono::milliseconds(2'000));
    EXPECT_TRUE(client.closed());
}

TEST_F(TlsServer, noise_ends_the_connection_alone) {
    TestServer server({}, say_how, 1, tls_);
    for (std::string const noise :
         {"\x16garbage that is no handshake at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"}) {
        TestClient client(server.port());
        client.send(noise);
        client.half_close();
        client.read_to_end();
        EXPECT_TRUE(client.closed());
    }
    TlsClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.read_to_end(), HasSubstr("secure"));
}

TEST_F(TlsServer, a_closed_wire_leaves_alone_whoever_has_its_descriptor_by_now) {
    using tcp = boost::asio::ip::tcp;
    boost::asio::io_context io;
    tcp::acceptor acceptor(io, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0));
    std::thread client([port = acceptor.local_endpoint().port()] { TlsClient(port).send("hello"); });
    detail::TcpSocket socket(io);
    acceptor.accept(socket);
    socket.non_blocking(true);
    detail::Wire wire(std::move(socket), tls_->context());
    std::array<char, 16> bytes{};
    wire.async_read_some(boost::asio::buffer(bytes), [](detail::ErrorCode, std::size_t) {});
    io.run();
    client.join();
    ASSERT_TRUE(wire.is_secure());

    auto const number = wire.socket().native_handle();
    detail::ErrorCode error;
    wire.close(error);
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_NONBLOCK), 0);
    ASSERT_EQ(::dup2(pipe[1], number), number);
    EXPECT_EQ(wire.write_some(boost::asio::buffer("secret", 6), error), 0);
    EXPECT_EQ(error, boost::asio::error::bad_descriptor);
    wire.shutdown_send(error);
    EXPECT_EQ(error, boost::asio::error::bad_descriptor);
    EXPECT_EQ(::read(pipe[0], bytes.data(), bytes.size()), -1) << "nothing came through";
    for (auto const each : {pipe[0], pipe[1], number}) ::close(each);
}

struct Greeter final : SocketEvents {
    Socket socket;
    void on_open(Socket opened) override { socket = std::move(opened); }
    void on_message(std::string_view text) override {
        socket.send(std::make_shared<std::string>("you said " + std::string(text)));
    }
};

TEST_F(TlsServer, a_web_socket_lives_over_it) {
    TestServer server(
        {}, [](Request const&, Responder responder) { responder.upgrade(std::make_shared<Greeter>()); }, 1, tls_);
    TlsClient client(server.port());
    client.send(
        "GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    EXPECT_THAT(client.read_until("\r\n\r\n"), HasSubstr("101 Switching Protocols"));
    std::string hello("\x81\x85\0\0\0\0hello", 11);
    client.send(hello);
    EXPECT_THAT(client.read_until("hello"), HasSubstr("you said hello"));
    client.send(std::string("\x88\x82\0\0\0\0\x03\xe8", 8));
    EXPECT_THAT(client.read_to_end(), StartsWith("\x88"));
}

}  // namespace
}  // namespace zg::http
