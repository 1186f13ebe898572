#include <zg/import.h>

#include "import_progress.h"
#include "import_report.h"
#include "import_writer.h"
#include "projector_thread.h"

#include <zg/insights.h>

#include <fmt/format.h>

#include <fstream>
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
    fmt::print(stderr, "zhanggui: {}: {} {}\n", path.string(), boost::describe::enum_to_string(refused.reason, ""),
               refused.field);
    return unusable;
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

    ImportProgress progress;
    progress.begin("reading rows", 0);
    auto const plan = importing::make_plan(*mapping, csv::open_file(options.source),
                                           [&](std::int64_t count) { progress.show(count); });
    progress.end();
    if (!plan) return say_unusable(options.source, plan.refused());

    SystemClock clock;
    SystemRng rng;
    Company company(options.folder);
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
