#include "parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>

namespace zg::http::detail {

namespace beast = boost::beast;

Parser::Parser(std::string_view head, Request& request, std::string& body)
    : head_(head), request_(request), body_(body) {
    body_.clear();
    request_.headers.clear();
    request_.body = {};
    request_.wants_socket = false;
    // Heads are bounded before they come here, bodies below.
    header_limit(static_cast<std::uint32_t>(head.size()));
    body_limit(boost::none);
}

Parser::Trouble Parser::accept_head(Limits const& limits) {
    static constexpr Trouble malformed{400, "malformed_request"};
    ErrorCode error;
    auto const used = put(boost::asio::const_buffer(head_.data(), head_.size()), error);
    if (error == beast::http::error::bad_version) return {505, "version_not_supported"};
    if (error && error != beast::http::error::need_more) return malformed;
    if (!is_header_done() || used != head_.size()) return malformed;
    if (version_ != 11 && version_ != 10) return {505, "version_not_supported"};
    if (!method_known_) return {501, "method_not_implemented"};
    if (hosts_ > 1 || (version_ == 11 && hosts_ == 0)) return malformed;
    // Only "chunked" alone is understood; accepting anything else would be guessing where the body ends.
    if (coded_ && (!chunked() || version_ == 10)) return {501, "transfer_encoding_not_implemented"};
    if (expects_other_) return {417, "expectation_failed"};
    eager(true);
    return check_target(limits);
}

bool Parser::announces_too_much() {
    auto const length = content_length();
    return length && *length > body_bytes_max_;
}

Parser::Fed Parser::feed(char const* data, std::size_t size) {
    ErrorCode error;
    auto const used = put(boost::asio::const_buffer(data, size), error);
    if (too_large_) return {used, {413, "body_too_large"}};
    if (error && error != beast::http::error::need_more) return {used, {400, "malformed_body"}};
    return {used, {}};
}

void Parser::on_request_impl(beast::http::verb verb, View, View target, int version, ErrorCode&) {
    request_.target = {target.data(), target.size()};
    version_ = version;
    switch (verb) {
        case beast::http::verb::get: request_.method = Method::get; break;
        case beast::http::verb::head: request_.method = Method::head; break;
        case beast::http::verb::post: request_.method = Method::post; break;
        case beast::http::verb::put: request_.method = Method::put; break;
        case beast::http::verb::patch: request_.method = Method::patch; break;
        case beast::http::verb::delete_: request_.method = Method::delete_; break;
        case beast::http::verb::options: request_.method = Method::options; break;
        default: method_known_ = false;
    }
}

void Parser::on_field_impl(beast::http::field field, View name, View value, ErrorCode& error) {
    if (!in_head_) return;  // trailers are read and dropped
    std::string_view const own{value.data(), value.size()};
    // A folded value was put together elsewhere and its view would dangle; folding is obsolete and may be refused.
    bool const within =
        own.empty() || (own.data() >= head_.data() && own.data() + own.size() <= head_.data() + head_.size());
    if (!within) {
        error = beast::http::error::bad_value;
        return;
    }
    switch (field) {
        case beast::http::field::host: ++hosts_; break;
        case beast::http::field::transfer_encoding: coded_ = true; break;
        case beast::http::field::upgrade:
            request_.wants_socket = beast::iequals(value, "websocket") && request_.method == Method::get;
            break;
        case beast::http::field::expect:
            expects_continue_ = beast::iequals(value, "100-continue") && version_ == 11;
            expects_other_ = !beast::iequals(value, "100-continue");
            break;
        default: break;
    }
    request_.headers.push_back({{name.data(), name.size()}, own});
}

std::size_t Parser::on_body_impl(View text, ErrorCode& error) {
    if (text.size() > body_bytes_max_ - body_.size()) {
        too_large_ = true;
        error = beast::http::error::body_limit;
        return 0;
    }
    body_.append(text.data(), text.size());
    return text.size();
}

std::size_t Parser::on_chunk_body_impl(std::uint64_t, View text, ErrorCode& error) { return on_body_impl(text, error); }

namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Visible ASCII without a fragment, each percent sign followed by two digits.
bool well_formed(std::string_view target) {
    for (std::size_t index = 0; index < target.size(); ++index) {
        auto const c = target[index];
        if (c <= ' ' || c >= 0x7f || c == '#') return false;
        if (c == '%' && (index + 2 >= target.size() || !is_hex(target[index + 1]) || !is_hex(target[index + 2]))) {
            return false;
        }
    }
    return true;
}

}  // namespace

Parser::Trouble Parser::check_target(Limits const& limits) {
    auto& target = request_.target;
    if (target.size() > limits.target_bytes_max) return {414, "target_too_long"};
    // A proxy may send the absolute form; only its path is of interest.
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        auto const slash = target.find('/', scheme.size());
        target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    if (target.empty() || target.front() != '/' || !well_formed(target)) return {400, "malformed_target"};
    auto const mark = target.find('?');
    request_.path = target.substr(0, mark);
    request_.query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    return {};
}

}  // namespace zg::http::detail
