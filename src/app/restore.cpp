#include <zg/keeping.h>

#include "last_sale.h"

#include <zg/backup.h>
#include <zg/control.h>
#include <zg/schema_age.h>
#include <zg/serve.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <system_error>

namespace zg::app {

namespace {

namespace fs = std::filesystem;
using backup::RestoreRefusal;

struct Sentence final {
    int status;
    std::string text;
};

Sentence sentence(RestoreRefusal refusal, std::string const& what) {
    switch (refusal) {
        case RestoreRefusal::nothing_there: return {66, fmt::format("there is no finished backup in {}", what)};
        case RestoreRefusal::too_early: return {66, fmt::format("the oldest backup there is of {}", what)};
        case RestoreRefusal::file_missing: return {65, fmt::format("{} is missing from the backup", what)};
        case RestoreRefusal::file_damaged:
            return {65, fmt::format("{} is damaged: it is not what was written into it", what)};
        case RestoreRefusal::segment_missing:
            return {65, fmt::format("{} is missing, so nothing after it can be brought back. An --until before it can",
                                    what)};
        case RestoreRefusal::segment_damaged:
            return {65, fmt::format("{} is damaged, so nothing after it can be brought back. An --until before it can",
                                    what)};
        case RestoreRefusal::manifest_damaged: return {65, fmt::format("{} is damaged", what)};
    }
    __builtin_unreachable();
}

int refuse(RestoreRefusal refusal, std::string const& what) {
    auto const said = sentence(refusal, what);
    fmt::print(stderr, "zhanggui: {}: {}.\n", boost::describe::enum_to_string(refusal, ""), said.text);
    return said.status;
}

void sync_folder(fs::path const& folder) {
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const is_synced = file >= 0 && ::fsync(file) == 0;
    auto const why = errno;
    if (file >= 0) ::close(file);
    if (!is_synced) throw std::system_error(why, std::generic_category(), folder.string());
}

// A folder beside the shop's files, so that a restore that is cut off leaves no shop. It goes unless it is told to stay.
class Workplace final {
public:
    explicit Workplace(Folder const& folder) : shop_(folder), folder_{folder.root / "restoring"} { folder_.make(); }
    ~Workplace() {
        std::error_code ignored;
        if (!stays_) fs::remove_all(folder_.root, ignored);
    }
    [[nodiscard]] Folder const& folder() const { return folder_; }
    void stay() { stays_ = true; }
    // The books last: before them there is no shop.
    void put_in_place() {
        sync_folder(folder_.company());
        if (fs::exists(folder_.control_file())) fs::rename(folder_.control_file(), shop_.control_file());
        sync_folder(shop_.root);
        fs::rename(folder_.company(), shop_.company());
        sync_folder(shop_.root);
    }

private:
    Folder shop_;
    Folder folder_;
    bool stays_ = false;
};

// Brings what an older version has written up to date; nullopt, or why it cannot.
std::optional<std::string> bring_up_to_date(Folder const& folder) {
    db::Db books(folder.books());
    db::SchemaAge age;
    books.read([&](db::Tx& tx) { age = db::schema_age(tx, books_schema()); });
    if (!age.unknown.empty()) return fmt::format("{}", fmt::join(age.unknown, ", "));
    books.migrate(books_schema());
    SystemRng rng;
    if (fs::exists(folder.control_file())) access::Control(folder.control_file(), rng);
    return std::nullopt;
}

int check(Workplace& place) {
    if (auto const newer = bring_up_to_date(place.folder())) {
        fmt::print(stderr,
                   "zhanggui: books_newer: the backup was written by a newer version of zhanggui ({}). Restore it with "
                   "that version or a later one.\n",
                   *newer);
        return 65;
    }
    if (auto const status = rebuild_views(place.folder()); status != 0) return status;
    auto const status = verify(place.folder());
    if (status == 0) return 0;
    place.stay();
    fmt::print(stderr, "zhanggui: restored_broken: what came back breaks a promise. It was left in {} for a look.\n",
               place.folder().root.string());
    return status;
}

}  // namespace

int restore(RestoreOptions const& options) {
    auto const& root = options.folder.root;
    std::optional<Instant> until;
    if (!options.until.empty()) {
        until = Instant::parse(options.until);
        if (!until) {
            fmt::print(stderr, "zhanggui: until_bad: {} is no moment; write it like 2026-11-30T18:00:00+08:00\n",
                       options.until);
            return 64;
        }
    }
    if (fs::exists(root) && !fs::is_empty(root)) {
        fmt::print(stderr,
                   "zhanggui: folder_not_empty: {} is not empty. A shop is only restored into an empty folder.\n",
                   root.string());
        return 73;
    }
    auto const began = std::chrono::steady_clock::now();
    auto const copy = backup::choose(options.from, until);
    if (!copy) return refuse(copy.reason(), copy.refused().field);
    fmt::print("Restoring {}\n", copy->folder.string());
    Workplace place(options.folder);
    auto const laid = backup::lay_out(*copy, {place.folder().root}, until);
    if (!laid) return refuse(laid.reason(), laid.refused().field);
    if (auto const status = check(place); status != 0) return status;
    auto const last_sale = last_sale_sentence(place.folder().books_file());
    auto const as_of = shop_time(place.folder().books_file(), laid->as_of);
    place.put_in_place();
    auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    fmt::print("{} files, {:.1f} MB", laid->files, static_cast<double>(laid->bytes) / 1e6);
    if (laid->commits > 0) fmt::print(", and {} commits that came after", laid->commits);
    fmt::print(": restored and checked in {:.1f} s, as of {}.\n{}\nOpen it with: zhanggui serve --data {}\n", seconds,
               as_of, last_sale, root.string());
    return 0;
}

}  // namespace zg::app
