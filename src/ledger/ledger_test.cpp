#include "ledger_fixture.h"

#include <zg/last_moves.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace zg::ledger {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto const tea = id_of(1);
auto const store = id_of(2);
auto const receipt = id_of(3);
Account const shelf{tea, store, Bucket::shelf};
Account const supplier{tea, {}, Bucket::supplier};
Account const customer{tea, {}, Bucket::customer};
Instant const noon{1'000'000};
Instant const one{2'000'000};

class LedgerTest : public testing::Test {
protected:
    // Runs one posted set as a command of its own; answers the refusal, if any.
    std::optional<TransferRefusal> post(std::vector<Transfer> const& transfers) {
        std::optional<TransferRefusal> refused;
        books.run([&](Ledger& ledger, db::Tx&) {
            auto const posted = ledger.post(receipt, noon, transfers);
            if (!posted) refused = posted.reason();
            return bool(posted);
        });
        return refused;
    }
    PendingId hold(std::int64_t amount) {
        PendingId id = 0;
        books.run([&](Ledger& ledger, db::Tx&) {
            auto const held = ledger.hold(receipt, noon, one, std::vector<Transfer>{{shelf, customer, amount}});
            id = held.value().at(0);
            return true;
        });
        return id;
    }
    template <class Close>
    std::optional<TransferRefusal> close(Close close_with) {
        std::optional<TransferRefusal> refused;
        books.run([&](Ledger& ledger, db::Tx& tx) {
            auto const closed = close_with(ledger, tx);
            if (!closed) refused = closed.reason();
            return bool(closed);
        });
        return refused;
    }
    std::optional<TransferRefusal> post_pending(PendingId id, std::int64_t amount) {
        return close([&](Ledger& ledger, db::Tx& tx) { return ledger.post_pending(tx, receipt, one, id, amount); });
    }
    std::optional<TransferRefusal> void_pending(PendingId id) {
        return close([&](Ledger& ledger, db::Tx& tx) { return ledger.void_pending(tx, receipt, noon, id); });
    }
    std::optional<TransferRefusal> expire(PendingId id, Instant at) {
        return close([&](Ledger& ledger, db::Tx& tx) { return ledger.expire(tx, at, id); });
    }
    void TearDown() override { EXPECT_THAT(audit_of(books.db), IsEmpty()); }

    Books books{test::place()};
};

TEST_F(LedgerTest, GoodsComeInAndGoOut) {
    EXPECT_EQ(post({{supplier, shelf, 5000}}), std::nullopt);
    EXPECT_EQ(post({{shelf, customer, 2000}}), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf).posted, 3000);
    EXPECT_EQ(books.ledger->balance(customer).posted, 2000);
    EXPECT_EQ(books.ledger->balance(supplier).posted, -5000);
    EXPECT_EQ(books.ledger->account_count(), 3U);
    EXPECT_EQ(books.ledger->last_sequence(), 2);
}

TEST_F(LedgerTest, EachRefusalHasACaseAndLeavesNoTrace) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const before = books.ledger->state_hash();
    constexpr auto huge = std::int64_t{1} << 62;
    struct Case {
        char const* name;
        Transfer transfer;
        TransferRefusal refusal;
    };
    Account const rice{id_of(9), store, Bucket::shelf};
    Account const points{points_unit(), id_of(7), Bucket::points_member};
    Account const issuer{points_unit(), {}, Bucket::points_issuer};
    for (auto const& [name, transfer, refusal] : std::vector<Case>{
             {"nothing", {shelf, customer, 0}, TransferRefusal::amount_not_positive},
             {"less than nothing", {shelf, customer, -1}, TransferRefusal::amount_not_positive},
             {"smallest number", {shelf, customer, INT64_MIN}, TransferRefusal::amount_not_positive},
             {"to itself", {shelf, shelf, 1}, TransferRefusal::same_account},
             {"tea into rice", {shelf, rice, 1}, TransferRefusal::different_units},
             {"more than there is", {shelf, customer, 12}, TransferRefusal::not_enough},
             {"points not owned", {points, issuer, 1}, TransferRefusal::not_enough},
             {"points are never waived", {points, issuer, 1, Guarding::waive}, TransferRefusal::not_enough},
             {"amount beyond the books", {supplier, customer, huge}, TransferRefusal::amount_too_large},
             {"largest number", {supplier, customer, INT64_MAX}, TransferRefusal::amount_too_large},
             {"balance beyond the books", {supplier, customer, huge - 1}, TransferRefusal::amount_too_large},
         }) {
        SCOPED_TRACE(name);
        EXPECT_EQ(post({{supplier, shelf, 1}, transfer}), refusal);
        EXPECT_EQ(books.ledger->state_hash(), before);
        EXPECT_EQ(books.ledger->draft_balance(shelf).posted, 10);
    }
    EXPECT_EQ(books.ledger->account_count(), 2U);
}

