#pragma once

#include <zg/http.h>

#include <boost/beast/http/basic_parser.hpp>

namespace zg::http::detail {

// Beast's strict incremental parser, writing straight into a Request whose views point into `head`. What Beast leaves to its
// user (hosts, targets, codings, limits) is checked in accept_head().
class Parser final : public boost::beast::http::basic_parser<true> {
public:
    // `head` is one complete head including its empty line; it and the others outlive the parser.
    Parser(std::string_view head, Request& request, std::string& body);

    struct Trouble final {
        int status = 0;  // 0: none
        std::string_view code = {};
    };
    // Parses the head and checks it.
    [[nodiscard]] Trouble accept_head(Limits const&);
    void set_body_bytes_max(std::size_t bytes_max) { body_bytes_max_ = bytes_max; }
    // Whether the announced length is already too much.
    [[nodiscard]] bool announces_too_much();
    [[nodiscard]] bool is_version_11() const { return version_ == 11; }
    [[nodiscard]] bool expects_continue() const { return expects_continue_; }

    struct Fed final {
        std::size_t used = 0;
        Trouble trouble = {};
    };
    // Takes body bytes; done when is_done().
    [[nodiscard]] Fed feed(char const* data, std::size_t size);

private:
    using ErrorCode = boost::system::error_code;
    using View = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, View method, View target, int version, ErrorCode&) override;
    void on_response_impl(int, View, int, ErrorCode&) override {}
    void on_field_impl(boost::beast::http::field, View name, View value, ErrorCode&) override;
    void on_header_impl(ErrorCode&) override { in_head_ = false; }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, ErrorCode&) override {}
    std::size_t on_body_impl(View, ErrorCode&) override;
    void on_chunk_header_impl(std::uint64_t, View, ErrorCode&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View, ErrorCode&) override;
    void on_finish_impl(ErrorCode&) override {}

    [[nodiscard]] Trouble check_target(Limits const&);

    std::string_view head_;
    Request& request_;
    std::string& body_;
    std::size_t body_bytes_max_ = 0;
    int version_ = 11;
    int hosts_ = 0;
    bool method_known_ = true;
    bool in_head_ = true;
    bool coded_ = false;  // has a Transfer-Encoding
    bool expects_continue_ = false;
    bool expects_other_ = false;
    bool too_large_ = false;
};

}  // namespace zg::http::detail
