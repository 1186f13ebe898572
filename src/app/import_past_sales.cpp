#include "import_job.h"

#include <zg/flows_past_sales.h>

#include <algorithm>
#include <map>

namespace zg::app {

namespace {

using importing::Import;
using importing::State;

// What became of one document, written by the writer's thread and read by it at the end of the batch.
struct Outcome final {
    std::optional<flows::BroughtAs> as = {};
    std::string reason = {};
    std::string field = {};
};

struct Fault final {
    std::string reason;
    std::string field;
};

// Brings the documents of a plan in, a batch at a time, and keeps the import's row in step with them. Everything in it can be
// done again after a stop: which rows have been taken is recorded with what they became.
class PastSalesBringer final {
public:
    enum class Rows { of_file, set_aside };

    PastSalesBringer(ImportPlace const& place, Import import, Rows rows)
        : place_(place), rows_(rows), sales_(std::make_shared<flows::PastSales>()) {
        sales_->import = std::move(import);
        sales_->is_alone = rows == Rows::set_aside;
    }

    // Where the sales belong; false when the shop has no such place, and then the import has ended.
    bool open(db::Db& books) {
        books.read([&](db::Tx& tx) { flows::recall_written(tx, *sales_); });
        std::string refusal;
        place_.port.write({[&, sales = sales_](db::Draft& draft) {
            auto place = flows::past_place(draft, asked(), sales->import);
            if (!place) {
                refusal = place.reason().code;
                return false;
            }
            sales->place = *std::move(place);
            return true;
        }});
        if (refusal.empty()) return true;
        end(refusal);
        return false;
    }

    [[nodiscard]] importing::SalesTable table() const {
        auto const& company = place_.company;
        auto const store = sales_->place.store.id;
        return {sales_->import.setup,
                {sales_->place.currency, sales_->place.store.zone},
                [&company, store](std::string_view code) {
                    return flows::price_of_past(company.catalog, company.pricing, store, code);
                }};
    }

    // False when the server stops before all is done.
    bool bring(importing::Plan plan) {
        for (auto const& row : plan.quarantined)
            faults_[row.line] = {boost::describe::enum_to_string(row.reason, ""), importing::field_of(row.reason)};
        count_written_faults();
        for (auto& step : plan.steps) keep_together(step);
        sales_->plan = std::move(plan);
        if (!make_each(sales_->plan.products.size(), flows::bring_past_product)) return false;
        if (!make_each(sales_->plan.members.size(), flows::bring_past_member)) return false;
        auto const count = sales_->plan.steps.size();
        for (std::size_t begin = 0; begin < count; begin += place_.rows_a_batch) {
            if (place_.is_stopping()) return false;
            bring_documents(begin, std::min(begin + place_.rows_a_batch, count));
        }
        return true;
    }

    [[nodiscard]] bool has_fault(std::int64_t line) const { return faults_.contains(line); }

    // The cells of a row that could not be taken.
    void set_aside(std::int64_t line, std::vector<std::string> cells) {
        auto const& fault = faults_.at(line);
        waiting_.push_back({.line = line, .cells = std::move(cells), .reason = fault.reason, .field = fault.field});
        if (waiting_.size() == place_.rows_a_batch) write_set_aside();
    }

    void end(std::string const& failure = {}) {
        write_set_aside();
        change_import(place_, sales_->import.id, [&](Import& import) {
            import.state = State::done;
            import.ended_at = place_.clock.now();
            import.counts.total = import.counts.read;
            import.failure = failure;
        });
    }

private:
    [[nodiscard]] flows::Asked asked() const {
        return {.who = sales_->import.who, .at = place_.clock.now(), .hash = {}};
    }

    // Rows that were taken before a stop and could not be read now, since the catalogue has changed: they are in the books.
    void count_written_faults() {
        std::vector<std::pair<std::int64_t, flows::BroughtAs>> taken;
        for (auto const& [line, brought] : sales_->written) {
            if (faults_.erase(line) > 0) taken.emplace_back(line, brought.as);
        }
        if (taken.empty()) return;
        place_.port.write({[this, sales = sales_, &taken](db::Draft& draft) {
            for (auto const& [line, as] : taken) count_taken(draft, *sales, as, {line});
            draft.part<importing::Imports>().put(sales->import);
            return true;
        }});
    }

    void count_taken(db::Draft& draft, flows::PastSales& sales, flows::BroughtAs as,
                     std::vector<std::int64_t> const& rows) {
        auto& counts = sales.import.counts;
        auto const count = static_cast<std::int64_t>(rows.size());
        (as == flows::BroughtAs::unchanged ? counts.unchanged : counts.created) += count;
        if (rows_ == Rows::of_file) {
            counts.read += count;
            return;
        }
        counts.quarantined -= count;
        for (auto const line : rows) draft.part<importing::Imports>().release(sales.import.id, line);
    }

    // A document of which some rows were taken before a stop, and others only now say something: those wait for a person.
    void keep_together(importing::Step& step) {
        auto const is_written = [&](std::int64_t line) { return sales_->written.contains(line); };
        if (std::none_of(step.rows.begin(), step.rows.end(), is_written)) return;
        std::erase_if(step.rows, [&](std::int64_t line) {
            if (is_written(line)) return false;
            faults_[line] = {"document_differs", "document"};
            return true;
        });
    }

