// The body of a request: read, written and read again it says the same, whatever command it is for.
#include "people_shapes.h"
#include "pricing_shapes.h"
#include "shapes.h"
#include "shapes_goods.h"
#include "shapes_settings.h"
#include "welcome_shapes.h"

#include <zg/flows.h>
#include <zg/flows_bring.h>
#include <zg/flows_desk.h>
#include <zg/flows_float.h>
#include <zg/flows_goods.h>
#include <zg/json_text.h>

#include <boost/mp11.hpp>

#include <cstdint>

namespace {

using namespace zg;

using Bodies =
    boost::mp11::mp_list<flows::Checkout, flows::RecordedSale, flows::RecordedFloat, flows::Refund, flows::ReceiveGoods,
                         flows::AdjustStock, flows::NewProduct, flows::NewMember, flows::NewTill, flows::MendRow,
                         flows::SaveView, flows::ProfileChange, pricing::TaxClass, api::QuoteRequest, api::PriceChange,
                         api::SignIn, api::NewToken, api::RoleChange, api::PersonChange>;

template <class Body>
void read_twice(json::Value const& value) {
    auto const body = json::decode<Body>(value);
    if (!body) return;
    auto const text = json::text(*body);
    auto const again = json::parse(text);
    if (!again) __builtin_trap();
    auto const same = json::decode<Body>(*again);
    if (!same || json::text(*same) != text) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const value = json::parse({reinterpret_cast<char const*>(data), size});
    if (!value) return 0;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Bodies>>(
        [&value](auto body) { read_twice<typename decltype(body)::type>(*value); });
    return 0;
}
