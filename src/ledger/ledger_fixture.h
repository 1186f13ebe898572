#pragma once

// For the tests of this room: books in memory or in a folder of their own, and a writer's loop of one batch at a time.

#include <zg/db.h>
#include <zg/ledger.h>

#include <test_place.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zg::ledger {

inline Uuid id_of(std::uint8_t number) {
    Uuid uuid;
    uuid.bytes[0] = 1;
    uuid.bytes[6] = 0x70;
    uuid.bytes[15] = number;
    return uuid;
}

inline std::vector<std::string> audit_of(db::Db& books) {
    std::vector<std::string> faults;
    books.read([&](db::Tx& tx) { faults = audit(tx); });
    return faults;
}

// One batch of commands as db::Writer runs it. A command answers whether it is kept.
using TestCommand = std::function<bool(Ledger&, db::Tx&)>;
enum class Disk { good, full };

inline void run_batch(db::Db& books, Ledger& ledger, std::vector<TestCommand> const& commands, Disk disk) {
    try {
        books.write([&](db::Tx& tx) {
            for (auto const& command : commands) command(ledger, tx) ? ledger.keep() : ledger.drop();
            ledger.save(tx);
            if (disk == Disk::full) throw db::Failure(db::FailureKind::full, "no space left");
        });
    } catch (db::Failure const& failure) {
        if (failure.kind() != db::FailureKind::full) throw;
        ledger.rolled_back();
        return;
    }
    ledger.committed();
}

class Books final {
public:
    explicit Books(db::Place const& place) : db(place) {
        db.migrate(schema());
        open();
    }
    // As after a crash: memory is gone, the file is as it is.
    void open() { ledger = std::make_unique<Ledger>(db); }
    void run(TestCommand const& command) { run_batch(db, *ledger, {command}, Disk::good); }

    db::Db db;
    std::unique_ptr<Ledger> ledger;
};

class TempFolder final {
public:
    TempFolder() {
        auto const root = std::filesystem::exists("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                              : std::filesystem::temp_directory_path();
        auto pattern = (root / "zg_ledger_XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
        path_ = pattern;
    }
    ~TempFolder() { std::filesystem::remove_all(path_); }
    TempFolder(TempFolder const&) = delete;
    std::filesystem::path operator/(std::string const& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace zg::ledger
