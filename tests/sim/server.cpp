#include "server.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <array>
#include <memory>

namespace zg::sim {

namespace {

Result<flows::Answer, flows::SaleRefusal> run_flow(db::Draft& draft, flows::Asked const& asked,
                                                   flows::Checkout const& command, std::string const&) {
    return flows::checkout(draft, asked, command);
}
Result<flows::Answer, flows::SaleRefusal> run_flow(db::Draft& draft, flows::Asked const& asked,
                                                   flows::RecordedSale const& command, std::string const& body) {
    return flows::record_sale(draft, asked, command, sha256(body));
}
Result<flows::Answer, flows::SaleRefusal> run_flow(db::Draft& draft, flows::Asked const& asked,
                                                   flows::Refund const& command, std::string const&) {
    return flows::refund(draft, asked, command);
}
Result<flows::Answer, flows::StockRefusal> run_flow(db::Draft& draft, flows::Asked const& asked,
                                                    flows::ReceiveGoods const& command, std::string const&) {
    return flows::receive_goods(draft, asked, command);
}

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
        bool const keep = std::visit(
            [&](auto const& command) {
                auto answer = run_flow(draft, asked(at_, sent.body), command, sent.body);
                if (!answer) {
                    reply_.kind = Reply::Kind::refused;
                    reply_.text = boost::describe::enum_to_string(answer.reason(), "");
                    return false;
                }
                reply_.kind = Reply::Kind::accepted;
                reply_.text = answer->body;
                return !answer->replayed;
            },
            sent.command);
        if (server_.wiring_.bad == Bad::early_answer) server_.wiring_.answer(reply_);
        return keep;
    }
    void committed() noexcept override { server_.replies_.push_back(reply_); }
    void failed(db::Failure const&) noexcept override {
        server_.replies_.push_back({.index = reply_.index, .kind = Reply::Kind::failed});
    }

private:
    Server& server_;
    Reply reply_;
    Instant at_;
};

Server::Server(Wiring wiring, std::uint64_t seed) : wiring_(std::move(wiring)), rng_(seed) {}

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
    auto const death = draw_death();
    if (death == Death::before_commit) return die();
    arm(death);
    if (!write(batch)) return;
    if (death == Death::after_commit || death == Death::in_commit) return die();
    leave(replies_);
    wiring_.model.follow_feed(*company_);
    if (wiring_.bad == Bad::skip_event && rng_.below(40) == 0) spoil();
}

bool Server::write(std::vector<db::Command*> const& batch) {
    replies_.clear();
    try {
        company_->writer.write(batch);
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
void Server::spoil() {
    company_->books.write([](db::Tx& tx) { tx.run(forget_event, {}); });
}

void Server::maybe_die_idle() {
    if (chance(wiring_.mix.dies_idle)) die();
}

void Server::halt() {
    ++tally_.faults;
    if (rng_.below(2) == 0) return die();
    wiring_.disk.disarm();
    company_.reset();
    come_back();
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
    wiring_.model.check(*company_, false);
}

}  // namespace zg::sim
