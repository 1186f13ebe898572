#include "import_job.h"

#include <zg/inventory.h>

#include <limits>

namespace zg::app {

namespace {

using importing::Import;
using importing::State;

constexpr std::int64_t rows_a_page = 256;

// What became of one row, written by the writer's thread and read by it at the end of the batch.
struct Outcome final {
    std::int64_t line = 0;
    std::optional<flows::Brought> brought = {};
    std::string reason = {};
    std::string field = {};
};

void count(importing::Counts& counts, Outcome const& outcome) {
    if (!outcome.brought) {
        ++counts.quarantined;
        return;
    }
    if (outcome.brought->is_repaired) ++counts.repaired;
    switch (outcome.brought->as) {
        case flows::BroughtAs::created: ++counts.created; break;
        case flows::BroughtAs::updated: ++counts.updated; break;
        case flows::BroughtAs::unchanged: ++counts.unchanged; break;
    }
}

// Brings rows in, a batch at a time, and keeps the import's row in step with them.
class Bringer final {
public:
    Bringer(ImportPlace const& place, Import import)
        : place_(place), context_(std::make_shared<flows::BringContext>()), import_(std::move(import)) {
        auto const context = context_;
        place_.port.write({[context, start = import_](db::Draft& draft) {
            *context = flows::bring_context(draft, start);
            return false;
        }});
    }

    void add(sheets::Row row, bool was_quarantined) {
        rows_.push_back({std::move(row), was_quarantined});
        if (rows_.size() == place_.rows_a_batch) flush();
    }

    void flush() {
        if (rows_.empty()) return;
        // Shared with the writer's thread, which fills it while this thread waits.
        auto const outcomes = std::make_shared<std::vector<Outcome>>(rows_.size());
        std::vector<ImportStep> steps;
        steps.reserve(rows_.size() + 1);
        for (std::size_t index = 0; index < rows_.size(); ++index)
            steps.push_back(
                [this, index, outcomes](db::Draft& draft) { return bring(draft, index, (*outcomes)[index]); });
        steps.push_back([this, outcomes](db::Draft& draft) { return account(draft, *outcomes); });
        place_.port.write(std::move(steps));
        rows_.clear();
        place_.on_progress(import_.counts);
    }

    [[nodiscard]] Import const& import() const { return import_; }

    void end() {
        flush();
        place_.port.write({[this](db::Draft& draft) {
            import_.state = State::done;
            import_.ended_at = place_.clock.now();
            import_.counts.total = import_.counts.read;
            import_.failure.clear();
            draft.part<importing::Imports>().put(import_);
            return true;
        }});
    }

private:
    struct Pending final {
        sheets::Row row;
        bool was_quarantined = false;
    };

    bool bring(db::Draft& draft, std::size_t index, Outcome& outcome) {
        auto const& row = rows_[index].row;
        outcome.line = row.line;
        auto const brought =
            flows::bring_row(draft, {.who = import_.who, .at = place_.clock.now(), .hash = {}}, *context_, row);
        if (brought) {
            outcome.brought = *brought;
            return brought->as != flows::BroughtAs::unchanged;
        }
        outcome.reason = brought.reason().code;
        outcome.field = brought.refused().field;
        return false;
    }

    bool account(db::Draft& draft, std::vector<Outcome> const& outcomes) {
        auto& imports = draft.part<importing::Imports>();
        for (std::size_t index = 0; index < outcomes.size(); ++index) {
            auto const& outcome = outcomes[index];
            auto& pending = rows_[index];
            if (pending.was_quarantined) {
                --import_.counts.quarantined;
            } else {
                ++import_.counts.read;
                import_.position = outcome.line;
            }
            count(import_.counts, outcome);
            if (!outcome.brought) {
                imports.quarantine(import_.id, {.line = outcome.line,
                                                .cells = std::move(pending.row.cells),
                                                .reason = outcome.reason,
                                                .field = outcome.field});
            } else if (pending.was_quarantined) {
                imports.release(import_.id, outcome.line);
            }
        }
        imports.put(import_);
        return true;
    }

