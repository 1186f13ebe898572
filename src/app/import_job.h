#pragma once

#include "import_port.h"

#include <zg/flows_bring.h>

#include <filesystem>

namespace zg::app {

// What an import needs besides its own rows.
struct ImportPlace final {
    ImportPort& port;
    std::filesystem::path uploads;
    Clock& clock;
    Company const& company;  // what others may read of it while the writer goes on
    std::function<bool()> is_stopping;
    // Few enough that a till waits for a few milliseconds; where none does, more make each commit worth its fsync.
    std::size_t rows_a_batch = 64;
    std::function<void(importing::Counts const&)> on_progress = [](importing::Counts const&) {};
};

[[nodiscard]] inline std::filesystem::path upload_of(std::filesystem::path const& uploads, ImportId id) {
    return uploads / id.text();
}

// Each goes on from where the books say the import is, and ends in a state that is no longer at work; when the server stops
// before that, the next start goes on.
void bring_in(ImportPlace const&, db::Db& books, importing::Import);
void retry_rows(ImportPlace const&, db::Db& books, importing::Import);
void take_back(ImportPlace const&, db::Db& books, importing::Import);
// The first two for past sales, whose documents are of several rows.
void bring_past_sales_in(ImportPlace const&, db::Db& books, importing::Import);
void retry_past_sales(ImportPlace const&, db::Db& books, importing::Import);
// The import's row, changed in a batch of its own.
void change_import(ImportPlace const&, ImportId, std::function<void(importing::Import&)> const& change);
// The rows that were set aside, page by page.
void each_quarantined(db::Db& books, ImportId, std::function<void(importing::Quarantined&)> const& visit);
// What its state asks for.
void work_on(ImportPlace const&, db::Db& books, importing::Import);

}  // namespace zg::app
