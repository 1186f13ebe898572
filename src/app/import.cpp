#include <zg/import.h>

#include "import_progress.h"
#include "import_report.h"
#include "import_words.h"
#include "import_writer.h"
#include "projector_thread.h"

#include <zg/insights.h>
#include <zg/refusal_sentence.h>

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <sstream>

namespace zg::app {

namespace {

constexpr int unusable = 64;

std::optional<std::string> text_of_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) return std::nullopt;
    return std::move(text).str();
}

template <class R>
int say_unusable(std::filesystem::path const& path, Refused<R> const& refused) {
    auto const* code = boost::describe::enum_to_string(refused.reason, "");
    fmt::print(stderr, "zhanggui: {}: {} {}\n", path.string(), api::refusal_sentence(code, language_of_process()),
               refused.field);
    return unusable;
}

std::optional<std::int64_t> price_of(Company const& company, std::string_view code) {
    auto const listing = company.catalog.listing_of_code(code);
    auto const price = listing ? company.pricing.price(listing->product.id, std::nullopt) : std::nullopt;
    return price ? std::optional(price->price) : std::nullopt;
}

// The roll-ups follow while the import writes, on the other core, so that they are there when it is done.
class Following final {
public:
    Following(Folder const& folder, Company& company) : company_(company), projector_(folder, clock_, vitals_) {
        company_.outbox.on_committed([this](events::Batch batch) { projector_.put(std::move(batch)); });
        projector_.start();
    }
    ~Following() {
        company_.outbox.on_committed({});
        projector_.stop();
    }

private:
    SystemClock clock_;
    api::Vitals vitals_;
    Company& company_;
    ProjectorThread projector_;
};

// What the follower could not keep up with is read from the books.
void finish_views(Folder const& folder) {
    db::Db books(folder.books(), {.access = db::Access::read});
    db::Db views(folder.views(), {.durability = db::Durability::rebuilt, .access = db::Access::write});
    insights::Projector projector(views, books, {});
    projector.catch_up();
    projector.flush({});
}

}  // namespace

int import_sales(ImportOptions const& options) {
    auto const text = text_of_file(options.mapping);
    if (!text) {
        fmt::print(stderr, "zhanggui: cannot read {}\n", options.mapping.string());
        return unusable;
    }
    auto const mapping = importing::read_mapping(*text);
    if (!mapping) return say_unusable(options.mapping, mapping.refused());

    SystemClock clock;
    SystemRng rng;
    std::optional<Company> opened;
    // The catalogue has the prices of a file without any. Else a file that cannot be used leaves no books behind.
    if (mapping->columns.price.empty()) opened.emplace(options.folder);
    ImportProgress progress;
    progress.begin("reading rows", 0);
    auto const plan = importing::make_plan(
        *mapping, csv::open_file(options.source), [&](std::int64_t count) { progress.show(count); },
        [&](std::string_view code) { return price_of(*opened, code); });
    progress.end();
    if (!plan) return say_unusable(options.source, plan.refused());

    if (!opened) opened.emplace(options.folder);
    auto& company = *opened;
    ImportWriter writer(company, *mapping, *plan, clock.now(), rng);
    if (auto const wrong = writer.open_place(); !wrong.empty()) {
        fmt::print(stderr, "zhanggui: {}\n", wrong);
        return unusable;
    }
    auto const accounts_before = writer.accounts_minor();
    {
        Following const following(options.folder, company);
        writer.write_products();
        writer.write_members();
        progress.begin("writing documents", static_cast<std::int64_t>(plan->steps.size()));
        writer.write_documents([&](std::int64_t count) { progress.show(count); });
        progress.end();
    }
    finish_views(options.folder);

    auto const sums = sums_of(*plan, writer, accounts_before);
    auto const report =
        options.report.empty() ? options.folder.root / "imports" / (mapping->source + ".json") : options.report;
    write_report(report, *mapping, *plan, writer, sums);
    print_summary(*mapping, *plan, writer, sums);
    fmt::print("every quarantined row and every difference: {}\n", report.string());
    return sums.holds() && writer.refused.empty() ? 0 : 1;
}

}  // namespace zg::app
