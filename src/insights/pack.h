#pragma once

#include <zg/insights.h>
#include <zg/pack.h>

#include <array>
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
// Failure of kind corrupt: bytes that pack() did not make.
[[noreturn]] void broken();

inline constexpr std::array figures{
    &Cell::receipts, &Cell::refunds,       &Cell::units_milli,     &Cell::net,       &Cell::tax, &Cell::discount,
    &Cell::cost,     &Cell::net_with_cost, &Cell::lines_with_cost, &Cell::refund_net};

// Walks over packed cells. A year of a company's SKUs is half a million numbers, so they are read in line, unlike what
// zg::pack::Reader reads, which is of any type.
class Cursor final {
public:
    explicit Cursor(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
    [[nodiscard]] bool at_end() const { return at_ == end_; }

    [[nodiscard]] std::int64_t number() {
        constexpr int shift_max = 63;
        std::uint64_t value = 0;
        for (int shift = 0; at_ != end_ && shift <= shift_max; shift += 7) {
            auto const byte = static_cast<unsigned char>(*at_++);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
        }
        broken();
    }
    [[nodiscard]] Uuid uuid() {
        Uuid uuid;
        if (static_cast<std::size_t>(end_ - at_) < uuid.bytes.size()) broken();
        std::memcpy(uuid.bytes.data(), at_, uuid.bytes.size());
        at_ += uuid.bytes.size();
        return uuid;
    }
    [[nodiscard]] Cell cell() {
        Cell cell;
        for (auto const figure : figures) cell.*figure = number();
        return cell;
    }
    void skip(std::size_t numbers) {
        for (; numbers > 0; ++at_) {
            if (at_ == end_) broken();
            if (static_cast<unsigned char>(*at_) < 0x80) --numbers;
        }
    }

private:
    char const* at_;
    char const* end_;
};

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
Key take_key(Cursor& cursor) {
    if constexpr (std::is_integral_v<Key>) {
        return static_cast<Key>(cursor.number());
    } else if constexpr (std::is_same_v<Key, StoreHour>) {
        StoreId const store{cursor.uuid()};
        return {.store = store, .hour = cursor.number()};
    } else {
        return {cursor.uuid()};
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
    detail::Cursor cursor(bytes);
    while (!cursor.at_end()) {
        auto const key = detail::take_key<Key>(cursor);
        auto cell = cursor.cell();
        if constexpr (detail::has_rounding<Key>) cell.rounding = cursor.number();
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
    detail::Cursor cursor(bytes);
    while (!cursor.at_end()) {
        auto const key = detail::take_key<Key>(cursor);
        if (key > wanted) break;
        if (key < wanted) {
            cursor.skip(detail::figures.size() + (detail::has_rounding<Key> ? 1 : 0));
            continue;
        }
        auto cell = cursor.cell();
        if constexpr (detail::has_rounding<Key>) cell.rounding = cursor.number();
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
