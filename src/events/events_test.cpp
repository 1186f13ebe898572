#include <zg/events.h>

#include <zg/writer.h>

#include <test_place.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zg::events {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Uuid const receipt_1{{1}};
Uuid const receipt_2{{2}};
StoreId const nathan_road{Uuid{{9}}};

Event sale(Uuid receipt, std::int64_t version) {
    return {.type = "SaleCompleted",
            .aggregate = receipt,
            .aggregate_version = version,
            .store = nathan_road,
            .at = {1'700'000'000'000},
            .body = Sale{.number = "M01-T1-000001", .currency = "MOP", .total = 1290}};
}

// Appends its events; refuses afterwards where it is told to.
class Append final : public db::Command {
public:
    Append(std::vector<Event> events, bool keep) : events_(std::move(events)), keep_(keep) {}
    bool decide(db::Draft& draft) override {
        for (auto const& event : events_) draft.part<Outbox>().append(event);
        return keep_;
    }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override {}

private:
    std::vector<Event> events_;
    bool keep_;
};

class Events : public testing::Test {
protected:
    Events() : books_(test::place()) {
        books_.migrate(schema());
        outbox_.emplace(books_);
    }
    void write(std::vector<Append> commands) {
        std::vector<db::Command*> batch;
        for (auto& command : commands) batch.push_back(&command);
        db::Writer(books_, {&*outbox_}).write(batch);
    }
    std::vector<std::int64_t> sequences(std::int64_t after_sequence, std::int64_t count_max) {
        std::vector<std::int64_t> found;
        books_.read([&](db::Tx& tx) {
            for (auto const& event : after(tx, after_sequence, count_max)) found.push_back(event.sequence);
        });
        return found;
    }
    std::vector<std::string> broken() {
        std::vector<std::string> found;
        books_.read([&](db::Tx& tx) { found = audit(tx); });
        return found;
    }

    db::Db books_;
    std::optional<Outbox> outbox_;
};

TEST_F(Events, are_read_back_as_they_were_written) {
    auto without_store = sale(receipt_2, 1);
    without_store.store.reset();
    write({{{sale(receipt_1, 1), without_store}, true}});
    books_.read([&](db::Tx& tx) {
        auto const found = after(tx, 0, 10);
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].type, "SaleCompleted");
        EXPECT_EQ(found[0].aggregate, receipt_1);
        EXPECT_EQ(found[0].aggregate_version, 1);
        EXPECT_EQ(found[0].store, nathan_road);
        EXPECT_EQ(found[0].at.ms, 1'700'000'000'000);
        EXPECT_EQ(std::get<Sale>(found[0].body).total, 1290);
        EXPECT_EQ(body_json(found[0]), body_json(sale(receipt_1, 1)));
        EXPECT_EQ(found[1].store, std::nullopt);
    });
}

// Books from before bodies were packed hold their JSON.
TEST(EventsOfOlderBooks, are_read_as_they_were_written) {
    auto const old = [](std::int64_t sequence, std::string const& type, std::string const& body) {
        return "INSERT INTO events_outbox(sequence, type, aggregate, version, at, body) VALUES(" +
               std::to_string(sequence) + ", '" + type + "', randomblob(16), 1, 1, '" + body + "');";
    };
    std::vector<Event> const events = {
        sale(receipt_1, 1),
        {.type = "StockAdjusted", .body = StockChange{.reason = "lost", .lines = {{.quantity_milli = -1000}}}},
        {.type = "ExceptionRaised", .body = ExceptionRaised{.kind = "sequence_gap"}},
        {.type = "PriceChanged", .body = PriceChanged{}},
        {.type = "MemberChanged", .body = IdSaysAll{}}};
    db::Db books(test::place());
    books.migrate({schema().front()});
    books.write([&](db::Tx& tx) {
        for (std::size_t index = 0; index < events.size(); ++index) {
            tx.script(test::in_dialect(
                old(static_cast<std::int64_t>(index) + 1, events[index].type, body_json(events[index]))));
        }
    });
    books.migrate(schema());
    books.read([&](db::Tx& tx) {
        auto const found = after(tx, 0, 10);
        ASSERT_EQ(found.size(), events.size());
        for (std::size_t index = 0; index < events.size(); ++index) {
            EXPECT_EQ(found[index].body.index(), events[index].body.index());
            EXPECT_EQ(body_json(found[index]), body_json(events[index]));
        }
        EXPECT_THAT(audit(tx), IsEmpty());
    });
    EXPECT_EQ(Outbox(books).last_sequence(), 5);
    books.write(
        [&](db::Tx& tx) { tx.script(test::in_dialect(old(6, "SaleCompleted", "{}") + old(7, "Unheard", "{}"))); });
    books.read([](db::Tx& tx) {
        EXPECT_THROW((void)after(tx, 5, 1), db::Failure);
        EXPECT_THROW((void)after(tx, 6, 1), db::Failure);
    });
}

TEST_F(Events, with_a_broken_body_stop_the_reader) {
    write({{{sale(receipt_1, 1)}, true}});
    books_.write([](db::Tx& tx) { tx.script("UPDATE events_outbox SET packed = substr(packed, 1, 20)"); });
    books_.read([](db::Tx& tx) { EXPECT_THROW((void)after(tx, 0, 1), db::Failure); });
}

