#include <zg/flows_trial.h>

#include <algorithm>
#include <filesystem>

#include "refusing.h"
#include "rooms.h"

namespace zg::flows {

namespace {

// A ledger that has seen nothing: an import adds to it and asks nothing of it, and loading the true one takes seconds in a large shop.
db::Db blank_books() {
    db::Db blank{std::filesystem::path(":memory:")};
    blank.migrate(ledger::schema());
    return blank;
}

// Rooms as the books have them. What is decided on them stays in them.
struct OwnRooms final {
    explicit OwnRooms(db::Db& books)
        : blank(blank_books()),
          directory(books),
          catalog(books),
          pricing(books),
          members(books),
          stock(books),
          ledger(blank),
          receipts(books),
          supply(books),
          outbox(books),
          trail(books) {}

    db::Db blank;
    access::Directory directory;
    catalog::Catalog catalog;
    pricing::Pricing pricing;
    members::Members members;
    inventory::Stock stock;
    ledger::Ledger ledger;
    sales::Receipts receipts;
    supply::Supply supply;
    importing::Imports imports;
    access::Requests requests;
    events::Outbox outbox;
    access::AuditTrail trail;
    std::vector<db::DraftPart*> parts = {&directory, &catalog, &pricing,  &members,  &stock,  &supply,
                                         &imports,   &ledger,  &receipts, &requests, &outbox, &trail};
};

class Trial final {
public:
    Trial(OwnRooms& rooms, db::Tx& stored, Asked const& asked, importing::Import const& import)
        : rooms_(rooms), draft_(rooms.parts, stored), asked_(asked), import_(import) {}

    std::optional<Tried> rows(EachRow const& each_row) {
        auto context = bring_context(draft_, import_);
        each_row([&](sheets::Row const& row) {
            ++tried_.counts.read;
            auto const brought = bring_row(draft_, asked_, context, row);
            close(brought && brought->as != BroughtAs::unchanged);
            count(brought, {row.line});
        });
        return std::move(tried_);
    }

    // Sales are dropped one by one as soon as they are decided, since a file may have more of them than fit into memory; so refunds
    // are not tried: the plan has matched them with sales of the same file.
    std::optional<Tried> past_sales(EachRow const& each_row) {
        auto place = past_place(draft_, asked_, import_);
        close(bool(place));
        if (!place) return std::nullopt;
        PastSales sales{.import = import_, .place = *std::move(place), .plan = {}};
        auto const price_of = [&](std::string_view code) {
            return price_of_past(rooms_.catalog, rooms_.pricing, sales.place.store.id, code);
        };
        importing::SalesTable table(import_.setup, {sales.place.currency, sales.place.store.zone}, price_of);
        each_row([&](sheets::Row const& row) {
            ++tried_.counts.read;
            table.take(row);
        });
        sales.plan = table.finish();
        for (auto const& row : sales.plan.quarantined)
            count(SetupRefused(refused_as(Refused{row.reason, std::string(importing::field_of(row.reason))})),
                  {row.line});
        for (std::size_t index = 0; index < sales.plan.products.size(); ++index)
            close(bring_past_product(draft_, asked_, sales, index));
        for (std::size_t index = 0; index < sales.plan.members.size(); ++index)
            close(bring_past_member(draft_, asked_, sales, index));
        for (auto const& step : sales.plan.steps) {
            Result<Brought, SetupRefusal> brought = Brought{.as = BroughtAs::created, .thing = {}};
            if (step.kind != importing::Step::Kind::refund) brought = bring_past_document(draft_, asked_, sales, step);
            close(false);
            count(brought, step.rows);
        }
        tried_.plan = std::move(sales.plan);
        return std::move(tried_);
    }

private:
    void close(bool is_kept) {
        for (auto* part : rooms_.parts) is_kept ? part->keep() : part->drop();
    }

    void count(Result<Brought, SetupRefusal> const& brought, std::vector<std::int64_t> const& lines) {
        auto& counts = tried_.counts;
        auto const rows = static_cast<std::int64_t>(lines.size());
        if (!brought) {
            counts.quarantined += rows;
            for (auto const line : lines) tried_.refused.emplace(line, brought.refused());
            return;
        }
        if (brought->is_repaired) counts.repaired += rows;
        switch (brought->as) {
            case BroughtAs::created: counts.created += rows; break;
            case BroughtAs::updated: counts.updated += rows; break;
            case BroughtAs::unchanged: counts.unchanged += rows; break;
        }
    }

    OwnRooms& rooms_;
    db::Draft draft_;
    Asked const& asked_;
    importing::Import const& import_;
    Tried tried_;
};

}  // namespace

std::optional<Tried> try_import(db::Db& books, Asked const& asked, importing::Import const& import,
                                EachRow const& each_row) {
    OwnRooms rooms(books);
    std::optional<Tried> tried;
    books.read([&](db::Tx& stored) {
        Trial trial(rooms, stored, asked, import);
        tried = import.kind == importing::Kind::sales ? trial.past_sales(each_row) : trial.rows(each_row);
    });
    return tried;
}

}  // namespace zg::flows
