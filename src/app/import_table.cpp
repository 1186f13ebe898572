#include <zg/import_table.h>

#include "import_job.h"
#include "import_progress.h"
#include "import_words.h"

#include <zg/hash.h>
#include <zg/refusal_sentence.h>
#include <zg/rng.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace zg::app {

namespace {

constexpr int unusable = 64;

int say(std::string const& text) {
    fmt::print(stderr, "zhanggui: {}\n", text);
    return unusable;
}

template <class Enum>
char const* word(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

template <class Enum>
bool read_word(std::string const& text, std::optional<Enum>& into) {
    if (text.empty()) return true;
    return boost::describe::enum_from_string(text.c_str(), into.emplace());
}

std::string hash_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    auto const hash = digest(text.view());
    return hex(view(hash));
}

void print_columns(importing::Setup const& setup) {
    fmt::print("columns:");
    for (auto const field : setup.columns) fmt::print(" {}", word(field));
    fmt::print("\n{}, {}, header on line {}\n", word(setup.layout.format), word(setup.layout.encoding),
               setup.header_line);
    if (!setup.not_goods.empty()) fmt::print("not goods: {}\n", fmt::join(setup.not_goods, ", "));
}

void print_result(importing::Import const& import, db::Db& books) {
    auto const& counts = import.counts;
    fmt::print("{} {} read = {} created + {} updated + {} unchanged + {} set aside\n", counts.read,
               counts.read == 1 ? "row" : "rows", counts.created, counts.updated, counts.unchanged, counts.quarantined);
    if (counts.repaired > 0)
        fmt::print("{} put right, proved by the check digit\n",
                   counts.repaired == 1 ? "1 barcode was" : fmt::format("{} barcodes were", counts.repaired));
    std::map<std::string, RowsAside> reasons;
    for (std::int64_t after = 0;;) {
        std::vector<importing::Quarantined> page;
        books.read([&](db::Tx& tx) { page = importing::quarantine(tx, import.id, after, 1000); });
        if (page.empty()) break;
        after = page.back().line;
        for (auto const& row : page) reasons[row.reason].add(row.line);
    }
    auto const language = language_of_process();
    for (auto const& [code, rows] : reasons) fmt::print("  {}\n", rows_aside_text(code, rows, language));
    if (!import.failure.empty()) fmt::print("stopped: {}\n", api::refusal_sentence(import.failure, language));
    fmt::print("import {}\n", import.id.text());
}

void write_rejects(std::filesystem::path const& path, ImportId id, db::Db& books) {
    auto const writer = sheets::csv_writer();
    for (std::int64_t after = 0;;) {
        std::vector<importing::Quarantined> page;
        books.read([&](db::Tx& tx) { page = importing::quarantine(tx, id, after, 1000); });
        if (page.empty()) break;
        after = page.back().line;
        for (auto const& row : page) {
            std::vector<sheets::Cell> cells = {{std::to_string(row.line), true}, {row.reason}, {row.field}};
            for (auto const& cell : row.cells) cells.push_back({cell});
            writer->row(cells);
        }
    }
    std::ofstream(path, std::ios::binary) << writer->finish();
}

// The import as it is registered, or what cannot be used of the options.
Result<importing::Import, importing::ImportRefusal> begun(Company& company, importing::Import import) {
    std::optional<Refused<importing::ImportRefusal>> refused;
    run(company, [&](db::Draft& draft) { return bool(importing::register_import(draft, import)); });
    run(company, [&](db::Draft& draft) {
        auto const started = importing::start(draft, import.id);
        if (!started) refused = started.refused();
        return bool(started);
    });
    if (refused) return *refused;
    import.state = importing::State::running;
    return import;
}

}  // namespace

int import_table(ImportTableOptions const& options) {
    std::optional<importing::Kind> kind;
    importing::GuessOptions guess;
    if (options.kind.empty() || !read_word(options.kind, kind))
        return say(
            "--kind is products, members, suppliers, stock or sales; sales with rules of their own need --mapping");
    if (!read_word(options.encoding, guess.hints.encoding)) return say("there is no encoding " + options.encoding);
    if (!read_word(options.delimiter, guess.hints.delimiter)) return say("there is no delimiter " + options.delimiter);
    if (!std::filesystem::is_regular_file(options.source)) return say("cannot open " + options.source.string());

    SystemClock clock;
    SystemRng rng;
    Company company(options.folder);
    auto const founded = company.directory.company();
    if (!founded) return say("there is no company in " + options.folder.root.string());
    guess.kind = *kind;
    guess.language = options.language.empty() ? founded->languages.front() : options.language;
    auto const tax_classes = company.pricing.view().tax_classes;
    if (!tax_classes.empty()) guess.tax_class = tax_classes.front().code;
    auto setup = importing::guess(options.source, guess);
    if (!setup)
        return say(fmt::format("{}: {}", options.source.string(),
                               api::refusal_sentence(word(setup.reason()), language_of_process())));
    setup->plain_barcodes = options.plain_barcodes;
    if (!options.not_goods.empty()) setup->not_goods = options.not_goods;
    for (auto const& store : company.directory.stores()) {
        if (store.code == options.store) setup->store = store.id;
    }
    if (!options.store.empty() && !setup->store) return say("there is no store " + options.store);
    print_columns(*setup);

    auto const owner = company.directory.owner();
    auto const now = clock.now();
    importing::Import import{.id = {Uuid::version7(now, rng)},
                             .kind = *kind,
                             .name = options.source.filename().string(),
                             .hash = hash_of(options.source),
                             .bytes = static_cast<std::int64_t>(std::filesystem::file_size(options.source)),
                             .who = owner ? owner->id.uuid : founded->id.uuid,
                             .created_at = now,
                             .setup = *setup};
    auto const started = begun(company, import);
    if (!started)
        return say(fmt::format("{}: {}", options.source.string(),
                               api::refusal_sentence(word(started.reason()), language_of_process())));
    std::filesystem::copy_file(options.source, upload_of(options.folder.uploads(), import.id));

    DirectPort port(company);
    ImportProgress progress;
    progress.begin("bringing rows in", 0);
    db::Db books(options.folder.books(), {.access = db::Access::read});
    work_on({.port = port,
             .uploads = options.folder.uploads(),
             .clock = clock,
             .company = company,
             .is_stopping = [] { return false; },
             .rows_a_batch = 512,
             .on_progress = [&](importing::Counts const& counts) { progress.show(counts.read); }},
            books, *started);
    progress.end();
    company.ledger.sweep(company.writer);
    books.read([&](db::Tx& tx) { import = *importing::find_import(tx, import.id); });
    print_result(import, books);
    if (!options.rejects.empty()) write_rejects(options.rejects, import.id, books);
    return import.failure.empty() ? 0 : 1;
}

}  // namespace zg::app
