#include "pack.h"

#include <zg/db.h>

#include <array>
#include <cstring>

namespace zg::insights {

namespace {

constexpr std::array figures{
    &Cell::receipts, &Cell::refunds,       &Cell::units_milli,     &Cell::net,       &Cell::tax, &Cell::discount,
    &Cell::cost,     &Cell::net_with_cost, &Cell::lines_with_cost, &Cell::refund_net};

void put(std::string& out, std::int64_t value) {
    auto rest = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
    for (; rest >= 0x80; rest >>= 7) out += static_cast<char>(rest | 0x80);
    out += static_cast<char>(rest);
}

[[noreturn]] void broken() {
    throw db::Failure(db::FailureKind::corrupt, "insights_sku_hour.cells is cut off or overlong");
}

std::int64_t take(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        if (bytes.empty() || shift > 63) broken();
        auto const byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) break;
    }
    return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
}

}  // namespace

std::string pack(SkuCells const& sorted) {
    std::string out;
    out.reserve(sorted.size() * 34);
    for (auto const& [sku, cell] : sorted) {
        out += sku.uuid.view();
        for (auto const figure : figures) put(out, cell.*figure);
    }
    return out;
}

void unpack(std::string_view bytes, std::function<void(SkuId, Cell const&)> const& on_cell) {
    while (!bytes.empty()) {
        SkuId sku;
        if (bytes.size() < sku.uuid.bytes.size()) broken();
        std::memcpy(sku.uuid.bytes.data(), bytes.data(), sku.uuid.bytes.size());
        bytes.remove_prefix(sku.uuid.bytes.size());
        Cell cell;
        for (auto const figure : figures) cell.*figure = take(bytes);
        on_cell(sku, cell);
    }
}

SkuCells merged(SkuCells const& left, SkuCells const& right) {
    SkuCells all;
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
