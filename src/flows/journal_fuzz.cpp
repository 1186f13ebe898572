// What tills and programs send, with the ids of a real small company and numbers of any size: it is decided or refused, no sum wraps
// round, and what was decided leaves the books in order.
#include "shop_fixture.h"

#include <fuzzer/FuzzedDataProvider.h>

namespace {

using namespace zg;
using namespace zg::flows;

class Orders final {
public:
    Orders(Shop& shop, FuzzedDataProvider& data) : shop_(shop), data_(data) {}

    Checkout checkout() {
        Checkout order{.id = {some_id()},
                       .store = {one_of({shop_.store.uuid})},
                       .till = {one_of({shop_.channel.uuid, shop_.till.uuid})},
                       .currency = text("MOP"),
                       .member = member(),
                       .lines = several<CheckoutLine>([&] { return checkout_line(); }),
                       .coupons = several<std::string>([&] { return text("TEN"); }),
                       .tenders = several<sales::Tender>([&] { return tender(); })};
        if (data_.ConsumeBool()) order.expected_total = amount();
        return order;
    }
    RecordedSale recorded() {
        auto sale = shop_.recorded_tea(amount());
        sale.id = {some_id()};
        sale.device_sequence = amount();
        sale.store = {one_of({shop_.store.uuid})};
        sale.till = {one_of({shop_.till.uuid, shop_.channel.uuid})};
        sale.currency = text("MOP");
        sale.member = member();
        sale.pricing_version = amount();
        sale.at = {data_.ConsumeBool() ? shop_.now.ms
                                       : data_.ConsumeIntegralInRange<std::int64_t>(0, 253'402'300'799'000)};
        sale.lines = several<RecordedLine>([&] { return recorded_line(); });
        sale.coupons = several<CouponId>([&] { return CouponId{one_of({shop_.coupon.uuid})}; });
        sale.rounding = amount();
        sale.total = amount();
        sale.tenders = several<sales::Tender>([&] { return tender(); });
        sale.change = amount();
        return sale;
    }
    Refund refund(ReceiptId sold) {
        Refund back{.id = {some_id()},
                    .receipt = {one_of({sold.uuid})},
                    .till = {one_of({shop_.channel.uuid, shop_.till.uuid})},
                    .lines = several<RefundLine>([&] { return RefundLine{amount(), amount()}; }),
                    .restock = data_.ConsumeBool()};
        if (data_.ConsumeBool())
            back.tender = data_.PickValueInArray({sales::TenderKind::cash, sales::TenderKind::card});
        return back;
    }
    ReceiveGoods goods() {
        return {.id = {some_id()},
                .location = {one_of({shop_.location.uuid})},
                .lines = several<ReceiveLine>([&] { return ReceiveLine{sku(), amount(), amount()}; })};
    }

private:
    // What people mean, and what nobody means: around zero, around a thousand, the ends of what fits.
    std::int64_t amount() {
        switch (data_.ConsumeIntegralInRange(0, 3)) {
            case 0: return data_.ConsumeIntegralInRange<std::int64_t>(-2, 5'000);
            case 1:
                return data_.PickValueInArray<std::int64_t>(
                    {1'000, 1'800, 1'714, 86, 2'000, 200, 9'007'199'254'740'991});
            case 2:
                return data_.PickValueInArray<std::int64_t>(
                    {INT64_MAX, INT64_MIN, INT64_MAX / 2, INT64_MIN / 2, INT64_MAX / 1000});
            default: return data_.ConsumeIntegral<std::int64_t>();
        }
    }
    Uuid some_id() { return data_.ConsumeBool() ? shop_.fresh() : Uuid{}; }
    Uuid one_of(std::initializer_list<Uuid> known) {
        auto const at = data_.ConsumeIntegralInRange<std::size_t>(0, known.size());
        return at == known.size() ? Uuid{} : *(known.begin() + at);
    }
    SkuId sku() { return {one_of({shop_.tea.uuid, shop_.rice.uuid})}; }
    std::optional<MemberId> member() {
        if (data_.ConsumeBool()) return std::nullopt;
        return MemberId{one_of({shop_.ming.uuid})};
    }
    std::string text(char const* usual) {
        return data_.ConsumeIntegralInRange(0, 7) ? usual : data_.ConsumeRandomLengthString(12);
    }
    sales::Tender tender() {
        return {data_.PickValueInArray({sales::TenderKind::cash, sales::TenderKind::card, sales::TenderKind::wallet}),
                amount()};
    }
    CheckoutLine checkout_line() {
        CheckoutLine line{.sku = sku(), .quantity_milli = amount()};
        if (data_.ConsumeBool()) line.unit_price = amount();
        return line;
    }
    RecordedLine recorded_line() {
        return {.sku = sku(),
                .quantity_milli = amount(),
                .unit_price = amount(),
                .gross = amount(),
                .net = amount(),
                .tax = amount(),
                .tax_class = text("levy"),
                .total = amount()};
    }
    template <class T, class Make>
    std::vector<T> several(Make make) {
        std::vector<T> all;
        for (int left = data_.ConsumeIntegralInRange(0, 3); left > 0; --left) all.push_back(make());
        return all;
    }

    Shop& shop_;
    FuzzedDataProvider& data_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    FuzzedDataProvider data(bytes, size);
    Shop shop;
    shop.open();
    auto const sold = receipt_in(*shop.sell(shop.one_tea())).id;
    Orders orders(shop, data);
    for (int step = 0; step < 6 && data.remaining_bytes() > 0; ++step) {
        switch (data.ConsumeIntegralInRange(0, 3)) {
            case 0: (void)shop.sell(orders.checkout()); break;
            case 1: (void)shop.record(orders.recorded()); break;
            case 2: (void)shop.give_back(orders.refund(sold)); break;
            default: {
                auto const goods = orders.goods();
                (void)shop.run([&](db::Draft& draft) { return receive_goods(draft, shop.asked(goods), goods); });
            }
        }
    }
    shop.expect_clean();
    if (::testing::Test::HasFailure()) __builtin_trap();
    return 0;
}
