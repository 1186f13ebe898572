// What the WebAssembly kernel exports; part of that build only. The page writes words where basket_words() points, calls,
// and reads the answer where the call points. Pointers are good until the next call. Any call may grow the memory, so
// the page looks at it anew after each.
#if defined(__wasm__)
#include <zg/quote_wire.h>

namespace {

// Above the largest basket that is not refused: 200 coupons of 1000 SKUs and 200 promotions of 1000 lines.
constexpr std::int32_t word_count_max = 1 << 19;

zg::quote::Words basket;
zg::quote::Words answer;

}  // namespace

extern "C" {

// Room for `count` words; null when no basket is that large.
__attribute__((export_name("basket_words"))) std::int64_t* basket_words(std::int32_t count) {
    if (count < 0 || count > word_count_max) return nullptr;
    basket.resize(static_cast<std::size_t>(count));
    return basket.data();
}

// Prices the words that basket_words() made room for. The answer's second word is its count.
__attribute__((export_name("quote"))) std::int64_t const* quote() {
    answer = zg::quote::encode(zg::quote::quote_words(basket));
    return answer.data();
}

// Takes the four words of RefundOfLine; answers 1 and the amount, or 0 and 0.
__attribute__((export_name("refund_share"))) std::int64_t const* refund_share() {
    answer.assign(2, 0);
    if (basket.size() != 4) return answer.data();
    auto const share = zg::refund_share({basket[0], basket[1], basket[2], basket[3]});
    if (share) answer = {1, *share};
    return answer.data();
}
}
#endif
