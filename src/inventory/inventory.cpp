#include <zg/inventory.h>

#include "rules.h"

#include <zg/money.h>

#include <fmt/format.h>

namespace zg::inventory {

using ledger::Account;
using ledger::Bucket;

Account shelf(LocationId location, SkuId sku) { return {sku.uuid, location.uuid, Bucket::shelf}; }
Account sold(SkuId sku) { return {sku.uuid, {}, Bucket::customer}; }
Account supplied(SkuId sku) { return {sku.uuid, {}, Bucket::supplier}; }
Account shrunk(StoreId store, SkuId sku) { return {sku.uuid, store.uuid, Bucket::shrink}; }
Account before_the_books(SkuId sku) { return {sku.uuid, {}, Bucket::opening}; }

std::optional<std::int64_t> cost_of(std::optional<std::int64_t> cost_e4, std::int64_t quantity_milli) {
    if (!cost_e4) return std::nullopt;
    return divide(Wide{*cost_e4} * quantity_milli, Wide{10'000} * 1000, Rounding::half_up);
}

namespace {

std::string line_field(std::size_t index, char const* name) { return fmt::format("lines[{}].{}", index, name); }

template <class Line>
std::optional<Refused<StockRefusal>> wrong_lines(std::vector<Line> const& lines) {
    if (lines.empty()) return Refused{StockRefusal::no_lines, "lines"};
    if (lines.size() > line_count_max) return Refused{StockRefusal::too_many_lines, "lines"};
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto const quantity = lines[index].quantity_milli;
        if (quantity == 0) return Refused{StockRefusal::quantity_zero, line_field(index, "quantity_milli")};
        if (quantity > quantity_milli_max || quantity < -quantity_milli_max) {
            return Refused{StockRefusal::quantity_too_large, line_field(index, "quantity_milli")};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<StockLine>, StockRefusal> receive(db::Draft& draft, Uuid document, Instant at, LocationId location,
                                                     std::vector<Receive> const& lines) {
    auto& stock = draft.part<Stock>();
    auto& books = draft.part<ledger::Ledger>();
    auto const* place = stock.draft_location(location);
    if (!place) return Refused{StockRefusal::unknown_location, "location"};
    if (auto refused = wrong_lines(lines)) return *refused;

    std::vector<StockLine> out;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto const& line = lines[index];
        if (line.quantity_milli < 0) {
            return Refused{StockRefusal::quantity_zero, line_field(index, "quantity_milli")};
        }
        if (line.unit_cost_e4 < 0) return Refused{StockRefusal::cost_negative, line_field(index, "unit_cost_e4")};
        if (line.unit_cost_e4 > cost_e4_max) {
            return Refused{StockRefusal::cost_too_large, line_field(index, "unit_cost_e4")};
        }
        auto const account = shelf(location, line.sku);
        auto const before = books.draft_balance(account).posted;
        auto const cost = average_cost_e4({before, stock.draft_cost_e4(place->store, line.sku)}, line.quantity_milli,
                                          line.unit_cost_e4);
        std::vector<ledger::Transfer> const transfers = {
            {.from = supplied(line.sku), .to = account, .amount = line.quantity_milli}};
        if (!books.post(document, at, transfers)) {
            return Refused{StockRefusal::quantity_too_large, line_field(index, "quantity_milli")};
        }
        stock.set_cost(place->store, line.sku, cost);
        out.push_back({line.sku, line.quantity_milli, before + line.quantity_milli, cost});
    }
    return out;
}

Result<StockLine, StockRefusal> open_stock(db::Draft& draft, Uuid document, Instant at, LocationId location,
                                           Opening const& line) {
    auto& stock = draft.part<Stock>();
    auto& books = draft.part<ledger::Ledger>();
    auto const* place = stock.draft_location(location);
    if (!place) return Refused{StockRefusal::unknown_location, "location"};
    if (line.quantity_milli <= 0) return Refused{StockRefusal::quantity_zero, "quantity_milli"};
    if (line.quantity_milli > quantity_milli_max) return Refused{StockRefusal::quantity_too_large, "quantity_milli"};
    if (line.cost_e4 && *line.cost_e4 < 0) return Refused{StockRefusal::cost_negative, "cost_e4"};
    if (line.cost_e4 && *line.cost_e4 > cost_e4_max) return Refused{StockRefusal::cost_too_large, "cost_e4"};
    auto const account = shelf(location, line.sku);
    auto const before = books.draft_balance(account).posted;
    auto cost = stock.draft_cost_e4(place->store, line.sku);
    if (line.cost_e4) cost = average_cost_e4({before, cost}, line.quantity_milli, *line.cost_e4);
    std::vector<ledger::Transfer> const transfers = {
        {.from = before_the_books(line.sku), .to = account, .amount = line.quantity_milli}};
    if (!books.post(document, at, transfers)) return Refused{StockRefusal::quantity_too_large, "quantity_milli"};
    if (line.cost_e4) stock.set_cost(place->store, line.sku, *cost);
    return StockLine{line.sku, line.quantity_milli, before + line.quantity_milli, cost};
}

Result<StockLine, StockRefusal> unopen_stock(db::Draft& draft, Uuid document, Instant at, LocationId location,
                                             Opening const& line) {
    auto& stock = draft.part<Stock>();
    auto& books = draft.part<ledger::Ledger>();
    auto const* place = stock.draft_location(location);
    if (!place) return Refused{StockRefusal::unknown_location, "location"};
    auto const account = shelf(location, line.sku);
    std::vector<ledger::Transfer> const transfers = {
        {.from = account, .to = before_the_books(line.sku), .amount = line.quantity_milli}};
    if (!books.post(document, at, transfers)) return Refused{StockRefusal::not_enough_on_hand, "quantity_milli"};
    if (line.cost_e4) stock.set_cost(place->store, line.sku, *line.cost_e4);
    return StockLine{line.sku, -line.quantity_milli, books.draft_balance(account).posted,
                     stock.draft_cost_e4(place->store, line.sku)};
}

Result<std::vector<StockLine>, StockRefusal> adjust(db::Draft& draft, Uuid document, Instant at, LocationId location,
                                                    std::vector<Adjust> const& lines) {
    auto& stock = draft.part<Stock>();
    auto& books = draft.part<ledger::Ledger>();
    auto const* place = stock.draft_location(location);
    if (!place) return Refused{StockRefusal::unknown_location, "location"};
    if (auto refused = wrong_lines(lines)) return *refused;

    std::vector<StockLine> out;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        auto const& line = lines[index];
        auto const account = shelf(location, line.sku);
        auto const other = shrunk(place->store, line.sku);
        std::vector<ledger::Transfer> const transfers = {
            line.quantity_milli > 0 ? ledger::Transfer{.from = other, .to = account, .amount = line.quantity_milli}
                                    : ledger::Transfer{.from = account, .to = other, .amount = -line.quantity_milli}};
        auto const posted = books.post(document, at, transfers);
        if (!posted && posted.reason() == ledger::TransferRefusal::not_enough) {
            return Refused{StockRefusal::not_enough_on_hand, line_field(index, "quantity_milli")};
        }
        if (!posted) return Refused{StockRefusal::quantity_too_large, line_field(index, "quantity_milli")};
        out.push_back({line.sku, line.quantity_milli, books.draft_balance(account).posted,
                       stock.draft_cost_e4(place->store, line.sku)});
    }
    return out;
}

}  // namespace zg::inventory
