#include "shop_fixture.h"

#include <zg/hash.h>

#include <functional>

namespace zg::api {
namespace {

class SellingTest : public ::testing::Test {
protected:
    Shop shop;

    Reply sell(std::string const& body, std::string const& token) {
        return shop.call("POST", "/v1/checkouts", token, body);
    }
    Reply sell(std::string const& body) { return sell(body, shop.owner); }
    static std::string replaced(std::string text, std::string const& from, std::string const& to) {
        auto const at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return text.replace(at, from.size(), to);
    }
    std::string recorded(std::string const& id, int sequence, std::string const& previous_hash) {
        return "{\"id\":\"" + id + "\",\"device\":\"" + shop.till.device.text() +
               "\",\"device_sequence\":" + std::to_string(sequence) + ",\"previous_hash\":\"" + previous_hash +
               "\",\"store\":\"" + shop.m01.id.text() + "\",\"till\":\"" + shop.till.id.text() +
               "\",\"sequence\":" + std::to_string(sequence) +
               ",\"at\":\"2026-11-22T05:23:29Z\",\"currency\":\"MOP\",\"pricing_version\":1," +
               "\"lines\":[{\"sku\":\"" + shop.lemon.text() +
               "\",\"quantity_milli\":1000,\"unit_price\":500,\"gross\":500,\"discounts\":[],\"net\":476,\"tax\":24,"
               "\"tax_class\":"
               "\"standard\",\"total\":500}],\"coupons\":[],\"rounding\":0,\"total\":500,\"tenders\":[{\"kind\":"
               "\"cash\",\"amount\":500}],"
               "\"change\":0}";
    }
};

TEST_F(SellingTest, CheckoutAnswersAReceiptAndTakesGoods) {
    auto const reply = sell(shop.checkout(shop.new_id(), "2000"));
    ASSERT_EQ(reply.status, 201) << reply.body;
    auto const receipt = reply.json();
    EXPECT_EQ(receipt.at("number").as_string(), "M01-T1-C000001");
    EXPECT_EQ(receipt.at("total").as_int64(), 1000);
    EXPECT_EQ(receipt.at("change").as_int64(), 99'000);
    EXPECT_EQ(shop.on_hand(shop.m01.location, shop.lemon), 8000);
}

TEST_F(SellingTest, SameCommandAgainGetsTheSameBytes) {
    auto const id = shop.new_id();
    auto const first = sell(shop.checkout(id));
    // The order of members and white space are not the command.
    auto const again = sell(replaced(shop.checkout(id), "{", "{ "));
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(first.header("Idempotency-Replayed"), "");
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(shop.on_hand(shop.m01.location, shop.lemon), 9000);
}

TEST_F(SellingTest, BadInputIsRefusedWithCodeAndFieldAndChangesNothing) {
    struct Case final {
        std::string from;
        std::string to;
        int status;
        std::string code;
        std::string field;
    };
    auto const sku = shop.lemon.text();
    for (auto const& [from, to, status, code, field] : {
             Case{sku, shop.new_id(), 422, "unknown_sku", "lines[0].sku"},
             Case{"1000", "0", 422, "quantity_zero", "lines[0].quantity_milli"},
             Case{"1000", "-5", 422, "quantity_zero", "lines[0].quantity_milli"},
             Case{"1000", "1.5", 400, "wrong_type", "lines[0].quantity_milli"},
             Case{"1000", "9999999999999999999", 400, "bad_value", "lines[0].quantity_milli"},
             Case{"1000", "11000", 409, "not_enough_on_hand", "lines[0].quantity_milli"},
             Case{"MOP", "HKD", 422, "wrong_currency", "currency"},
             Case{"100000", "1", 422, "tender_short", "tenders"},
             Case{"cash", "shells", 400, "bad_value", "tenders[0].kind"},
             Case{shop.till.id.text(), shop.till_of_m02.id.text(), 422, "till_of_other_store", "till"},
             Case{"\"currency\":\"MOP\",", "", 400, "missing_field", "currency"},
             Case{"{", "{\"colour\":\"red\",", 400, "unknown_field", "colour"},
             Case{"{", "{\"expected_total\":499,", 409, "total_changed", "expected_total"},
             Case{"{", "{\"member\":\"nobody\",", 400, "bad_value", "member"},
             Case{"{", "{\"coupons\":[\"NONE\"],", 422, "unknown_coupon", "coupons[0]"},
             Case{"]}", "]", 400, "invalid_json", ""},
         }) {
        auto const reply = sell(replaced(shop.checkout(shop.new_id()), from, to));
        EXPECT_EQ(reply.status, status) << to << " " << reply.body;
        EXPECT_EQ(reply.code(), code) << to;
        EXPECT_EQ(reply.field(), field) << to << " " << reply.body;
        EXPECT_EQ(reply.header("Content-Type"), "application/problem+json");
    }
    EXPECT_EQ(shop.on_hand(shop.m01.location, shop.lemon), 10'000);
}

TEST_F(SellingTest, BrokenBodiesAreRefused) {
    EXPECT_EQ(sell("{\"id\":\"\xff\xfe\"}").code(), "invalid_utf8");
    auto const deep = sell(std::string(10'000, '[') + std::string(10'000, ']'));
    EXPECT_EQ(deep.status, 400);
    EXPECT_EQ(deep.code(), "too_deep");
    EXPECT_EQ(sell("[]").code(), "wrong_type");
    auto const large = sell("{\"id\":\"" + std::string(2 * 1024 * 1024, 'a') + "\"}");
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(large.code(), "body_too_large");
    auto const form =
        shop.call("POST", "/v1/checkouts", shop.owner, "id=1", {"Content-Type: application/x-www-form-urlencoded"});
    EXPECT_EQ(form.status, 415);
    EXPECT_EQ(form.code(), "wrong_content_type");
    EXPECT_EQ(shop.on_hand(shop.m01.location, shop.lemon), 10'000);
}

TEST_F(SellingTest, SameIdWithAnotherBodyIsRefused) {
    auto const id = shop.new_id();
    ASSERT_EQ(sell(shop.checkout(id)).status, 201);
    auto const other = sell(shop.checkout(id, "2000"));
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.code(), "id_reused");
    EXPECT_EQ(other.field(), "id");
}

TEST_F(SellingTest, CouponThatIsUsedUpAndPriceThatHasChangedAreConflicts) {
    auto const with_coupon = [&] { return shop.checkout(shop.new_id(), "1000", "\"coupons\":[\"ONE\"],"); };
    EXPECT_EQ(sell(with_coupon()).status, 201);
    auto const again = sell(with_coupon());
    EXPECT_EQ(again.status, 409) << again.body;
    EXPECT_EQ(again.code(), "coupon_used_up");
    shop.set_price_of_lemon(550);
    auto const seen =
        sell(replaced(shop.checkout(shop.new_id()), "\"quantity_milli\"", "\"unit_price\":500,\"quantity_milli\""));
    EXPECT_EQ(seen.status, 409);
    EXPECT_EQ(seen.code(), "price_changed");
    EXPECT_EQ(seen.field(), "lines[0].unit_price");
}

TEST_F(SellingTest, FullDiskAndBusyServerSayThatNothingHasChanged) {
    auto const body = shop.checkout(shop.new_id());
    shop.set_disk(Shop::Disk::full);
    auto const full = sell(body);
    EXPECT_EQ(full.status, 507);
    EXPECT_EQ(full.code(), "storage_full");
    shop.set_disk(Shop::Disk::busy);
    auto const busy = sell(body);
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.code(), "too_busy");
    EXPECT_EQ(busy.header("Retry-After"), "1");
    EXPECT_EQ(shop.call("GET", "/v1/products", shop.owner).code(), "too_busy");
    shop.set_disk(Shop::Disk::sound);
    EXPECT_EQ(sell(body).status, 201);
}

TEST_F(SellingTest, CostsAreForThoseWhoMayReadReports) {
    auto const id = shop.new_id();
    auto const seen = sell(shop.checkout(id));
    EXPECT_NE(seen.body.find("\"cost\":200"), std::string::npos) << seen.body;
    auto const hidden = sell(shop.checkout(id), shop.till_token);
    EXPECT_EQ(hidden.status, 200);
    EXPECT_EQ(hidden.body.find("cost"), std::string::npos) << hidden.body;
    EXPECT_EQ(sell(shop.checkout(id), shop.till_token).body, hidden.body);
    EXPECT_EQ(shop.call("GET", "/v1/receipts/" + id, shop.till_token).body.find("cost"), std::string::npos);
    EXPECT_NE(shop.call("GET", "/v1/receipts/" + id, shop.owner).body.find("\"cost\":200"), std::string::npos);
    auto const stock = shop.call("GET", "/v1/stock", shop.till_token).json().at("items").as_array();
    EXPECT_TRUE(stock.at(0).at("cost_e4").is_null());
}

TEST_F(SellingTest, TillJournalIsChainedByTheHashOfTheBytes) {
    auto const first = recorded(shop.new_id(), 1, std::string(64, '0'));
    auto const reply = shop.call("POST", "/v1/sales", shop.till_token, first);
    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_TRUE(reply.json().at("exceptions").as_array().empty()) << reply.body;
    auto const second = recorded(shop.new_id(), 2, hex(view(sha256(first))));
    auto const next = shop.call("POST", "/v1/sales", shop.till_token, second);
    EXPECT_TRUE(next.json().at("exceptions").as_array().empty()) << next.body;
    auto const fork = shop.call("POST", "/v1/sales", shop.till_token, recorded(shop.new_id(), 3, std::string(64, 'a')));
    EXPECT_EQ(fork.json().at("exceptions").as_array().at(0).at("kind").as_string(), "journal_fork");
    auto const listed = shop.call("GET", "/v1/exceptions", shop.owner).json();
    EXPECT_EQ(listed.at("items").as_array().size(), 1u);
    EXPECT_TRUE(shop.call("GET", "/v1/exceptions", shop.m02_only).json().at("items").as_array().empty());
}

TEST_F(SellingTest, ReceiptTellsWhatHasComeBack) {
    auto const id = shop.new_id();
    ASSERT_EQ(sell(shop.checkout(id, "3000")).status, 201);
    auto const refund = shop.new_id();
    auto const back = [&](std::string const& of, std::string const& quantity) {
        return shop.call("POST", "/v1/refunds", shop.owner,
                         "{\"id\":\"" + of + "\",\"receipt\":\"" + id + "\",\"till\":\"" + shop.till.id.text() +
                             "\",\"lines\":[{\"line\":0,\"quantity_milli\":" + quantity +
                             "}],\"tender\":\"cash\",\"reason\":\"damaged\",\"restock\":true}");
    };
    ASSERT_EQ(back(refund, "1000").status, 201);
    auto const too_much = back(shop.new_id(), "2001");
    EXPECT_EQ(too_much.status, 409);
    EXPECT_EQ(too_much.code(), "more_than_sold");
    EXPECT_EQ(too_much.field(), "lines[0].quantity_milli");
    auto const receipt = shop.call("GET", "/v1/receipts/" + id, shop.owner).json();
    EXPECT_EQ(receipt.at("lines").at(0).at("refunded_milli").as_int64(), 1000);
    EXPECT_EQ(receipt.at("refunds").at(0).as_string(), refund);
    EXPECT_TRUE(receipt.at("member").is_null());
    EXPECT_EQ(shop.call("GET", "/v1/receipts/" + shop.new_id(), shop.owner).status, 404);
    EXPECT_EQ(shop.call("GET", "/v1/receipts", shop.owner).json().at("items").as_array().size(), 2u);
}

}  // namespace
}  // namespace zg::api
