#include <zg/insights.h>

#include "company_audit.h"
#include "on_event.h"
#include "rows.h"

#include <zg/hash.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace zg::insights {

namespace {

constexpr std::int64_t read_count = 4'096;
constexpr std::size_t findings_max = 20;
std::string text_of(StoreDayKey const& key) {
    return fmt::format("{} store {} {}", key.date.text(), key.store.text(), key.currency);
}

std::string text_of(HourCell const& row) {
    return fmt::format("{} hour {}: {}", text_of(row.day), row.hour, text_of(row.cell));
}

std::string text_of(SkuCell const& row) {
    return fmt::format("{} SKU {} hour {}: {}", text_of(row.day), row.key.sku.text(), row.key.hour, text_of(row.cell));
}

std::string text_of(ReceiptRow const& row) {
    auto const& summary = row.summary;
    return fmt::format(
        "{} store {} receipt {} {} kind {} till {} at {} hour {} {} total {} member {} origin {} skus {} {}",
        summary.business_date.text(), summary.store.text(), summary.id.text(), summary.number,
        static_cast<int>(summary.kind), summary.till.text(), summary.at.ms, row.hour, row.currency, summary.total,
        summary.member ? summary.member->text() : "none", static_cast<int>(summary.origin), hex(row.skus),
        text_of(row.cell));
}

// The expected rows, from which those of the tables are struck out. Receipts are as many as the sales, so of them only the
// sum of their digests is kept, per store and day.
class Comparison final {
public:
    void expect(events::Event const& event) { apply_event(expected_, event); }
    // The rows of receipts collected so far give way to their digests.
    void fold_receipts() {
        for (auto& [key, day] : expected_.days) {
            for (auto const& row : day.receipts) receipts_[key] += fingerprint(row);
            day.receipts.clear();
        }
    }
    void meet(HourCell const& row) { strike(expected_.days[row.day].hours, row.hour, row); }
    void meet(SkuCell const& row) { strike(expected_.days[row.day].skus, row.key, row); }
    void meet(ReceiptRow const& row) {
        auto const& summary = row.summary;
        receipts_[{.date = summary.business_date, .store = summary.store, .currency = row.currency}] -=
            fingerprint(row);
    }
    std::vector<std::string> findings() {
        for (auto const& [key, day] : expected_.days) {
            for (auto const& [hour, cell] : day.hours)
                say(text_of({.day = key, .hour = hour, .cell = cell}) + " is missing");
            if (!day.skus.empty()) say(fmt::format("{}: {} rows per SKU are missing", text_of(key), day.skus.size()));
        }
        for (auto const& [key, sum] : receipts_) {
            if (sum != 0) say(text_of(key) + ": the receipts are not those of the feed");
        }
        return std::move(findings_);
    }

private:
    template <class Expected, class Key, class Row>
    void strike(Expected& expected, Key const& key, Row const& row) {
        auto const found = expected.find(key);
        if (found == expected.end()) return say(text_of(row) + " is not in the feed");
        if (!(found->second == row.cell)) say(text_of(row) + " should be " + text_of(found->second));
        expected.erase(found);
    }
    static std::uint64_t fingerprint(ReceiptRow const& row) {
        auto const whole = digest(text_of(row));
        std::uint64_t first = 0;
        std::memcpy(&first, whole.data(), sizeof first);
        return first;
    }
    void say(std::string const& what) {
        if (findings_.size() < findings_max) findings_.push_back("insights: " + what);
    }

    Delta expected_;
    std::map<StoreDayKey, std::uint64_t> receipts_;
    std::vector<std::string> findings_;
};

// Hashes lines in portions, each together with the digest of what came before.
class Chain final {
public:
    void line(std::string const& text) {
        pending_ += text;
        pending_ += '\n';
        if (pending_.size() > portion_bytes) fold();
    }
    std::string finish() {
        fold();
        return hex(view(digest_));
    }

private:
    static constexpr std::size_t portion_bytes = 1 << 16;
    void fold() {
        digest_ = digest(std::string(view(digest_)) + pending_);
        pending_.clear();
    }
    Digest digest_{};
    std::string pending_;
};

template <class OnRow>
void each_row(db::Tx& views, OnRow const& on_row) {
    each_hour(views, all_days, std::nullopt, std::nullopt, [&](HourCell const& row) { on_row(row); });
    each_sku(views, all_days, std::nullopt, std::nullopt, [&](SkuCell const& row) { on_row(row); });
    each_receipt(views, [&](ReceiptRow const& row) { on_row(row); });
}

}  // namespace

std::vector<std::string> audit(db::Tx& books, db::Tx& views) {
    auto const until = events::consumer_position(views, consumer_name);
    Comparison comparison;
    for (std::int64_t position = 0; position < until;) {
        auto const batch = events::after(books, position, std::min(read_count, until - position));
        if (batch.empty())
            return {fmt::format("insights: the views stand at event {}, the feed ends at {}", until, position)};
        for (auto const& event : batch) comparison.expect(event);
        comparison.fold_receipts();
        position = batch.back().sequence;
    }
    CompanyAudit company;
    each_row(views, [&](auto const& row) {
        comparison.meet(row);
        company.expect(row);
    });
    auto findings = comparison.findings();
    for (auto& each : company.findings(views, findings_max)) findings.push_back("insights: " + std::move(each));
    return findings;
}

std::string digest_of_views(db::Tx& views) {
    Chain chain;
    each_row(views, [&](auto const& row) { chain.line(text_of(row)); });
    each_company_row(views, [&](CompanyKey const& key, Cell const& cell) { chain.line(text_of(key, cell)); });
    return chain.finish();
}

void rebuild(db::Db& views, db::Db& books) {
    views.write([](db::Tx& tx) { clear(tx); });
    Projector projector(views, books, {});
    projector.catch_up();
    projector.flush({});
}

}  // namespace zg::insights
