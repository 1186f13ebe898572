#include "rows.h"

#include "rules.h"

#include <fmt/format.h>

#include <limits>

namespace zg::ledger::rows {
namespace {

using db::Args;
using db::Row;
using db::Sql;

constexpr Sql account_insert{
    "ledger.account_insert",
    "INSERT INTO ledger_account (id, unit, holder, bucket) VALUES (:id, :unit, :holder, :bucket)"};
constexpr Sql account_each{"ledger.account_each",
                           "SELECT id, unit, holder, bucket FROM ledger_account WHERE id >= :first ORDER BY id"};
constexpr Sql account_one{"ledger.account_one", "SELECT id, unit, holder, bucket FROM ledger_account WHERE id = :id"};

constexpr Sql set_insert{
    "ledger.set_insert",
    "INSERT INTO ledger_set (first_sequence, document, at) VALUES (:first_sequence, :document, :at)"};
constexpr Sql set_each{"ledger.set_each",
                       "SELECT first_sequence, document, at FROM ledger_set ORDER BY first_sequence"};
constexpr Sql set_of_sequence{"ledger.set_of_sequence",
                              "SELECT first_sequence, document, at FROM ledger_set WHERE first_sequence <= :sequence "
                              "ORDER BY first_sequence DESC LIMIT 1"};

constexpr Sql set_between{"ledger.set_between",
                          "SELECT first_sequence, document, at FROM ledger_set WHERE first_sequence BETWEEN :from AND "
                          ":to ORDER BY first_sequence"};

constexpr Sql transfer_insert{
    "ledger.transfer_insert",
    "INSERT INTO ledger_transfer (sequence, kind, from_account, to_account, amount, from_previous, to_previous, "
    "pending, "
    "expires_at, waived) VALUES (:sequence, :kind, :from, :to, :amount, :from_previous, :to_previous, :pending, "
    ":expires_at, :waived)"};
#define ZG_TRANSFER_COLUMNS \
    "sequence, kind, from_account, to_account, amount, from_previous, to_previous, pending, expires_at, waived"
constexpr Sql transfer_each{"ledger.transfer_each", "SELECT " ZG_TRANSFER_COLUMNS
                                                    " FROM ledger_transfer WHERE sequence > :after ORDER BY sequence"};
constexpr Sql transfer_one{"ledger.transfer_one",
                           "SELECT " ZG_TRANSFER_COLUMNS " FROM ledger_transfer WHERE sequence = :sequence"};
#undef ZG_TRANSFER_COLUMNS
constexpr Sql transfer_closing{"ledger.transfer_closing", "SELECT kind FROM ledger_transfer WHERE pending = :pending"};
constexpr Sql transfer_last{"ledger.transfer_last", "SELECT coalesce(max(sequence), 0) FROM ledger_transfer"};

constexpr Sql balance_save{
    "ledger.balance_save",
    "INSERT INTO ledger_balance (account, posted, held, incoming, last_sequence) VALUES (:account, :posted, :held, "
    ":incoming, :last_sequence) ON CONFLICT (account) DO UPDATE SET posted = excluded.posted, held = excluded.held, "
    "incoming = excluded.incoming, last_sequence = excluded.last_sequence"};
constexpr Sql balance_each{
    "ledger.balance_each",
    "SELECT account, posted, held, incoming, last_sequence FROM ledger_balance ORDER BY account"};
constexpr Sql balance_one{
    "ledger.balance_one",
    "SELECT account, posted, held, incoming, last_sequence FROM ledger_balance WHERE account = :account"};

constexpr Sql balance_of_bucket{
    "ledger.balance_of_bucket",
    "SELECT a.id, a.unit, a.holder, a.bucket, coalesce(b.last_sequence, 0) FROM ledger_account AS a "
    "LEFT JOIN ledger_balance AS b ON b.account = a.id WHERE a.bucket = :bucket"};

constexpr Sql open_pending_save{
    "ledger.open_pending_save",
    "INSERT INTO ledger_open_pending (sequence) VALUES (:sequence) ON CONFLICT (sequence) DO NOTHING"};
constexpr Sql open_pending_erase{"ledger.open_pending_erase",
                                 "DELETE FROM ledger_open_pending WHERE sequence = :sequence"};
constexpr Sql open_pending_each{"ledger.open_pending_each",
                                "SELECT sequence FROM ledger_open_pending ORDER BY sequence"};
constexpr Sql watermark_read{"ledger.watermark_read", "SELECT sequence FROM ledger_watermark WHERE id = 1"};
constexpr Sql watermark_save{"ledger.watermark_save", "UPDATE ledger_watermark SET sequence = :sequence WHERE id = 1"};

// The other half of the asserts before each write: a row that no write of ours can have made means a damaged file.
void require(bool condition, char const* what, std::int64_t key) {
    if (condition) return;
    throw db::Failure(db::FailureKind::corrupt,
                      fmt::format("ledger: {} {} cannot have been written by this program", what, key));
}

AccountIndex account_index(std::int64_t number) {
    require(number >= 0 && number < std::numeric_limits<AccountIndex>::max(), "account", number);
    return static_cast<AccountIndex>(number);
}

bool is_sound(TransferRow const& row) {
    bool const closes = row.kind == Kind::post || row.kind == Kind::voided || row.kind == Kind::expired;
    return row.sequence > 0 && row.amount > 0 && row.amount <= amount_max && row.from != row.to &&
           row.from_previous >= 0 && row.to_previous >= 0 && row.from_previous < row.sequence &&
           row.to_previous < row.sequence && row.pending.has_value() == closes &&
           (!closes || (*row.pending > 0 && *row.pending < row.sequence)) &&
           row.expires_at_ms.has_value() == (row.kind == Kind::pending) && (!row.waived || row.kind == Kind::posted);
}

bool is_sound(BalanceRow const& row) {
    auto const& [posted, held, incoming] = row.balance;
    return posted >= -amount_max && posted <= amount_max && held >= 0 && held <= amount_max && incoming >= 0 &&
           incoming <= amount_max && row.last_sequence > 0;
}

Account account_from(Row const& row) {
    require(is_bucket(row.integer(3)), "bucket of account", row.integer(0));
    return {.unit = row.uuid(1), .holder = row.uuid(2), .bucket = static_cast<Bucket>(row.integer(3))};
}

TransferRow transfer_from(Row const& row) {
    auto const sequence = row.integer(0);
    require(row.integer(1) >= 0 && row.integer(1) <= 4, "kind of transfer", sequence);
    TransferRow const read{.sequence = sequence,
                           .kind = static_cast<Kind>(row.integer(1)),
                           .waived = row.integer(9) != 0,
                           .from = account_index(row.integer(2)),
                           .to = account_index(row.integer(3)),
                           .amount = row.integer(4),
                           .from_previous = row.integer(5),
                           .to_previous = row.integer(6),
                           .pending = row.integer_or_null(7),
                           .expires_at_ms = row.integer_or_null(8)};
    require(is_sound(read), "transfer", sequence);
    return read;
}

SetRow set_from(Row const& row) {
    require(row.integer(0) > 0, "set", row.integer(0));
    return {.first_sequence = row.integer(0), .document = row.uuid(1), .at = row.instant(2)};
}

BalanceRow balance_from(Row const& row) {
    BalanceRow const read{.account = account_index(row.integer(0)),
                          .balance = {.posted = row.integer(1), .held = row.integer(2), .incoming = row.integer(3)},
                          .last_sequence = row.integer(4)};
    require(is_sound(read), "balance of account", read.account);
    return read;
}

}  // namespace

void insert_account(db::Tx& tx, AccountIndex index, Account const& account) {
    ZG_ASSERT(is_bucket(static_cast<std::int64_t>(account.bucket)));
    tx.run(account_insert, {{"id", std::int64_t{index}},
                            {"unit", account.unit},
                            {"holder", account.holder},
                            {"bucket", static_cast<std::int64_t>(account.bucket)}});
}

void insert_set(db::Tx& tx, SetRow const& row) {
    ZG_ASSERT(row.first_sequence > 0);
    tx.run(set_insert, {{"first_sequence", row.first_sequence}, {"document", row.document}, {"at", row.at}});
}

void insert_transfers(db::Tx& tx, std::span<TransferRow const> transfers) {
    for (auto const& row : transfers) {
        ZG_ASSERT(is_sound(row));
        tx.run(transfer_insert, {{"sequence", row.sequence},
                                 {"kind", static_cast<std::int64_t>(row.kind)},
                                 {"from", std::int64_t{row.from}},
                                 {"to", std::int64_t{row.to}},
                                 {"amount", row.amount},
                                 {"from_previous", row.from_previous},
                                 {"to_previous", row.to_previous},
                                 {"pending", row.pending},
                                 {"expires_at", row.expires_at_ms},
                                 {"waived", std::int64_t{row.waived ? 1 : 0}}});
    }
}

void each_account(db::Tx& tx, AccountIndex first, std::function<void(AccountIndex, Account const&)> const& visit) {
    tx.each(account_each, {{"first", std::int64_t{first}}},
            [&](Row const& row) { visit(account_index(row.integer(0)), account_from(row)); });
}

Account account(db::Tx& tx, AccountIndex index) {
    auto const read = tx.one(account_one, {{"id", std::int64_t{index}}}, account_from);
    require(read.has_value(), "absence of account", index);
    return *read;
}

void each_transfer(db::Tx& tx, std::int64_t after, std::function<void(TransferRow const&)> const& visit) {
    tx.each(transfer_each, {{"after", after}}, [&](Row const& row) { visit(transfer_from(row)); });
}

void each_set(db::Tx& tx, std::function<void(SetRow const&)> const& visit) {
    tx.each(set_each, {}, [&](Row const& row) { visit(set_from(row)); });
}

std::optional<TransferRow> transfer(db::Tx& tx, std::int64_t sequence) {
    return tx.one(transfer_one, {{"sequence", sequence}}, transfer_from);
}

std::optional<SetRow> set_of(db::Tx& tx, std::int64_t sequence) {
    return tx.one(set_of_sequence, {{"sequence", sequence}}, set_from);
}

void each_set_between(db::Tx& tx, std::int64_t from, std::int64_t to, std::function<void(SetRow const&)> const& visit) {
    tx.each(set_between, {{"from", from}, {"to", to}}, [&](Row const& row) { visit(set_from(row)); });
}

std::optional<Kind> closing_of(db::Tx& tx, PendingId pending) {
    return tx.one(transfer_closing, {{"pending", pending}},
                  [](Row const& row) { return static_cast<Kind>(row.integer(0)); });
}

std::int64_t last_sequence(db::Tx& tx) {
    return tx.one(transfer_last, {}, [](Row const& row) { return row.integer(0); }).value();
}

void save_balance(db::Tx& tx, BalanceRow const& row) {
    ZG_ASSERT(is_sound(row));
    tx.run(balance_save, {{"account", std::int64_t{row.account}},
                          {"posted", row.balance.posted},
                          {"held", row.balance.held},
                          {"incoming", row.balance.incoming},
                          {"last_sequence", row.last_sequence}});
}

void each_balance(db::Tx& tx, std::function<void(BalanceRow const&)> const& visit) {
    tx.each(balance_each, {}, [&](Row const& row) { visit(balance_from(row)); });
}

void each_swept(db::Tx& tx, Bucket bucket,
                std::function<void(AccountIndex, Account const&, std::int64_t last_sequence)> const& visit) {
    tx.each(balance_of_bucket, {{"bucket", static_cast<std::int64_t>(bucket)}},
            [&](Row const& row) { visit(account_index(row.integer(0)), account_from(row), row.integer(4)); });
}

std::optional<BalanceRow> balance(db::Tx& tx, AccountIndex account) {
    return tx.one(balance_one, {{"account", std::int64_t{account}}}, balance_from);
}

void save_open_pending(db::Tx& tx, PendingId pending) {
    ZG_ASSERT(pending > 0);
    tx.run(open_pending_save, {{"sequence", pending}});
}

void erase_open_pending(db::Tx& tx, PendingId pending) { tx.run(open_pending_erase, {{"sequence", pending}}); }

void each_open_pending(db::Tx& tx, std::function<void(PendingId)> const& visit) {
    tx.each(open_pending_each, {}, [&](Row const& row) { visit(row.integer(0)); });
}

std::int64_t watermark(db::Tx& tx) {
    auto const read = tx.one(watermark_read, {}, [](Row const& row) { return row.integer(0); });
    require(read.has_value() && *read >= 0, "watermark", read.value_or(-1));
    return *read;
}

void save_watermark(db::Tx& tx, std::int64_t sequence) {
    ZG_ASSERT(sequence >= 0);
    auto const changed_count = tx.run_counted(watermark_save, {{"sequence", sequence}});
    ZG_ASSERT(changed_count == 1);
}

}  // namespace zg::ledger::rows
