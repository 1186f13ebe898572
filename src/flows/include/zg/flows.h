#pragma once

#include <zg/access.h>
#include <zg/catalog.h>
#include <zg/draft.h>
#include <zg/hash.h>
#include <zg/inventory.h>
#include <zg/json.h>
#include <zg/members.h>
#include <zg/pricing.h>
#include <zg/receipt.h>
#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// One function = one unit of truth over several rooms. Each is decided on a Draft and never touches a disk; the writer saves
// what it staged, or drops it when it was refused.
namespace zg::flows {

// Who asks and when the server took the request; every command comes with it.
struct Asked final {
    Uuid who;
    Instant at;
    Digest hash;  // of the command's canonical text: the same id with another hash is another command
};

// The answer's body as JSON text. A replay answers the very same bytes and changes nothing.
struct Answer final {
    std::string body;
    bool replayed = false;
};

// -- checkout: the server decides and may refuse; nothing is oversold --

struct CheckoutLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::optional<std::int64_t> unit_price = {};  // what the buyer saw; refused when it is not the price any more
};
BOOST_DESCRIBE_STRUCT(CheckoutLine, (), (sku, quantity_milli, unit_price))

struct Checkout final {
    ReceiptId id;
    StoreId store;
    TillId till;
    std::string currency;
    std::optional<MemberId> member = {};
    std::vector<CheckoutLine> lines;
    std::vector<std::string> coupons = {};
    std::vector<sales::Tender> tenders;
    std::optional<std::int64_t> expected_total = {};
    std::optional<pricing::Channel> channel = {};  // whose prices and promotions count; absent: api
};
BOOST_DESCRIBE_STRUCT(Checkout, (),
                      (id, store, till, currency, member, lines, coupons, tenders, expected_total, channel))

// Every "no" of the commands that write receipts.
enum class SaleRefusal {
    id_reused,
    unknown_store,
    unknown_till,
    till_of_other_store,
    unknown_device,
    no_lines,
    too_many_lines,
    unknown_sku,
    sku_inactive,
    quantity_zero,
    quantity_too_large,
    not_enough_on_hand,
    wrong_currency,
    price_missing,
    price_changed,
    total_changed,
    unknown_tax_class,
    unknown_coupon,
    duplicate_coupon,
    coupon_not_applicable,
    coupon_used_up,
    unknown_member,
    bad_tender,
    tender_short,
    tender_over,
    amount_too_large,
    sums_differ,
    terms_missing,
    bad_sequence,
    unknown_receipt,
    not_a_sale,
    unknown_line,
    line_twice,
    more_than_sold,
    more_than_tendered,
    coupon_not_now,
    member_needed
};
BOOST_DESCRIBE_ENUM(SaleRefusal, id_reused, unknown_store, unknown_till, till_of_other_store, unknown_device, no_lines,
                    too_many_lines, unknown_sku, sku_inactive, quantity_zero, quantity_too_large, not_enough_on_hand,
                    wrong_currency, price_missing, price_changed, total_changed, unknown_tax_class, unknown_coupon,
                    duplicate_coupon, coupon_not_applicable, coupon_used_up, unknown_member, bad_tender, tender_short,
                    tender_over, amount_too_large, sums_differ, terms_missing, bad_sequence, unknown_receipt,
                    not_a_sale, unknown_line, line_twice, more_than_sold, more_than_tendered, coupon_not_now,
                    member_needed)

Result<Answer, SaleRefusal> checkout(db::Draft&, Asked const&, Checkout const&);

// -- record_sale: a till has sold and printed already; the sale stands, deviations become exceptions --

struct RecordedLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_price = 0;
    std::int64_t gross = 0;
    std::vector<sales::LineDiscount> discounts = {};
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::string tax_class;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(RecordedLine, (), (sku, quantity_milli, unit_price, gross, discounts, net, tax, tax_class, total))

