#include "pack.h"

#include <zg/db.h>
#include <zg/pack.h>

#include <array>
#include <cstring>

namespace zg::insights {

namespace {

constexpr std::array figures{
    &Cell::receipts, &Cell::refunds,       &Cell::units_milli,     &Cell::net,       &Cell::tax, &Cell::discount,
    &Cell::cost,     &Cell::net_with_cost, &Cell::lines_with_cost, &Cell::refund_net};

[[noreturn]] void broken() {
    throw db::Failure(db::FailureKind::corrupt, "insights_sku_hour.cells is cut off or overlong");
}

}  // namespace

std::string pack(SkuCells const& sorted) {
    std::string out;
    out.reserve(sorted.size() * 34);
    for (auto const& [sku, cell] : sorted) {
        zg::pack::append(out, sku);
        for (auto const figure : figures) zg::pack::append(out, cell.*figure);
    }
    return out;
}

void unpack(std::string_view bytes, std::function<void(SkuId, Cell const&)> const& on_cell) {
    zg::pack::Reader reader(bytes);
    while (!reader.at_end()) {
        SkuId sku;
        std::string_view id;
        if (!reader.take(sku.uuid.bytes.size(), id)) broken();
        std::memcpy(sku.uuid.bytes.data(), id.data(), id.size());
        Cell cell;
        for (auto const figure : figures) {
            if (!reader.take(cell.*figure)) broken();
        }
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
