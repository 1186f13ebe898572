#pragma once

#include <zg/company.h>

#include <filesystem>
#include <string>
#include <vector>

namespace zg::app {

struct ImportTableOptions final {
    Folder folder;
    std::string kind;  // products, members, suppliers, stock
    std::filesystem::path source;
    std::string language;           // of names; empty: the company's
    std::string store;              // code of the store of stock whose rows name none
    std::string encoding;           // empty: found out
    std::string delimiter;          // comma, semicolon, tab, pipe; empty: found out
    std::filesystem::path rejects;  // where the rows that were set aside are written (CSV); empty: nowhere
    bool plain_barcodes = false;
    std::vector<std::string> not_goods;  // of past sales; empty: what is guessed
};

// Brings the rows of a table into the books of a company that exists, with the columns that its header names. Prints what became of
// every row. 0: done. 64: the file or an option cannot be used.
int import_table(ImportTableOptions const&);

}  // namespace zg::app
