#include <zg/access.h>

#include "rows.h"
#include "rules.h"

namespace zg::access {

AuditTrail::AuditTrail(db::Db& books) {
    books.read([&](db::Tx& tx) { load(tx); });
}

void AuditTrail::load(db::Tx& tx) {
    auto const head = load_audit_head(tx);
    last_sequence_ = saved_sequence_ = head.sequence;
    last_hash_ = saved_hash_ = head.hash;
}

void AuditTrail::follow(db::Tx& tx, db::News const&) { load(tx); }

void AuditTrail::append(Entry const& entry) { command_.push_back(entry); }

void AuditTrail::keep() {
    batch_.insert(batch_.end(), command_.begin(), command_.end());
    command_.clear();
}

void AuditTrail::drop() { command_.clear(); }

void AuditTrail::save(db::Tx& tx) {
    saved_sequence_ = last_sequence_;
    saved_hash_ = last_hash_;
    for (auto const& entry : batch_) {
        saved_hash_ = chain(saved_hash_, ++saved_sequence_, entry);
        insert_audit(tx, saved_sequence_, entry, saved_hash_);
    }
}

void AuditTrail::committed() {
    last_sequence_ = saved_sequence_;
    last_hash_ = saved_hash_;
    batch_.clear();
}

void AuditTrail::rolled_back() {
    command_.clear();
    batch_.clear();
}

std::optional<Request> Requests::find(db::Draft& draft, Uuid id) const {
    for (auto const* rows : {&command_, &batch_}) {
        for (auto const& row : *rows) {
            if (row.id == id) return row.request;
        }
    }
    return find_request(draft.stored(), id);
}

void Requests::remember(Uuid id, Instant at, Request request) { command_.push_back({id, at, std::move(request)}); }

void Requests::keep() {
    batch_.insert(batch_.end(), std::make_move_iterator(command_.begin()), std::make_move_iterator(command_.end()));
    command_.clear();
}

void Requests::drop() { command_.clear(); }

void Requests::save(db::Tx& tx) {
    for (auto const& row : batch_) insert_request(tx, row.id, row.at, row.request);
}

void Requests::committed() { batch_.clear(); }

void Requests::rolled_back() {
    command_.clear();
    batch_.clear();
}

std::int64_t forget_requests(db::Tx& tx, Instant before, std::int64_t count_max) {
    return delete_requests(tx, before, count_max);
}

}  // namespace zg::access