struct RecordedSale final {
    ReceiptId id;
    DeviceId device;
    std::int64_t device_sequence = 0;
    std::string previous_hash;  // 64 hex digits: of the body of the device's entry before this one
    StoreId store;
    TillId till;
    std::int64_t sequence = 0;
    Instant at;
    std::string currency;
    std::optional<MemberId> member = {};
    std::int64_t pricing_version = 0;
    std::vector<RecordedLine> lines;
    std::vector<CouponId> coupons = {};
    std::int64_t rounding = 0;
    std::int64_t total = 0;
    std::vector<sales::Tender> tenders;
    std::int64_t change = 0;
};
BOOST_DESCRIBE_STRUCT(RecordedSale, (),
                      (id, device, device_sequence, previous_hash, store, till, sequence, at, currency, member,
                       pricing_version, lines, coupons, rounding, total, tenders, change))

// `body_hash` is the SHA-256 of the request's bytes: the entry's own hash in the device's journal.
Result<Answer, SaleRefusal> record_sale(db::Draft&, Asked const&, RecordedSale const&, Digest const& body_hash);

// -- refund --

enum class RefundReason { damaged, wrong_item, unwanted, other };
BOOST_DESCRIBE_ENUM(RefundReason, damaged, wrong_item, unwanted, other)

struct RefundLine final {
    std::int64_t line = 0;  // of the sale, from 0
    std::int64_t quantity_milli = 0;
};
BOOST_DESCRIBE_STRUCT(RefundLine, (), (line, quantity_milli))

struct Refund final {
    ReceiptId id;
    ReceiptId receipt;
    TillId till;
    std::vector<RefundLine> lines;
    std::optional<sales::TenderKind> tender = {};  // absent: the tenders of the sale, in their order
    RefundReason reason{};
    bool restock = true;
};
BOOST_DESCRIBE_STRUCT(Refund, (), (id, receipt, till, lines, tender, reason, restock))

Result<Answer, SaleRefusal> refund(db::Draft&, Asked const&, Refund const&);

// -- a receipt on paper once more: the books say who and when, and nothing else changes --

struct Reprint final {
    DocumentId id;
    ReceiptId receipt;
};
BOOST_DESCRIBE_STRUCT(Reprint, (), (id, receipt))

enum class ReprintRefusal { id_reused, unknown_receipt };
BOOST_DESCRIBE_ENUM(ReprintRefusal, id_reused, unknown_receipt)
Result<Answer, ReprintRefusal> reprint_receipt(db::Draft&, Asked const&, Reprint const&);

// -- stock --

struct ReceiveLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_cost_e4 = 0;
};
BOOST_DESCRIBE_STRUCT(ReceiveLine, (), (sku, quantity_milli, unit_cost_e4))
struct ReceiveGoods final {
    DocumentId id;
    LocationId location;
    std::optional<std::string> reference = {};
    std::vector<ReceiveLine> lines;
};
BOOST_DESCRIBE_STRUCT(ReceiveGoods, (), (id, location, reference, lines))

struct AdjustLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
};
BOOST_DESCRIBE_STRUCT(AdjustLine, (), (sku, quantity_milli))
struct AdjustStock final {
    DocumentId id;
    LocationId location;
    inventory::AdjustReason reason{};
    std::vector<AdjustLine> lines;
};
BOOST_DESCRIBE_STRUCT(AdjustStock, (), (id, location, reason, lines))

enum class StockRefusal {
    id_reused,
    unknown_location,
    unknown_sku,
    no_lines,
    too_many_lines,
    quantity_zero,
    quantity_too_large,
    cost_negative,
    cost_too_large,
    not_enough_on_hand,
    text_too_long
};
BOOST_DESCRIBE_ENUM(StockRefusal, id_reused, unknown_location, unknown_sku, no_lines, too_many_lines, quantity_zero,
                    quantity_too_large, cost_negative, cost_too_large, not_enough_on_hand, text_too_long)

Result<Answer, StockRefusal> receive_goods(db::Draft&, Asked const&, ReceiveGoods const&);
Result<Answer, StockRefusal> adjust_stock(db::Draft&, Asked const&, AdjustStock const&);

// -- catalogue, prices, members --

