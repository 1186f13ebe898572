#include <zg/plan.h>

#include "returns.h"
#include "sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace zg::importing {

namespace {

constexpr std::int64_t e5 = 100'000;
constexpr std::size_t move_count_max = 500;

// Turns one document after another, in the order of time, into steps.
class Planner final {
public:
    Planner(Mapping::Rules const& rules, Sheet sheet) : rules_(rules), sheet_(std::move(sheet)) {
        plan_.products = std::move(sheet_.products);
        plan_.members = std::move(sheet_.members);
        plan_.quarantined = std::move(sheet_.quarantined);
        plan_.differences = std::move(sheet_.differences);
        plan_.source_e5 = sheet_.source_e5;
        plan_.rows.read = sheet_.read_count;
        plan_.rows.codes_folded = sheet_.codes_folded_count;
    }

    Plan run() {
        for (auto const& document : by_document()) take(document);
        std::sort(plan_.quarantined.begin(), plan_.quarantined.end(),
                  [](auto const& one, auto const& other) { return one.line < other.line; });
        plan_.rows.quarantined = static_cast<std::int64_t>(plan_.quarantined.size());
        auto& rows = plan_.rows;
        rows.imported = rows.sold + rows.refunded + rows.stock_corrections + rows.explained;
        ZG_ASSERT(rows.imported + rows.quarantined == rows.read);
        return std::move(plan_);
    }

private:
    using Rows = std::vector<SheetRow const*>;

    // The rows of each document, documents in the order of their first moment, then of the file.
    std::vector<Rows> by_document() const {
        std::vector<Rows> documents(sheet_.documents.size());
        for (auto const& row : sheet_.rows) documents[row.document].push_back(&row);
        std::stable_sort(documents.begin(), documents.end(),
                         [](auto const& one, auto const& other) { return one.front()->at_ms < other.front()->at_ms; });
        return documents;
    }

    void take(Rows const& all) {
        document_ = sheet_.documents[all.front()->document];
        at_ = {all.front()->at_ms};
        member_ = all.front()->member;
        part_ = 0;
        auto const cancels = !rules_.cancellation_prefix.empty() && document_.starts_with(rules_.cancellation_prefix);
        auto const money_only = std::any_of(rules_.money_only_prefixes.begin(), rules_.money_only_prefixes.end(),
                                            [&](auto const& prefix) { return document_.starts_with(prefix); });
        auto const has_paid = std::any_of(all.begin(), all.end(),
                                          [](auto const* row) { return row->quantity_milli > 0 && row->price_e2 > 0; });
        Rows sold;
        Rows cancelled;
        Rows corrected;
        Rows money;
        Rows negative;
        for (auto const* row : all) {
            if (row->member != member_) {
                set_aside(*row, Reason::other_customer);
            } else if (money_only) {
                money.push_back(row);
            } else if (row->price_e2 < 0) {
                negative.push_back(row);
            } else if (row->price_e2 == 0 && (row->quantity_milli < 0 || (!has_paid && !member_))) {
                corrected.push_back(row);
            } else if (row->quantity_milli < 0) {
                cancelled.push_back(row);
            } else if (cancels) {
                set_aside(*row, Reason::cancellation_that_sells);
            } else {
                sold.push_back(row);
            }
        }
        sell(sold);
        cancel(cancelled);
        correct(corrected);
        explain(money, Explanation::money_only, DifferenceKind::money_only);
        explain(negative, Explanation::price_negative, DifferenceKind::price_negative);
    }

    void set_aside(SheetRow const& row, Reason reason) {
        plan_.quarantined.push_back({row.line, reason});
        differ(DifferenceKind::quarantined, row, 0);
    }

    void differ(DifferenceKind kind, SheetRow const& row, std::int64_t ledger_minor) {
        if (row.amount_e5() == ledger_minor * e5) return;
        plan_.differences.push_back({.kind = kind,
                                     .line = row.line,
                                     .document = document_,
                                     .code = plan_.products[row.product].code,
                                     .source_e5 = row.amount_e5(),
                                     .ledger_e5 = ledger_minor * e5});
    }

    void sell(Rows const& rows) {
        if (rows.empty()) return;
        auto const index = static_cast<std::uint32_t>(plan_.sales.size());
        PlannedSale sale{.document = document_, .at = at_, .member = member_, .lines = {}};
        sale.lines.reserve(rows.size());
        for (auto const* row : rows) {
            auto const amount = divide(row->amount_e5(), e5, Rounding::half_up).value();
            PlannedLine const line{row->product, row->quantity_milli, row->price_e2, amount};
            differ(DifferenceKind::rounded, *row, amount);
            plan_.products[row->product].is_used = true;
            if (member_ && row->price_e2 > 0) {
                returns_.add({*member_, row->product}, index, static_cast<std::uint32_t>(sale.lines.size()), line);
            }
            if (row->price_e2 == 0) ++plan_.rows.given_away;
            sale.lines.push_back(line);
        }
        plan_.rows.sold += static_cast<std::int64_t>(rows.size());
        plan_.sales.push_back(std::move(sale));
        plan_.steps.push_back({Step::Kind::sale, index, lines_of(rows)});
    }

    static std::vector<std::int64_t> lines_of(Rows const& rows) {
        std::vector<std::int64_t> lines;
        lines.reserve(rows.size());
        for (auto const* row : rows) lines.push_back(row->line);
        return lines;
    }

