#include <zg/serve.h>

#include "database.h"

#include <zg/control.h>
#include <zg/desk.h>
#include <zg/flows_audit.h>
#include <zg/imports.h>
#include <zg/insights.h>
#include <zg/pictures.h>
#include <zg/schema_age.h>
#include <zg/supply.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>

namespace zg::app {

namespace {

// Prints one line per check and remembers whether any failed.
struct Report final {
    Told told;
    int broken_count = 0;

    void add(std::string_view what, std::vector<std::string> const& broken) {
        if (broken.empty() && told == Told::broken) return;
        fmt::print("{} {}\n", broken.empty() ? "ok    " : "BROKEN", what);
        for (std::size_t index = 0; index < std::min<std::size_t>(broken.size(), 20); ++index)
            fmt::print("       {}\n", broken[index]);
        if (broken.size() > 20) fmt::print("       … and {} more\n", broken.size() - 20);
        broken_count += static_cast<int>(broken.size());
    }
};

// Pictures that products name and that have no file.
std::vector<std::string> missing_pictures(Folder const& folder, db::Db& books) {
    pictures::Files const files(folder.pictures());
    catalog::Catalog const catalog(books);
    std::vector<std::string> missing;
    for (auto const& listing : catalog.list_after({}, catalog.product_count())) {
        for (auto const& picture : listing->product.pictures) {
            if (files.is_whole(picture)) continue;
            missing.push_back(fmt::format("pictures: {} of product {} is not there as it was made", picture.text(),
                                          listing->product.code));
        }
    }
    return missing;
}

// What stands against looking into a file with this program, in words that say what to do; empty when nothing does.
std::string other_version(Folder const& folder, db::Tx& tx, std::vector<db::Migration> const& known) {
    auto const age = db::schema_age(tx, known);
    if (!age.unknown.empty()) {
        return fmt::format(
            "books_newer: the books in {} were written by a newer version of zhanggui ({}). Use that version or a "
            "later one.",
            folder.root.string(), fmt::join(age.unknown, ", "));
    }
    if (age.missing.empty()) return {};
    return fmt::format(
        "books_older: the books in {0} are of an older version of zhanggui (without {1}). Keep a copy of the folder, "
        "start the "
        "server once (zhanggui serve --data {0}), which brings them up to date, and check again.",
        folder.root.string(), fmt::join(age.missing, ", "));
}

// The roll-ups' file is looked at too: it may be older than the books. False when all fits.
bool is_other_version(Folder const& folder, db::Db& books) {
    std::string why;
    books.read([&](db::Tx& tx) { why = other_version(folder, tx, books_schema()); });
    if (why.empty() && std::filesystem::exists(folder.views())) {
        db::Db views(folder.views(), {.durability = db::Durability::rebuilt, .access = db::Access::read});
        views.read([&](db::Tx& tx) { why = other_version(folder, tx, views_schema()); });
    }
    if (!why.empty()) fmt::print(stderr, "zhanggui: {}\n", why);
    return !why.empty();
}

}  // namespace

int verify(Folder const& folder, Told told) {
    if (!db::holds_data(folder.books())) {
        fmt::print(stderr, "zhanggui: there are no books in {}\n", folder.root.string());
        return 66;
    }
    return verify_at(folder, folder.books(), told);
}

int verify_at(Folder const& folder, db::Place const& place, Told told) {
    db::Db books(place, {.access = db::Access::read, .cache_kib = 64 * 1024});
    if (is_other_version(folder, books)) return 65;
    Report report{.told = told};
    books.read([&](db::Tx& tx) {
        report.add("the file itself", db::audit_file(tx));
        report.add("ledger: every unit sums to zero, balances follow from transfers, guards hold", ledger::audit(tx));
        report.add("sales: sums of receipts, refunds within sales, numbers given once", sales::audit(tx));
        report.add("events: the feed is dense, each thing's versions run on", events::audit(tx));
        report.add("access: the audit trail is unbroken", access::audit(tx));
        report.add("catalog: names, codes, barcodes", catalog::audit(tx));
        report.add("pricing: rates, prices, coupons", pricing::audit(tx));
        report.add("inventory: costs and documents", inventory::audit(tx));
        report.add("members: phones and cards belong to one member", members::audit(tx));
        report.add("supply: suppliers and where goods come from", supply::audit(tx));
        report.add("importing: every row of every import is accounted for", importing::audit(tx));
        report.add("desk: names and queries of saved views", desk::audit(tx));
        report.add("books against books: receipts = ledger in goods, money, points and coupons", flows::audit(tx));
        if (std::filesystem::exists(folder.views())) {
            db::Db views(folder.views(), {.durability = db::Durability::rebuilt, .access = db::Access::read});
            views.read([&](db::Tx& views_tx) {
                report.add("insights: roll-ups follow from the feed", insights::audit(tx, views_tx));
            });
        }
    });
    report.add("pictures: every one that a product names is there", missing_pictures(folder, books));
    if (report.broken_count == 0) {
        if (told == Told::all) fmt::print("All promises that are written in these books hold.\n");
        return 0;
    }
    fmt::print("{} findings. Nothing was changed; keep a copy of the folder and look at the first one.\n",
               report.broken_count);
    return 1;
}

int rebuild_views(Folder const& folder) {
    FolderLock const lock(folder.company());
    db::Db books(folder.books(), {.access = db::Access::read});
    db::Db views(folder.views(), {.durability = db::Durability::rebuilt, .access = db::Access::write});
    views.migrate(views_schema());
    insights::rebuild(views, books);
    fmt::print("The roll-ups were made again from the books.\n");
    return 0;
}

int make_token(TokenOptions const& options) {
    SystemClock clock;
    SystemRng rng;
    options.folder.make();
    access::Control control(options.folder.control(), rng);
    std::optional<std::vector<StoreId>> stores;
    if (!options.store.empty()) {
        db::Db books(options.folder.books(), {.access = db::Access::read});
        access::Directory const directory(books);
        auto const all = directory.stores();
        auto const found =
            std::find_if(all.begin(), all.end(), [&](auto const& store) { return store.code == options.store; });
        if (found == all.end()) {
            fmt::print(stderr, "zhanggui: there is no store with the code {}\n", options.store);
            return 64;
        }
        stores = std::vector{found->id};
    }
    auto const scopes = options.scopes == "all" ? access::Scopes::all() : access::Scopes::parse(options.scopes);
    auto const token = control.make_token(options.name, scopes, std::move(stores), clock.now());
    fmt::print("{}\n", token.secret);
    return 0;
}

}  // namespace zg::app
