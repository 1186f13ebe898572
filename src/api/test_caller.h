#pragma once

#include <zg/json.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zg::api {

struct Reply final {
    int status = 0;
    std::string head;
    std::string body;

    [[nodiscard]] json::Value json() const { return json::parse(body).value(); }
    // "code" and "field" of a problem; empty when it is none.
    [[nodiscard]] std::string code() const { return member("code"); }
    [[nodiscard]] std::string field() const { return member("field"); }
    [[nodiscard]] std::string header(std::string_view name) const;

private:
    [[nodiscard]] std::string member(std::string_view name) const;
};

// Sends the bytes over a connection of their own and reads until the server closes it.
[[nodiscard]] Reply exchange(std::uint16_t port, std::string const& bytes);

}  // namespace zg::api
