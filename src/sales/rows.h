#pragma once

#include <zg/floats.h>
#include <zg/sales.h>

namespace zg::sales {

// What other servers are told of: a till's number, whole; the device of a journal.
inline constexpr std::string_view number_part = "sales.number";
inline constexpr std::string_view journal_part = "sales.journal";

struct ReceiptRow final {
    Receipt const& receipt;
    Digest const& hash;
    Instant recorded_at;
};
void insert_receipt(db::Tx&, ReceiptRow const&);
void insert_refund(db::Tx&, ReceiptId sale, ReceiptId refund);
void insert_exception(db::Tx&, Receipt const&, ReceiptException const&);
void insert_settlement(db::Tx&, Settlement const&);
[[nodiscard]] std::optional<Settlement> find_settlement(db::Tx&, ExceptionId);
[[nodiscard]] std::int64_t count_lost_settlements(db::Tx&);
void insert_float(db::Tx&, StoredFloat const&, Instant recorded_at);
[[nodiscard]] std::optional<StoredFloat> find_float(db::Tx&, DocumentId);
[[nodiscard]] std::int64_t count_negative_floats(db::Tx&);
void save_sequence(db::Tx&, TillId, Series, std::int64_t sequence);
void save_journal(db::Tx&, DeviceId, JournalEnd const&);

// The sequences that were saved hold all receipts up to here.
void mark_swept(db::Tx&);

using NumberVisit = std::function<void(TillId, Series, std::int64_t sequence)>;
void each_sequence(db::Tx&, NumberVisit const& visit);
// Numbers of the receipts since the sequences were saved.
void each_unswept_number(db::Tx&, NumberVisit const& visit);
void each_journal(db::Tx&, std::function<void(DeviceId, JournalEnd const&)> const& visit);
// Of those that others have moved on.
void tell_number(db::Tx&, TillId, Series, std::int64_t sequence);
void each_number_since(db::Tx&, db::News const&, NumberVisit const& visit);
void each_journal_since(db::Tx&, db::News const&, std::function<void(DeviceId, JournalEnd const&)> const& visit);
// Numbers in order of till and series, for the audit; without those of a cloned till, which a person has been told of.
void each_number(db::Tx&, NumberVisit const& visit);

}  // namespace zg::sales
