#include "company_audit.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::insights {

namespace {

// Calls `on_days` with each length of spans.
void each_length(std::function<void(std::int32_t)> const& on_days) {
    on_days(1);
    for (auto const days : long_spans) on_days(days);
}

using Of = CompanyKey::Of;

}  // namespace

std::string text_of(Cell const& cell) {
    return fmt::format(
        "receipts {} refunds {} units {} net {} tax {} discount {} cost {} net_with_cost {} lines_with_cost {}"
        " refund_net {} rounding {}",
        cell.receipts, cell.refunds, cell.units_milli, cell.net, cell.tax, cell.discount, cell.cost, cell.net_with_cost,
        cell.lines_with_cost, cell.refund_net, cell.rounding);
}

std::string text_of(CompanyKey const& key, Cell const& cell) {
    switch (key.of) {
        case Of::hour:
            return fmt::format("company {} {} hour {}: {}", key.date.text(), key.currency, key.number, text_of(cell));
        case Of::store:
            return fmt::format("company {} {} store {}: {}", key.date.text(), key.currency, key.id.text(),
                               text_of(cell));
        case Of::store_hour:
            return fmt::format("company {} {} store {} in hour {}: {}", key.date.text(), key.currency, key.id.text(),
                               key.number, text_of(cell));
        case Of::sku:
            return fmt::format("company {} days from {} {} SKU {}: {}", key.days, key.date.text(), key.currency,
                               key.id.text(), text_of(cell));
    }
    __builtin_unreachable();
}

void each_company_row(db::Tx& views, std::function<void(CompanyKey const&, Cell const&)> const& on_row) {
    each_company_hour(views, all_days, std::nullopt, [&](CompanyCell<std::int32_t> const& at) {
        on_row({.of = Of::hour, .date = at.date, .currency = std::string(at.currency), .number = at.key}, at.cell);
    });
    each_company_store(views, all_days, std::nullopt, [&](CompanyCell<StoreId> const& at) {
        on_row({.of = Of::store, .date = at.date, .currency = std::string(at.currency), .id = at.key.uuid}, at.cell);
    });
    each_company_store_hour(views, all_days, std::nullopt, [&](CompanyCell<StoreHour> const& at) {
        on_row({.of = Of::store_hour,
                .date = at.date,
                .currency = std::string(at.currency),
                .id = at.key.store.uuid,
                .number = at.key.hour},
               at.cell);
    });
    each_length([&](std::int32_t days) {
        each_company_sku_row(views, days, [&](CompanyDayKey const& key, SkuId sku, Cell const& cell) {
            on_row({.of = Of::sku, .days = days, .date = key.date, .currency = key.currency, .id = sku.uuid}, cell);
        });
    });
}

void CompanyAudit::expect(HourCell const& row) {
    auto const& day = row.day;
    expected_[{.of = Of::hour, .date = day.date, .currency = day.currency, .number = row.hour}] += row.cell;
    expected_[{.of = Of::store, .date = day.date, .currency = day.currency, .id = day.store.uuid}] += row.cell;
    newest_ = std::max(newest_, day.date);
}

void CompanyAudit::expect(SkuCell const& row) {
    each_length([&](std::int32_t days) {
        expected_[{.of = Of::sku,
                   .days = days,
                   .date = span_start(row.day.date, days),
                   .currency = row.day.currency,
                   .id = row.key.sku.uuid}] += row.cell;
    });
}

void CompanyAudit::expect(ReceiptRow const& row) {
    expected_[{.of = Of::store_hour,
               .date = row.summary.business_date,
               .currency = row.currency,
               .id = row.summary.store.uuid,
               .number = hour_of(row.summary.at)}] += row.cell;
}

std::vector<std::string> CompanyAudit::findings(db::Tx& views, std::size_t count_max) {
    std::vector<std::string> found;
    auto const say = [&](std::string what) {
        if (found.size() < count_max) found.push_back(std::move(what));
    };
    // A long span is there when all its days are over.
    std::erase_if(expected_, [&](auto const& each) {
        return each.first.days > 1 && each.first.date.days + each.first.days > newest_.days;
    });
    each_company_row(views, [&](CompanyKey const& key, Cell const& cell) {
        auto const known = expected_.find(key);
        if (known == expected_.end()) return say(text_of(key, cell) + " is not what the stores sold");
        if (!(known->second == cell)) say(text_of(key, cell) + " should be " + text_of(known->second));
        expected_.erase(known);
    });
    for (auto const& [key, cell] : expected_) say(text_of(key, cell) + " is missing");
    return found;
}

}  // namespace zg::insights
