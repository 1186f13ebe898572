// What a scanner types: the same number under every padding, and a check digit that only one digit fits.
#include "rules.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace zg::catalog;
    std::string const scanned(reinterpret_cast<char const*>(data), size);
    auto const number = barcode_number(scanned);
    if (barcode_number(number) != number) __builtin_trap();
    (void)barcodes_fault({scanned, number});
    if (!is_gtin_shaped(scanned)) return 0;
    auto padded = scanned;
    while (padded.size() < 14) padded.insert(padded.begin(), '0');
    if (barcode_number(padded) != number) __builtin_trap();
    auto const body = scanned.substr(0, scanned.size() - 1);
    int fitting = 0;
    for (char digit = '0'; digit <= '9'; ++digit) fitting += check_digit_fits(body + digit) ? 1 : 0;
    if (fitting != 1 || !check_digit_fits(body + check_digit(body))) __builtin_trap();
    return 0;
}
