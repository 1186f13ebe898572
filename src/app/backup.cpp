#include <zg/keeping.h>

#include "last_sale.h"

#include <zg/backup.h>
#include <zg/schema_age.h>
#include <zg/serve.h>

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace zg::app {

namespace {

// Of books of another version only the file is looked at: a copy that is made before an upgrade is one of the old version.
bool is_of_this_version(Folder const& folder) {
    db::SchemaAge age;
    db::Db books(folder.books(), {.access = db::Access::read});
    books.read([&](db::Tx& tx) { age = db::schema_age(tx, books_schema()); });
    return age.missing.empty() && age.unknown.empty();
}

bool is_sound(Folder const& folder) {
    std::vector<std::string> broken;
    db::Db(folder.books(), {.access = db::Access::read}).read([&](db::Tx& tx) { broken = db::audit_file(tx); });
    for (auto const& what : broken) fmt::print("BROKEN {}\n", what);
    return broken.empty();
}

}  // namespace

int back_up(BackupOptions const& options) {
    if (options.folder.has_books_elsewhere()) {
        fmt::print(stderr,
                   "zhanggui: books_elsewhere: the books of {} lie in PostgreSQL, whose own tools keep copies of them; "
                   "docs/operate/scale-out.md says how\n",
                   options.folder.root.string());
        return 65;
    }
    if (!std::filesystem::exists(options.folder.books_file())) {
        fmt::print(stderr, "zhanggui: there are no books in {}\n", options.folder.root.string());
        return 66;
    }
    if (backup::holds(options.to, "base")) {
        fmt::print(stderr, "zhanggui: place_taken: {} is the archive of a shop; give backups a folder of their own\n",
                   options.to.string());
        return 73;
    }
    auto const began = std::chrono::steady_clock::now();
    SystemClock clock;
    auto const now = clock.now();
    backup::Part part(options.to, backup::folder_name("backup", now));
    auto const manifest = backup::copy_shop({options.folder.root}, part.folder(), now);

    Folder const copy{part.folder()};
    bool const is_same = is_of_this_version(copy);
    bool const is_good = is_same ? verify(copy, Told::broken) == 0 : is_sound(copy);
    std::filesystem::remove(copy.company() / "lock");
    auto const last_sale = is_same ? last_sale_sentence(copy.books_file()) : std::string();
    auto const named = is_good ? part.finish(manifest) : part.finish_as_damaged(manifest);
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    fmt::print("{}\n{:.1f} MB in {} files, written and checked in {:.1f} s.\n", named.string(),
               static_cast<double>(backup::bytes_of(manifest)) / 1e6, manifest.files.size(), seconds);
    if (!is_good) {
        fmt::print(
            stderr,
            "zhanggui: backup_damaged: the books break a promise, see above. The copy is kept for a look, no restore "
            "takes it, and no older backup was taken away.\n");
        return 1;
    }
    fmt::print("{}\n", is_same ? last_sale : "The books are of another version of zhanggui; their file is sound.");
    if (options.keep > 0) {
        auto const gone = backup::keep_newest(options.to, "backup", static_cast<std::size_t>(options.keep));
        if (gone > 0) fmt::print("{} older backups were taken away.\n", gone);
    }
    return 0;
}

}  // namespace zg::app
