#include "receipt_page.h"

#include <algorithm>

namespace zg::api {

namespace {

// How many receipts are opened for one page of those that were paid by one kind of tender.
constexpr std::int64_t opened_max = 5'000;
constexpr std::int64_t opened_step = 500;

bool is_paid_by(db::Tx& tx, ReceiptId id, sales::TenderKind kind) {
    auto const stored = sales::find_receipt(tx, id);
    if (!stored) return false;
    auto const& tenders = stored->receipt.tenders;
    return std::any_of(tenders.begin(), tenders.end(), [&](auto const& tender) { return tender.kind == kind; });
}

// Only the receipt itself knows how it was paid, so receipts are opened until the page is full.
Result<insights::ReceiptPage, insights::QueryRefusal> paid_by(Reading& reading, insights::ReceiptQuery wanted,
                                                              sales::TenderKind kind) {
    auto const limit = static_cast<std::size_t>(wanted.limit);
    wanted.limit = opened_step;
    insights::ReceiptPage page;
    for (std::int64_t opened = 0; opened < opened_max; opened += opened_step) {
        auto const read = reading.insights.receipts(wanted);
        if (!read) return read.refused();
        bool const is_full = in_books(reading, [&](db::Tx& tx) {
            for (auto const& summary : read->items) {
                if (!is_paid_by(tx, summary.id, kind)) continue;
                if (page.items.size() == limit) return true;
                page.items.push_back(summary);
            }
            return false;
        });
        page.next = is_full ? insights::cursor_after(page.items.back()) : read->next;
        if (is_full || !page.next) return page;
        wanted.after = *page.next;
    }
    return page;
}

}  // namespace

Result<insights::ReceiptPage, insights::QueryRefusal> receipt_page(Reading& reading,
                                                                   insights::ReceiptQuery const& wanted,
                                                                   std::optional<sales::TenderKind> tender) {
    return tender ? paid_by(reading, wanted, *tender) : reading.insights.receipts(wanted);
}

}  // namespace zg::api
