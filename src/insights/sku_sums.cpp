#include "sku_sums.h"

#include <algorithm>

namespace zg::insights {

namespace {

constexpr std::size_t id_size = 16;

SkuId id_at(std::string_view ids, std::size_t place) {
    SkuId sku;
    std::memcpy(sku.uuid.bytes.data(), ids.data() + place, id_size);
    return sku;
}

}  // namespace

std::string pack_columns(SkuCells const& sorted) {
    std::string out;
    zg::pack::append(out, static_cast<std::int64_t>(sorted.size()));
    for (auto const& [sku, cell] : sorted) zg::pack::append(out, sku);
    std::string column;
    for (auto const figure : cell_figures) {
        column.clear();
        for (auto const& [sku, cell] : sorted) zg::pack::append(column, cell.*figure);
        zg::pack::append(out, static_cast<std::int64_t>(column.size()));
        out += column;
    }
    return out;
}

void SkuSums::add(std::string_view packed) {
    detail::Cursor cursor(packed);
    auto const count = static_cast<std::uint64_t>(cursor.number());
    if (count > packed.size() / id_size) detail::broken();
    find_places(cursor.bytes(static_cast<std::int64_t>(count * id_size)));
    for (auto const figure : cell_figures) {
        detail::Cursor column(cursor.bytes(cursor.number()));
        if (std::find(wanted_.begin(), wanted_.end(), figure) == wanted_.end()) continue;
        for (auto const place : places_) sums_[place].second.*figure += column.number();
        if (!column.at_end()) detail::broken();
    }
    if (!cursor.at_end()) detail::broken();
}

// Makes a sum for every SKU that has none yet.
void SkuSums::find_places(std::string_view ids) {
    places_.clear();
    SkuCells missing;
    std::size_t place = 0;
    for (std::size_t at = 0; at < ids.size(); at += id_size) {
        auto const sku = id_at(ids, at);
        // Whether two ids are the same is asked first: it mostly is so, and it is the cheaper question.
        auto const is_there = [&] { return place < sums_.size() && sums_[place].first == sku; };
        while (!is_there() && place < sums_.size() && sums_[place].first < sku) ++place;
        if (is_there()) {
            places_.push_back(static_cast<std::uint32_t>(place++));
        } else {
            missing.emplace_back(sku, Cell{});
        }
    }
    if (missing.empty()) return;
    if (!std::is_sorted(missing.begin(), missing.end(),
                        [](auto const& a, auto const& b) { return a.first < b.first; })) {
        detail::broken();
    }
    sums_ = merged(sums_, missing);
    find_places(ids);
}

}  // namespace zg::insights
