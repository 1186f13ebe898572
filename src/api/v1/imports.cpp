#include "command.h"
#include "handlers.h"
#include "imports_shapes.h"
#include "question.h"

#include <zg/flows_trial.h>
#include <zg/money.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>

namespace zg::api {

access::Scope scope_of(importing::Kind kind) {
    switch (kind) {
        case importing::Kind::products:
        case importing::Kind::suppliers: return access::Scope::catalog_write;
        case importing::Kind::members: return access::Scope::member_write;
        case importing::Kind::stock: return access::Scope::stock_receive;
        case importing::Kind::sales: return access::Scope::sale_create;
    }
    __builtin_unreachable();
}

namespace {

constexpr std::size_t preview_rows = 30;
constexpr std::size_t name_bytes_max = 200;

std::string title_of(std::string const& code, Language language) {
    auto const* text = find_refusal(code);
    return std::string(text ? text->title(language) : std::string_view(code));
}

ImportView view_of(importing::Import const& import, Language language) {
    ImportView view{.id = import.id,
                    .kind = import.kind,
                    .name = import.name,
                    .bytes = import.bytes,
                    .created_at = import.created_at,
                    .ended_at = import.ended_at,
                    .state = import.state,
                    .setup = import.setup,
                    .counts = import.counts,
                    .fields = importing::fields_of(import.kind),
                    .missing = importing::missing_fields(import.kind, import.setup)};
    if (!import.failure.empty()) view.failure = ImportFailure{import.failure, title_of(import.failure, language)};
    return view;
}

ImportRow row_of(std::int64_t line, std::vector<std::string> cells, std::string reason, std::string field,
                 Language language) {
    ImportRow row{.line = line, .cells = std::move(cells)};
    if (reason.empty()) return row;
    row.title = title_of(reason, language);
    row.reason = std::move(reason);
    if (!field.empty()) row.field = std::move(field);
    return row;
}

// Whoever works on an import must be allowed to do what its rows do.
std::optional<Problem> missing_scope(access::Principal const& principal, importing::Import const& import) {
    auto const scope = scope_of(import.kind);
    if (principal.may(scope)) return std::nullopt;
    return Problem{.code = "scope_missing", .field = access::text(scope)};
}

// With the company's own language and tax class; past sales need one store, of which the first is proposed.
Result<importing::Setup, sheets::SheetRefusal> guessed(House const& house, std::filesystem::path const& file,
                                                       importing::Kind kind, sheets::Hints hints) {
    importing::GuessOptions options{.kind = kind, .hints = hints};
    if (auto const company = house.directory.company(); company && !company->languages.empty())
        options.language = company->languages.front();
    auto const tax_classes = house.pricing.view().tax_classes;
    if (!tax_classes.empty()) options.tax_class = tax_classes.front().code;
    auto setup = importing::guess(file, options);
    auto const stores = house.directory.stores();
    if (setup && kind == importing::Kind::sales && !stores.empty()) setup->store = stores.front().id;
    return setup;
}

// Why a row would be set aside.
struct RowFault final {
    std::string code;
    std::string field;
};
using Faults = std::map<std::int64_t, RowFault>;

// What the plan of past sales comes to.
SalesPreview sales_preview(importing::Plan const& plan) {
    SalesPreview preview{.sales = static_cast<std::int64_t>(plan.sales.size()),
                         .refunds = static_cast<std::int64_t>(plan.refunds.size()),
                         .corrections = static_cast<std::int64_t>(plan.adjustments.size()),
                         .total = 0};
    Wide total = 0;
    for (auto const& sale : plan.sales) {
        for (auto const& line : sale.lines) {
            total += line.amount;
            if (!plan.products[line.product].is_goods) ++preview.not_goods;
        }
        preview.from = std::min(preview.from.value_or(sale.at), sale.at);
        preview.to = std::max(preview.to.value_or(sale.at), sale.at);
    }
    // Of rows that say absurd numbers; the import refuses each of them.
    preview.total = static_cast<std::int64_t>(std::min<Wide>(total, std::numeric_limits<std::int64_t>::max()));
    return preview;
}

// Rows below the header, until `visit` answers false.
template <class Visit>
Result<Done, sheets::SheetRefusal> each_data_row(std::filesystem::path const& file, importing::Setup const& setup,
                                                 Visit visit) {
    return sheets::each_row(file, setup.layout,
                            [&](sheets::Row& row) { return row.line <= setup.header_line || visit(row); });
}

// What the books would do with each row. While a column is missing they would do nothing, and only what can be read is looked at.
Faults faults_of(House const& house, db::Db& books, flows::Asked const& asked, ImportPreview& preview,
                 importing::Import const& import) {
    auto const file = house.uploads / import.id.text();
    auto const each_row = [&](auto const& visit) {
        // A file that breaks off is told of by who reads it next.
        (void)each_data_row(file, import.setup, [&](sheets::Row& row) {
            visit(row);
            return true;
        });
    };
    Faults faults;
    auto const tried =
        preview.import.missing.empty() ? flows::try_import(books, asked, import, each_row) : std::nullopt;
    if (tried) {
        for (auto const& [line, refused] : tried->refused)
            faults[line] = {std::string(refused.reason.code), refused.field};
        preview.counts = tried->counts;
        if (tried->plan) preview.sales = sales_preview(*tried->plan);
        return faults;
    }
    importing::RowReader const reader(import.setup, digits_of(house));
    each_row([&](sheets::Row const& row) {
        ++preview.counts.read;
        auto const fault = reader.fault(import.kind, row);
        if (fault) faults[row.line] = {boost::describe::enum_to_string(fault->reason, ""), fault->field};
    });
    preview.counts.quarantined = static_cast<std::int64_t>(faults.size());
    return faults;
}

struct Upload final {
    importing::Import import;
    sheets::Hints hints;
};

// Keeps the bytes, guesses and counts; the refusal's code is that of the file.
Result<importing::Import, sheets::SheetRefusal> received(House const& house, Upload upload, std::string_view body) {
    auto& import = upload.import;
    auto const file = house.uploads / import.id.text();
    std::ofstream(file, std::ios::binary) << body;
    auto setup = guessed(house, file, import.kind, upload.hints);
    if (setup) {
        import.setup = *setup;
        auto const counted = each_data_row(file, import.setup, [&](sheets::Row&) {
            ++import.counts.total;
            return true;
        });
        if (counted) return import;
        setup = counted.refused();
    }
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return setup.refused();
}

// Runs on a reading thread and then goes to the writer with the call.
template <class Work>
void read_then_decide(Call call, Work work) {
    auto const shared = std::make_shared<Call>(std::move(call));
    auto const is_taken = shared->house.read([shared, work](Reading& reading) {
        try {
            work(reading, std::move(*shared));
        } catch (std::exception const& failure) {
            answer_failure(*shared, failure);
            throw;  // the application writes it down
        }
    });
    if (!is_taken) answer_too_busy(*shared);
}

Outcome import_outcome(Result<importing::Import, importing::ImportRefusal> const& result, Language language) {
    if (result) return {.body = answer_text(view_of(*result, language))};
    return {.refusal = boost::describe::enum_to_string(result.reason(), "refused"), .field = result.refused().field};
}

}  // namespace

void post_import(Call call) {
    if (refuse_part_of_company(call)) return;
    Query query(call);
    auto const id = query.id<ImportId>("id");
    auto const kind = query.choice<importing::Kind>("kind");
    sheets::Hints const hints{.encoding = query.choice<sheets::Encoding>("encoding"),
                              .delimiter = query.choice<sheets::Delimiter>("delimiter")};
    auto name = query.text("name").value_or("");
    if (!id) query.fail("bad_value", "id");
    if (!kind) query.fail("bad_value", "kind");
    if (query.refused(call)) return;
    if (!call.principal.may(scope_of(*kind)))
        return refuse(call, {.code = "scope_missing", .field = access::text(scope_of(*kind))});
    if (name.size() > name_bytes_max || text_fault(name, name_bytes_max) != TextFault::none) name = "table";
    auto const hash = digest(call.request.body);
    Upload const upload{.import = {.id = *id,
                                   .kind = *kind,
                                   .name = name,
                                   .hash = hex(view(hash)),
                                   .bytes = static_cast<std::int64_t>(call.request.body.size()),
                                   .who = call.principal.id,
                                   .created_at = call.at},
                        .hints = hints};
    read_then_decide(std::move(call), [upload](Reading& reading, Call taken) {
        // A second upload under one id must not write over the first one's file.
        if (in_books(reading, [&](db::Tx& tx) { return importing::find_import(tx, upload.import.id).has_value(); }))
            return refuse(taken, {.code = "duplicate_id", .field = "id"});
        auto const import = received(taken.house, upload, taken.request.body);
        if (!import) {
            return refuse(taken, {.code = boost::describe::enum_to_string(import.reason(), ""), .field = "body"});
        }
        auto const language = taken.language;
        decide(std::move(taken), {}, [import = *import, language](db::Draft& draft) {
            return import_outcome(importing::register_import(draft, import), language);
        });
    });
}

void get_imports(Call call) {
    if (refuse_part_of_company(call)) return;
    Query query(call);
    auto const before = query.id<ImportId>("after");
    auto const limit = query.limit(50, 200);
    if (query.refused(call)) return;
    ask(std::move(call), [before, limit](Reading& reading, Call& asked) {
        auto const found = in_books(reading, [&](db::Tx& tx) { return importing::imports(tx, before, limit); });
        ImportPage page;
        for (auto const& import : found) page.items.push_back(view_of(import, asked.language));
        if (static_cast<std::int64_t>(found.size()) == limit) page.next = found.back().id.text();
        return yes(page);
    });
}

void get_import(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        auto const import = in_books(reading, [&](db::Tx& tx) { return importing::find_import(tx, id); });
        if (!import) return no(asked, {.code = "unknown_import", .field = "id", .status = 404});
        return yes(view_of(*import, asked.language));
    });
}