TEST_F(Events, stay_dense_when_commands_are_refused) {
    write({{{sale(receipt_1, 1)}, true},
           {{sale(receipt_2, 1), sale(receipt_2, 2)}, false},
           {{sale(receipt_1, 2)}, true}});
    EXPECT_THAT(sequences(0, 10), ElementsAre(1, 2));
    EXPECT_EQ(outbox_->last_sequence(), 2);
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(Events, go_on_after_a_restart_and_after_a_lost_batch) {
    write({{{sale(receipt_1, 1)}, true}});
    outbox_.emplace(books_);
    outbox_->append(sale(receipt_2, 1));
    outbox_->keep();
    outbox_->append(sale(receipt_2, 2));
    outbox_->rolled_back();
    EXPECT_EQ(outbox_->last_sequence(), 1);
    write({{{sale(receipt_1, 2)}, true}});
    EXPECT_THAT(sequences(0, 10), ElementsAre(1, 2));
}

TEST_F(Events, are_handed_on_once_per_commit_and_never_before) {
    std::vector<std::size_t> sizes;
    outbox_->on_committed([&](Batch batch) { sizes.push_back(batch->size()); });
    write({{{sale(receipt_1, 1), sale(receipt_1, 2)}, true}, {{sale(receipt_2, 1)}, true}});
    write({{{sale(receipt_2, 2)}, false}});
    write({{{}, true}});
    EXPECT_THAT(sizes, ElementsAre(3));
}

TEST_F(Events, come_in_pages) {
    for (int version = 1; version <= 5; ++version) write({{{sale(receipt_1, version)}, true}});
    EXPECT_THAT(sequences(0, 2), ElementsAre(1, 2));
    EXPECT_THAT(sequences(2, 2), ElementsAre(3, 4));
    EXPECT_THAT(sequences(4, 2), ElementsAre(5));
    EXPECT_THAT(sequences(5, 2), IsEmpty());
    EXPECT_THAT(sequences(0, 0), IsEmpty());
}

TEST_F(Events, audit_finds_a_hole_and_a_missing_version) {
    write({{{sale(receipt_1, 1), sale(receipt_1, 2), sale(receipt_1, 3)}, true}});
    ASSERT_THAT(broken(), IsEmpty());
    books_.write([](db::Tx& tx) { tx.script("DELETE FROM events_outbox WHERE sequence = 2"); });
    EXPECT_THAT(broken(), ElementsAre(HasSubstr("not dense: 2 events numbered 1 to 3"), HasSubstr("versions 1 to 3")));
}

TEST_F(Events, audit_finds_a_doubled_version) {
    write({{{sale(receipt_1, 1), sale(receipt_1, 1)}, true}});
    EXPECT_THAT(broken(), ElementsAre(HasSubstr("2 events with versions 1 to 1")));
    write({{{sale(receipt_2, 1), sale(receipt_2, 3), sale(receipt_2, 3)}, true}});
    EXPECT_EQ(broken().size(), 2u);
}

TEST(Consumer, remembers_its_position_with_what_it_wrote) {
    db::Db views(":memory:");
    views.migrate(views_schema());
    views.write([](db::Tx& tx) {
        EXPECT_EQ(consumer_position(tx, "insights"), 0);
        save_consumer_position(tx, "insights", 5);
        save_consumer_position(tx, "search", 7);
        save_consumer_position(tx, "insights", 6);
    });
    EXPECT_THROW(views.write([](db::Tx& tx) {
        save_consumer_position(tx, "insights", 99);
        throw std::runtime_error("the consumer's own write failed");
    }),
                 std::runtime_error);
    views.read([](db::Tx& tx) { EXPECT_EQ(consumer_position(tx, "insights"), 6); });
}

RC_GTEST_PROP(Cursor, comes_back, ()) {
    auto const sequence = *rc::gen::suchThat(rc::gen::arbitrary<std::int64_t>(), [](auto value) { return value >= 0; });
    RC_ASSERT(parse_cursor(cursor(sequence)) == sequence);
}

// Any one character changed makes it not ours.
RC_GTEST_PROP(Cursor, notices_a_changed_character, ()) {
    auto text = cursor(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000));
    auto const at = *rc::gen::inRange<std::size_t>(0, text.size());
    auto const other = *rc::gen::suchThat(rc::gen::arbitrary<char>(), [&](char c) { return c != text[at]; });
    text[at] = other;
    RC_ASSERT(!parse_cursor(text));
}

TEST(Cursor, refuses_what_we_did_not_make) {
    EXPECT_EQ(parse_cursor(""), 0);
    EXPECT_EQ(parse_cursor(cursor(INT64_MAX)), INT64_MAX);
    auto const good = cursor(42);
    for (auto const& bad :
         {std::string("42"), std::string("0"), good + "A", good + "=", good.substr(1), std::string(18, 'A'),
          std::string(18, '_'), std::string(18, '\0'), std::string(1'000'000, 'A'), "  " + good}) {
        EXPECT_EQ(parse_cursor(bad), std::nullopt) << bad.substr(0, 40);
    }
}

}  // namespace
}  // namespace zg::events