    // A cancellation goes back against the sales that it matches, one refund per sale, all of them in one step.
    void cancel(Rows const& rows) {
        Rows unmatched;
        Rows matched;
        auto const first_refund = plan_.refunds.size();
        for (auto const* row : rows) {
            ++plan_.cancellations.rows;
            if (!member_) {
                ++plan_.cancellations.without_customer;
                unmatched.push_back(row);
                continue;
            }
            auto const found = returns_.take({*member_, row->product}, -row->quantity_milli, row->price_e2);
            count(found.match);
            if (found.parts.empty()) {
                unmatched.push_back(row);
                continue;
            }
            std::int64_t back = 0;
            for (auto const& part : found.parts) {
                add_back(first_refund, part);
                back += part.amount;
            }
            ++plan_.rows.refunded;
            matched.push_back(row);
            auto const is_same_price =
                found.match == Returns::Match::at_sale_price || found.match == Returns::Match::over_several_sales;
            differ(is_same_price ? DifferenceKind::rounded : DifferenceKind::refunded_at_sale_price, *row, -back);
        }
        if (!matched.empty()) {
            plan_.steps.push_back({Step::Kind::refund, static_cast<std::uint32_t>(first_refund), lines_of(matched),
                                   static_cast<std::uint32_t>(plan_.refunds.size() - first_refund)});
        }
        explain(unmatched, Explanation::cancellation_without_sale, DifferenceKind::cancellation_without_sale);
    }

    void count(Returns::Match match) {
        auto& counts = plan_.cancellations;
        switch (match) {
            case Returns::Match::at_sale_price: ++counts.at_sale_price; break;
            case Returns::Match::over_several_sales: ++counts.over_several_sales; break;
            case Returns::Match::at_other_price: ++counts.at_other_price; break;
            case Returns::Match::over_several_at_other_price: ++counts.over_several_at_other_price; break;
            case Returns::Match::without_earlier_sale: ++counts.without_earlier_sale; return;
            case Returns::Match::more_than_sold: ++counts.more_than_sold; return;
        }
        ++counts.matched;
    }

    void add_back(std::size_t first_refund, Returns::Part const& part) {
        auto const begin = plan_.refunds.begin() + static_cast<std::ptrdiff_t>(first_refund);
        auto refund =
            std::find_if(begin, plan_.refunds.end(), [&](auto const& other) { return other.sale == part.sale; });
        if (refund == plan_.refunds.end()) {
            plan_.refunds.push_back({.document = document_, .at = at_, .sale = part.sale, .lines = {}});
            refund = plan_.refunds.end() - 1;
        }
        auto const line = std::find_if(refund->lines.begin(), refund->lines.end(),
                                       [&](auto const& other) { return other.line == part.line; });
        if (line == refund->lines.end()) {
            refund->lines.push_back({part.line, part.quantity_milli});
        } else {
            line->quantity_milli += part.quantity_milli;
        }
    }

    void correct(Rows const& rows) {
        plan_.rows.stock_corrections += static_cast<std::int64_t>(rows.size());
        std::vector<PlannedMove> moves;
        for (auto const* row : rows) moves.push_back({row->product, row->quantity_milli});
        add_adjustment(Explanation::stock_correction, std::move(moves), rows);
    }

    // What moves no money in the books stays on record; goods that were brought back stand on the shelf.
    void explain(Rows const& rows, Explanation explanation, DifferenceKind kind) {
        plan_.rows.explained += static_cast<std::int64_t>(rows.size());
        std::vector<PlannedMove> moves;
        for (auto const* row : rows) {
            differ(kind, *row, 0);
            auto const brought_back =
                explanation == Explanation::cancellation_without_sale && plan_.products[row->product].is_goods;
            if (brought_back) moves.push_back({row->product, -row->quantity_milli});
        }
        add_adjustment(explanation, std::move(moves), rows);
    }

    // There is a row for each move, and sometimes rows that move nothing: those go with the last part.
    void add_adjustment(Explanation explanation, std::vector<PlannedMove> moves, Rows const& rows) {
        for (auto const& move : moves) plan_.products[move.product].is_used = true;
        for (std::size_t begin = 0; !rows.empty() && (begin == 0 || begin < moves.size()); begin += move_count_max) {
            auto const end = std::min(begin + move_count_max, moves.size());
            auto const last_row = end == moves.size() ? rows.size() : end;
            auto const at = [](std::size_t index) { return static_cast<std::ptrdiff_t>(index); };
            plan_.steps.push_back({Step::Kind::adjustment, static_cast<std::uint32_t>(plan_.adjustments.size()),
                                   lines_of({rows.begin() + at(begin), rows.begin() + at(last_row)})});
            plan_.adjustments.push_back({.document = document_,
                                         .part = part_++,
                                         .at = at_,
                                         .explanation = explanation,
                                         .member = member_,
                                         .lines = {moves.begin() + at(begin), moves.begin() + at(end)}});
        }
    }

    Mapping::Rules const& rules_;
    Sheet sheet_;
    Plan plan_;
    Returns returns_;
    std::string document_;
    Instant at_;
    std::optional<std::uint32_t> member_;
    int part_ = 0;
};

}  // namespace

Result<Plan, PlanRefusal> make_plan(Mapping const& mapping, csv::Source source,
                                    std::function<void(std::int64_t)> const& progress, PriceOf const& price_of) {
    auto sheet = read_sheet(mapping, std::move(source), progress, price_of);
    if (!sheet) return sheet.refused();
    return plan_of(mapping.rules, *std::move(sheet));
}

Plan plan_of(Mapping::Rules const& rules, Sheet sheet) { return Planner(rules, std::move(sheet)).run(); }

std::string exact_text(Wide amount_e5, int digits) {
    auto const is_negative = amount_e5 < 0;
    auto rest = is_negative ? -amount_e5 : amount_e5;
    std::string reversed;
    for (int count = 0; rest > 0 || count <= digits + 5; ++count) {
        if (count == digits + 5) reversed += '.';
        reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    if (is_negative) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

}  // namespace zg::importing