void get_import_preview(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        auto const import = in_books(reading, [&](db::Tx& tx) { return importing::find_import(tx, id); });
        if (!import) return no(asked, {.code = "unknown_import", .field = "id", .status = 404});
        if (auto const missing = missing_scope(asked.principal, *import)) return no(asked, *missing);
        if (import->state != importing::State::uploaded) return no(asked, {.code = "import_started", .field = "id"});
        ImportPreview preview{.import = view_of(*import, asked.language)};
        auto faults = faults_of(asked.house, reading.books, {.who = asked.principal.id, .at = asked.at, .hash = {}},
                                preview, *import);
        auto const file = asked.house.uploads / id.text();
        auto const read = sheets::each_row(file, import->setup.layout, [&](sheets::Row& row) {
            if (row.line == import->setup.header_line) preview.header = row.cells;
            if (row.line <= import->setup.header_line) return true;
            auto const fault = faults.find(row.line);
            bool const is_shown = preview.rows.size() < preview_rows;
            bool const is_shown_faulty = fault != faults.end() && preview.faulty.size() < preview_rows;
            if (!is_shown && !is_shown_faulty) return true;
            auto shown = fault == faults.end() ? row_of(row.line, std::move(row.cells), "", "", asked.language)
                                               : row_of(row.line, std::move(row.cells), fault->second.code,
                                                        fault->second.field, asked.language);
            if (is_shown_faulty) preview.faulty.push_back(shown);
            if (is_shown) preview.rows.push_back(std::move(shown));
            return true;
        });
        if (!read) return no(asked, {.code = boost::describe::enum_to_string(read.reason(), ""), .field = "body"});
        return yes(preview);
    });
}

