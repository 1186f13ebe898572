#pragma once

#include <zg/catalog.h>
#include <zg/insights.h>
#include <zg/inventory.h>
#include <zg/json.h>
#include <zg/pricing.h>
#include <zg/receipt.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Requests and answers that no room or flow has a type of its own for. Names are the wire's.
namespace zg::api {

// -- sessions, tokens, stores --

// With the token of a one-time link, or with name and password.
struct SignIn final {
    std::optional<std::string> token = {};
    std::optional<std::string> name = {};
    std::optional<std::string> password = {};
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (token, name, password))

struct PasswordChange final {
    std::optional<std::string> old_password = {};  // absent: there was none
    std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (old_password, new_password))

struct SessionCompany final {
    CompanyId id;
    std::string name;
    std::string currency;
    std::int32_t currency_digits = 2;
    std::vector<std::string> languages;
    std::string trade;
    std::string region;
    bool is_demo = false;
    std::string receipt_header;
    std::string receipt_footer;
    std::vector<std::string> receipt_languages;  // none: that of the screen
    std::string receipt_logo;
    std::vector<std::string> units;
    std::vector<std::string> kpis;
};
BOOST_DESCRIBE_STRUCT(SessionCompany, (),
                      (id, name, currency, currency_digits, languages, trade, region, is_demo, receipt_header,
                       receipt_footer, receipt_languages, receipt_logo, units, kpis))

struct Store final {
    StoreId id;
    std::string code;
    std::string name;
    std::string zone;
    std::int32_t cutoff_minutes = 0;
    LocationId location;
    std::optional<std::string> region;
    std::string address;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(Store, (), (id, code, name, zone, cutoff_minutes, location, region, address, phone))

struct Region final {
    std::optional<std::string> region = {};  // absent: the store is in none
};
BOOST_DESCRIBE_STRUCT(Region, (), (region))

struct StoreList final {
    std::vector<Store> items;
};
BOOST_DESCRIBE_STRUCT(StoreList, (), (items))

struct SessionTill final {
    TillId id;
    std::string code;
    StoreId store;
    DeviceId device;
    std::int64_t next_sequence = 1;
    std::int64_t next_device_sequence = 1;
    std::string last_hash;
};
BOOST_DESCRIBE_STRUCT(SessionTill, (), (id, code, store, device, next_sequence, next_device_sequence, last_hash))

struct Person final {
    PersonId id;  // or the id of the token
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name))

struct Session final {
    SessionCompany company;
    Person person;
    std::vector<std::string> scopes;
    std::vector<Store> stores;
    std::optional<SessionTill> till;
    bool has_password = false;
};
BOOST_DESCRIBE_STRUCT(Session, (), (company, person, scopes, stores, till, has_password))

struct NewToken final {
    std::string name;
    std::vector<std::string> scopes;
    std::optional<std::vector<StoreId>> stores = {};  // absent: every store that the asker sees
};
BOOST_DESCRIBE_STRUCT(NewToken, (), (name, scopes, stores))

struct Token final {
    TokenId id;
    std::string secret;  // given out this once
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, secret))

// -- stock --

struct StockRow final {
    SkuId sku;
    std::string code;
    Names names;
    catalog::Unit unit{};
    StoreId store;
    LocationId location;
    std::int64_t on_hand_milli = 0;
    std::int64_t held_milli = 0;
    std::int64_t available_milli = 0;
    std::optional<std::int64_t> cost_e4;
};
BOOST_DESCRIBE_STRUCT(StockRow, (),
                      (sku, code, names, unit, store, location, on_hand_milli, held_milli, available_milli, cost_e4))

