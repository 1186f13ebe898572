// One request as the bytes that come in: a head, and a body that arrives in two pieces.
#include "parser.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

// What was parsed points into the head: reading each byte of it finds a view that does not.
std::size_t bytes_in(zg::http::Request const& request) {
    std::size_t sum = 0;
    auto const add = [&sum](std::string_view text) {
        for (char const byte : text) sum += static_cast<unsigned char>(byte);
    };
    add(request.target);
    for (auto const& header : request.headers) {
        add(header.name);
        add(header.value);
    }
    return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    auto const end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) return 0;
    std::string const head = bytes.substr(0, end + 4);
    std::string_view rest = std::string_view(bytes).substr(end + 4);
    zg::http::Limits limits;
    limits.body_bytes_max = 2'048;
    zg::http::Request request;
    std::string body;
    zg::http::detail::Parser parser(head, request, body);
    if (parser.accept_head(limits).status != 0) return 0;
    auto const volatile sum = bytes_in(request);
    (void)sum;
    parser.set_body_bytes_max(limits.body_bytes_max);
    if (parser.announces_too_much()) return 0;
    for (std::size_t const piece : {rest.size() / 2, rest.size()}) {
        while (!parser.is_done() && !rest.empty()) {
            auto const fed = parser.feed(rest.data(), std::min(piece, rest.size()));
            if (fed.trouble.status != 0) return 0;
            if (fed.used == 0) break;
            rest.remove_prefix(fed.used);
        }
    }
    if (body.size() > limits.body_bytes_max) std::abort();
    return 0;
}
