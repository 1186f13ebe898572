#pragma once

#include <zg/company.h>

#include <zg/tls.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace zg::app {

// What the server shows who it is with, on a network: a certificate that it was given, or one of an authority of the shop's own,
// which it makes in the folder's `tls` and renews by itself.
class Network final {
public:
    struct Order final {
        Folder folder;
        std::filesystem::path certificate;  // PEM; with `key`, or both empty: the shop's own authority
        std::filesystem::path key;
        std::string host;                // that the server listens on; empty: all that the machine has
        std::vector<std::string> names;  // by which browsers reach it besides
        Clock& clock;
    };
    // Throws std::runtime_error with a sentence that names the file.
    explicit Network(Order);
    ~Network() { stop(); }
    Network(Network const&) = delete;
    Network& operator=(Network const&) = delete;

    // Looks once a minute from now on whether the certificate ends soon, was replaced, or lacks an address that the machine has got.
    void start();
    void stop();
    // Looks now. True when connections from now on get another certificate.
    bool look();

    [[nodiscard]] std::shared_ptr<http::Tls const> tls() const { return tls_; }
    // The certificate of the shop's own authority (PEM) that browsers must trust first; empty when one was given.
    [[nodiscard]] std::string authority() const;
    // By what others on the network reach it, the likeliest first.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Shown final {
        http::KeyPair server;
        std::string authority;
    };
    [[nodiscard]] Shown current() const;
    [[nodiscard]] Shown given() const;
    [[nodiscard]] Shown own() const;

    Order order_;
    Shown shown_;
    std::shared_ptr<http::Tls> tls_;
    mutable std::mutex mutex_;  // guards shown_ and is_stopped_
    std::condition_variable changed_;
    bool is_stopped_ = false;
    std::thread thread_;
};

}  // namespace zg::app