TEST_F(LedgerTest, ARefusalNamesTheTransfer) {
    books.run([&](Ledger& ledger, db::Tx&) {
        auto const posted =
            ledger.post(receipt, noon, std::vector<Transfer>{{supplier, shelf, 1}, {shelf, customer, 2}});
        EXPECT_EQ(posted.refused().field, "transfers[1]");
        return false;
    });
}

TEST_F(LedgerTest, LaterTransfersOfASetSeeTheEarlierOnes) {
    EXPECT_EQ(post({{supplier, shelf, 10}, {shelf, customer, 10}}), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf), Balance{});
}

TEST_F(LedgerTest, AWaivedSaleGoesBelowZeroAndSaysSo) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    books.run([&](Ledger& ledger, db::Tx&) {
        auto const posted = ledger.post(
            receipt, noon,
            std::vector<Transfer>{{shelf, customer, 4, Guarding::waive}, {shelf, customer, 8, Guarding::waive}});
        EXPECT_EQ(posted->first_sequence, 2);
        EXPECT_EQ(posted->shortfalls.size(), 1U);
        EXPECT_EQ(posted->shortfalls.at(0).transfer_index, 1U);
        EXPECT_EQ(posted->shortfalls.at(0).posted_after, -2);
        return true;
    });
    EXPECT_EQ(post({{shelf, customer, 1}}), TransferRefusal::not_enough);
    EXPECT_EQ(post({{supplier, shelf, 1}}), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf).posted, -1);
}

TEST_F(LedgerTest, WhatIsHeldIsNotAvailable) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const id = hold(7);
    EXPECT_EQ(books.ledger->balance(shelf), (Balance{.posted = 10, .held = 7}));
    EXPECT_EQ(books.ledger->balance(customer), (Balance{.incoming = 7}));
    EXPECT_EQ(post({{shelf, customer, 4}}), TransferRefusal::not_enough);
    EXPECT_EQ(post_pending(id, 5), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf), Balance{.posted = 5});
    EXPECT_EQ(books.ledger->balance(customer), Balance{.posted = 5});
}

TEST_F(LedgerTest, APendingTransferIsRefusedForEachReason) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const posted = hold(1), voided = hold(1), expired = hold(1), open = hold(1);
    ASSERT_EQ(post_pending(posted, 1), std::nullopt);
    ASSERT_EQ(void_pending(voided), std::nullopt);
    ASSERT_EQ(expire(expired, one), std::nullopt);
    for (auto const restarted : {false, true}) {
        SCOPED_TRACE(restarted ? "after a restart" : "live");
        if (restarted) books.open();
        EXPECT_EQ(post_pending(1, 1), TransferRefusal::unknown_pending);  // the goods receipt
        EXPECT_EQ(post_pending(99, 1), TransferRefusal::unknown_pending);
        EXPECT_EQ(post_pending(posted, 1), TransferRefusal::pending_closed);
        EXPECT_EQ(void_pending(voided), TransferRefusal::pending_closed);
        EXPECT_EQ(expire(posted, one), TransferRefusal::pending_closed);
        EXPECT_EQ(post_pending(expired, 1), TransferRefusal::pending_expired);
        EXPECT_EQ(post_pending(open, 2), TransferRefusal::more_than_pending);
        EXPECT_EQ(post_pending(open, 0), TransferRefusal::amount_not_positive);
        EXPECT_EQ(expire(open, Instant{one.ms - 1}), TransferRefusal::pending_not_due);
    }
    books.run([&](Ledger& ledger, db::Tx&) {
        EXPECT_EQ(ledger.hold(receipt, noon, noon, std::vector<Transfer>{{shelf, customer, 1}}).reason(),
                  TransferRefusal::pending_expired);
        return false;
    });
}

TEST_F(LedgerTest, AHoldCountsUntilItsExpiryRowExists) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const first = hold(4), second = hold(6);
    EXPECT_THAT(books.ledger->due(Instant{one.ms - 1}, 9), IsEmpty());
    EXPECT_THAT(books.ledger->due(one, 9), ElementsAre(first, second));
    EXPECT_THAT(books.ledger->due(one, 1), ElementsAre(first));
    EXPECT_EQ(post_pending(first, 4), std::nullopt);  // at its moment, but before its row
    EXPECT_EQ(expire(second, one), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf), Balance{.posted = 6});
    EXPECT_THAT(books.ledger->due(one, 9), IsEmpty());
}

