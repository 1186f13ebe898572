#include <zg/hash.h>

#include <sodium.h>

namespace zg {

Digest digest(std::string_view bytes) {
    Digest out;
    crypto_generichash(out.data(), out.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return out;
}

Digest sha256(std::string_view bytes) {
    Digest out;
    crypto_hash_sha256(out.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    return out;
}

std::string hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        out.push_back(digits[static_cast<unsigned char>(byte) >> 4]);
        out.push_back(digits[static_cast<unsigned char>(byte) & 15]);
    }
    return out;
}

}  // namespace zg
