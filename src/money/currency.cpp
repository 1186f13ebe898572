#include <algorithm>
#include <array>

#include <zg/money.h>

namespace zg {
namespace {

constexpr std::uint32_t pack(std::string_view code) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(code[0])) << 16 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(code[1])) << 8 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(code[2]));
}

// Sorted. Active ISO 4217 currencies; funds, metals and test codes are left out, nothing is priced in them.
constexpr std::string_view two_digits =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
    "KES "
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK "
    "NPR "
    "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT "
    "TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";
constexpr std::string_view no_digits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view three_digits = "BHD IQD JOD KWD LYD OMR TND";

constexpr bool contains(std::string_view codes, std::uint32_t packed) {
    std::size_t low = 0;
    std::size_t high = (codes.size() + 1) / 4;
    while (low < high) {
        auto const middle = (low + high) / 2;
        auto const found = pack(codes.substr(middle * 4, 3));
        if (found == packed) return true;
        if (found < packed) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

constexpr bool sorted(std::string_view codes) {
    for (std::size_t at = 4; at < codes.size(); at += 4) {
        if (pack(codes.substr(at - 4, 3)) >= pack(codes.substr(at, 3))) return false;
    }
    return true;
}
static_assert(sorted(two_digits) && sorted(no_digits) && sorted(three_digits));

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
    if (code.size() != 3) return std::nullopt;
    auto const packed = pack(code);
    if (contains(two_digits, packed) || contains(no_digits, packed) || contains(three_digits, packed)) {
        return Currency{packed};
    }
    return std::nullopt;
}

int Currency::digits() const {
    if (contains(no_digits, packed_)) return 0;
    if (contains(three_digits, packed_)) return 3;
    return 2;
}

std::string Currency::code() const {
    return {static_cast<char>(packed_ >> 16 & 0xff), static_cast<char>(packed_ >> 8 & 0xff),
            static_cast<char>(packed_ & 0xff)};
}

}  // namespace zg