TEST_F(LedgerTest, AHoldWhoseGoodsWereSoldElsewhereCannotBePosted) {
    ASSERT_EQ(post({{supplier, shelf, 5}}), std::nullopt);
    auto const id = hold(5);
    ASSERT_EQ(post({{shelf, customer, 3, Guarding::waive}}), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf).available(), -3);
    EXPECT_EQ(post_pending(id, 5), TransferRefusal::not_enough);
    EXPECT_EQ(post_pending(id, 2), std::nullopt);
    EXPECT_EQ(books.ledger->balance(shelf), Balance{});
}

TEST_F(LedgerTest, ARefusedCommandTakesItsWholeWorkBack) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const id = hold(3);
    auto const before = books.ledger->state_hash();
    run_batch(books.db, *books.ledger,
              {[&](Ledger& ledger, db::Tx& tx) {
                   EXPECT_TRUE(ledger.post(receipt, noon,
                                           std::vector<Transfer>{{supplier, {tea, id_of(5), Bucket::shelf}, 1}}));
                   EXPECT_TRUE(ledger.post_pending(tx, receipt, noon, id, 3));
                   EXPECT_THAT(ledger.due(one, 9), IsEmpty());
                   return false;
               },
               [&](Ledger& ledger, db::Tx& tx) {
                   EXPECT_THAT(ledger.due(one, 9), ElementsAre(id));
                   EXPECT_TRUE(ledger.void_pending(tx, receipt, noon, id));
                   EXPECT_EQ(ledger.post_pending(tx, receipt, noon, id, 1).reason(), TransferRefusal::pending_closed);
                   return false;
               }},
              Disk::good);
    EXPECT_EQ(books.ledger->state_hash(), before);
    EXPECT_EQ(books.ledger->account_count(), 3U);
}

TEST_F(LedgerTest, AFullDiskTakesTheWholeBatchBack) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const before = books.ledger->state_hash();
    auto const sell = [](Ledger& ledger, db::Tx&) {
        return bool(ledger.post(receipt, noon, std::vector<Transfer>{{shelf, customer, 4}}));
    };
    run_batch(books.db, *books.ledger, {sell, sell}, Disk::full);
    EXPECT_EQ(books.ledger->state_hash(), before);
    run_batch(books.db, *books.ledger, {sell, sell, sell}, Disk::good);
    EXPECT_EQ(books.ledger->balance(shelf).posted, 2);
}

TEST_F(LedgerTest, OtherThreadsSeeOnlyWhatIsCommitted) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    books.run([&](Ledger& ledger, db::Tx&) {
        EXPECT_TRUE(ledger.post(receipt, noon, std::vector<Transfer>{{shelf, customer, 4}}));
        EXPECT_EQ(ledger.draft_balance(shelf).posted, 6);
        EXPECT_EQ(ledger.draft_balance(customer).posted, 4);
        EXPECT_EQ(ledger.balance(shelf).posted, 10);
        EXPECT_EQ(ledger.account_count(), 2U);
        return true;
    });
    EXPECT_EQ(books.ledger->balance(shelf).posted, 6);
}

TEST_F(LedgerTest, MovementsWalkTheChainNewestFirst) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    ASSERT_EQ(post({{shelf, customer, 4}}), std::nullopt);
    auto const id = hold(2);
    ASSERT_EQ(post_pending(id, 1), std::nullopt);
    for (auto const swept : {false, true}) {
        SCOPED_TRACE(swept);
        if (swept) books.ledger->sweep(books.db);
        books.db.read([&](db::Tx& tx) {
            auto const lines = books.ledger->movements(tx, shelf, 0, 9);
            ASSERT_EQ(lines.size(), 3U);
            EXPECT_EQ(lines[0].amount, -1);
            EXPECT_EQ(lines[0].posted_after, 5);
            EXPECT_EQ(lines[0].at, one);
            EXPECT_EQ(lines[1].amount, -4);
            EXPECT_EQ(lines[1].posted_after, 6);
            EXPECT_EQ(lines[1].other, customer);
            EXPECT_EQ(lines[1].document, receipt);
            EXPECT_EQ(lines[2].amount, 10);
            EXPECT_EQ(lines[2].posted_after, 10);
            auto const older = movements(tx, shelf, lines[1].sequence, 1);
            ASSERT_EQ(older.size(), 1U);
            EXPECT_EQ(older[0].sequence, lines[2].sequence);
            EXPECT_THAT(movements(tx, {tea, id_of(8), Bucket::shelf}, 0, 9), IsEmpty());
        });
    }
}

