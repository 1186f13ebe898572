#include "process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace zg::bench {

namespace {
constexpr int patience_ms = 120'000;

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::system_category(), what); }
}  // namespace

Process::Process(std::vector<std::string> const& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    std::vector<char*> words;
    for (auto const& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    id_ = ::fork();
    if (id_ < 0) fail("fork");
    if (id_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execv(words[0], words.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
}

Process::~Process() {
    if (output_ >= 0) ::close(output_);
    if (id_ < 0) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
}

std::string Process::line() {
    for (;;) {
        if (auto const end = read_.find('\n'); end != std::string::npos) {
            auto found = read_.substr(0, end);
            read_.erase(0, end + 1);
            return found;
        }
        pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, patience_ms) <= 0) throw std::runtime_error("a program says nothing");
        std::array<char, 4096> part;
        auto const got = ::read(output_, part.data(), part.size());
        if (got <= 0) return {};
        read_.append(part.data(), static_cast<std::size_t>(got));
    }
}

std::int64_t Process::cpu_us() const {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(id_, &clock) != 0 || ::clock_gettime(clock, &time) != 0) fail("clock of a process");
    return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
}

void Process::terminate() const { ::kill(id_, SIGTERM); }

Process::End Process::wait() {
    End end;
    for (std::array<char, 4096> part;;) {
        auto const got = ::read(output_, part.data(), part.size());
        if (got <= 0) break;
        read_.append(part.data(), static_cast<std::size_t>(got));
    }
    end.output = std::move(read_);
    rusage used{};
    if (::wait4(id_, &end.status, 0, &used) != id_) fail("wait");
    id_ = -1;
    for (auto const& time : {used.ru_utime, used.ru_stime}) end.cpu_us += time.tv_sec * 1'000'000 + time.tv_usec;
    return end;
}

std::string run(std::vector<std::string> const& command) {
    Process process(command);
    auto end = process.wait();
    if (end.status != 0)
        throw std::runtime_error(command[0] + " " + (command.size() > 1 ? command[1] : "") + " failed:\n" + end.output);
    return std::move(end.output);
}

std::string http_get(std::uint16_t port, std::string const& path) {
    int const handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("connect");
    auto const request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    if (::send(handle, request.data(), request.size(), MSG_NOSIGNAL) < 0) fail("send");
    std::string text;
    std::array<char, 4096> part;
    for (ssize_t got; (got = ::recv(handle, part.data(), part.size(), 0)) > 0;)
        text.append(part.data(), static_cast<std::size_t>(got));
    ::close(handle);
    auto const body = text.find("\r\n\r\n");
    return text.starts_with("HTTP/1.1 200") && body != std::string::npos ? text.substr(body + 4) : std::string();
}

}  // namespace zg::bench
