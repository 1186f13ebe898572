#include <zg/json.h>

namespace zg::json {

namespace {

constexpr std::size_t document_bytes_usual = 4'096;

DecodeRefusal reason_of(boost::system::error_code const& error) {
    if (error == boost::json::error::too_deep) return DecodeRefusal::too_deep;
    if (error == boost::json::error::illegal_leading_surrogate ||
        error == boost::json::error::illegal_trailing_surrogate || error == boost::json::error::expected_utf16_escape) {
        return DecodeRefusal::invalid_utf8;
    }
    return DecodeRefusal::invalid_json;
}

// True when every byte belongs to a well-formed UTF-8 sequence. Asked only after the parser has refused, to tell a
// mangled text from mangled punctuation.
bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const lead = static_cast<unsigned char>(text[at]);
        std::size_t const length = lead < 0x80                   ? 1
                                   : lead >= 0xC2 && lead < 0xE0 ? 2
                                   : lead >= 0xE0 && lead < 0xF0 ? 3
                                   : lead >= 0xF0 && lead < 0xF5 ? 4
                                                                 : 0;
        if (length == 0 || at + length > text.size()) return false;
        for (std::size_t next = 1; next < length; ++next) {
            if ((static_cast<unsigned char>(text[at + next]) & 0xC0) != 0x80) return false;
        }
        at += length;
    }
    return true;
}

}  // namespace

Result<Value, DecodeRefusal> parse(std::string_view text) {
    boost::system::error_code error;
    boost::json::parse_options options;
    options.max_depth = depth_max;
    // One allocation for the document instead of one for each text and list in it.
    auto const memory = boost::json::make_shared_resource<boost::json::monotonic_resource>(document_bytes_usual);
    auto value = boost::json::parse(text, error, memory, options);
    if (!error) return value;
    if (reason_of(error) == DecodeRefusal::invalid_json && !is_utf8(text)) return Refused{DecodeRefusal::invalid_utf8};
    return Refused{reason_of(error)};
}

std::string write(Value const& value) { return boost::json::serialize(value); }

namespace detail {

std::string Path::text() const {
    if (!up) return {};
    auto const before = up->text();
    if (name.empty()) return before + "[" + std::to_string(index) + "]";
    return before.empty() ? std::string(name) : before + "." + std::string(name);
}

Outcome read_text(Value const& value, Path const& path, std::string_view& into) {
    auto const* text = value.if_string();
    if (!text) return fail(DecodeRefusal::wrong_type, path);
    into = *text;
    // No text that a person writes has one, and PostgreSQL could not keep it.
    if (into.find('\0') != std::string_view::npos) return fail(DecodeRefusal::bad_value, path);
    return {};
}

Outcome read_int(Value const& value, Path const& path, std::int64_t low, std::int64_t high, std::int64_t& into) {
    if (auto const* number = value.if_int64()) {
        into = *number;
    } else if (value.is_uint64()) {
        return fail(DecodeRefusal::bad_value, path);  // above int64
    } else {
        return fail(DecodeRefusal::wrong_type, path);
    }
    if (into < low || into > high) return fail(DecodeRefusal::bad_value, path);
    return {};
}

}  // namespace detail

}  // namespace zg::json
