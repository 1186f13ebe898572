#include "not_goods.h"

#include <zg/text.h>

#include <algorithm>
#include <array>

namespace zg::importing {

namespace {

// A star stands for any text, also none.
bool fits(std::string_view pattern, std::string_view text) {
    std::size_t at = 0;
    std::size_t star = std::string_view::npos;
    std::size_t from = 0;  // what the last star takes ends here at least
    for (std::size_t index = 0; index < text.size();) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            from = index;
        } else if (at < pattern.size() && pattern[at] == text[index]) {
            ++at;
            ++index;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            index = ++from;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

// All texts are folded. Codes and names that are this and nothing else:
constexpr std::array<std::string_view, 12> whole = {"post",         "dot",    "carriage",       "amazonfee",
                                                    "bank charges", "manual", "samples",        "rounding",
                                                    "deposit",      "tip",    "arredondamento", "小费"};
// and what stands at the end of a name and says what it is.
constexpr std::array<std::string_view, 33> endings = {
    "postage",    "shipping", "freight",  "delivery", "fee",    "fees",   "charge", "charges", "surcharge",
    "commission", "discount", "rebate",   "portes",   "envio",  "frete",  "taxa",   "entrega", "comissao",
    "desconto",   "运费",     "邮费",     "邮资",     "快递费", "配送费", "送货费", "手续费",  "服务费",
    "包装费",     "折扣",     "优惠减免", "抹零",     "订金",   "押金"};

bool ends_with_word(std::string_view text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    auto const before = text.size() - word.size();
    bool const is_chinese = static_cast<unsigned char>(word.front()) >= 0x80;
    return before == 0 || is_chinese || text[before - 1] == ' ';
}

bool names_no_goods(std::string_view folded) {
    // A longer name speaks of goods: "a card that says free delivery".
    constexpr auto words_max = 3;
    if (std::count(folded.begin(), folded.end(), ' ') >= words_max) return false;
    if (std::find(whole.begin(), whole.end(), folded) != whole.end()) return true;
    return std::any_of(endings.begin(), endings.end(), [&](auto word) { return ends_with_word(folded, word); });
}

}  // namespace

NotGoods::NotGoods(std::vector<std::string> const& entries) {
    for (auto const& entry : entries) {
        auto folded = text::fold(entry);
        if (folded.find_first_not_of('*') != std::string::npos) folded_.push_back(std::move(folded));
    }
}

bool NotGoods::has(std::string_view code, std::string_view name) const {
    if (folded_.empty()) return false;
    auto const folded_code = text::fold(code);
    auto const folded_name = text::fold(name);
    return std::any_of(folded_.begin(), folded_.end(),
                       [&](auto const& entry) { return fits(entry, folded_code) || fits(entry, folded_name); });
}

bool looks_like_no_goods(std::string_view code, std::string_view name) {
    return names_no_goods(text::fold(code)) || names_no_goods(text::fold(name));
}

}  // namespace zg::importing
