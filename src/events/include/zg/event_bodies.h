#pragma once

#include <zg/id.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The structs that travel in Event::body: packed in the outbox (zg/pack.h), as JSON in the feed. Thin: ids instead of names, no
// personal data. Fields are only ever added, at the end, and a new field is optional. Amounts are minor units of `currency`, quantities milli of the SKU's unit.
namespace zg::events {

enum class Origin { till, api, import };
BOOST_DESCRIBE_ENUM(Origin, till, api, import)

struct SoldLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t net = 0;  // without tax, after discounts
    std::int64_t tax = 0;
    std::int64_t discount = 0;              // what was taken off, tax mode of the price
    std::optional<std::int64_t> cost = {};  // of the whole line; absent when the SKU has no cost yet
};
BOOST_DESCRIBE_STRUCT(SoldLine, (), (sku, quantity_milli, net, tax, discount, cost))

// Type "SaleCompleted": aggregate = the receipt. Type "SaleRefunded": the same shape with positive figures of what went back;
// aggregate = the refund's own receipt, `refund_of` the sale.
struct Sale final {
    ReceiptId receipt;
    std::string number;
    StoreId store;
    TillId till;
    Instant at;                  // when it happened in the shop
    BusinessDate business_date;  // the day it counts to
    std::int32_t hour = 0;       // hour of the shop's wall clock, 0..23
    std::string currency;
    Origin origin{};
    std::optional<MemberId> member = {};
    std::optional<ReceiptId> refund_of = {};
    std::int64_t total = 0;  // what the customer owed: net + tax + rounding
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t rounding = 0;
    std::vector<SoldLine> lines = {};
};
BOOST_DESCRIBE_STRUCT(Sale, (),
                      (receipt, number, store, till, at, business_date, hour, currency, origin, member, refund_of,
                       total, net, tax, rounding, lines))

struct StockLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;  // signed: positive came onto the shelf
    std::int64_t on_hand_milli = 0;   // after it
};
BOOST_DESCRIBE_STRUCT(StockLine, (), (sku, quantity_milli, on_hand_milli))

// Types "StockAdjusted" and "GoodsReceived": aggregate = the document.
struct StockChange final {
    DocumentId document;
    StoreId store;
    LocationId location;
    Instant at;
    std::string reason;
    std::vector<StockLine> lines = {};
};
BOOST_DESCRIBE_STRUCT(StockChange, (), (document, store, location, at, reason, lines))

// Type "ExceptionRaised": a deviation that a person must look at; aggregate = the exception.
struct ExceptionRaised final {
    ExceptionId exception;
    std::string kind;
    ReceiptId receipt;
    StoreId store;
    std::optional<SkuId> sku = {};
    Instant at;
};
BOOST_DESCRIBE_STRUCT(ExceptionRaised, (), (exception, kind, receipt, store, sku, at))

// Type "PriceChanged": aggregate = the price of this SKU (in this store), with an id of its own.
struct PriceChanged final {
    SkuId sku;
    std::optional<StoreId> store = {};
};
BOOST_DESCRIBE_STRUCT(PriceChanged, (), (sku, store))

// Types "ProductChanged" and "MemberChanged": aggregate = the thing itself, whose id says all; the body is {}.
struct IdSaysAll final {};
BOOST_DESCRIBE_STRUCT(IdSaysAll, (), ())

// Stored by its index: new kinds go to the end.
using Body = std::variant<IdSaysAll, Sale, StockChange, ExceptionRaised, PriceChanged>;

}  // namespace zg::events
