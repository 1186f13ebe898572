#pragma once

#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Copies of a shop: whole ones, and those that go on with every commit.
namespace zg::backup {

// Where a shop's files lie; the same names are used inside a copy.
struct Shop final {
    std::filesystem::path root;
    [[nodiscard]] std::filesystem::path control() const { return root / "control.db"; }
    [[nodiscard]] std::filesystem::path books() const { return root / "company" / "books.db"; }
    [[nodiscard]] std::filesystem::path pictures() const { return root / "company" / "pictures"; }
};

struct KeptFile final {
    std::string name;  // from the copy's folder on
    std::int64_t bytes = 0;
    std::string sha256;
};
BOOST_DESCRIBE_STRUCT(KeptFile, (), (name, bytes, sha256))

// Of which log the books are the state, and after how many of its frames; zg/log_file.h. Salts of zero: there was no log yet.
struct LogStart final {
    std::uint32_t salt_1 = 0;
    std::uint32_t salt_2 = 0;
    std::int64_t frames = 0;
    std::uint32_t sum_1 = 0;
    std::uint32_t sum_2 = 0;
};
BOOST_DESCRIBE_STRUCT(LogStart, (), (salt_1, salt_2, frames, sum_1, sum_2))

// backup.json, written last: a folder without it is no copy.
struct Manifest final {
    std::int64_t format = 1;
    Instant made_at;  // all that was committed before is in it
    std::vector<KeptFile> files;
    std::optional<LogStart> log;  // of a base: log/ holds what came after it
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (format, made_at, files, log))

[[nodiscard]] std::int64_t bytes_of(Manifest const&);

// "backup-2026-11-30T18-00-00.000Z"
[[nodiscard]] std::string folder_name(std::string_view kind, Instant at);

// An unfinished copy: a folder of the place named as it will be called with ".part" behind. What an earlier attempt left under
// such a name is taken away first, unless somebody still writes to it.
class Part final {
public:
    Part(std::filesystem::path const& place, std::string const& name);
    ~Part();
    Part(Part const&) = delete;

    [[nodiscard]] std::filesystem::path const& folder() const { return folder_; }
    // All of it reaches the disk, then it gets its name.
    std::filesystem::path finish(Manifest const&);
    // The same under a name by which no restore takes it.
    std::filesystem::path finish_as_damaged(Manifest const&);

private:
    std::filesystem::path give_name(Manifest const&, std::string const& name);

    std::filesystem::path place_;
    std::string name_;
    std::filesystem::path folder_;
    int lock_;
    bool is_finished_ = false;
};

// Copies a shop while others write to it: books, sign-in and pictures as of one moment each, in an order in which nothing that is
// named is missing. Views are not copied, they follow from the books.
[[nodiscard]] Manifest copy_shop(Shop const&, std::filesystem::path const& folder, Instant now);

// Whether copies of a kind, finished or not, lie in a place: what goes on and what stands alone do not share one.
[[nodiscard]] bool holds(std::filesystem::path const& place, std::string_view kind);

// Takes older finished copies away until `count` of a kind are left.
std::size_t keep_newest(std::filesystem::path const& place, std::string_view kind, std::size_t count);

enum class RestoreRefusal {
    nothing_there,     // no finished copy
    too_early,         // none is that old; the field says from when they are
    file_missing,      // the field names it, as in those below
    file_damaged,      // not what was written
    segment_missing,   // of the log
    segment_damaged,   // or one that does not follow the one before
    manifest_damaged,  // backup.json cannot be read
};
BOOST_DESCRIBE_ENUM(RestoreRefusal, nothing_there, too_early, file_missing, file_damaged, segment_missing,
                    segment_damaged, manifest_damaged)

struct Copy final {
    std::filesystem::path folder;
    Manifest manifest;
};
// The finished copies of a place, or the one that it is itself, the oldest first.
[[nodiscard]] Result<std::vector<Copy>, RestoreRefusal> copies_in(std::filesystem::path const& place);
// The newest one, or the newest that is not after `until`.
[[nodiscard]] Result<Copy, RestoreRefusal> choose(std::filesystem::path const& place, std::optional<Instant> until);

struct Restored final {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::int64_t segments = 0;
    std::int64_t commits = 0;
    Instant as_of;  // the state of the books: of the copy, or of the last commit that was taken from its log
};
// Lays the shop of a copy into an empty folder and follows its log up to and including `until`. A refusal leaves files behind.
[[nodiscard]] Result<Restored, RestoreRefusal> lay_out(Copy const&, Shop const& into, std::optional<Instant> until);

}  // namespace zg::backup
