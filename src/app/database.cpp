#include "database.h"

#include <zg/control.h>
#include <zg/copy.h>
#include <zg/serve.h>

#include <fmt/format.h>

#include <cstdio>

namespace zg::app {

namespace {

constexpr int data_error = 65;
constexpr int no_input = 66;
constexpr int cannot_create = 73;

// In one transaction: the database has all of it or nothing.
void copy_all(db::Db& file, db::Db& database) {
    file.read([&](db::Tx& from) {
        database.write([&](db::Tx& to) {
            for (auto const& table : db::tables_of(from)) {
                fmt::print("{:>12} rows  {}\n", db::copy_rows(from, to, table), table.name);
            }
        });
    });
}

// Row for row, whatever their order; says which tables differ.
int count_of_differences(db::Db& file, db::Db& database) {
    int count = 0;
    file.read([&](db::Tx& from) {
        database.read([&](db::Tx& to) {
            for (auto const& table : db::tables_of(from)) {
                auto const wanted = db::contents_of(from, table);
                auto const found = db::contents_of(to, table);
                if (wanted == found) continue;
                ++count;
                fmt::print("BROKEN {}: {} rows became {}, or what they hold differs\n", table.name, wanted.row_count,
                           found.row_count);
            }
        });
    });
    if (count == 0) fmt::print("ok     every table holds the same rows in both\n");
    return count;
}

struct Copying final {
    std::filesystem::path file;
    db::Postgres to;
    std::vector<db::Migration> schema;
};

bool is_copied(Copying const& copying) {
    db::Db file(copying.file, {.access = db::Access::read, .cache_kib = 64 * 1024});
    db::Db database(copying.to, {.writers = db::Writers::one});
    database.migrate(copying.schema);
    copy_all(file, database);
    return count_of_differences(file, database) == 0;
}

// Brought up to date first: an older version may have written it.
bool is_control_copied(Folder const& folder, db::Postgres const& to) {
    if (!std::filesystem::exists(folder.control_file())) return true;
    SystemRng rng;
    access::Control(folder.control_file(), rng);
    return is_copied({folder.control_file(), to, access::control_schema()});
}

void take_back(db::Postgres const& books) {
    db::erase(books);
    db::erase(control_beside(books));
}

}  // namespace

int copy_books(CopyOptions const& options) {
    auto const& folder = options.folder;
    db::Postgres const to(options.database);
    if (folder.books() != db::Place(folder.books_file()) || !std::filesystem::exists(folder.books_file())) {
        fmt::print(stderr, "zhanggui: there are no books in a file in {}\n", folder.root.string());
        return no_input;
    }
    FolderLock const lock(folder.company());
    if (db::holds_data(to) || db::holds_data(control_beside(to))) {
        fmt::print(stderr, "zhanggui: {} is not empty\n", db::name_of(to));
        return cannot_create;
    }
    fmt::print("The books in {}:\n", folder.books_file().string());
    if (verify_at(folder, folder.books_file()) != 0) return data_error;
    fmt::print("Copied to {}:\n", db::name_of(to));
    try {
        bool const is_whole = is_copied({folder.books_file(), to, books_schema()}) && verify_at(folder, to) == 0 &&
                              is_control_copied(folder, control_beside(to));
        if (!is_whole) {
            take_back(to);
            return 1;
        }
    } catch (...) {
        take_back(to);
        throw;
    }
    keep_books_at(folder, to);
    fmt::print("From now on the books are in {}, as {} says. The files stay as they were.\n", db::name_of(to),
               folder.books_at().string());
    return 0;
}

bool put_books_in(Folder const& folder, db::Postgres const& database) {
    auto const now = folder.books();
    if (now == db::Place(database)) return true;
    if (std::holds_alternative<db::Postgres>(now)) {
        fmt::print(stderr, "zhanggui: the books of {} are in {} already; {} says so\n", folder.root.string(),
                   db::name_of(now), folder.books_at().string());
        return false;
    }
    if (std::filesystem::exists(folder.books_file())) {
        fmt::print(stderr, "zhanggui: the books of {0} are a file. Move them: zhanggui copy --data {0} --database …\n",
                   folder.root.string());
        return false;
    }
    db::Db const can_be_opened(database);
    keep_books_at(folder, database);
    return true;
}

}  // namespace zg::app
