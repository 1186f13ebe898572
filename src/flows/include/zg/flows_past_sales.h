#pragma once

#include <zg/flows_bring.h>
#include <zg/sales_table.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

// Past sales of a table, planned from the file alone, become products, members and documents of one store. Each document is one
// unit of truth, recorded under its import, so that it can be taken back.
namespace zg::flows {

// The code of each store's channel for past sales: nobody stands at it.
inline constexpr char const* past_till = "IMP";

// Where the sales of an import belong.
struct PastPlace final {
    access::Store store;
    access::Till till;
    std::string currency;
};
// Opens the store's till for past sales when it has none. Refused with unknown_store, terms_missing or what the till lacks.
Result<PastPlace, SetupRefusal> past_place(db::Draft&, Asked const&, importing::Import const&);

// What is known of a plan while its documents are written, in this order: all products, all members, all steps.
struct PastSales final {
    importing::Import import;
    PastPlace place;
    importing::Plan plan;
    std::vector<SkuId> skus = {};  // of the plan's products, as far as they have been brought in
    std::vector<MemberId> members = {};
    std::vector<ReceiptId> receipts = {};                    // where the plan's sales stand, as far as they are there
    std::unordered_map<std::int64_t, Brought> written = {};  // rows that the import has taken already
    bool is_alone = false;  // the plan is of rows that had been set aside, without the others of their file
};
// What became of rows before the import was stopped, or before others of them were mended: those are there, whatever the
// catalogue makes of them by now.
void recall_written(db::Tx& books, PastSales&);
// What the catalogue asks for a product now, by its code or barcode, when the file gives no prices.
[[nodiscard]] std::optional<std::int64_t> price_of_past(catalog::Catalog const&, pricing::Pricing const&, StoreId,
                                                        std::string_view code);
// Each makes what is not there and answers whether it did: a product is known by its code or barcode, a member by card or phone.
// What cannot be made leaves a nil id, and the documents that need it are refused.
bool bring_past_product(db::Draft&, Asked const&, PastSales&, std::size_t index);
bool bring_past_member(db::Draft&, Asked const&, PastSales&, std::size_t index);
// Each row is taken once. Unchanged when another import has brought the document and it says the same; `document_differs` when it
// says something else. What one and the same import adds to a document later becomes a document of its own with the same number,
// also when it says the same. A step's refunds are taken together or not at all; one that cannot know its sale, since its row
// comes without the others of its file, is refused with `cancellation_alone`.
Result<Brought, SetupRefusal> bring_past_document(db::Draft&, Asked const&, PastSales&, importing::Step const&);

// One row, mended by a person: everything that it needs, and its document.
Result<Brought, SetupRefusal> bring_past_row(db::Draft&, Asked const&, importing::Import const&, sheets::Row const&);

}  // namespace zg::flows
