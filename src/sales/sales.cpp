#include <zg/sales.h>

#include "rows.h"

#include <zg/json_text.h>

#include <algorithm>

namespace zg::sales {

Series series_of(Receipt const& receipt) {
    if (receipt.kind == ReceiptKind::refund) return Series::refund;
    return receipt.origin == Origin::api ? Series::checkout : Series::sale;
}

std::string receipt_number(std::string_view store_code, std::string_view till_code, Series series,
                           std::int64_t sequence) {
    auto const* mark = series == Series::refund ? "R" : series == Series::checkout ? "C" : "";
    return fmt::format("{}-{}-{}{:06}", store_code, till_code, mark, sequence);
}

Receipt read_body(std::string_view body) {
    auto const value = json::parse(body);
    ZG_ASSERT(value);
    auto receipt = json::decode<Receipt>(*value);
    ZG_ASSERT(receipt);
    return *std::move(receipt);
}

std::vector<Receipt> refunds_of(db::Tx& tx, ReceiptId sale) {
    std::vector<Receipt> refunds;
    for (auto const& body : refund_bodies(tx, sale)) refunds.push_back(read_body(body));
    return refunds;
}

void each_receipt(db::Tx& tx, std::function<void(Receipt const&)> const& visit) {
    each_body(tx, [&](std::string_view body) { visit(read_body(body)); });
}

void Receipts::Staged::clear() {
    rows.clear();
    row_of.clear();
    sequences.clear();
    journals.clear();
}

Receipts::Receipts(db::Db& books) {
    books.read([&](db::Tx& tx) {
        each_sequence(tx, [&](TillId till, Series series, std::int64_t sequence) {
            stored_.sequences[{till, series}] = sequence;
        });
        each_journal(tx, [&](DeviceId device, JournalEnd const& end) { stored_.journals[device] = end; });
    });
}

Receipts::Row const* Receipts::staged(ReceiptId id) const {
    for (auto const* stage : {&command_, &batch_}) {
        auto const found = stage->row_of.find(id);
        if (found != stage->row_of.end()) return &stage->rows[found->second];
    }
    return nullptr;
}

std::optional<Stored> Receipts::find(db::Draft& draft, ReceiptId id) const {
    if (auto const* row = staged(id)) return Stored{row->hash, row->body};
    return find_receipt(draft.stored(), id);
}

std::int64_t Receipts::last_sequence(TillId till, Series series) const {
    for (auto const* stage : {&command_, &batch_, &stored_}) {
        auto const found = stage->sequences.find({till, series});
        if (found != stage->sequences.end()) return found->second;
    }
    return 0;
}

JournalEnd Receipts::journal_end(DeviceId device) const {
    for (auto const* stage : {&command_, &batch_, &stored_}) {
        auto const found = stage->journals.find(device);
        if (found != stage->journals.end()) return found->second;
    }
    return {};
}

std::vector<Receipt> Receipts::refunds_of(db::Draft& draft, ReceiptId sale) const {
    auto refunds = sales::refunds_of(draft.stored(), sale);
    for (auto const& row : batch_.rows) {
        if (row.receipt.refund_of == sale) refunds.push_back(row.receipt);
    }
    return refunds;
}

std::string Receipts::record(Receipt const& receipt, Digest const& hash, Instant recorded_at) {
    SequenceKey const key{receipt.till, series_of(receipt)};
    command_.sequences[key] = std::max(last_sequence(key.till, key.series), receipt.sequence);
    command_.row_of[receipt.id] = command_.rows.size();
    command_.rows.push_back({receipt, hash, recorded_at, json::text(receipt)});
    return command_.rows.back().body;
}

void Receipts::move_journal(DeviceId device, JournalEnd end) { command_.journals[device] = end; }

std::int64_t Receipts::committed_sequence(TillId till, Series series) const {
    std::lock_guard const lock(mutex_);
    auto const found = stored_.sequences.find({till, series});
    return found == stored_.sequences.end() ? 0 : found->second;
}

JournalEnd Receipts::committed_journal_end(DeviceId device) const {
    std::lock_guard const lock(mutex_);
    auto const found = stored_.journals.find(device);
    return found == stored_.journals.end() ? JournalEnd{} : found->second;
}

void Receipts::keep() {
    for (auto& row : command_.rows) {
        batch_.row_of[row.receipt.id] = batch_.rows.size();
        batch_.rows.push_back(std::move(row));
    }
    for (auto const& [key, sequence] : command_.sequences) batch_.sequences[key] = sequence;
    for (auto const& [device, end] : command_.journals) batch_.journals[device] = end;
    command_.clear();
}

void Receipts::drop() { command_.clear(); }

void Receipts::save(db::Tx& tx) {
    for (auto const& row : batch_.rows) {
        insert_receipt(tx, {row.receipt, row.hash, row.recorded_at, row.body});
        if (row.receipt.refund_of) insert_refund(tx, *row.receipt.refund_of, row.receipt.id);
        for (auto const& exception : row.receipt.exceptions) insert_exception(tx, row.receipt, exception);
    }
    for (auto const& [key, sequence] : batch_.sequences) save_sequence(tx, key.till, key.series, sequence);
    for (auto const& [device, end] : batch_.journals) save_journal(tx, device, end);
}

void Receipts::committed() {
    {
        std::lock_guard const lock(mutex_);
        for (auto const& [key, sequence] : batch_.sequences) stored_.sequences[key] = sequence;
        for (auto const& [device, end] : batch_.journals) stored_.journals[device] = end;
    }
    batch_.clear();
}

void Receipts::rolled_back() {
    command_.clear();
    batch_.clear();
}

}  // namespace zg::sales
