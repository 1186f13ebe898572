#include "world.h"

#include "../sim/audits.h"
#include "../sim/disk.h"
#include "../sim/disk_vfs.h"

#include <zg/company.h>
#include <zg/control.h>
#include <zg/schema_age.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace zg::upgrade {
namespace {

namespace fs = std::filesystem;
using sim::Disk;
using sim::DiskFault;
using sim::PowerCut;

constexpr db::Sql count_receipts{"upgrade.receipts", "SELECT count(*) FROM sales_receipt"};

std::string text_of(fs::path const& file) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error(file.string() + " is not there");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void load_dump(fs::path const& file, std::string const& dump) {
    sqlite3* handle = nullptr;
    auto const opened = sqlite3_open(file.c_str(), &handle);
    auto const loaded = opened == SQLITE_OK ? sqlite3_exec(handle, dump.c_str(), nullptr, nullptr, nullptr) : opened;
    auto const why = std::string(sqlite3_errmsg(handle));
    sqlite3_close(handle);
    if (loaded != SQLITE_OK) throw std::runtime_error("the dump cannot be loaded: " + why);
}

// One file of a shop and the order in which its migrations came into the house.
struct Line final {
    std::string name;
    fs::path file;
    std::string dump;
    std::vector<db::Migration> steps;
    std::size_t first = 0;              // steps that the dump has had
    std::function<std::string()> open;  // as the server does; what it found, in a form that must be the same each time
};

std::vector<db::Migration> until(Line const& line, std::size_t count) {
    return {line.steps.begin(), line.steps.begin() + static_cast<std::ptrdiff_t>(count)};
}

// "access 2", one a line.
std::vector<db::Migration> in_order(std::string const& order, std::vector<db::Migration> const& known) {
    std::istringstream lines(order);
    std::vector<db::Migration> steps;
    std::string room;
    int number = 0;
    while (lines >> room >> number) {
        auto const found = std::find_if(known.begin(), known.end(), [&](db::Migration const& migration) {
            return migration.room == room && migration.number == number;
        });
        if (found == known.end()) throw std::runtime_error(fmt::format("no migration {} {}", room, number));
        steps.push_back(*found);
    }
    if (steps.size() != known.size())
        throw std::runtime_error(fmt::format("{} migrations are known and {} are in the order: add the new ones to it",
                                             known.size(), steps.size()));
    return steps;
}

class World final {
public:
    explicit World(fs::path const& fixtures)
        : folder_{fs::temp_directory_path() / fmt::format("zg-upgrade-{}", ::getpid())} {
        folder_.make();
        lines_.push_back({.name = "books",
                          .file = folder_.books_file(),
                          .dump = text_of(fixtures / "books_2026_11_22.sql"),
                          .steps = in_order(text_of(fixtures / "books_order.txt"), app::books_schema()),
                          .open = [this] { return open_books(); }});
        lines_.push_back({.name = "control",
                          .file = folder_.control_file(),
                          .dump = text_of(fixtures / "control_2026_11_22.sql"),
                          .steps = in_order(text_of(fixtures / "control_order.txt"), access::control_schema()),
                          .open = [this] { return open_control(); }});
    }
    ~World() {
        sim::mount(nullptr);
        std::error_code ignored;
        fs::remove_all(folder_.root, ignored);
    }

    Tally run() {
        for (auto& line : lines_) run(line);
        return tally_;
    }

private:
    void run(Line& line) {
        Disk oldest(1);
        sim::mount(&oldest);
        load_dump(line.file, line.dump);
        line.first = steps_of(line);
        oldest.settle();
        auto const expected = finish(line, *oldest.copy(2));
        auto version = oldest.copy(3);
        for (auto done = line.first; done < line.steps.size(); ++done) {
            must(finish(line, *version->copy(4)) == expected, line, done, "another content");
            ++tally_.versions;
            interrupt(line, *version, done, expected, [&] { db::Db(line.file).migrate(until(line, done + 1)); });
            sim::mount(version.get());
            db::Db(line.file).migrate(until(line, done + 1));
            version->settle();
        }
        // And all steps in one start, as a shop does that was not looked after for long.
        interrupt(line, oldest, line.first, expected, [&] { (void)line.open(); });
    }

    // Dies at each operation of the disk that `upgrade` makes, once with a machine that goes on and once without power.
    void interrupt(Line const& line, Disk const& before, std::size_t done, std::string const& expected,
                   std::function<void()> const& upgrade) {
        for (std::int64_t operation = 1;; ++operation) {
            for (bool const has_power : {true, false}) {
                auto const disk = before.copy(static_cast<std::uint64_t>(operation));
                sim::mount(disk.get());
                disk->arm(DiskFault::death, operation);
                try {
                    upgrade();
                } catch (db::Failure const&) {
                    must(disk->is_dead(), line, done, "failed by itself");
                }
                if (!disk->is_dead()) return;
                has_power ? disk->power_stays() : disk->power_cut(static_cast<PowerCut>(operation % 4));
                disk->disarm();
                ++tally_.deaths;
                must(finish(line, *disk) == expected, line, done, fmt::format("died at operation {}", operation));
            }
        }
    }

    std::string finish(Line const& line, Disk& disk) {
        sim::mount(&disk);
        return line.open();
    }

    // A dump has had the first ones.
    static std::size_t steps_of(Line const& line) {
        std::size_t missing = 0;
        db::Db(line.file).read([&](db::Tx& tx) { missing = db::schema_age(tx, line.steps).missing.size(); });
        return line.steps.size() - missing;
    }

    std::string open_books() {
        app::Company company(folder_);
        std::vector<std::string> broken;
        std::int64_t receipts = 0;
        company.books.read([&](db::Tx& tx) {
            broken = sim::audits(tx);
            receipts = *tx.one(count_receipts, {}, [](db::Row const& row) { return row.integer(0); });
        });
        if (!broken.empty()) throw std::runtime_error(fmt::format("a promise is broken: {}", fmt::join(broken, "; ")));
        return fmt::format("{} receipts, {} products, {} members, ledger {}", receipts, company.catalog.product_count(),
                           company.members.member_count(), company.ledger.state_hash());
    }

    std::string open_control() {
        SeededRng rng(1);
        access::Control control(folder_.control(), rng);
        return fmt::format("{} tokens", control.tokens().size());
    }

    void must(bool is_so, Line const& line, std::size_t done, std::string const& what) {
        if (is_so) return;
        auto const& last = line.steps[done - 1];
        throw std::runtime_error(fmt::format("{} as of {} {}: {}", line.name, last.room, last.number, what));
    }

    app::Folder folder_;
    std::vector<Line> lines_;
    Tally tally_;
};

}  // namespace

Tally run(fs::path const& fixtures) { return World(fixtures).run(); }

}  // namespace zg::upgrade
