#pragma once

#include <memory>
#include <mutex>
#include <string>

struct ssl_ctx_st;

namespace zg::http {

// A certificate with its private key, both as PEM. `certificate` begins with the server's own, then what leads to its root.
struct KeyPair final {
    std::string certificate;
    std::string key;
};

// TLS 1.2 and 1.3 for a Server, with OpenSSL. May be shared by servers; usable from any thread.
class Tls final {
public:
    // Throws std::runtime_error that says what is wrong: no certificate, no key, a key of another certificate.
    explicit Tls(KeyPair const&);
    // For connections from now on; those that are open keep what they began with. Throws as the constructor does, and then
    // changes nothing.
    void renew(KeyPair const&);

    using Context = std::shared_ptr<ssl_ctx_st>;
    [[nodiscard]] Context context() const;

private:
    mutable std::mutex mutex_;
    Context context_;
};

}  // namespace zg::http
