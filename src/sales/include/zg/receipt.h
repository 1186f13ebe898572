#pragma once

#include <zg/id.h>
#include <zg/names.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// A receipt as it is kept and answered. Amounts in minor units of `currency`, quantities in milli of the SKU's unit. A refund
// has positive figures too: what went back.
namespace zg::sales {

enum class ReceiptKind { sale, refund };
BOOST_DESCRIBE_ENUM(ReceiptKind, sale, refund)

enum class Origin { till, api, import };
BOOST_DESCRIBE_ENUM(Origin, till, api, import)

enum class TenderKind { cash, card, wallet, transfer, unknown };
BOOST_DESCRIBE_ENUM(TenderKind, cash, card, wallet, transfer, unknown)

struct Tender final {
    TenderKind kind{};
    std::int64_t amount = 0;
    friend bool operator==(Tender const&, Tender const&) = default;
};
BOOST_DESCRIBE_STRUCT(Tender, (), (kind, amount))

// `rule` is "member_price", "line", "basket", "promotion:<id>" or "coupon:<id>".
struct LineDiscount final {
    std::string rule;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(LineDiscount, (), (rule, amount))

struct ReceiptLine final {
    SkuId sku;
    std::string code;
    Names names;
    std::string unit;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_price = 0;
    std::int64_t gross = 0;
    std::vector<LineDiscount> discounts = {};
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::string tax_class;
    std::int64_t total = 0;
    std::optional<std::int64_t> cost = {};       // of the whole line, frozen; not for everybody's eyes
    std::optional<std::int64_t> sale_line = {};  // of a refund: which line of the sale
};
BOOST_DESCRIBE_STRUCT(ReceiptLine, (),
                      (sku, code, names, unit, quantity_milli, unit_price, gross, discounts, discount, net, tax,
                       tax_class, total, cost, sale_line))

struct ReceiptTax final {
    std::string tax_class;
    std::int64_t rate_ppm = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
};
BOOST_DESCRIBE_STRUCT(ReceiptTax, (), (tax_class, rate_ppm, net, tax))

enum class ExceptionKind {
    stock_below_zero,
    price_differs,
    coupon_overused,
    sequence_gap,   // the device's journal or the till's numbers skip
    journal_fork,   // an entry does not follow the one before it: a cloned or restored till
    clock_skew,     // the sale says it happened in the future
    unknown_member  // its member has been taken out of the books since; the sale stands as anybody's
};
BOOST_DESCRIBE_ENUM(ExceptionKind, stock_below_zero, price_differs, coupon_overused, sequence_gap, journal_fork,
                    clock_skew, unknown_member)

struct ReceiptException final {
    ExceptionId id;
    ExceptionKind kind{};
    std::optional<SkuId> sku = {};
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(ReceiptException, (), (id, kind, sku, detail))

struct Receipt final {
    ReceiptId id;
    std::string number;
    ReceiptKind kind{};
    StoreId store;
    TillId till;
    std::int64_t sequence = 0;
    Instant at;
    BusinessDate business_date;
    std::string currency;
    bool tax_included = true;
    std::optional<MemberId> member = {};
    Origin origin{};
    std::optional<std::string> reference = {};  // the document's number in the system it was imported from
    std::vector<ReceiptLine> lines = {};
    std::vector<ReceiptTax> taxes = {};
    std::int64_t goods = 0;  // sum of gross
    std::int64_t discount = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t rounding = 0;
    std::int64_t total = 0;
    std::vector<Tender> tenders = {};
    std::int64_t change = 0;
    std::int64_t points_earned = 0;  // of a refund: taken back
    std::vector<CouponId> coupons = {};
    std::optional<ReceiptId> refund_of = {};
    std::optional<std::string> reason = {};
    std::vector<ReceiptException> exceptions = {};
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (id, number, kind, store, till, sequence, at, business_date, currency, tax_included, member,
                       origin, reference, lines, taxes, goods, discount, net, tax, rounding, total, tenders, change,
                       points_earned, coupons, refund_of, reason, exceptions))

}  // namespace zg::sales
