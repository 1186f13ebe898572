#include <zg/tls.h>

#include <zg/released.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace zg::http {

namespace {

using Bio = Released<BIO, BIO_free_all>;
using Certificate = Released<X509, X509_free>;
using Key = Released<EVP_PKEY, EVP_PKEY_free>;

[[noreturn]] void fail(std::string const& what) {
    std::array<char, 256> reason{};
    if (auto const code = ERR_get_error(); code != 0) ERR_error_string_n(code, reason.data(), reason.size());
    ERR_clear_error();
    throw std::runtime_error(reason[0] == '\0' ? what : what + ": " + reason.data());
}

Bio reader(std::string const& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

// A key that is locked by a pass phrase is refused instead of asked for.
int no_pass_phrase(char*, int, int, void*) { return -1; }

void use(SSL_CTX& context, KeyPair const& pair) {
    auto const certificates = reader(pair.certificate);
    Certificate const own(PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr));
    if (!own) fail("there is no certificate (PEM) in it");
    if (SSL_CTX_use_certificate(&context, own.get()) != 1) fail("the certificate cannot be used");
    while (Certificate next{PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr)}) {
        if (SSL_CTX_add0_chain_cert(&context, next.get()) != 1) fail("a certificate above it cannot be used");
        next.release();
    }
    ERR_clear_error();  // the end of the text counts as one
    auto const keys = reader(pair.key);
    Key const key(PEM_read_bio_PrivateKey(keys.get(), nullptr, no_pass_phrase, nullptr));
    if (!key) fail("there is no private key (PEM, without a pass phrase) in it");
    if (SSL_CTX_use_PrivateKey(&context, key.get()) != 1 || SSL_CTX_check_private_key(&context) != 1)
        fail("the private key belongs to another certificate");
}

int choose_http_1(SSL*, unsigned char const** out, unsigned char* out_size, unsigned char const* in, unsigned int size,
                  void*) {
    static constexpr std::array<unsigned char, 9> known{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, out_size, known.data(), known.size(), in, size) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

Tls::Context made(KeyPair const& pair) {
    ERR_clear_error();
    Tls::Context context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) fail("TLS cannot begin");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF |
                                           SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_http_1, nullptr);
    use(*context, pair);
    return context;
}

}  // namespace

Tls::Tls(KeyPair const& pair) : context_(made(pair)) {
    // OpenSSL writes to a socket without saying that a peer which has gone is no reason to end the process.
    std::signal(SIGPIPE, SIG_IGN);
}

void Tls::renew(KeyPair const& pair) {
    auto context = made(pair);
    std::lock_guard const lock(mutex_);
    context_.swap(context);
}

Tls::Context Tls::context() const {
    std::lock_guard const lock(mutex_);
    return context_;
}

}  // namespace zg::http
