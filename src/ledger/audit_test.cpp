#include "ledger_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// Every fault that the audit and the start can see, made by hand in sound books.
namespace zg::ledger {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

struct Damage final {
    char const* name;
    char const* sql;
    char const* audit_says;
    char const* start_says;  // nullptr: a start cannot see it
};

void PrintTo(Damage const& damage, std::ostream* out) { *out << damage.name; }

// Sequences: 1 receipt of 10, 2 hold of 3, | sweep | 3 sale of 4, 4 post of 2 out of the hold, 5 hold of 1, 6 waived sale of 9.
class DamageTest : public testing::TestWithParam<Damage> {
protected:
    DamageTest() {
        Account const shelf{id_of(1), id_of(2), Bucket::shelf};
        Account const supplier{id_of(1), {}, Bucket::supplier};
        Account const customer{id_of(1), {}, Bucket::customer};
        auto const post = [&](Transfer const& transfer) {
            books.run([&](Ledger& ledger, db::Tx&) {
                return bool(ledger.post(id_of(9), Instant{5}, std::vector<Transfer>{transfer}));
            });
        };
        auto const hold = [&](std::int64_t amount) {
            books.run([&](Ledger& ledger, db::Tx&) {
                return bool(
                    ledger.hold(id_of(9), Instant{5}, Instant{50}, std::vector<Transfer>{{shelf, customer, amount}}));
            });
        };
        post({supplier, shelf, 10});
        hold(3);
        books.ledger->sweep(books.db);
        post({shelf, customer, 4});
        books.run(
            [&](Ledger& ledger, db::Tx& tx) { return bool(ledger.post_pending(tx, id_of(9), Instant{6}, 2, 2)); });
        hold(1);
        post({shelf, customer, 9, Guarding::waive});
    }
    Books books{test::place()};
};

TEST_P(DamageTest, IsSeen) {
    ASSERT_EQ(books.ledger->last_sequence(), 6);
    ASSERT_THAT(audit_of(books.db), IsEmpty());
    auto const& damage = GetParam();
    books.db.write([&](db::Tx& tx) { tx.script(test::in_dialect(damage.sql)); });
    EXPECT_THAT(audit_of(books.db), Contains(HasSubstr(damage.audit_says)));
    if (!damage.start_says) {
        EXPECT_NO_THROW(Ledger{books.db});
        return;
    }
    try {
        Ledger const ledger(books.db);
        ADD_FAILURE() << "started on damaged books";
    } catch (db::Failure const& failure) {
        EXPECT_EQ(failure.kind(), db::FailureKind::corrupt);
        EXPECT_THAT(failure.what(), HasSubstr(damage.start_says));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Ledger, DamageTest,
    testing::Values(
        Damage{"amount_changed", "UPDATE ledger_transfer SET amount = 5 WHERE sequence = 1", "is swept as 10", nullptr},
        Damage{"row_lost", "DELETE FROM ledger_transfer WHERE sequence = 3", "between 2 and 4 are missing", "gap"},
        Damage{"last_rows_lost", "DELETE FROM ledger_transfer WHERE sequence > 1", "watermark 2 is beyond",
               "is not pending"},
        Damage{"chain_cut", "UPDATE ledger_transfer SET from_previous = 1 WHERE sequence = 3", "does not join",
               "does not join"},
        Damage{"from_unknown", "UPDATE ledger_transfer SET from_account = 77 WHERE sequence = 3", "unknown account",
               "unknown account"},
        Damage{"closed_unknown", "UPDATE ledger_transfer SET pending = 1 WHERE sequence = 4",
               "closes 1, which is not open", "not open"},
        Damage{"posted_too_much", "UPDATE ledger_transfer SET amount = 4 WHERE sequence = 4", "does not fit", nullptr},
        Damage{"waiver_hidden", "UPDATE ledger_transfer SET waived = 0 WHERE sequence = 6", "is not waived", nullptr},
        Damage{"waiver_invented", "UPDATE ledger_transfer SET waived = 1 WHERE sequence = 3", "waived for nothing",
               nullptr},
        Damage{"guard_broken",
               "UPDATE ledger_account SET bucket = 41 WHERE bucket = 5; UPDATE ledger_account SET bucket = 41 WHERE "
               "bucket = 2",
               "is not waived", nullptr},
        Damage{"kind_unknown", "UPDATE ledger_transfer SET kind = 9 WHERE sequence = 3", "kind of transfer 3",
               "kind of transfer 3"},
        Damage{"amount_negative", "UPDATE ledger_transfer SET amount = -4 WHERE sequence = 3", "transfer 3 cannot",
               "transfer 3 cannot"},
        Damage{"beyond_bounds", "UPDATE ledger_transfer SET amount = 4611686018427387903 WHERE sequence IN (3, 6)",
               "beyond all bounds", "beyond all bounds"},
        Damage{"account_twice",
               "INSERT INTO ledger_account SELECT 3, unit, holder, bucket FROM ledger_account WHERE id = 0",
               "account 3 is the same as account 0", "not unique"},
        Damage{"account_gap", "UPDATE ledger_account SET id = 8 WHERE id = 2", "not numbered densely",
               "not numbered densely"},
        Damage{"account_idle", "INSERT INTO ledger_account VALUES (3, zeroblob(16), zeroblob(16), 1)",
               "account 3 has no transfer", nullptr},
        Damage{"bucket_unknown", "UPDATE ledger_account SET bucket = 99 WHERE id = 0", "bucket of account 0",
               "bucket of account 0"},
        Damage{"units_mixed", "UPDATE ledger_account SET unit = zeroblob(16) WHERE id = 2", "mixes two units", nullptr},
        Damage{"balance_changed", "UPDATE ledger_balance SET posted = posted + 1 WHERE account = 1",
               "account 1 is swept as 11", nullptr},
        Damage{"balance_lost", "DELETE FROM ledger_balance WHERE account = 1", "account 1 is not swept",
               "does not join"},
        Damage{"pending_lost", "DELETE FROM ledger_open_pending", "1 open pending transfers are not swept", "not open"},
        Damage{"pending_invented", "INSERT INTO ledger_open_pending VALUES (1)", "1 is swept as open",
               "is not pending"},
        Damage{"sets_lost", "DELETE FROM ledger_set", "no transfer belongs to a set", "belongs to no set"},
        Damage{"first_set_lost", "DELETE FROM ledger_set WHERE first_sequence = 1", "before 2 have no set", nullptr},
        Damage{"set_ahead", "INSERT INTO ledger_set VALUES (7, zeroblob(16), 0)", "set 7 has no transfers", nullptr},
        Damage{"id_shortened", "UPDATE ledger_set SET document = x'00' WHERE first_sequence = 1", "1 bytes", nullptr},
        Damage{"watermark_lost", "DELETE FROM ledger_watermark", "watermark", "watermark"}),
    [](auto const& instance) { return instance.param.name; });

TEST(Audit, EarlyExpiryIsSeen) {
    Books books(test::place());
    Account const from{id_of(1), {}, Bucket::supplier};
    Account const to{id_of(1), id_of(2), Bucket::shelf};
    books.run([&](Ledger& ledger, db::Tx&) {
        return bool(ledger.hold(id_of(9), Instant{5}, Instant{50}, std::vector<Transfer>{{from, to, 1}}));
    });
    books.run([&](Ledger& ledger, db::Tx& tx) { return bool(ledger.expire(tx, Instant{50}, 1)); });
    ASSERT_THAT(audit_of(books.db), IsEmpty());
    books.db.write([&](db::Tx& tx) { tx.script("UPDATE ledger_set SET at = 49 WHERE first_sequence = 2"); });
    EXPECT_THAT(audit_of(books.db), Contains(HasSubstr("expires 1 before its time")));
}

TEST(Audit, APendingTransferClosesAtMostOnce) {
    Books books(test::place());
    Account const from{id_of(1), {}, Bucket::supplier};
    Account const to{id_of(1), id_of(2), Bucket::shelf};
    books.run([&](Ledger& ledger, db::Tx&) {
        return bool(ledger.hold(id_of(9), Instant{5}, Instant{50}, std::vector<Transfer>{{from, to, 1}}));
    });
    books.run([&](Ledger& ledger, db::Tx& tx) { return bool(ledger.void_pending(tx, id_of(9), Instant{6}, 1)); });
    auto const again = [&](db::Tx& tx) {
        tx.script(
            "INSERT INTO ledger_transfer SELECT 3, kind, from_account, to_account, amount, 2, 2, pending, expires_at, "
            "waived "
            "FROM ledger_transfer WHERE sequence = 2");
    };
    EXPECT_THROW(books.db.write(again), db::Failure);
}

}  // namespace
}  // namespace zg::ledger
