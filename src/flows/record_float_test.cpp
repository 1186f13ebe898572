#include "shop_fixture.h"

#include <zg/flows_float.h>

namespace zg::flows {
namespace {

class FloatTest : public testing::Test, protected Shop {
protected:
    void SetUp() override { open(); }
    void TearDown() override { expect_clean(); }

    RecordedFloat a_float(std::int64_t number, std::int64_t amount = 50'000) {
        return {.id = {fresh()},
                .device = device,
                .device_sequence = number,
                .previous_hash = journal_hash,
                .store = store,
                .till = till,
                .at = now,
                .currency = "MOP",
                .amount = amount};
    }
    Result<Answer, FloatRefusal> enter(RecordedFloat const& command) {
        auto const body_hash = sha256(json::text(command));
        return run([&](db::Draft& draft) { return record_float(draft, asked(command), command, body_hash); });
    }
    static std::string hash_of(auto const& command) { return hex(view(sha256(json::text(command)))); }
};

TEST_F(FloatTest, entries_of_a_till_keep_their_order) {
    auto const first = a_float(1);
    ASSERT_TRUE(enter(first));
    journal_hash = hash_of(first);
    auto sale = recorded_tea(2);
    sale.sequence = 1;
    EXPECT_TRUE(receipt_in(record(sale).value()).exceptions.empty());
    journal_hash = hash_of(sale);
    auto const second = a_float(3, 1'000);
    ASSERT_TRUE(enter(second));
    EXPECT_EQ(rooms->receipts.committed_journal_end(device).sequence, 3);
    EXPECT_EQ(drawer(till), 1'800 + 1'000);
    EXPECT_EQ(rooms->receipts.committed_sequence(till, sales::Series::sale), 1);
}

TEST_F(FloatTest, the_same_again_moves_nothing_also_after_a_restart) {
    auto const command = a_float(1);
    auto const first = enter(command);
    ASSERT_TRUE(first);
    auto const again = enter(command);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->body, first->body);
    EXPECT_EQ(drawer(till), 50'000);
    EXPECT_EQ(rooms->receipts.committed_journal_end(device).sequence, 1);
}

TEST_F(FloatTest, a_clock_that_is_ahead_does_not_move_the_money_to_another_day) {
    auto command = a_float(1);
    command.at.ms += 30LL * 24 * 3'600'000;
    auto const entered = enter(command);
    ASSERT_TRUE(entered);
    auto const body = json::parse(entered->body).value();
    EXPECT_EQ(body.at("at").as_string(), now.text());
    EXPECT_EQ(drawer(till), 50'000);
}

TEST_F(FloatTest, one_that_arrives_late_fills_its_gap) {
    auto sale = recorded_tea(2);
    sale.sequence = 1;
    EXPECT_EQ(receipt_in(record(sale).value()).exceptions.size(), 1u) << "entry 1 is missing";
    EXPECT_EQ(rooms->receipts.committed_journal_end(device).missing, (std::vector<std::int64_t>{1}));
    ASSERT_TRUE(enter(a_float(1)));
    EXPECT_TRUE(rooms->receipts.committed_journal_end(device).missing.empty());
}

TEST_F(FloatTest, of_a_day_the_last_counts_and_all_are_kept) {
    auto const wrong = a_float(1, 0);
    now = {now.ms + 1'000};
    auto const less = a_float(3, 30'000);
    auto const late = a_float(2, 80'000);
    now = {now.ms + 1'000};
    ASSERT_TRUE(enter(wrong));
    ASSERT_TRUE(enter(a_float(4, 50'000)));
    EXPECT_EQ(drawer(till), 50'000);
    ASSERT_TRUE(enter(late));
    ASSERT_TRUE(enter(less));
    EXPECT_EQ(drawer(till), 50'000) << "what was said before, and comes after it";
    now = {now.ms + 1'000};
    ASSERT_TRUE(enter(a_float(5, 20'000)));
    EXPECT_EQ(drawer(till), 20'000);
    auto const today = BusinessDate::parse("2026-11-22").value();
    books.read([&](db::Tx& tx) { EXPECT_EQ(sales::floats_of(tx, store, today).size(), 5u); });
    now = {now.ms + 86'400'000};
    ASSERT_TRUE(enter(a_float(6, 10'000)));
    EXPECT_EQ(drawer(till), 30'000) << "another day has a float of its own";
}

TEST_F(FloatTest, the_day_is_the_stores) {
    now = Instant::parse("2026-11-22T19:59:59Z").value();  // 03:59 of the 23rd in Macau, and the day begins at four
    ASSERT_TRUE(enter(a_float(1)));
    books.read([&](db::Tx& tx) {
        EXPECT_EQ(sales::floats_of(tx, store, BusinessDate::parse("2026-11-22").value()).size(), 1u);
        EXPECT_TRUE(sales::floats_of(tx, store, BusinessDate::parse("2026-11-23").value()).empty());
    });
}

TEST_F(FloatTest, a_float_without_its_transfer_shows) {
    ASSERT_TRUE(enter(a_float(1)));
    books.write([](db::Tx& tx) {
        constexpr db::Sql more{"test.more", "UPDATE sales_float SET moved = moved + 1"};
        tx.run(more, {});
    });
    books.read([](db::Tx& tx) { EXPECT_EQ(flows::audit(tx).size(), 1u); });
    books.write([](db::Tx& tx) {
        constexpr db::Sql less{"test.less", "UPDATE sales_float SET moved = moved - 1"};
        tx.run(less, {});
    });
}

}  // namespace
}  // namespace zg::flows
