#pragma once

#include <zg/company.h>

#include <filesystem>

namespace zg::app {

struct ImportOptions final {
    Folder folder;
    std::filesystem::path mapping;
    std::filesystem::path source;  // .csv or .csv.gz
    std::filesystem::path report;  // empty: imports/<source>.json in the folder
};

// Brings the sales of a file into the books, founding the mapping's company when the folder has none. Prints what became of every
// row and checks that the file's total is the ledger's total plus the differences that it lists.
// 0: done and the sums agree. 1: they do not, or a document was refused. 64: the mapping or the file cannot be used.
int import_sales(ImportOptions const&);

}  // namespace zg::app