struct NewProduct final {
    SkuId id;
    std::string code;
    Names names;
    std::vector<std::string> barcodes = {};
    std::optional<CategoryId> category = {};
    catalog::Unit unit = catalog::Unit::each;
    std::string tax_class;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
};
BOOST_DESCRIBE_STRUCT(NewProduct, (), (id, code, names, barcodes, category, unit, tax_class, price, member_price))

struct NewMember final {
    MemberId id;
    std::string name;
    std::optional<std::string> phone = {};
    std::optional<std::string> card = {};
};
BOOST_DESCRIBE_STRUCT(NewMember, (), (id, name, phone, card))

// Absent fields stay; a list that is there is the whole list.
struct ChangedMember final {
    MemberId id;
    std::int64_t version = 0;  // that was read
    std::optional<std::string> name = {};
    std::optional<std::vector<std::string>> phones = {};
    std::optional<std::vector<std::string>> cards = {};
};
BOOST_DESCRIBE_STRUCT(ChangedMember, (), (id, version, name, phones, cards))

// A room's own refusal, under the name that it has there, next to the ones of the flow.
struct SetupRefusal final {
    std::string_view code;  // a literal
};
Result<Answer, SetupRefusal> create_product(db::Draft&, Asked const&, NewProduct const&);
Result<Answer, SetupRefusal> create_member(db::Draft&, Asked const&, NewMember const&);
Result<Answer, SetupRefusal> change_member(db::Draft&, Asked const&, ChangedMember const&);

// -- stores --

struct StoreRegion final {
    StoreId store;
    std::optional<std::string> region = {};  // absent: in none
};
BOOST_DESCRIBE_STRUCT(StoreRegion, (), (store, region))
Result<Answer, access::RegionRefusal> set_store_region(db::Draft&, Asked const&, StoreRegion const&);

// -- exceptions: a person has looked at one and is done with it --

struct SettleException final {
    ExceptionId exception;
    std::string note = {};
};
BOOST_DESCRIBE_STRUCT(SettleException, (), (exception, note))

enum class SettleRefusal { unknown_exception, text_too_long, name_bad };
BOOST_DESCRIBE_ENUM(SettleRefusal, unknown_exception, text_too_long, name_bad)
// Settled again, it answers as the first time.
Result<Answer, SettleRefusal> settle_exception(db::Draft&, Asked const&, SettleException const&);

// -- a new company: everything that must be there before the first sale, as one command --

struct NewStore final {
    access::Store store;
    std::vector<access::Till> tills;
};
struct FoundCompany final {
    access::Company company;
    std::optional<access::Profile> profile = {};
    std::vector<access::Role> roles = {};
    std::vector<access::Person> people;
    std::vector<NewStore> stores;
    pricing::Terms terms;
    std::vector<pricing::TaxClass> tax_classes;
    members::Settings members;
    std::vector<catalog::Category> categories = {};
    std::vector<pricing::Promotion> promotions = {};  // may name SKUs that come later
    std::vector<pricing::Coupon> coupons = {};
};
Result<Done, SetupRefusal> found_company(db::Draft&, Asked const&, FoundCompany const&);

// -- the company afterwards --

struct NewTill final {
    TillId id;
    StoreId store;
    std::string code;
    DeviceId device;
};
BOOST_DESCRIBE_STRUCT(NewTill, (), (id, store, code, device))

// Puts the given fields in the place of the old ones; absent ones stay.
struct ProfileChange final {
    std::optional<std::string> receipt_header = {};
    std::optional<std::string> receipt_footer = {};
    std::optional<std::vector<std::string>> units = {};
    std::optional<std::vector<std::string>> kpis = {};
    std::optional<std::vector<std::string>> hidden_tasks = {};
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (receipt_header, receipt_footer, units, kpis, hidden_tasks))

Result<Answer, SetupRefusal> open_till(db::Draft&, Asked const&, NewTill const&);
Result<Answer, SetupRefusal> change_profile(db::Draft&, Asked const&, ProfileChange const&);

}  // namespace zg::flows
