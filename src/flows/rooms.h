#pragma once

#include <zg/access.h>
#include <zg/catalog.h>
#include <zg/draft.h>
#include <zg/events.h>
#include <zg/flows.h>
#include <zg/imports.h>
#include <zg/inventory.h>
#include <zg/ledger.h>
#include <zg/members.h>
#include <zg/pricing.h>
#include <zg/sales.h>
#include <zg/supply.h>

namespace zg::flows {

// The parts that a flow works on, looked up once.
struct Rooms final {
    explicit Rooms(db::Draft& the_draft)
        : draft(the_draft),
          directory(draft.part<access::Directory>()),
          trail(draft.part<access::AuditTrail>()),
          requests(draft.part<access::Requests>()),
          catalog(draft.part<catalog::Catalog>()),
          pricing(draft.part<pricing::Pricing>()),
          members(draft.part<members::Members>()),
          stock(draft.part<inventory::Stock>()),
          receipts(draft.part<sales::Receipts>()),
          supply(draft.part<supply::Supply>()),
          imports(draft.part<importing::Imports>()),
          ledger(draft.part<ledger::Ledger>()),
          outbox(draft.part<events::Outbox>()) {}

    db::Draft& draft;
    access::Directory& directory;
    access::AuditTrail& trail;
    access::Requests& requests;
    catalog::Catalog& catalog;
    pricing::Pricing& pricing;
    members::Members& members;
    inventory::Stock& stock;
    sales::Receipts& receipts;
    supply::Supply& supply;
    importing::Imports& imports;
    ledger::Ledger& ledger;
    events::Outbox& outbox;
};

// Says in the audit trail who did it.
inline void note(Rooms& rooms, Asked const& asked, std::string_view act, Uuid document,
                 std::optional<StoreId> store = {}) {
    rooms.trail.append({.at = asked.at, .who = asked.who, .store = store, .act = act, .document = document});
}

}  // namespace zg::flows