void put_import_setup(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    auto const change = body_of<SetupChange>(call);
    if (!change) return;
    read_then_decide(std::move(call), [id = *id, change = *change](Reading& reading, Call taken) {
        auto const import = in_books(reading, [&](db::Tx& tx) { return importing::find_import(tx, id); });
        if (!import) return refuse(taken, {.code = "unknown_import", .field = "id", .status = 404});
        if (auto const missing = missing_scope(taken.principal, *import)) return refuse(taken, *missing);
        auto setup = change.setup.value_or(import->setup);
        setup.layout = import->setup.layout;
        if (change.encoding || change.delimiter) {
            auto const anew = guessed(taken.house, taken.house.uploads / id.text(), import->kind,
                                      {change.encoding, change.delimiter});
            if (!anew)
                return refuse(taken, {.code = boost::describe::enum_to_string(anew.reason(), ""), .field = "body"});
            setup = *anew;
        }
        auto const language = taken.language;
        decide(std::move(taken), "id", [id, setup, language](db::Draft& draft) {
            return import_outcome(importing::change_setup(draft, id, setup), language);
        });
    });
}

namespace {

std::optional<Outcome> missing_scope(db::Draft& draft, access::Principal const& principal, ImportId id) {
    auto const import = draft.part<importing::Imports>().find(draft.stored(), id);
    auto const missing = import ? missing_scope(principal, *import) : std::nullopt;
    return missing ? std::optional(Outcome{.refusal = missing->code, .field = std::string(missing->field)})
                   : std::nullopt;
}

using Move = Result<flows::Answer, flows::SetupRefusal> (*)(db::Draft&, flows::Asked const&, ImportId);

// The desk is told at once; it looks until the command is durable.
void move_import(Call call, Move move) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    flows::Asked const asked{.who = call.principal.id, .at = call.at, .hash = {}};
    auto& wake = call.house.wake_imports;
    auto const principal = call.principal;
    decide(std::move(call), "id", [move, asked, id = *id, principal, &wake](db::Draft& draft) {
        if (auto const missing = missing_scope(draft, principal, id)) return *missing;
        auto out = outcome(move(draft, asked, id));
        if (out.refusal.empty()) wake();
        // What is busy or undone is there; only what is not known is not.
        if (out.refusal != "unknown_import" && !out.refusal.empty()) out.field.clear();
        return out;
    });
}

}  // namespace

