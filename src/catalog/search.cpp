#include "search.h"

#include <zg/text.h>

#include <algorithm>
#include <tuple>

namespace zg::catalog {
namespace {

Rank rank_at(Searched const& product, std::size_t at, std::size_t size) {
    auto const before = product.fields[at - 1];  // there is always a line break before the first field
    auto const after = product.fields[at + size];
    if (before == '\n' && after == '\n') return at < product.names_begin ? Rank::whole_code : Rank::whole_field;
    if (before == '\n') return Rank::field_start;
    bool const inside = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') || (before & 0x80) != 0;
    return inside ? Rank::anywhere : Rank::word_start;
}

// The best of all places where the word occurs.
std::optional<Rank> rank_of_word(Searched const& product, Query::Word const& word) {
    if (!product.pairs.covers(word.pairs)) return {};
    std::optional<Rank> found;
    for (auto at = product.fields.find(word.text); at != std::string::npos;
         at = product.fields.find(word.text, at + 1)) {
        auto const here = rank_at(product, at, word.text.size());
        if (!found || here < *found) found = here;
        if (*found == Rank::whole_code) break;
    }
    return found;
}

std::size_t shortest_line(std::string_view lines) {
    auto shortest = lines.size();
    for (auto rest = lines; !rest.empty();) {
        auto const size = std::min(rest.find('\n'), rest.size());
        shortest = std::min(shortest, size);
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    return shortest;
}

}  // namespace

PairSet PairSet::of(std::string_view text) {
    PairSet set;
    for (std::size_t at = 1; at < text.size(); ++at) {
        // A pair across two fields is never asked for.
        if (text[at - 1] == '\n' || text[at] == '\n') continue;
        auto const pair = static_cast<std::uint32_t>(static_cast<unsigned char>(text[at - 1])) << 8 |
                          static_cast<unsigned char>(text[at]);
        auto const bit = (pair * 0x9E3779B1U) >> 24;
        set.words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    return set;
}

Searched searched(ListingPtr listing) {
    Searched made{.listing = std::move(listing)};
    auto const add = [&](std::string_view field) {
        made.fields += '\n';
        made.fields += field;
    };
    auto const add_words = [&](std::string words) {
        std::replace(words.begin(), words.end(), ' ', '\n');
        if (!words.empty()) add(words);
    };
    auto const& product = made.listing->product;
    add(text::fold(product.code));
    for (auto const& barcode : product.barcodes) add(text::fold(barcode));
    made.names_begin = made.fields.size() + 1;
    add(made.listing->search.fold);
    add_words(made.listing->search.pinyin);
    add_words(made.listing->search.initials);
    made.fields += '\n';
    made.pairs = PairSet::of(made.fields);
    made.shortest_name_size = shortest_line(made.listing->search.fold);
    return made;
}

Query query_of(std::string_view given) {
    auto const folded = text::fold(given);
    auto const word_of = [](std::string_view word) { return Query::Word{std::string(word), PairSet::of(word)}; };
    Query query;
    for (std::string_view rest = folded; !rest.empty();) {
        auto const size = std::min(rest.find(' '), rest.size());
        query.words.push_back(word_of(rest.substr(0, size)));
        rest.remove_prefix(std::min(size + 1, rest.size()));
    }
    if (query.words.size() > 1) query.phrase = word_of(folded);
    return query;
}

std::optional<Rank> rank(Searched const& product, Query const& query) {
    std::optional<Rank> worst;
    for (auto const& word : query.words) {
        auto const found = rank_of_word(product, word);
        if (!found) return {};
        if (!worst || *found > *worst) worst = found;
    }
    if (!query.phrase || !worst) return worst;
    return rank_of_word(product, *query.phrase).value_or(Rank::words_apart);
}

std::vector<ListingPtr> best(std::vector<Searched> const& products, Query const& query, std::size_t count_max,
                             Sold sold) {
    struct Hit final {
        Rank rank;
        Searched const* product;
    };
    std::vector<Hit> hits;
    for (auto const& product : products) {
        if (sold == Sold::now && !product.listing->product.active) continue;
        if (auto const found = rank(product, query)) hits.push_back({*found, &product});
    }
    auto const before = [](Hit const& a, Hit const& b) {
        auto const& left = a.product->listing->product;
        auto const& right = b.product->listing->product;
        return std::tuple(a.rank, a.product->shortest_name_size, std::string_view(left.code)) <
               std::tuple(b.rank, b.product->shortest_name_size, std::string_view(right.code));
    };
    auto const count = std::min(count_max, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count), hits.end(), before);
    std::vector<ListingPtr> found;
    found.reserve(count);
    for (std::size_t index = 0; index < count; ++index) found.push_back(hits[index].product->listing);
    return found;
}

}  // namespace zg::catalog
