#pragma once

#include "rules.h"

#include <zg/pack.h>

#include <array>
#include <bit>
#include <cstdint>
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

// Walks over packed cells. A year of a company's SKUs is half a million numbers, so they are read in line, unlike what
// zg::pack::Reader reads, which is of any type.
class Cursor final {
public:
    explicit Cursor(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}
    [[nodiscard]] bool at_end() const { return at_ == end_; }

    // Seven bits of each byte, up to one whose top bit is clear. Almost all take less than eight bytes: those are read as one
    // word and pressed together, since a loop would end somewhere else each time and no processor guesses that.
    [[nodiscard, gnu::always_inline]] std::int64_t number() {
        std::uint64_t word = 0;
        if (end_ - at_ < static_cast<std::ptrdiff_t>(sizeof word)) [[unlikely]]
            return number_by_bytes();
        static_assert(std::endian::native == std::endian::little);
        std::memcpy(&word, at_, sizeof word);
        auto const ends = ~word & 0x8080'8080'8080'8080U;
        if (ends == 0) [[unlikely]]
            return number_by_bytes();
        at_ += std::countr_zero(ends) / 8 + 1;
        word &= (ends ^ (ends - 1)) & 0x7F7F'7F7F'7F7F'7F7FU;
        word = (word & 0x007F'007F'007F'007FU) | (word & 0x7F00'7F00'7F00'7F00U) >> 1;
        word = (word & 0x0000'3FFF'0000'3FFFU) | (word & 0x3FFF'0000'3FFF'0000U) >> 2;
        word = (word & 0x0FFF'FFFFU) | (word & 0x0FFF'FFFF'0000'0000U) >> 4;
        return unzigzag(word);
    }
    [[nodiscard]] Uuid uuid() {
        Uuid uuid;
        if (static_cast<std::size_t>(end_ - at_) < uuid.bytes.size()) broken();
        std::memcpy(uuid.bytes.data(), at_, uuid.bytes.size());
        at_ += uuid.bytes.size();
        return uuid;
    }
    [[nodiscard]] std::string_view bytes(std::int64_t count) {
        if (count < 0 || count > end_ - at_) broken();
        std::string_view const found(at_, static_cast<std::size_t>(count));
        at_ += count;
        return found;
    }
    [[nodiscard]] Cell cell() {
        Cell cell;
        for (auto const figure : cell_figures) cell.*figure = number();
        return cell;
    }
    // Numbers end in the bytes whose top bit is clear: eight bytes are counted at once.
    void skip(std::size_t numbers) {
        std::uint64_t word = 0;
        for (; end_ - at_ >= static_cast<std::ptrdiff_t>(sizeof word) && numbers > 0; at_ += sizeof word) {
            std::memcpy(&word, at_, sizeof word);
            auto ends = ~word & 0x8080'8080'8080'8080U;
            auto const count = static_cast<std::size_t>(std::popcount(ends));
            if (count >= numbers) {
                for (; numbers > 1; --numbers) ends &= ends - 1;
                at_ += std::countr_zero(ends) / 8 + 1;
                return;
            }
            numbers -= count;
        }
        for (; numbers > 0; ++at_) {
            if (at_ == end_) broken();
            if (static_cast<unsigned char>(*at_) < 0x80) --numbers;
        }
    }

private:
    [[nodiscard]] static std::int64_t unzigzag(std::uint64_t value) {
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }
    // On a copy of the place: a cursor whose address is given away would live in memory, not in a register.
    [[nodiscard, gnu::always_inline]] std::int64_t number_by_bytes() {
        auto at = at_;
        auto const number = number_at(at, end_);
        at_ = at;
        return number;
    }
    [[nodiscard]] static std::int64_t number_at(char const*& at, char const* end);

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
            cursor.skip(cell_figures.size() + (detail::has_rounding<Key> ? 1 : 0));
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
