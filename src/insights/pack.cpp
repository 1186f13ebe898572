#include "pack.h"

#include <zg/db.h>

#include <array>

namespace zg::insights::detail {

namespace {

constexpr std::array figures{
    &Cell::receipts, &Cell::refunds,       &Cell::units_milli,     &Cell::net,       &Cell::tax, &Cell::discount,
    &Cell::cost,     &Cell::net_with_cost, &Cell::lines_with_cost, &Cell::refund_net};

static_assert(figures.size() == figure_count);

}  // namespace

void broken() { throw db::Failure(db::FailureKind::corrupt, "packed cells of the roll-ups are cut off or overlong"); }

void append_cell(std::string& out, Cell const& cell) {
    for (auto const figure : figures) zg::pack::append(out, cell.*figure);
}

std::int64_t take_number(zg::pack::Reader& reader) {
    std::int64_t number = 0;
    if (!reader.take(number)) broken();
    return number;
}

Cell take_cell(zg::pack::Reader& reader) {
    Cell cell;
    for (auto const figure : figures) {
        if (!reader.take(cell.*figure)) broken();
    }
    return cell;
}

}  // namespace zg::insights::detail
