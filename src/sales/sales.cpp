#include <zg/sales.h>

#include "rows.h"

#include <zg/json_text.h>

#include <algorithm>

namespace zg::sales {

namespace {

// A start reads at most about this many receipts to know the numbers; written with each batch, they would cost it three pages.
constexpr std::size_t sweep_every_receipts = 5'000;

}  // namespace

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

void Receipts::Staged::clear() {
    rows.clear();
    row_of.clear();
    sequences.clear();
    journals.clear();
    settlements.clear();
}

Receipts::Receipts(db::Db& books) {
    books.read([&](db::Tx& tx) {
        auto const move_on = [](Sequences& sequences, SequenceKey const& key, std::int64_t sequence) {
            auto& last = sequences[key];
            last = std::max(last, sequence);
        };
        each_sequence(tx, [&](TillId till, Series series, std::int64_t sequence) {
            stored_.sequences[{till, series}] = sequence;
        });
        each_unswept_number(tx, [&](TillId till, Series series, std::int64_t sequence) {
            move_on(stored_.sequences, {till, series}, sequence);
            move_on(unswept_, {till, series}, stored_.sequences[{till, series}]);
            ++unswept_count_;
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
    if (auto const* row = staged(id)) return Stored{row->hash, row->receipt};
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

bool Receipts::names_in_draft(MemberId member) const {
    auto const names = [&](Row const& row) { return row.receipt.member == member; };
    return std::any_of(command_.rows.begin(), command_.rows.end(), names) ||
           std::any_of(batch_.rows.begin(), batch_.rows.end(), names);
}

void Receipts::record(Receipt receipt, Digest const& hash, Instant recorded_at) {
    SequenceKey const key{receipt.till, series_of(receipt)};
    command_.sequences[key] = std::max(last_sequence(key.till, key.series), receipt.sequence);
    command_.row_of[receipt.id] = command_.rows.size();
    command_.rows.push_back({std::move(receipt), hash, recorded_at});
}

std::optional<Settlement> Receipts::find_settlement(db::Draft& draft, ExceptionId id) const {
    for (auto const* stage : {&command_, &batch_}) {
        for (auto const& settlement : stage->settlements) {
            if (settlement.exception == id) return settlement;
        }
    }
    return sales::find_settlement(draft.stored(), id);
}

void Receipts::settle(Settlement settlement) { command_.settlements.push_back(std::move(settlement)); }

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
    std::ranges::move(command_.settlements, std::back_inserter(batch_.settlements));
    command_.clear();
}

void Receipts::drop() { command_.clear(); }

void Receipts::save(db::Tx& tx) {
    for (auto const& row : batch_.rows) {
        insert_receipt(tx, {row.receipt, row.hash, row.recorded_at});
        if (row.receipt.refund_of) insert_refund(tx, *row.receipt.refund_of, row.receipt.id);
        for (auto const& exception : row.receipt.exceptions) insert_exception(tx, row.receipt, exception);
    }
    if (unswept_count_ + batch_.rows.size() >= sweep_every_receipts) sweep(tx);
    for (auto const& [device, end] : batch_.journals) save_journal(tx, device, end);
    for (auto const& settlement : batch_.settlements) insert_settlement(tx, settlement);
    for (auto const& [key, sequence] : batch_.sequences) tell_number(tx, key.till, key.series, sequence);
    for (auto const& [device, end] : batch_.journals) tx.tell(journal_part, device.uuid.view());
}

void Receipts::follow(db::Tx& tx, db::News const& news) {
    if (!news.names(number_part) && !news.names(journal_part)) return;
    std::lock_guard const lock(mutex_);
    each_number_since(tx, news, [&](TillId till, Series series, std::int64_t sequence) {
        stored_.sequences[{till, series}] = sequence;
        unswept_[{till, series}] = sequence;
        ++unswept_count_;
    });
    each_journal_since(tx, news, [&](DeviceId device, JournalEnd const& end) { stored_.journals[device] = end; });
}

void Receipts::sweep(db::Tx& tx) {
    auto numbers = unswept_;
    for (auto const& [key, sequence] : batch_.sequences) numbers[key] = sequence;
    for (auto const& [key, sequence] : numbers) save_sequence(tx, key.till, key.series, sequence);
    mark_swept(tx);
    swept_in_batch_ = true;
}

void Receipts::committed() {
    {
        std::lock_guard const lock(mutex_);
        for (auto const& [key, sequence] : batch_.sequences) stored_.sequences[key] = sequence;
        for (auto const& [device, end] : batch_.journals) stored_.journals[device] = end;
    }
    if (swept_in_batch_) {
        unswept_.clear();
        unswept_count_ = 0;
        swept_in_batch_ = false;
    } else {
        for (auto const& [key, sequence] : batch_.sequences) unswept_[key] = sequence;
        unswept_count_ += batch_.rows.size();
    }
    batch_.clear();
}

void Receipts::rolled_back() {
    command_.clear();
    batch_.clear();
    swept_in_batch_ = false;
}

}  // namespace zg::sales
