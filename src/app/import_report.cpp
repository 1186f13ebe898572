#include "import_report.h"

#include "import_words.h"

#include <zg/json.h>
#include <zg/refusal_sentence.h>

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <stdexcept>

namespace zg::app {

namespace {

constexpr std::int64_t e5 = 100'000;
constexpr std::size_t printed_max = 10;

struct KindSum final {
    std::int64_t rows = 0;
    Wide amount_e5 = 0;
};

template <class Enum>
char const* word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

std::map<importing::DifferenceKind, KindSum> by_kind(importing::Plan const& plan) {
    std::map<importing::DifferenceKind, KindSum> kinds;
    for (auto const& difference : plan.differences) {
        auto& kind = kinds[difference.kind];
        ++kind.rows;
        kind.amount_e5 += difference.amount_e5();
    }
    return kinds;
}

int digits_of(importing::Mapping const& mapping) { return Currency::parse(mapping.currency)->digits(); }

void print_written(char const* what, Written const& written) {
    fmt::print("  {:<12}{:>9} written", what, written.written);
    if (written.was_there > 0) fmt::print(", {} already there", written.was_there);
    if (written.refused > 0) fmt::print(", {} REFUSED", written.refused);
    fmt::print("\n");
}

void print_quarantine(importing::Plan const& plan) {
    std::map<importing::Reason, RowsAside> reasons;
    for (auto const& row : plan.quarantined) reasons[row.reason].add(row.line);
    auto const language = language_of_process();
    for (auto const& [reason, rows] : reasons) fmt::print("  {}\n", rows_aside_text(word(reason), rows, language));
}

json::Object encode_written(Written const& written) {
    return {{"written", written.written}, {"was_there", written.was_there}, {"refused", written.refused}};
}

json::Array encode_differences(importing::Plan const& plan, int digits) {
    json::Array out;
    for (auto const& difference : plan.differences) {
        out.push_back(json::Object{{"kind", word(difference.kind)},
                                   {"line", difference.line},
                                   {"document", difference.document},
                                   {"code", difference.code},
                                   {"source", importing::exact_text(difference.source_e5, digits)},
                                   {"ledger", importing::exact_text(difference.ledger_e5, digits)},
                                   {"difference", importing::exact_text(difference.amount_e5(), digits)}});
    }
    return out;
}

}  // namespace

ImportSums sums_of(importing::Plan const& plan, ImportWriter const& writer, std::int64_t accounts_before) {
    ImportSums sums{.source_e5 = plan.source_e5, .ledger_e5 = Wide{writer.ledger_minor} * e5};
    for (auto const& difference : plan.differences) sums.differences_e5 += difference.amount_e5();
    sums.accounts_agree = writer.accounts_minor() - accounts_before == writer.ledger_new_minor;
    return sums;
}

void print_summary(importing::Mapping const& mapping, importing::Plan const& plan, ImportWriter const& writer,
                   ImportSums const& sums) {
    auto const digits = digits_of(mapping);
    auto const& rows = plan.rows;
    fmt::print("{} rows read = {} imported + {} quarantined\n", rows.read, rows.imported, rows.quarantined);
    fmt::print("  {} sold ({} given away), {} refunded, {} stock corrections, {} explained\n", rows.sold,
               rows.given_away, rows.refunded, rows.stock_corrections, rows.explained);
    print_quarantine(plan);
    auto const& back = plan.cancellations;
    fmt::print("{} of {} cancellations match an earlier sale\n", back.matched, back.rows);
    fmt::print(
        "  {} one sale at its price, {} several sales at their price, {} one sale at another price, {} several at "
        "other prices\n",
        back.at_sale_price, back.over_several_sales, back.at_other_price, back.over_several_at_other_price);
    fmt::print("  not matched: {} without a customer, {} without an earlier sale, {} more than was sold\n",
               back.without_customer, back.without_earlier_sale, back.more_than_sold);
    if (rows.codes_folded > 0)
        fmt::print("{} codes differ from another only in case and are the same product\n", rows.codes_folded);
    fmt::print("documents\n");
    print_written("products", writer.products);
    print_written("members", writer.members);
    print_written("sales", writer.sales);
    print_written("refunds", writer.refunds);
    print_written("adjustments", writer.adjustments);
    for (std::size_t index = 0; index < std::min(writer.refused.size(), printed_max); ++index) {
        auto const& refused = writer.refused[index];
        fmt::print("  refused: {}: {}\n", refused.document,
                   api::refusal_sentence(refused.reason, language_of_process()));
    }
    fmt::print("listed differences, {}\n", mapping.currency);
    for (auto const& [kind, sum] : by_kind(plan)) {
        fmt::print("  {:<28}{:>7} rows {:>22}\n", word(kind), sum.rows, importing::exact_text(sum.amount_e5, digits));
    }
    fmt::print("source total       {:>24}\n", importing::exact_text(sums.source_e5, digits));
    fmt::print("= ledger total     {:>24}\n", importing::exact_text(sums.ledger_e5, digits));
    fmt::print("+ differences      {:>24}   {}\n", importing::exact_text(sums.differences_e5, digits),
               sums.holds() ? "agrees" : "DOES NOT AGREE");
    if (!sums.accounts_agree) fmt::print("the ledger's accounts did not move by what this run wrote\n");
}

void write_report(std::filesystem::path const& path, importing::Mapping const& mapping, importing::Plan const& plan,
                  ImportWriter const& writer, ImportSums const& sums) {
    auto const digits = digits_of(mapping);
    json::Object kinds;
    for (auto const& [kind, sum] : by_kind(plan)) {
        kinds[word(kind)] = json::Object{{"rows", sum.rows}, {"amount", importing::exact_text(sum.amount_e5, digits)}};
    }
    json::Array refused;
    for (auto const& document : writer.refused) {
        refused.push_back(
            json::Object{{"document", document.document}, {"reason", document.reason}, {"field", document.field}});
    }
    json::Object const report = {
        {"source", mapping.source},
        {"currency", mapping.currency},
        {"rows", json::encode(plan.rows)},
        {"cancellations", json::encode(plan.cancellations)},
        {"documents", json::Object{{"products", encode_written(writer.products)},
                                   {"members", encode_written(writer.members)},
                                   {"sales", encode_written(writer.sales)},
                                   {"refunds", encode_written(writer.refunds)},
                                   {"adjustments", encode_written(writer.adjustments)}}},
        {"refused", std::move(refused)},
        {"sums", json::Object{{"source", importing::exact_text(sums.source_e5, digits)},
                              {"ledger", importing::exact_text(sums.ledger_e5, digits)},
                              {"differences", importing::exact_text(sums.differences_e5, digits)},
                              {"agrees", sums.holds()}}},
        {"differences_by_kind", std::move(kinds)},
        {"quarantined", json::encode(plan.quarantined)},
        {"differences", encode_differences(plan, digits)}};
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::trunc);
    file << json::write(report) << '\n';
    file.close();
    if (!file) throw std::runtime_error(fmt::format("cannot write {}", path.string()));
}

}  // namespace zg::app