    using Make = bool (*)(db::Draft&, flows::Asked const&, flows::PastSales&, std::size_t);
    // False when the server stops before all is done.
    bool make_each(std::size_t count, Make make) {
        for (std::size_t begin = 0; begin < count; begin += place_.rows_a_batch) {
            if (place_.is_stopping()) return false;
            std::vector<ImportStep> steps;
            for (auto index = begin; index < std::min(begin + place_.rows_a_batch, count); ++index) {
                steps.push_back([this, sales = sales_, make, index](db::Draft& draft) {
                    return make(draft, asked(), *sales, index);
                });
            }
            place_.port.write(std::move(steps));
            place_.on_progress(sales_->import.counts);
        }
        return true;
    }

    void bring_documents(std::size_t begin, std::size_t end) {
        // Shared with the writer's thread, which fills it while this thread waits.
        auto const outcomes = std::make_shared<std::vector<Outcome>>(end - begin);
        std::vector<ImportStep> steps;
        for (auto index = begin; index < end; ++index) {
            steps.push_back([this, sales = sales_, outcomes, index, begin](db::Draft& draft) {
                auto& outcome = (*outcomes)[index - begin];
                auto const brought = flows::bring_past_document(draft, asked(), *sales, sales->plan.steps[index]);
                if (brought) {
                    outcome.as = brought->as;
                    return true;  // also of what is there already is kept whose rows it is
                }
                outcome.reason = brought.reason().code;
                outcome.field = brought.refused().field;
                return false;
            });
        }
        steps.push_back([this, sales = sales_, outcomes, begin](db::Draft& draft) {
            account(draft, *sales, *outcomes, begin);
            return true;
        });
        place_.port.write(std::move(steps));
        place_.on_progress(sales_->import.counts);
    }

    void account(db::Draft& draft, flows::PastSales& sales, std::vector<Outcome> const& outcomes, std::size_t begin) {
        for (std::size_t index = 0; index < outcomes.size(); ++index) {
            auto const& outcome = outcomes[index];
            auto const& rows = sales.plan.steps[begin + index].rows;
            if (outcome.as) {
                count_taken(draft, sales, *outcome.as, rows);
            } else {
                for (auto const line : rows) faults_[line] = {outcome.reason, outcome.field};
            }
        }
        draft.part<importing::Imports>().put(sales.import);
    }

    void write_set_aside() {
        if (waiting_.empty()) return;
        place_.port.write({[this, sales = sales_](db::Draft& draft) {
            auto& imports = draft.part<importing::Imports>();
            auto& counts = sales->import.counts;
            if (rows_ == Rows::of_file) {
                counts.read += static_cast<std::int64_t>(waiting_.size());
                counts.quarantined += static_cast<std::int64_t>(waiting_.size());
            }
            for (auto& row : waiting_) imports.quarantine(sales->import.id, std::move(row));
            imports.put(sales->import);
            return true;
        }});
        waiting_.clear();
        place_.on_progress(sales_->import.counts);
    }

    ImportPlace const& place_;
    Rows rows_;
    std::shared_ptr<flows::PastSales> sales_;  // shared with steps, which may outlive a failed write
    std::map<std::int64_t, Fault> faults_;
    std::vector<importing::Quarantined> waiting_;
};

}  // namespace

namespace {

// Also after a stop: rows that have been taken are counted and not taken again.
void start_anew(ImportPlace const& place, db::Db& books, Import& import) {
    import.counts = {};
    std::vector<std::int64_t> lines;
    each_quarantined(books, import.id, [&](importing::Quarantined const& row) { lines.push_back(row.line); });
    place.port.write({[&](db::Draft& draft) {
        auto& imports = draft.part<importing::Imports>();
        for (auto const line : lines) imports.release(import.id, line);
        imports.put(import);
        return true;
    }});
}

}  // namespace

void bring_past_sales_in(ImportPlace const& place, db::Db& books, Import import) {
    auto const file = upload_of(place.uploads, import.id);
    auto const layout = import.setup.layout;
    auto const header = import.setup.header_line;
    start_anew(place, books, import);
    PastSalesBringer bringer(place, std::move(import), PastSalesBringer::Rows::of_file);
    if (!bringer.open(books)) return;
    auto table = bringer.table();
    auto read = sheets::each_row(file, layout, [&](sheets::Row& row) {
        if (row.line > header) table.take(row);
        return !place.is_stopping();
    });
    if (place.is_stopping()) return;
    if (!read) return bringer.end(boost::describe::enum_to_string(read.reason(), ""));
    if (!bringer.bring(table.finish())) return;
    read = sheets::each_row(file, layout, [&](sheets::Row& row) {
        if (row.line > header && bringer.has_fault(row.line)) bringer.set_aside(row.line, std::move(row.cells));
        return true;
    });
    bringer.end(read ? "" : boost::describe::enum_to_string(read.reason(), ""));
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

void retry_past_sales(ImportPlace const& place, db::Db& books, Import import) {
    auto const id = import.id;
    PastSalesBringer bringer(place, std::move(import), PastSalesBringer::Rows::set_aside);
    if (!bringer.open(books)) return;
    auto table = bringer.table();
    each_quarantined(
        books, id, [&](importing::Quarantined& row) { table.take({.line = row.line, .cells = std::move(row.cells)}); });
    if (!bringer.bring(table.finish())) return;
    each_quarantined(books, id, [&](importing::Quarantined& row) {
        if (bringer.has_fault(row.line)) bringer.set_aside(row.line, std::move(row.cells));
    });
    bringer.end();
}

}  // namespace zg::app
