// Words that come from a page: whatever they are, an answer comes back, and of a basket that is priced the sums agree.
#include <zg/quote_wire.h>

#include <cstdint>
#include <cstring>

namespace {

void check(zg::quote::Quoted const& quoted) {
    auto const& totals = quoted.totals;
    std::int64_t gross = 0;
    std::int64_t discount = 0;
    std::int64_t total = totals.rounding;
    for (auto const& line : quoted.lines) {
        gross += line.gross;
        discount += line.discount;
        total += line.total;
        if (line.amount != line.gross - line.discount || line.total != line.net + line.tax) __builtin_trap();
        std::int64_t shares = 0;
        for (auto const& share : quoted.shares_of(line)) shares += share.amount;
        if (shares != line.discount) __builtin_trap();
    }
    if (gross != totals.gross || discount != totals.discount || total != totals.total) __builtin_trap();
    if (totals.gross - totals.discount + totals.tax_outside + totals.rounding != totals.total) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    zg::quote::Words words(size / sizeof(std::int64_t));
    if (!words.empty()) std::memcpy(words.data(), data, words.size() * sizeof(std::int64_t));
    // Most words of a basket are small: a first byte that is the version says that each byte is one of them.
    if (size > 1 && data[0] == zg::quote::wire_version && data[1] != 0) words.assign(data, data + size);
    auto const answer = zg::quote::quote_words(words);
    if (answer) check(*answer);
    (void)zg::quote::encode(answer);
    return 0;
}