    ImportPlace const& place_;
    std::shared_ptr<flows::BringContext> context_;  // filled by a step, which may outlive a failed write
    Import import_;
    std::vector<Pending> rows_;
};

void set_state(
    ImportPlace const& place, ImportId id, State state, std::string failure,
    std::function<void(Import&)> const& change = [](Import&) {}) {
    change_import(place, id, [&](Import& import) {
        import.state = state;
        import.failure = failure;
        import.ended_at = place.clock.now();
        change(import);
    });
}

}  // namespace

void change_import(ImportPlace const& place, ImportId id, std::function<void(Import&)> const& change) {
    place.port.write({[&](db::Draft& draft) {
        auto& imports = draft.part<importing::Imports>();
        auto import = imports.find(draft.stored(), id);
        if (!import) return false;
        change(*import);
        imports.put(*import);
        return true;
    }});
}

void each_quarantined(db::Db& books, ImportId id, std::function<void(importing::Quarantined&)> const& visit) {
    for (std::int64_t after = 0;;) {
        std::vector<importing::Quarantined> page;
        books.read([&](db::Tx& tx) { page = importing::quarantine(tx, id, after, rows_a_page); });
        if (page.empty()) return;
        after = page.back().line;
        for (auto& row : page) visit(row);
    }
}

void bring_in(ImportPlace const& place, db::Db&, Import import) {
    auto const file = upload_of(place.uploads, import.id);
    auto const header = import.setup.header_line;
    auto const position = std::max(import.position, header);
    auto const layout = import.setup.layout;
    auto const id = import.id;
    Bringer bringer(place, std::move(import));
    bool is_stopped = false;
    auto const read = sheets::each_row(file, layout, [&](sheets::Row& row) {
        if (row.line <= position) return true;
        bringer.add(std::move(row), false);
        row.cells.clear();
        is_stopped = place.is_stopping();
        return !is_stopped;
    });
    if (!read) {
        bringer.flush();
        set_state(place, id, State::done, boost::describe::enum_to_string(read.reason(), ""));
        return;
    }
    if (is_stopped) return bringer.flush();
    bringer.end();
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

void retry_rows(ImportPlace const& place, db::Db& books, Import import) {
    auto const id = import.id;
    Bringer bringer(place, std::move(import));
    each_quarantined(books, id, [&](importing::Quarantined& row) {
        if (!place.is_stopping()) bringer.add({.line = row.line, .cells = std::move(row.cells)}, true);
    });
    if (place.is_stopping()) return bringer.flush();
    bringer.end();
}

namespace {

// The SKUs that some transfer has moved.
std::unordered_set<Uuid> moved_skus(ledger::Ledger const& books) {
    std::unordered_set<Uuid> used;
    for (auto const bucket : {ledger::Bucket::shelf, ledger::Bucket::customer, ledger::Bucket::supplier,
                              ledger::Bucket::shrink, ledger::Bucket::opening, ledger::Bucket::transit}) {
        books.each_account(bucket,
                           [&](ledger::Account const& account, ledger::Balance const&) { used.insert(account.unit); });
    }
    return used;
}

// The members whom some receipt names.
std::unordered_set<Uuid> known_buyers(db::Db& books) {
    std::unordered_set<Uuid> used;
    books.read([&](db::Tx& tx) {
        sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
            if (receipt.member) used.insert(receipt.member->uuid);
        });
    });
    return used;
}

void each_change(db::Db& books, ImportId id, std::function<void(std::vector<importing::Change> const&)> const& visit) {
    for (auto before = std::numeric_limits<std::int64_t>::max();;) {
        std::vector<importing::Change> page;
        books.read([&](db::Tx& tx) { page = importing::changes_before(tx, id, before, rows_a_page); });
        if (page.empty()) return;
        before = page.back().line;
        visit(page);
    }
}

// Takes rows back as far as they go; `is_trial` decides all of it and keeps nothing.
struct TakeBack final {
    ImportPlace const& place;
    std::shared_ptr<flows::TakeBackContext> context;
    std::string refusal = {};  // the first one
    std::int64_t refused_count = 0;
    std::int64_t reversed_count = 0;

    void run(db::Db& books, bool is_trial) {
        each_change(books, context->import.id, [&](std::vector<importing::Change> const& page) {
            for (std::size_t begin = 0; begin < page.size(); begin += place.rows_a_batch)
                batch(page, begin, std::min(begin + place.rows_a_batch, page.size()), is_trial);
        });
    }

    void look_at_shelves() {
        place.port.write({[this](db::Draft& draft) {
            auto const there = flows::goods_are_there(draft, *context);
            if (there) return false;
            ++refused_count;
            refusal = there.reason().code;
            return false;
        }});
    }

private:
    void batch(std::vector<importing::Change> const& page, std::size_t begin, std::size_t end, bool is_trial) {
        std::vector<ImportStep> steps;
        for (auto index = begin; index < end; ++index) {
            steps.push_back([this, &change = page[index], is_trial](db::Draft& draft) {
                auto const done = flows::take_row_back(
                    draft, {.who = context->import.who, .at = place.clock.now(), .hash = {}}, *context, change);
                if (!done) {
                    ++refused_count;
                    if (refusal.empty()) refusal = done.reason().code;
                    return false;
                }
                if (!is_trial) ++reversed_count;
                return !is_trial;
            });
        }
        place.port.write(std::move(steps));
    }
};

}  // namespace

void take_back(ImportPlace const& place, db::Db& books, Import import) {
    auto const context = std::make_shared<flows::TakeBackContext>(flows::TakeBackContext{.import = import});
    if (import.kind == importing::Kind::products) context->used = moved_skus(place.company.ledger);
    if (import.kind == importing::Kind::members) {
        context->used_upto = place.company.outbox.last_sequence();
        context->used = known_buyers(books);
    }
    if (import.kind == importing::Kind::stock) {
        each_change(books, import.id, [&](std::vector<importing::Change> const& page) {
            for (auto const& change : page) {
                context->own.insert(change.thing);
                context->own.insert(flows::reversal_of(import, change.thing));
            }
        });
    }
    // All or nothing, as far as one can see: one row that something stands against keeps them all.
    TakeBack trial{.place = place, .context = context};
    trial.run(books, true);
    if (trial.refused_count == 0) trial.look_at_shelves();
    if (trial.refused_count > 0) return set_state(place, import.id, State::done, trial.refusal);
    TakeBack real{.place = place, .context = context};
    real.run(books, false);
    set_state(place, import.id, real.refused_count > 0 ? State::done : State::undone, real.refusal,
              [&](Import& changed) { changed.counts.reversed += real.reversed_count; });
}

void work_on(ImportPlace const& place, db::Db& books, Import import) {
    bool const is_sales = import.kind == importing::Kind::sales;
    switch (import.state) {
        case State::running:
            return is_sales ? bring_past_sales_in(place, books, std::move(import))
                            : bring_in(place, books, std::move(import));
        case State::retrying:
            return is_sales ? retry_past_sales(place, books, std::move(import))
                            : retry_rows(place, books, std::move(import));
        case State::undoing: return take_back(place, books, std::move(import));
        case State::uploaded:
        case State::done:
        case State::undone: return;
    }
}

}  // namespace zg::app