void post_import_start(Call call) { move_import(std::move(call), flows::start_import); }
void post_import_retry(Call call) { move_import(std::move(call), flows::retry_import); }
void post_import_undo(Call call) { move_import(std::move(call), flows::undo_import); }

void get_import_quarantine(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    Query query(call);
    auto const after = query.integer("after", 0, std::numeric_limits<std::int64_t>::max()).value_or(0);
    auto const limit = query.limit(50, 500);
    if (query.refused(call)) return;
    ask(std::move(call), [id = *id, after, limit](Reading& reading, Call& asked) {
        auto const import = in_books(reading, [&](db::Tx& tx) { return importing::find_import(tx, id); });
        if (!import) return no(asked, {.code = "unknown_import", .field = "id", .status = 404});
        if (auto const missing = missing_scope(asked.principal, *import)) return no(asked, *missing);
        auto found = in_books(reading, [&](db::Tx& tx) { return importing::quarantine(tx, id, after, limit); });
        QuarantinePage page;
        if (static_cast<std::int64_t>(found.size()) == limit) page.next = std::to_string(found.back().line);
        for (auto& row : found) {
            page.items.push_back(
                row_of(row.line, std::move(row.cells), std::move(row.reason), std::move(row.field), asked.language));
        }
        return yes(page);
    });
}

void post_import_row(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<ImportId>(call, "id");
    if (!id) return;
    auto command = body_of<flows::MendRow>(call);
    if (!command) return;
    auto const asked = asked_by(call, "mend_row", *command);
    auto const principal = call.principal;
    decide(std::move(call), "id", [asked, id = *id, principal, command = *std::move(command)](db::Draft& draft) {
        if (auto const missing = missing_scope(draft, principal, id)) return *missing;
        return outcome(flows::mend_row(draft, asked, id, command));
    });
}

}  // namespace zg::api
