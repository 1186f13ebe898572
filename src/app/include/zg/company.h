#pragma once

#include <zg/access.h>
#include <zg/catalog.h>
#include <zg/desk.h>
#include <zg/events.h>
#include <zg/floats.h>
#include <zg/folder_lock.h>
#include <zg/imports.h>
#include <zg/inventory.h>
#include <zg/ledger.h>
#include <zg/members.h>
#include <zg/pricing.h>
#include <zg/sales.h>
#include <zg/supply.h>
#include <zg/writer.h>

#include <filesystem>
#include <string>
#include <vector>

namespace zg::app {

// Where a data folder keeps its files.
struct Folder final {
    std::filesystem::path root;
    // Makes the folders that are missing, for the owner's eyes only.
    void make() const;
    // Passwords, sessions and tokens: a file, or beside the books when these are in PostgreSQL.
    [[nodiscard]] db::Place control() const;
    [[nodiscard]] std::filesystem::path control_file() const { return root / "control.db"; }
    [[nodiscard]] std::filesystem::path company() const { return root / "company"; }
    // In the file below, unless books_at() says where.
    [[nodiscard]] db::Place books() const;
    [[nodiscard]] bool has_books_elsewhere() const { return books() != db::Place(books_file()); }
    [[nodiscard]] std::filesystem::path books_file() const { return company() / "books.db"; }
    // Names the database of PostgreSQL that holds the books; absent when they are a file.
    [[nodiscard]] std::filesystem::path books_at() const { return company() / "books.at"; }
    // Files that were brought in and not yet taken.
    [[nodiscard]] std::filesystem::path uploads() const { return root / "uploads"; }
    [[nodiscard]] std::filesystem::path pictures() const { return company() / "pictures"; }
    [[nodiscard]] std::filesystem::path views() const { return company() / "views.db"; }
};

[[nodiscard]] db::Postgres control_beside(db::Postgres const& books);
// From now on the books of the folder are in the database.
void keep_books_at(Folder const&, db::Postgres const&);

// All migrations of books.db and views.db, in the order of the house.
[[nodiscard]] std::vector<db::Migration> books_schema();
[[nodiscard]] std::vector<db::Migration> views_schema();

// One company's books with every room that lives on them. Opening brings the schema up, loads what the rooms keep in
// memory and replays the ledger; after that one thread at a time may use the writer.
struct Company final {
    // Throws when another process writes these books.
    explicit Company(Folder const&, db::Writer::Limits = {});

    FolderLock lock;
    db::Db books;
    access::Directory directory;
    catalog::Catalog catalog;
    pricing::Pricing pricing;
    members::Members members;
    inventory::Stock stock;
    sales::Receipts receipts;
    sales::Floats floats;
    supply::Supply supply;
    importing::Imports imports;
    desk::Views views;
    ledger::Ledger ledger;
    access::Requests requests;
    access::AuditTrail trail;
    events::Outbox outbox;
    db::Writer writer;
};

// Runs one command by itself and waits for it: at the start, in imports, in tests. `decide` answers whether to keep.
void run(Company&, std::function<bool(db::Draft&)> const& decide);

}  // namespace zg::app
