#include "network.h"

#include <zg/certificates.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace zg::app {

namespace {

constexpr std::chrono::minutes look_every{1};
constexpr std::int64_t renew_before_ms = 60LL * 86'400'000;

// Empty when there is no such file; one that is there and cannot be read is another matter.
std::string text_in(std::filesystem::path const& path) {
    if (!std::filesystem::exists(path)) return {};
    std::ifstream file(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file.is_open() || file.bad()) throw std::runtime_error(path.string() + " cannot be read");
    return text;
}

bool is_usable(http::KeyPair const& pair) {
    try {
        http::Tls const usable(pair);
        return true;
    } catch (std::runtime_error const&) {
        return false;
    }
}

// For the owner's eyes, whole or not at all.
void keep(std::filesystem::path const& path, std::string const& text) {
    auto const beside = path.string() + ".new";
    ::unlink(beside.c_str());
    int const file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool const is_written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!is_written || ::rename(beside.c_str(), path.c_str()) != 0)
        throw std::runtime_error(fmt::format("{} cannot be written", path.string()));
}

bool is_loopback(std::string const& name) { return name == "localhost" || name == "127.0.0.1" || name == "::1"; }

}  // namespace

Network::Network(Order order) : order_(std::move(order)) {
    auto answered = order_.names;
    if (!order_.host.empty()) answered.push_back(order_.host);
    for (auto const& name : answered) {
        if (!order_.certificate.empty() || certificates::is_private_name(name)) continue;
        throw std::runtime_error(
            fmt::format("bad_name: the shop's own authority answers for private addresses and for names under .local, "
                        ".lan, .internal "
                        "and .home.arpa; {} needs a certificate of its own (--certificate, --key)",
                        name));
    }
    shown_ = current();
    try {
        tls_ = std::make_shared<http::Tls>(shown_.server);
    } catch (std::runtime_error const& failure) {
        if (order_.certificate.empty()) throw;
        throw std::runtime_error(
            fmt::format("{} and {}: {}", order_.certificate.string(), order_.key.string(), failure.what()));
    }
}

Network::Shown Network::current() const { return order_.certificate.empty() ? own() : given(); }

Network::Shown Network::given() const {
    http::KeyPair pair{text_in(order_.certificate), text_in(order_.key)};
    if (pair.certificate.empty()) throw std::runtime_error(order_.certificate.string() + " cannot be read");
    if (pair.key.empty()) throw std::runtime_error(order_.key.string() + " cannot be read");
    return {std::move(pair), {}};
}

Network::Shown Network::own() const {
    auto const folder = order_.folder.root / "tls";
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    auto const now = order_.clock.now();
    certificates::Issued authority{text_in(folder / "authority.pem"), text_in(folder / "authority.key")};
    // Devices trust this one: it is never replaced, only made where there is none.
    if (authority.certificate.empty() && authority.key.empty()) {
        authority = certificates::make_authority("Zhanggui", now);
        keep(folder / "authority.key", authority.key);
        keep(folder / "authority.pem", authority.certificate);
    }

    auto names = certificates::own_names();
    if (!order_.host.empty()) names.push_back(order_.host);
    names.insert(names.end(), order_.names.begin(), order_.names.end());
    http::KeyPair server{text_in(folder / "server.pem"), text_in(folder / "server.key")};
    auto const facts = certificates::facts_of(server.certificate);
    bool const is_good = facts && is_usable(server) && server.certificate.ends_with(authority.certificate) &&
                         facts->ends_at.ms > now.ms + renew_before_ms && facts->begins_at <= now &&
                         std::ranges::all_of(names, [&](std::string const& name) {
                             return std::ranges::find(facts->names, name) != facts->names.end();
                         });
    if (is_good) return {std::move(server), authority.certificate};
    auto const issued = certificates::issue(authority, names, now);
    keep(folder / "server.key", issued.key);
    keep(folder / "server.pem", issued.certificate);
    return {{issued.certificate, issued.key}, authority.certificate};
}

bool Network::look() {
    try {
        auto shown = current();
        if (shown.server.certificate == shown_.server.certificate && shown.server.key == shown_.server.key)
            return false;
        tls_->renew(shown.server);
        std::lock_guard const lock(mutex_);
        shown_ = std::move(shown);
        return true;
    } catch (std::exception const& failure) {
        spdlog::warn("the certificate stays as it is: {}", failure.what());
        return false;
    }
}

std::string Network::authority() const {
    std::lock_guard const lock(mutex_);
    return shown_.authority;
}

std::vector<std::string> Network::names() const {
    auto names = order_.names;
    auto const add = [&](std::string const& name) {
        bool const is_new = std::ranges::find(names, name) == names.end();
        if (is_new && !is_loopback(name) && name.find('*') == std::string::npos) names.push_back(name);
    };
    if (!order_.host.empty()) {
        add(order_.host);
        return names;
    }
    std::lock_guard const lock(mutex_);
    auto const facts = certificates::facts_of(shown_.server.certificate);
    if (!facts) return names;
    auto const is_shown = [&](std::string const& name) {
        return std::ranges::find(facts->names, name) != facts->names.end();
    };
    // What the machine has now, then what the certificate says besides.
    for (auto const& name : certificates::own_names()) {
        if (is_shown(name)) add(name);
    }
    for (auto const& name : facts->names) add(name);
    return names;
}

void Network::start() {
    thread_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, look_every, [this] { return is_stopped_; })) {
            lock.unlock();
            if (look()) spdlog::info("browsers see another certificate of this server from now on");
            lock.lock();
        }
    });
}

void Network::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopped_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

}  // namespace zg::app
