#pragma once

#include <zg/draft.h>
#include <zg/hash.h>
#include <zg/receipt.h>
#include <zg/result.h>

#include <boost/describe.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zg::sales {

// Who numbers a receipt: a till numbers its sales itself, offline too; the server numbers refunds and checkouts. Each has a
// series of its own, so that two counters never meet. Stored: never change a number.
enum class Series : std::int64_t { sale = 1, refund = 2, checkout = 3 };
[[nodiscard]] Series series_of(Receipt const&);

// A receipt as the books keep it.
struct Stored final {
    Digest hash;  // of the command that made it
    Receipt receipt;
};

// "M01-T1-000012", "M01-T1-R000003", "M01-API-C000007".
[[nodiscard]] std::string receipt_number(std::string_view store_code, std::string_view till_code, Series,
                                         std::int64_t sequence);

// Where a device's journal ends.
struct JournalEnd final {
    std::int64_t sequence = 0;
    Digest hash{};
    std::vector<std::int64_t> missing = {};  // entries below it that have not arrived: set aside at the till, or lost
    friend bool operator==(JournalEnd const&, JournalEnd const&) = default;
};

// A person has looked at an exception and is done with it.
struct Settlement final {
    ExceptionId exception;
    Instant at;
    PersonId who;      // or the id of an API token
    std::string note;  // may be empty
};
BOOST_DESCRIBE_STRUCT(Settlement, (), (exception, at, who, note))

// Receipts, their numbers, refunds of sales, ends of journals, exceptions and what was settled.
class Receipts final : public db::DraftPart {
public:
    explicit Receipts(db::Db& books);

    // -- in a command --
    [[nodiscard]] std::optional<Stored> find(db::Draft&, ReceiptId) const;
    [[nodiscard]] std::int64_t last_sequence(TillId, Series) const;
    [[nodiscard]] JournalEnd journal_end(DeviceId) const;
    // The refunds of a sale so far, in the order of their ids.
    [[nodiscard]] std::vector<Receipt> refunds_of(db::Draft&, ReceiptId sale) const;

    // Whether a receipt that is not committed yet names the member.
    [[nodiscard]] bool names_in_draft(MemberId) const;

    // Keeps a receipt, moves its till's number on (never back) and keeps its exceptions.
    void record(Receipt, Digest const& hash, Instant recorded_at);
    void move_journal(DeviceId, JournalEnd);

    [[nodiscard]] std::optional<Settlement> find_settlement(db::Draft&, ExceptionId) const;
    void settle(Settlement);

    // -- any thread: as of the last commit --
    [[nodiscard]] std::int64_t committed_sequence(TillId, Series) const;
    [[nodiscard]] JournalEnd committed_journal_end(DeviceId) const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

private:
    struct Row final {
        Receipt receipt;
        Digest hash;
        Instant recorded_at;
    };
    struct SequenceKey final {
        TillId till;
        Series series;
        friend bool operator==(SequenceKey const&, SequenceKey const&) = default;
    };
    struct SequenceKeyHash final {
        std::size_t operator()(SequenceKey const& key) const noexcept {
            return UuidHash{}(key.till.uuid) ^ static_cast<std::size_t>(key.series);
        }
    };
    using Sequences = boost::unordered_flat_map<SequenceKey, std::int64_t, SequenceKeyHash>;
    struct Staged final {
        std::vector<Row> rows;
        boost::unordered_flat_map<ReceiptId, std::size_t, std::hash<ReceiptId>> row_of;
        Sequences sequences;
        std::unordered_map<DeviceId, JournalEnd> journals;
        std::vector<Settlement> settlements;
        void clear();
    };
    Row const* staged(ReceiptId) const;
    // Writes the numbers that moved since the last time, this batch's included.
    void sweep(db::Tx&);

    Staged command_;
    Staged batch_;
    Staged stored_;  // its rows stay empty; sequences and journals are changed only under mutex_
    mutable std::mutex mutex_;
    Sequences unswept_;  // moved since the sequences were last written
    std::size_t unswept_count_ = 0;
    bool swept_in_batch_ = false;
};

// -- any thread, on a read connection --
[[nodiscard]] std::optional<Stored> find_receipt(db::Tx&, ReceiptId);
[[nodiscard]] std::vector<Receipt> refunds_of(db::Tx&, ReceiptId sale);
// From the JSON that answers carry.
[[nodiscard]] Receipt read_body(std::string_view body);

struct ExceptionRow final {
    std::int64_t sequence = 0;
    ExceptionId id;
    std::string kind;
    ReceiptId receipt;
    StoreId store;
    std::optional<SkuId> sku = {};
    Instant at;
    std::string detail;
    std::optional<Instant> settled_at = {};
    std::string note = {};  // of the settlement
};
enum class ExceptionState { open, settled };
BOOST_DESCRIBE_ENUM(ExceptionState, open, settled)
// Newest first, below `before` (0: from the newest); in one state, or in any.
[[nodiscard]] std::vector<ExceptionRow> exceptions(db::Tx&, std::int64_t before, std::int64_t count_max,
                                                   std::optional<ExceptionState> = {});
// The store of an exception; nullopt when there is no such exception.
[[nodiscard]] std::optional<StoreId> store_of_exception(db::Tx&, ExceptionId);

struct OpenExceptions final {
    StoreId store;
    std::string kind;
    std::int64_t count = 0;
};
[[nodiscard]] std::vector<OpenExceptions> open_exceptions(db::Tx&);

// What a receipt's own figures break of P11, in plain words; empty when lines, discounts, tax, rounding, total, tenders and
// change agree to the cent.
[[nodiscard]] std::vector<std::string> broken_sums(Receipt const&);

// Each kept receipt, in the order of ids.
void each_receipt(db::Tx&, std::function<void(Receipt const&)> const& visit);

[[nodiscard]] std::vector<db::Migration> schema();
// P11, P12, P13: sums of every receipt, refunds within what was sold and paid, numbers without gaps or doubles.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::sales