TEST_F(LedgerTest, EachMovementNamesItsDocument) {
    struct Step {
        Uuid document;
        Instant at;
    };
    std::vector<Step> const steps{{receipt, noon}, {receipt, noon}, {id_of(8), noon}, {id_of(8), one}, {receipt, noon}};
    books.run([&](Ledger& ledger, db::Tx&) {
        for (auto const& [document, at] : steps) {
            EXPECT_TRUE(ledger.post(document, at, std::vector<Transfer>{{supplier, shelf, 1}}));
            EXPECT_FALSE(ledger.post(id_of(99), at, std::vector<Transfer>{{shelf, customer, 99}}));
        }
        return true;
    });
    books.db.read([&](db::Tx& tx) {
        auto const lines = books.ledger->movements(tx, shelf, 0, 9);
        ASSERT_EQ(lines.size(), steps.size());
        for (std::size_t index = 0; index < steps.size(); ++index) {
            auto const& line = lines[steps.size() - 1 - index];
            EXPECT_EQ(line.document, steps[index].document);
            EXPECT_EQ(line.at, steps[index].at);
        }
    });
}

TEST_F(LedgerTest, ARestartReadsTheSweepAndReplaysTheRest) {
    ASSERT_EQ(post({{supplier, shelf, 10}}), std::nullopt);
    auto const first = hold(2), second = hold(3);
    EXPECT_EQ(books.ledger->unswept_count(), 3);
    books.ledger->sweep(books.db);
    EXPECT_EQ(books.ledger->unswept_count(), 0);
    ASSERT_EQ(void_pending(first), std::nullopt);
    ASSERT_EQ(hold(1), 5);
    auto const before = books.ledger->state_hash();
    books.open();
    EXPECT_EQ(books.ledger->unswept_count(), 2);
    EXPECT_EQ(books.ledger->state_hash(), before);
    EXPECT_THAT(books.ledger->due(one, 9), ElementsAre(second, 5));
    books.ledger->sweep(books.db);
    books.open();
    EXPECT_EQ(books.ledger->state_hash(), before);
}

TEST_F(LedgerTest, EachAccountOfABucket) {
    ASSERT_EQ(post({{supplier, shelf, 10}, {supplier, {tea, id_of(4), Bucket::shelf}, 3}}), std::nullopt);
    std::int64_t sum = 0;
    int count = 0;
    books.ledger->each_account(Bucket::shelf, [&](Account const&, Balance const& balance) {
        sum += balance.posted;
        ++count;
    });
    EXPECT_EQ(count, 2);
    EXPECT_EQ(sum, 13);
}

TEST_F(LedgerTest, MomentsOfManyTransfersInOneGo) {
    std::vector<std::int64_t> ascending;
    std::vector<Instant> expected;
    // Sets of one and of two, and a run of a hundred that nobody asks about, so that there is a seek too.
    for (std::int64_t number = 0; number < 160; ++number) {
        Instant const at{5'000'000 - number};  // what is told late may have happened before
        books.run([&](Ledger& ledger, db::Tx&) {
            std::vector<Transfer> const one_or_two{{supplier, shelf, 1}, {supplier, shelf, 2}};
            return bool(ledger.post(receipt, at, std::span(one_or_two).first(number % 2 == 0 ? 1 : 2)));
        });
        if (number >= 30 && number < 130) continue;
        ascending.push_back(books.ledger->last_sequence());
        expected.push_back(at);
    }
    books.db.read([&](db::Tx& tx) {
        EXPECT_EQ(moments(tx, ascending), expected);
        EXPECT_EQ(moments(tx, std::vector<std::int64_t>{2, 3}), (std::vector{Instant{4'999'999}, Instant{4'999'999}}));
        EXPECT_TRUE(moments(tx, {}).empty());
    });
}

TEST_F(LedgerTest, TheLastMoveOfEachShelfSweptOrNot) {
    Account const other{tea, id_of(4), Bucket::shelf};
    Account const newest{tea, id_of(5), Bucket::shelf};
    ASSERT_EQ(post({{supplier, shelf, 10}, {supplier, other, 3}}), std::nullopt);
    books.ledger->sweep(books.db);
    ASSERT_EQ(post({{shelf, newest, 1}}), std::nullopt);
    std::map<Account, std::int64_t> moves;
    books.db.read([&](db::Tx& tx) {
        each_last_move(tx, Bucket::shelf, [&](Account const& account, std::int64_t last) { moves[account] = last; });
    });
    EXPECT_EQ(moves, (std::map<Account, std::int64_t>{{shelf, 3}, {other, 2}, {newest, 3}}));
}

