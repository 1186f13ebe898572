#pragma once

#include <zg/company.h>
#include <zg/flows_import.h>
#include <zg/plan.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace zg::app {

// What the books say about one kind of document after an import.
struct Written final {
    std::int64_t written = 0;
    std::int64_t was_there = 0;
    std::int64_t refused = 0;
};

struct RefusedDocument final {
    std::string document;
    std::string reason;
    std::string field;
};

// Writes a plan into the books, document by document through the flows, many to a commit.
class ImportWriter final {
public:
    ImportWriter(Company&, importing::Mapping const&, importing::Plan const&, Instant now, Rng&);

    // The company, store, till and tax class, as far as they are missing. What cannot be used is said in words.
    [[nodiscard]] std::string open_place();
    void write_products();
    void write_members();
    void write_documents(std::function<void(std::int64_t)> const& progress);

    Written products;
    Written members;
    Written sales;
    Written refunds;
    Written adjustments;
    std::vector<RefusedDocument> refused;
    std::int64_t ledger_minor = 0;      // what the receipts come to, sales less refunds, read from the books
    std::int64_t ledger_new_minor = 0;  // of those written by this run
    // What the revenue, tax and rounding accounts of the store hold; the difference before and after is ledger_new_minor.
    [[nodiscard]] std::int64_t accounts_minor() const;

private:
    using Decide = std::function<bool(db::Draft&)>;
    class Batch;
    void found_company();
    [[nodiscard]] flows::Asked asked(std::string const& text) const;
    [[nodiscard]] Uuid id(Instant at, char const* kind, std::string const& document) const;
    bool write_sale(db::Draft&, importing::PlannedSale const&);
    bool write_refund(db::Draft&, importing::PlannedRefund const&);
    bool write_adjustment(db::Draft&, importing::PlannedAdjustment const&);
    template <class Result>
    bool count(Result const&, Written&, std::string const& document, int sign);

    Company& company_;
    importing::Mapping const& mapping_;
    importing::Plan const& plan_;
    Instant now_;
    Rng& rng_;
    Uuid who_;
    access::Store store_;
    access::Till till_;
    std::vector<SkuId> skus_;
    std::vector<MemberId> member_ids_;
};

}  // namespace zg::app
