#include "read_sale.h"

#include "shop_fixture.h"

#include <gtest/gtest.h>

namespace zg::insights {
namespace {

std::string text_of(events::Sale const& sale) { return json::write(json::encode(sale)); }

TEST(ReadSale, reads_what_the_house_writes_the_short_way) {
    RandomShop shop(5);
    events::Sale read;  // one buffer for all, as the projector does
    for (int round = 0; round < 500; ++round) {
        auto const text = text_of(shop.sell(day("2026-01-01"), 90).sale);
        ASSERT_TRUE(read_sale_as_written(text, read)) << text;
        ASSERT_EQ(text_of(read), text);
    }
}

TEST(ReadSale, reads_other_forms_of_the_same_sale_the_long_way) {
    auto const sale = RandomShop(6).sell(day("2026-01-01"), 1).sale;
    auto const text = text_of(sale);
    auto spaced = text;
    spaced.insert(1, " \n ");
    auto escaped = text;
    escaped.insert(escaped.find("-T1-") + 1, "\\u0054");
    escaped.erase(escaped.find("T1-"), 1);
    auto const member_last = [&] {
        auto value = *json::parse(text);
        auto lines = value.as_object()["lines"];
        value.as_object().erase("lines");
        json::Object turned{{"lines", lines}};
        for (auto const& [key, field] : value.as_object()) turned[key] = field;
        return json::write(turned);
    }();
    for (auto const& form : {spaced, escaped, member_last}) {
        events::Sale read;
        EXPECT_FALSE(read_sale_as_written(form, read)) << form;
        read_sale({.sequence = 1, .body = form}, read);
        EXPECT_EQ(text_of(read), text);
    }
}

TEST(ReadSale, refuses_every_cut_off_text) {
    auto const text = text_of(RandomShop(7).sell(day("2026-01-01"), 1).sale);
    for (std::size_t length = 0; length < text.size(); ++length) {
        events::Sale read;
        ASSERT_FALSE(read_sale_as_written(std::string_view(text).substr(0, length), read)) << length;
    }
}

TEST(ReadSale, names_the_event_and_field_that_cannot_be_read) {
    events::Sale read;
    try {
        read_sale({.sequence = 12, .body = R"({"receipt":5})"}, read);
        FAIL();
    } catch (db::Failure const& failure) {
        EXPECT_EQ(failure.kind(), db::FailureKind::corrupt);
        EXPECT_STREQ(failure.what(), "event 12 cannot be read at 'receipt'");
    }
}

}  // namespace
}  // namespace zg::insights
