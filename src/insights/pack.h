#pragma once

#include <zg/insights.h>
#include <zg/pack.h>

#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace zg::insights {

// Many cells as one value, in the order of their keys:
//
//     | key: an id, 16 bytes, or a number, zigzag base-128, or both | figures of the Cell, zigzag base-128, in the order of its members | …
//
// A row each would cost SQLite a search and a rewritten page each. `rounding` is left out for SKUs, which have none.
template <class Key>
using Cells = std::vector<std::pair<Key, Cell>>;
using SkuCells = Cells<SkuId>;

// An hour of one store, counted since 1970.
struct StoreHour final {
    StoreId store;
    std::int64_t hour = 0;
    friend auto operator<=>(StoreHour const&, StoreHour const&) = default;
};

namespace detail {

void append_cell(std::string& out, Cell const&);
// Failure of kind corrupt for bytes that pack() did not make.
[[nodiscard]] std::int64_t take_number(zg::pack::Reader&);
[[nodiscard]] Cell take_cell(zg::pack::Reader&);
[[noreturn]] void broken();

inline constexpr std::size_t figure_count = 10;

template <class Key>
inline constexpr bool has_rounding = !std::is_same_v<Key, SkuId>;

template <class Key>
void append_key(std::string& out, Key const& key) {
    if constexpr (std::is_same_v<Key, StoreHour>) {
        zg::pack::append(out, key.store);
        zg::pack::append(out, key.hour);
    } else {
        zg::pack::append(out, key);
    }
}

template <class Key>
Key take_key(zg::pack::Reader& reader) {
    if constexpr (std::is_integral_v<Key>) {
        return static_cast<Key>(take_number(reader));
    } else if constexpr (std::is_same_v<Key, StoreHour>) {
        auto const store = take_key<StoreId>(reader);
        return {.store = store, .hour = take_number(reader)};
    } else {
        Key key;
        std::string_view raw;
        if (!reader.take(key.uuid.bytes.size(), raw)) broken();
        std::memcpy(key.uuid.bytes.data(), raw.data(), raw.size());
        return key;
    }
}

}  // namespace detail

template <class Key>
[[nodiscard]] std::string pack(Cells<Key> const& sorted) {
    std::string out;
    out.reserve(sorted.size() * 34);
    for (auto const& [key, cell] : sorted) {
        detail::append_key(out, key);
        detail::append_cell(out, cell);
        if constexpr (detail::has_rounding<Key>) zg::pack::append(out, cell.rounding);
    }
    return out;
}

// Calls `on_cell(key, cell)` for each. Failure of kind corrupt for bytes that pack() did not make.
template <class Key, class OnCell>
void unpack(std::string_view bytes, OnCell const& on_cell) {
    zg::pack::Reader reader(bytes);
    while (!reader.at_end()) {
        auto const key = detail::take_key<Key>(reader);
        auto cell = detail::take_cell(reader);
        if constexpr (detail::has_rounding<Key>) cell.rounding = detail::take_number(reader);
        on_cell(key, cell);
    }
}

template <class Key>
[[nodiscard]] Cells<Key> unpacked(std::string_view bytes) {
    Cells<Key> cells;
    unpack<Key>(bytes, [&](Key const& key, Cell const& cell) { cells.emplace_back(key, cell); });
    return cells;
}

// The cell of one key, without looking closely at the others; nullopt when it is not there.
template <class Key>
[[nodiscard]] std::optional<Cell> found(std::string_view bytes, Key const& wanted) {
    zg::pack::Reader reader(bytes);
    while (!reader.at_end()) {
        auto const key = detail::take_key<Key>(reader);
        if (key > wanted) break;
        if (key < wanted) {
            if (!reader.skip(detail::figure_count + (detail::has_rounding<Key> ? 1 : 0))) detail::broken();
            continue;
        }
        auto cell = detail::take_cell(reader);
        if constexpr (detail::has_rounding<Key>) cell.rounding = detail::take_number(reader);
        return cell;
    }
    return std::nullopt;
}

// Both sorted; cells of one key are added.
template <class Key>
[[nodiscard]] Cells<Key> merged(Cells<Key> const& left, Cells<Key> const& right) {
    Cells<Key> all;
    all.reserve(left.size() + right.size());
    auto from = right.begin();
    for (auto const& entry : left) {
        while (from != right.end() && from->first < entry.first) all.push_back(*from++);
        all.push_back(entry);
        if (from != right.end() && from->first == entry.first) all.back().second += (from++)->second;
    }
    all.insert(all.end(), from, right.end());
    return all;
}

}  // namespace zg::insights
