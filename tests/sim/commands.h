#pragma once

#include <zg/draft.h>
#include <zg/flows.h>
#include <zg/flows_pricing.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <variant>

// Everything that somebody in the simulator can ask of the books. Most of it is a flow's own command.
namespace zg::sim {

// Changes without an id of their own: whoever asks again changes again. `id` is the simulator's.
struct ChangeMember final {
    DocumentId id;
    flows::ChangedMember change;
};
BOOST_DESCRIBE_STRUCT(ChangeMember, (), (id, change))
struct PutCoupon final {
    DocumentId id;
    pricing::Coupon coupon;
};
BOOST_DESCRIBE_STRUCT(PutCoupon, (), (id, coupon))
struct EndCoupon final {
    DocumentId id;
    CouponId coupon;
};
BOOST_DESCRIBE_STRUCT(EndCoupon, (), (id, coupon))

// A row of an import of members, and that row taken back, as the importer does the two; kept under an id so that they can be asked
// for over the network.
struct BringMember final {
    DocumentId id;
    std::int64_t line = 0;
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(BringMember, (), (id, line, name, phone))
struct TakeMemberBack final {
    DocumentId id;
    std::int64_t line = 0;
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(TakeMemberBack, (), (id, line, member))

// No flow holds anything yet, so these speak to the ledger themselves: goods put aside for another store, and points that
// somebody is about to spend.
struct HoldGoods final {
    DocumentId id;
    StoreId store;
    LocationId location;
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(HoldGoods, (), (id, store, location, sku, quantity_milli, minutes))
struct HoldPoints final {
    DocumentId id;
    MemberId member;
    std::int64_t points = 0;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(HoldPoints, (), (id, member, points, minutes))
// Nothing posted: the hold is given back.
struct EndHold final {
    DocumentId id;
    DocumentId hold;
    std::int64_t posted = 0;
};
BOOST_DESCRIBE_STRUCT(EndHold, (), (id, hold, posted))

using Command =
    std::variant<flows::Checkout, flows::RecordedSale, flows::Refund, flows::ReceiveGoods, flows::NewMember,
                 ChangeMember, BringMember, TakeMemberBack, PutCoupon, EndCoupon, HoldGoods, HoldPoints, EndHold>;

// Whether the books keep the answer under the command's id.
[[nodiscard]] bool is_kept_by_id(Command const&);

// What a command came to.
struct Decided final {
    bool is_accepted = false;
    bool is_replay = false;
    std::string text = {};  // the answer's body, or the reason
};
[[nodiscard]] Decided carry_out(db::Draft&, flows::Asked const&, Command const&, std::string const& body);

// What a hold is answered.
struct Held final {
    std::int64_t pending = 0;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Held, (), (pending, expires_at))
// Which account a hold takes from, and which it is for.
[[nodiscard]] ledger::Transfer transfer_of(HoldGoods const&);
[[nodiscard]] ledger::Transfer transfer_of(HoldPoints const&);

// What BringMember is answered.
struct BroughtMember final {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(BroughtMember, (), (member))

// An answer's body, which is known to be what T describes.
template <class T>
[[nodiscard]] T decoded(std::string const& text) {
    auto const value = json::parse(text);
    ZG_ASSERT(value);
    auto read = json::decode<T>(*value);
    ZG_ASSERT(read);
    return *std::move(read);
}

}  // namespace zg::sim