// The file may not grow any further: the engine's own refusal, in the middle of a sweep.
TEST_F(LedgerTest, AFullDiskDuringASweepLosesNothing) {
    if (test::on_postgres()) GTEST_SKIP() << "only a file can be told to be full";
    for (std::uint8_t number = 10; number < 250; ++number) {
        auto const holder = id_of(number);
        ASSERT_EQ(post({{supplier, {tea, holder, Bucket::shelf}, 10},
                        {supplier, {tea, holder, Bucket::transit}, 10},
                        {supplier, {tea, holder, Bucket::shrink}, 10}}),
                  std::nullopt);
    }
    auto const before = books.ledger->state_hash();
    books.db.write([](db::Tx& tx) { tx.script("PRAGMA max_page_count = 1"); });  // means: as it is now
    EXPECT_THROW(books.ledger->sweep(books.db), db::Failure);
    EXPECT_EQ(books.ledger->unswept_count(), 720);
    EXPECT_EQ(books.ledger->state_hash(), before);
    books.open();
    EXPECT_EQ(books.ledger->state_hash(), before);

    books.db.write([](db::Tx& tx) { tx.script("PRAGMA max_page_count = 100000"); });
    books.ledger->sweep(books.db);
    EXPECT_EQ(books.ledger->unswept_count(), 0);
    books.open();
    EXPECT_EQ(books.ledger->state_hash(), before);
}

// Each batch moves three: a reader that sees half a batch sees another number.
TEST_F(LedgerTest, ReadersBesideTheWriterSeeWholeBatches) {
    std::atomic<bool> done = false;
    std::atomic<int> read_count = 0;
    std::thread reader([&] {
        while (!done.load()) {
            EXPECT_EQ(books.ledger->balance(shelf).posted % 3, 0);
            books.ledger->each_account(
                Bucket::supplier, [](Account const&, Balance const& balance) { EXPECT_EQ(balance.posted % 3, 0); });
            ++read_count;
        }
    });
    while (read_count.load() == 0) std::this_thread::yield();
    for (int batch = 0; batch < 500; ++batch) {
        // An account is new in each batch, so that the tables of accounts grow under the reader.
        Account const other{tea, id_of(static_cast<std::uint8_t>(batch)), Bucket::shrink};
        EXPECT_EQ(post({{supplier, shelf, 3}, {supplier, shelf, 4}, {shelf, other, 1}, {supplier, other, 2}}),
                  std::nullopt);
    }
    done = true;
    reader.join();
    EXPECT_EQ(books.ledger->balance(shelf).posted, 3000);
}

// A reader's snapshot may be older than the balances in memory: the history is that of the snapshot.
TEST(LedgerHistory, FollowsTheSnapshotOfTheReader) {
    TempFolder const folder;
    Books books(test::place(folder / "books.db"));
    auto const receive = [](Ledger& ledger, db::Tx&) {
        return bool(ledger.post(receipt, noon, std::vector<Transfer>{{supplier, shelf, 10}}));
    };
    books.run(receive);
    db::Db reader(books.db.place(), {.access = db::Access::read});
    reader.read([&](db::Tx& tx) {
        EXPECT_EQ(books.ledger->movements(tx, shelf, 0, 9).size(), 1U);
        books.run(receive);
        auto const lines = books.ledger->movements(tx, shelf, 0, 9);
        ASSERT_EQ(lines.size(), 1U);
        EXPECT_EQ(lines[0].posted_after, 10);
    });
    reader.read([&](db::Tx& tx) { EXPECT_EQ(books.ledger->movements(tx, shelf, 0, 9).size(), 2U); });
}

TEST(Units, HaveNamesInClear) {
    EXPECT_NE(money_unit("EUR"), money_unit("CNY"));
    EXPECT_NE(money_unit("EUR"), points_unit());
    EXPECT_EQ(money_unit("EUR").text(), "00000000-0000-806d-8045-555200000000");
    EXPECT_NE(tender_holder(StoreId{id_of(1)}, "card"), tender_holder(StoreId{id_of(2)}, "card"));
}

}  // namespace
}  // namespace zg::ledger
