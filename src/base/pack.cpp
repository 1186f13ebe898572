#include <zg/pack.h>

namespace zg::pack::detail {

void put(std::string& out, std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
    char bytes[10];
    std::size_t count = 0;
    for (; rest >= 0x80; rest >>= 7) bytes[count++] = static_cast<char>(rest | 0x80);
    bytes[count++] = static_cast<char>(rest);
    out.append(bytes, count);
}

}  // namespace zg::pack::detail

namespace zg::pack {

bool Reader::take(std::int64_t& into) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        if (rest_.empty() || shift > 63) return false;
        auto const byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) break;
    }
    into = static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    return true;
}

bool Reader::take(std::size_t count, std::string_view& into) {
    if (count > rest_.size()) return false;
    into = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return true;
}

bool Reader::take_count(std::size_t& into) {
    std::int64_t count = 0;
    if (!take(count) || count < 0 || static_cast<std::uint64_t>(count) > rest_.size()) return false;
    into = static_cast<std::size_t>(count);
    return true;
}

bool Reader::skip(std::size_t integers) {
    std::size_t at = 0;
    for (; integers > 0 && at < rest_.size(); ++at) {
        if (static_cast<unsigned char>(rest_[at]) < 0x80) --integers;
    }
    rest_.remove_prefix(at);
    return integers == 0;
}

}  // namespace zg::pack
