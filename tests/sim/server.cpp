#include "server.h"

#include "spoiling.h"

#include <zg/expire_holds.h>

#include <fmt/format.h>

#include <array>
#include <memory>

namespace zg::sim {

namespace {

constexpr db::Sql forget_event{"sim.forget_event",
                               "DELETE FROM events_outbox WHERE sequence = (SELECT max(sequence) FROM events_outbox)"};

}  // namespace

// One command on its way through the writer.
class Server::Deciding final : public db::Command {
public:
    Deciding(Server& server, std::size_t index, Instant at) : server_(server), reply_{.index = index}, at_(at) {}

    bool decide(db::Draft& draft) override {
        auto const& sent = server_.wiring_.model.sent(reply_.index);
        reply_.order = ++server_.decision_count_;
        auto const decided = carry_out(draft, asked(at_, sent.body), sent.command, sent.body);
        server_.mirror_.decided(sent, decided, at_);
        bool const is_spoiled = spoil(server_.wiring_.bad, draft, sent, decided);
        reply_.kind = decided.is_accepted ? Reply::Kind::accepted : Reply::Kind::refused;
        reply_.text = decided.text;
        if (server_.wiring_.bad == Bad::early_answer) server_.wiring_.answer(reply_);
        return (decided.is_accepted && !decided.is_replay) || is_spoiled;
    }
    void committed() noexcept override {
        server_.mirror_.committed();
        server_.replies_.push_back(reply_);
    }
    void failed(db::Failure const&) noexcept override {
        server_.has_failed_ = true;
        server_.replies_.push_back({.index = reply_.index, .kind = Reply::Kind::failed});
    }

private:
    Server& server_;
    Reply reply_;
    Instant at_;
};

class Server::Expiring final : public db::Command {
public:
    Expiring(Server& server, Instant at) : server_(server), at_(at), inner_(server.company_->ledger, at) {}
    bool decide(db::Draft& draft) override {
        server_.mirror_.expired(at_);
        return inner_.decide(draft);
    }
    void committed() noexcept override { server_.mirror_.committed(); }
    void failed(db::Failure const&) noexcept override { server_.has_failed_ = true; }

private:
    Server& server_;
    Instant at_;
    app::ExpireHolds inner_;
};

Server::Server(Wiring wiring, std::uint64_t seed)
    : wiring_(std::move(wiring)), rng_(seed), mirror_(wiring_.mix.clock_jumps == 0) {}

bool Server::chance(std::int64_t per_thousand) {
    return !is_calm_ && static_cast<std::int64_t>(rng_.below(1000)) < per_thousand;
}

void Server::start() {
    ++tally_.starts;
    company_.emplace(wiring_.folder, db::Writer::Limits{.wal_pages_max = wiring_.mix.wal_pages_max});
}

void Server::restart() {
    auto const before = company_->ledger.state_hash();
    company_.reset();
    start();
    if (company_->ledger.state_hash() != before) throw Finding("the ledger is another after a restart");
    mirror_.settle(*company_);
}

Server::Death Server::draw_death() {
    if (chance(wiring_.mix.dies_before_commit)) return Death::before_commit;
    if (chance(wiring_.mix.dies_in_commit)) return Death::in_commit;
    if (chance(wiring_.mix.dies_after_commit)) return Death::after_commit;
    return Death::none;
}

// A commit is a few operations, moving the log to the file one for each page.
std::int64_t Server::draw_operation() { return 1 + static_cast<std::int64_t>(rng_.below(rng_.below(3) == 0 ? 60 : 4)); }

void Server::arm(Death death) {
    if (death == Death::in_commit) return wiring_.disk.arm(DiskFault::death, draw_operation());
    if (chance(wiring_.mix.disk_errors)) return wiring_.disk.arm(DiskFault::error, draw_operation());
    if (chance(wiring_.mix.disk_full)) wiring_.disk.arm(DiskFault::full, draw_operation());
}

void Server::run_batch(Instant now) {
    auto const count = 1 + rng_.below(static_cast<std::uint64_t>(wiring_.mix.batch_max));
    std::vector<std::unique_ptr<Deciding>> commands;
    std::vector<db::Command*> batch;
    while (!queue_.empty() && commands.size() < count) {
        commands.push_back(std::make_unique<Deciding>(*this, queue_.front(), now));
        batch.push_back(commands.back().get());
        queue_.pop_front();
    }
    if (!commit(batch)) return;
    leave(replies_);
    wiring_.model.follow_feed(*company_);
    if (wiring_.bad == Bad::skip_event && rng_.below(40) == 0) spoil_outbox();
}

void Server::expire_holds(Instant now) {
    if (wiring_.bad == Bad::hold_stays || company_->ledger.due(now, 1).empty()) return mirror_.check_due(now);
    Expiring expiring(*this, now);
    if (commit({&expiring}) && !has_failed_) mirror_.check_due(now);
}

bool Server::commit(std::vector<db::Command*> const& batch) {
    auto const death = draw_death();
    if (death == Death::before_commit) {
        die();
        return false;
    }
    arm(death);
    if (!write(batch)) return false;
    if (death == Death::after_commit || death == Death::in_commit) {
        die();
        return false;
    }
    mirror_.check(*company_);
    return true;
}

bool Server::write(std::vector<db::Command*> const& batch) {
    replies_.clear();
    has_failed_ = false;
    mirror_.begin_batch();
    try {
        company_->writer.write(batch);
        // A full disk takes nothing of the batch, and the server goes on.
        if (has_failed_) mirror_.failed();
        if (chance(wiring_.mix.sweeps)) company_->ledger.sweep(company_->books);
    } catch (db::Failure const& failure) {
        if (!wiring_.disk.has_struck()) throw Finding(std::string("the writer failed by itself: ") + failure.what());
        // What was committed before (the log could not be moved) has been answered; what failed has been told so.
        if (!wiring_.disk.is_dead()) {
            leave(replies_);
            halt();
        } else {
            if (rng_.below(2) == 0) leave(replies_);
            die();
        }
        return false;
    }
    if (wiring_.disk.has_struck()) ++tally_.faults;
    wiring_.disk.disarm();
    return true;
}

void Server::leave(std::vector<Reply>& replies) {
    if (wiring_.bad != Bad::early_answer) {
        for (auto& reply : replies) wiring_.answer(std::move(reply));
    }
    replies.clear();
}

// A known-bad build: the outbox forgets a row that it was given.
void Server::spoil_outbox() {
    company_->books.write([](db::Tx& tx) { tx.run(forget_event, {}); });
}

void Server::maybe_die_idle() {
    if (chance(wiring_.mix.dies_idle)) die();
}

// The process ends at once, as the application's does. Closing the files in good order would cut the log to what is known to be in
// it, and after a later power cut a commit whose sync had failed could be there again.
void Server::halt() {
    ++tally_.faults;
    die();
}

void Server::die() {
    ++tally_.deaths;
    wiring_.disk.die();
    company_.reset();
    for (bool is_up = false; !is_up;) {
        if (chance(wiring_.mix.power_cuts)) {
            ++tally_.cuts;
            wiring_.disk.power_cut(static_cast<PowerCut>(rng_.below(4)));
        } else {
            wiring_.disk.power_stays();
        }
        if (chance(wiring_.mix.dies_in_recovery)) wiring_.disk.arm(DiskFault::death, draw_operation());
        try {
            start();
            is_up = !wiring_.disk.is_dead();
        } catch (db::Failure const& failure) {
            if (!wiring_.disk.is_dead()) throw Finding(std::string("the books do not open: ") + failure.what());
        }
        if (!is_up) {
            ++tally_.deaths;
            wiring_.disk.die();
            company_.reset();
        }
    }
    wiring_.disk.disarm();
    come_back();
}

// Whatever waited in memory is gone; the clients ask again.
void Server::come_back() {
    queue_.clear();
    replies_.clear();
    if (!company_) start();
    mirror_.settle(*company_);
    // What these would find stays to be found at the end; now and then is enough to say when it began.
    switch (rng_.below(4)) {
        case 0: return wiring_.model.check(*company_, Model::Extent::audits);
        case 1: return wiring_.model.check(*company_, Model::Extent::answers);
        default: return;
    }
}

}  // namespace zg::sim
