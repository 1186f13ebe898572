#pragma once

#include <zg/sales.h>

namespace zg::sales {

struct ReceiptRow final {
    Receipt const& receipt;
    Digest const& hash;
    Instant recorded_at;
    std::string_view body;
};
void insert_receipt(db::Tx&, ReceiptRow const&);
void insert_refund(db::Tx&, ReceiptId sale, ReceiptId refund);
void insert_exception(db::Tx&, Receipt const&, ReceiptException const&);
void save_sequence(db::Tx&, TillId, Series, std::int64_t sequence);
void save_journal(db::Tx&, DeviceId, JournalEnd const&);

void each_sequence(db::Tx&, std::function<void(TillId, Series, std::int64_t)> const& visit);
void each_journal(db::Tx&, std::function<void(DeviceId, JournalEnd const&)> const& visit);
void each_body(db::Tx&, std::function<void(std::string_view body)> const& visit);
std::vector<std::string> refund_bodies(db::Tx&, ReceiptId sale);
// Numbers in order of till and series, for the audit; without those of a cloned till, which a person has been told of.
void each_number(db::Tx&, std::function<void(TillId, Series, std::int64_t sequence)> const& visit);

}  // namespace zg::sales