struct StockPage final {
    std::vector<StockRow> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(StockPage, (), (items, next))

enum class MovementKind { sale, refund, goods_receipt, adjustment, opening };
BOOST_DESCRIBE_ENUM(MovementKind, sale, refund, goods_receipt, adjustment, opening)

struct MovementRow final {
    std::int64_t sequence = 0;
    Instant at;
    DocumentId document;
    MovementKind kind{};
    std::optional<std::string> number;
    std::optional<std::string> reason;
    std::int64_t quantity_milli = 0;
    std::int64_t on_hand_milli = 0;
};
BOOST_DESCRIBE_STRUCT(MovementRow, (), (sequence, at, document, kind, number, reason, quantity_milli, on_hand_milli))

struct MovementPage final {
    std::vector<MovementRow> items;
    std::optional<std::int64_t> next_before;
};
BOOST_DESCRIBE_STRUCT(MovementPage, (), (items, next_before))

struct ExceptionRow final {
    ExceptionId id;
    std::string kind;
    ReceiptId receipt;
    StoreId store;
    std::optional<SkuId> sku;
    Instant at;
    std::string detail;
    std::optional<Instant> settled_at;  // absent while it is open
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ExceptionRow, (), (id, kind, receipt, store, sku, at, detail, settled_at, note))

struct Note final {
    std::optional<std::string> note = {};
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

struct ExceptionPage final {
    std::vector<ExceptionRow> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ExceptionPage, (), (items, next))

// -- receipts --

// A receipt as it was written, and what has come back of it since.
struct ReceiptLineNow final {
    std::int64_t refunded_milli = 0;
};
BOOST_DESCRIBE_STRUCT(ReceiptLineNow, (), (refunded_milli))
struct Reprint final {
    Instant at;
    std::optional<std::string> who;  // what they are called; null for one who is not known any more
};
BOOST_DESCRIBE_STRUCT(Reprint, (), (at, who))
struct NewReprint final {
    DocumentId id;
};
BOOST_DESCRIBE_STRUCT(NewReprint, (), (id))
struct ReceiptNow final {
    std::vector<ReceiptLineNow> lines;
    std::vector<ReceiptId> refunds;
    std::vector<Reprint> reprints;
};
BOOST_DESCRIBE_STRUCT(ReceiptNow, (), (lines, refunds, reprints))

// -- figures --

struct TopRow final {
    SkuId sku;
    std::string code;
    Names names;
    std::int64_t net_sales = 0;
    std::int64_t quantity_milli = 0;
    std::optional<std::int64_t> gross_margin;
};
BOOST_DESCRIBE_STRUCT(TopRow, (), (sku, code, names, net_sales, quantity_milli, gross_margin))

struct Dashboard final {
    std::string store;
    std::string currency;
    BusinessDate business_date;
    BusinessDate compare_date;
    Instant as_of;
    insights::Figures today;
    insights::Figures last_week;
    insights::Figures last_week_so_far;
    std::vector<insights::HourRow> hours;
    std::vector<insights::StoreRow> stores;
    std::vector<TopRow> top;
};
BOOST_DESCRIBE_STRUCT(Dashboard, (),
                      (store, currency, business_date, compare_date, as_of, today, last_week, last_week_so_far, hours,
                       stores, top))

// -- what needs a person now --

// exceptions: sales that deviate, not yet settled. late_receipts: numbers that a till jumped over. The others are shelves, see
// insights::Outlook; dead_stock is what has neither sold nor moved.
enum class AttentionKind { exceptions, late_receipts, sold_out, running_out, dead_stock };
BOOST_DESCRIBE_ENUM(AttentionKind, exceptions, late_receipts, sold_out, running_out, dead_stock)

struct AttentionItem final {
    AttentionKind kind{};
    std::int64_t count = 0;
    std::optional<std::int64_t> amount;  // what the goods cost, where it is known
};
BOOST_DESCRIBE_STRUCT(AttentionItem, (), (kind, count, amount))

struct Attention final {
    Instant as_of;
    BusinessDate business_date;
    insights::OutlookRules rules;
    std::vector<AttentionItem> items;  // without those that count nothing
};
BOOST_DESCRIBE_STRUCT(Attention, (), (as_of, business_date, rules, items))

struct ShelfRow final {
    SkuId sku;
    std::string code;
    Names names;
    catalog::Unit unit{};
    StoreId store;
    LocationId location;
    std::int64_t on_hand_milli = 0;
    std::int64_t units_milli = 0;               // sold in the last `pace_days`
    std::optional<std::int64_t> cover_days_e1;  // tenths of a day that it lasts at that pace
    std::optional<Instant> moved_at;            // of dead stock: when it last came or went
    std::optional<std::int64_t> cost;           // of what is on hand
};
BOOST_DESCRIBE_STRUCT(ShelfRow, (),
                      (sku, code, names, unit, store, location, on_hand_milli, units_milli, cover_days_e1, moved_at,
                       cost))

// The most urgent first.
struct ShelfList final {
    insights::OutlookRules rules;
    std::int64_t count = 0;
    std::vector<ShelfRow> items;
};
BOOST_DESCRIBE_STRUCT(ShelfList, (), (rules, count, items))

// -- events --

struct Event final {
    std::string id;  // a cursor: asking for what is after it goes on from here
    std::string type;
    std::string aggregate;
    std::int64_t aggregate_version = 0;
    std::optional<StoreId> store;
    Instant at;
    json::Value data;
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, type, aggregate, aggregate_version, store, at, data))

struct EventPage final {
    std::vector<Event> items;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(EventPage, (), (items, next))

// -- health --

struct Health final {
    std::string status;
    std::int64_t last_sequence = 0;
    std::int64_t projected_sequence = 0;
};
BOOST_DESCRIBE_STRUCT(Health, (), (status, last_sequence, projected_sequence))

}  // namespace zg::api
