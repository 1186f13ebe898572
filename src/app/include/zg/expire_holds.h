#pragma once

#include <zg/ledger.h>
#include <zg/writer.h>

namespace zg::app {

// Turns holds that are due into expiry rows: a command of its own, between two batches.
class ExpireHolds final : public db::Command {
public:
    ExpireHolds(ledger::Ledger& ledger, Instant now) : ledger_(ledger), now_(now) {}
    bool decide(db::Draft& draft) override {
        bool any = false;
        for (auto const pending : ledger_.due(now_, holds_max)) {
            any |= bool(ledger_.expire(draft.stored(), now_, pending));
        }
        return any;
    }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override {}

private:
    static constexpr std::size_t holds_max = 1000;
    ledger::Ledger& ledger_;
    Instant now_;
};

}  // namespace zg::app
