#pragma once

#include <zg/id.h>
#include <zg/names.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The wire's shapes of members: who they are, what they bought, what their points did.
namespace zg::api {

// Of a phone only the last four digits are there, after dots, for those who may not read members.
struct Member final {
    MemberId id;
    std::string name;
    std::vector<std::string> phones;
    std::vector<std::string> cards;
    Instant joined_at;
    std::int64_t version = 0;
    std::int64_t points = 0;
    std::int64_t points_owed = 0;  // taken back after they were spent
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, phones, cards, joined_at, version, points, points_owed))

struct MemberPage final {
    std::vector<Member> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(MemberPage, (), (items, next))

// Absent fields stay; a list that is there is the whole list.
struct MemberChange final {
    std::int64_t version = 0;
    std::optional<std::string> name = {};
    std::optional<std::vector<std::string>> phones = {};
    std::optional<std::vector<std::string>> cards = {};
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (version, name, phones, cards))

struct FavouriteRow final {
    SkuId sku;
    std::string code;
    Names names;
    std::int64_t receipts = 0;
};
BOOST_DESCRIBE_STRUCT(FavouriteRow, (), (sku, code, names, receipts))

struct MemberFigures final {
    std::int64_t visits = 0;
    std::int64_t refunds = 0;
    std::int64_t net_sales = 0;
    std::optional<std::int64_t> basket_value;
    std::optional<Instant> first_visit;
    std::optional<Instant> last_visit;
    std::vector<FavouriteRow> favourites;
};
BOOST_DESCRIBE_STRUCT(MemberFigures, (),
                      (visits, refunds, net_sales, basket_value, first_visit, last_visit, favourites))

enum class TimelineKind { sale, refund, change, joined };
BOOST_DESCRIBE_ENUM(TimelineKind, sale, refund, change, joined)

// What a kind has not is null. A refund's total and points are what went back: negative.
struct TimelineItem final {
    TimelineKind kind{};
    Instant at;
    std::optional<ReceiptId> receipt = {};
    std::optional<std::string> number = {};
    std::optional<StoreId> store = {};
    std::optional<std::int64_t> total = {};
    std::optional<std::int64_t> points = {};
    std::vector<std::string> fields = {};  // that a change changed: name, phones, cards
    std::optional<std::string> who = {};   // made the change
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (kind, at, receipt, number, store, total, points, fields, who))

struct TimelinePage final {
    std::vector<TimelineItem> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(TimelinePage, (), (items, next))

struct PointsRow final {
    std::int64_t sequence = 0;
    Instant at;
    DocumentId document;
    std::optional<std::string> number;  // of the receipt
    std::int64_t points = 0;
    std::int64_t balance = 0;
};
BOOST_DESCRIBE_STRUCT(PointsRow, (), (sequence, at, document, number, points, balance))

struct PointsPage final {
    std::vector<PointsRow> items;
    std::optional<std::int64_t> next_before;
};
BOOST_DESCRIBE_STRUCT(PointsPage, (), (items, next_before))

}  // namespace zg::api
