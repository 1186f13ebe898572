#pragma once

#include <zg/flows.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Past documents that another system wrote. They carry origin import and their own times, earn no points, raise no exceptions
// and promise nothing: what a shelf lacks for them comes from the opening account in the same linked set. Ids are named after
// their source, so bringing the same document again changes nothing.
namespace zg::flows {

// What a document took from the opening account since the shelf lacked it.
struct FromOpening final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
};
BOOST_DESCRIBE_STRUCT(FromOpening, (), (sku, quantity_milli))

// `amount`: of a receipt, the sum of its lines as they were priced; of a stock document 0. Read back from the books when the
// document was there already. `from_opening` only of what was not there.
struct Imported final {
    bool was_there = false;
    std::int64_t amount = 0;
    std::vector<FromOpening> from_opening = {};
};

// `amount` is what the line cost in the source, rounded to a minor unit; `unit_price` is for people to read.
struct ImportLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_price = 0;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (), (sku, quantity_milli, unit_price, amount))

// More than a basket may have, since invoices of wholesale have more; few enough that tills do not wait for one document.
inline constexpr std::size_t import_line_count_max = 5'000;

struct ImportSale final {
    ReceiptId id;
    TillId till;
    Instant at;
    std::string currency;
    std::optional<MemberId> member = {};
    std::string reference;  // the document's number in its source
    std::vector<ImportLine> lines;
};
BOOST_DESCRIBE_STRUCT(ImportSale, (), (id, till, at, currency, member, reference, lines))

// `not_goods` sends what was never on a shelf (postage, fees) back where it came from.
struct ImportRefundLine final {
    std::int64_t line = 0;  // of the sale, from 0
    std::int64_t quantity_milli = 0;
    bool not_goods = false;
};
BOOST_DESCRIBE_STRUCT(ImportRefundLine, (), (line, quantity_milli, not_goods))

struct ImportRefund final {
    ReceiptId id;
    ReceiptId receipt;
    TillId till;
    Instant at;
    std::string reference;
    std::vector<ImportRefundLine> lines;
};
BOOST_DESCRIBE_STRUCT(ImportRefund, (), (id, receipt, till, at, reference, lines))

// Without lines it moves nothing and keeps the reason on record.
struct ImportAdjustment final {
    DocumentId id;
    LocationId location;
    Instant at;
    std::string reason;
    std::vector<AdjustLine> lines;
};

// Each: refused with id_reused when the document is there and says something else.
Result<Imported, SaleRefusal> import_sale(db::Draft&, Asked const&, ImportSale const&);
Result<Imported, SaleRefusal> import_refund(db::Draft&, Asked const&, ImportRefund const&);
Result<Imported, StockRefusal> import_adjustment(db::Draft&, Asked const&, ImportAdjustment const&);

// Already there when the id is; a thing that people have changed since then stays as they left it.
Result<Imported, SetupRefusal> import_product(db::Draft&, Asked const&, NewProduct const&);
Result<Imported, SetupRefusal> import_member(db::Draft&, Asked const&, NewMember const&, Instant joined_at);

// Opens the store, the till and the tax class that an import needs, as far as they are missing.
struct ImportPlace final {
    std::optional<access::Store> store = {};
    std::optional<access::Till> till = {};
    std::optional<pricing::TaxClass> tax_class = {};
};
Result<Done, SetupRefusal> import_place(db::Draft&, Asked const&, ImportPlace const&);

}  // namespace zg::flows
