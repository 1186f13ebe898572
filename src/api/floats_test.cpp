#include "shop_fixture.h"

#include <zg/hash.h>

namespace zg::api {
namespace {

class FloatsTest : public ::testing::Test {
protected:
    Shop shop;
    std::string const genesis = std::string(64, '0');

    struct Entry final {
        std::string id;
        int sequence = 1;
        std::string previous;
        int amount = 50'000;
        std::string at = "2026-11-22T05:23:29Z";
    };
    std::string body(Entry const& entry) const {
        return "{\"id\":\"" + entry.id + "\",\"device\":\"" + shop.till.device.text() +
               "\",\"device_sequence\":" + std::to_string(entry.sequence) + ",\"previous_hash\":\"" + entry.previous +
               "\",\"store\":\"" + shop.m01.id.text() + "\",\"till\":\"" + shop.till.id.text() + "\",\"at\":\"" +
               entry.at + "\",\"currency\":\"MOP\",\"amount\":" + std::to_string(entry.amount) + "}";
    }
    Reply post(std::string const& text) { return shop.call("POST", "/v1/floats", shop.till_token, text); }
    // A sale of one lemon for cash, number 1 of the till.
    Reply sell(int sequence, std::string const& previous) {
        return shop.call(
            "POST", "/v1/sales", shop.till_token,
            "{\"id\":\"" + shop.new_id() + "\",\"store\":\"" + shop.m01.id.text() + "\",\"till\":\"" +
                shop.till.id.text() + "\",\"device\":\"" + shop.till.device.text() +
                "\",\"device_sequence\":" + std::to_string(sequence) + ",\"previous_hash\":\"" + previous +
                "\",\"sequence\":1,\"at\":\"2026-11-22T05:24:00Z\",\"currency\":\"MOP\",\"pricing_version\":1,"
                "\"lines\":[{\"sku\":\"" +
                shop.lemon.text() +
                "\",\"quantity_milli\":1000,\"unit_price\":500,\"gross\":500,\"discounts\":[],\"net\":476,"
                "\"tax\":24,\"tax_class\":\"standard\",\"total\":500}],\"coupons\":[],\"rounding\":0,"
                "\"total\":500,\"tenders\":[{\"kind\":\"cash\",\"amount\":500}],\"change\":0}");
    }
    std::int64_t in_drawer() {
        return shop.house()
            .ledger.balance({ledger::money_unit("MOP"), shop.till.id.uuid, ledger::Bucket::drawer})
            .posted;
    }
    static std::size_t exceptions_of(Reply const& reply) { return reply.json().at("exceptions").as_array().size(); }
};

TEST_F(FloatsTest, AFloatMovesFromTheOwnerToTheDrawerOnce) {
    auto const text = body({.id = shop.new_id(), .previous = genesis});
    auto const first = post(text);
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(first.json().at("business_date").as_string(), "2026-11-22");
    EXPECT_EQ(in_drawer(), 50'000);
    auto const again = post(text);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(in_drawer(), 50'000);
    auto const owner =
        shop.house().ledger.balance({ledger::money_unit("MOP"), shop.m01.id.uuid, ledger::Bucket::owner});
    EXPECT_EQ(owner.posted, -50'000);
}

TEST_F(FloatsTest, ItStandsInTheJournalOfTheTillLikeASale) {
    auto const text = body({.id = shop.new_id(), .previous = genesis});
    ASSERT_EQ(post(text).status, 201);
    auto const sale = sell(2, hex(view(sha256(text))));
    ASSERT_EQ(sale.status, 201) << sale.body;
    EXPECT_EQ(exceptions_of(sale), 0u) << sale.body;
    EXPECT_EQ(in_drawer(), 50'500);
}

TEST_F(FloatsTest, OneThatFollowsNothingIsTakenAndTheNextSaleTellsAPerson) {
    auto const text = body({.id = shop.new_id(), .sequence = 3, .previous = genesis});
    ASSERT_EQ(post(text).status, 201);
    auto const sale = sell(4, hex(view(sha256(text))));
    ASSERT_EQ(sale.status, 201) << sale.body;
    EXPECT_EQ(sale.json().at("exceptions").at(0).at("kind").as_string(), "sequence_gap");
}

TEST_F(FloatsTest, NothingInTheDrawerIsAFloatToo) {
    ASSERT_EQ(post(body({.id = shop.new_id(), .previous = genesis, .amount = 0})).status, 201);
    EXPECT_EQ(in_drawer(), 0);
}

TEST_F(FloatsTest, RefusalsNameTheField) {
    auto const id = shop.new_id();
    EXPECT_EQ(post(body({.id = id, .previous = genesis, .amount = -1})).code(), "amount_too_large");
    ASSERT_EQ(post(body({.id = id, .previous = genesis})).status, 201);
    auto const other = post(body({.id = id, .previous = genesis, .amount = 7}));
    EXPECT_EQ(other.code(), "id_reused");
    auto const refusal = [&](std::string text, std::string const& from, std::string const& to) {
        text.replace(text.find(from), from.size(), to);
        return post(text).code();
    };
    auto const text = body({.id = shop.new_id(), .previous = genesis});
    EXPECT_EQ(refusal(text, "MOP", "HKD"), "wrong_currency");
    EXPECT_EQ(refusal(text, shop.till.id.text(), shop.till_of_m02.id.text()), "till_of_other_store");
    EXPECT_EQ(refusal(text, shop.till.device.text(), shop.new_id()), "unknown_device");
    EXPECT_EQ(refusal(text, "\"device_sequence\":1", "\"device_sequence\":0"), "bad_sequence");
}

TEST_F(FloatsTest, TheDayReportSaysWhatIsInTheDrawer) {
    auto const text = body({.id = shop.new_id(), .previous = genesis});
    ASSERT_EQ(post(text).status, 201);
    ASSERT_EQ(sell(2, hex(view(sha256(text)))).status, 201);
    // The last one counts. After midnight it still is the day before: the store's begins at four.
    ASSERT_EQ(post(body({.id = shop.new_id(),
                         .sequence = 3,
                         .previous = genesis,
                         .amount = 1'000,
                         .at = "2026-11-22T18:00:00Z"}))
                  .status,
              201);
    auto const page =
        shop.call("GET", "/v1/reports/day?language=en&date=2026-11-22&store=" + shop.m01.id.text(), shop.owner);
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_NE(page.body.find(R"(["T1","10.00","5.00","0.00","15.00"])"), std::string::npos) << page.body;
}

}  // namespace
}  // namespace zg::api
