#pragma once

#include <zg/catalog.h>

#include <array>

// Finding products by a few letters of anything: a scan over all of them, made fast by a filter of letter pairs.
namespace zg::catalog {

// Which pairs of neighbouring bytes occur in a text, hashed to 256 bits. A text that lacks a pair of the word lacks the word.
class PairSet final {
public:
    static PairSet of(std::string_view text);
    [[nodiscard]] bool covers(PairSet const& other) const {
        for (std::size_t index = 0; index < words_.size(); ++index) {
            if ((words_[index] & other.words_[index]) != other.words_[index]) return false;
        }
        return true;
    }

private:
    std::array<std::uint64_t, 4> words_{};
};

// One product as the search sees it. `fields` is "\n" + code + "\n" + each barcode … names … sounds … + "\n", folded; the codes
// and barcodes end before `names_begin`.
struct Searched final {
    ListingPtr listing;
    PairSet pairs;
    std::string fields;
    std::size_t names_begin = 0;
    std::size_t shortest_name_size = 0;
};
[[nodiscard]] Searched searched(ListingPtr);

// What a query asks for, taken apart once.
struct Query final {
    struct Word final {
        std::string text;
        PairSet pairs;
    };
    std::vector<Word> words;
    std::optional<Word> phrase = {};  // the whole query, when it has several words
};
[[nodiscard]] Query query_of(std::string_view text);

// Smaller is better; nullopt when a word does not occur. Several words that do not follow each other are words_apart.
enum class Rank : std::uint8_t {
    whole_code = 0,
    whole_field = 1,
    field_start = 2,
    word_start = 3,
    anywhere = 4,
    words_apart = 5
};
[[nodiscard]] std::optional<Rank> rank(Searched const&, Query const&);

// The best `count_max` active products, those of equal rank with short names first, then by code.
[[nodiscard]] std::vector<ListingPtr> best(std::vector<Searched> const&, Query const&, std::size_t count_max,
                                           Sold sold);

}  // namespace zg::catalog
