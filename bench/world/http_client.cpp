#include "http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <charconv>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace zg::bench {

void fail_errno(char const* what) { throw std::system_error(errno, std::system_category(), what); }

int connect_to(std::uint16_t port) {
    int const handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0) fail_errno("socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail_errno("connect");
    int const on = 1;
    ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return handle;
}

Answer answer_in(std::string_view text) {
    auto const head_end = text.find("\r\n\r\n");
    if (head_end == std::string_view::npos) return {};
    constexpr std::string_view name = "Content-Length: ";
    auto const at = text.find(name);
    if (at == std::string_view::npos || at > head_end) throw std::runtime_error("an answer without Content-Length");
    std::size_t length = 0;
    std::from_chars(text.data() + at + name.size(), text.data() + head_end, length);
    if (text.size() < head_end + 4 + length) return {};
    int status = 0;
    std::from_chars(text.data() + 9, text.data() + 12, status);
    return {.status = status, .bytes = head_end + 4 + length, .body_bytes = length};
}

std::int64_t process_cpu_us() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000 + time.tv_nsec / 1000;
}

}  // namespace zg::bench
