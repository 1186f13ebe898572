#pragma once

#include <zg/db.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The write-ahead log of a file, read past SQLite and given back to the file. What is drawn here is SQLite's own format: a header
// of 32 bytes, then frames, each of 24 bytes and a page of 4096. The checksum of a frame goes over all frames before it.
//
//     header  magic | version | page size | number | salt 1 | salt 2 | checksum, checksum
//     frame   page number | pages of the file after this commit, or 0 | salt 1 | salt 2 | checksum, checksum | the page
namespace zg::db {

inline constexpr std::int64_t log_header_bytes = 32;
inline constexpr std::int64_t log_frame_bytes = 24 + 4096;

// How far somebody has read. A log that is begun anew has a first salt one above the one before.
struct LogPosition final {
    std::uint32_t salt_1 = 0;
    std::uint32_t salt_2 = 0;
    std::int64_t frames = 0;
    std::uint32_t sum_1 = 0;  // the checksum after these frames
    std::uint32_t sum_2 = 0;

    friend bool operator==(LogPosition const&, LogPosition const&) = default;
    [[nodiscard]] bool is_same_log(LogPosition const& other) const {
        return salt_1 == other.salt_1 && salt_2 == other.salt_2;
    }
    [[nodiscard]] bool is_followed_by(LogPosition const& other) const { return other.salt_1 == salt_1 + 1; }
};

// Whole commits that follow each other in one log.
struct LogPart final {
    LogPosition begin;
    LogPosition end;
    std::string frames;
    std::vector<std::int64_t> commits;  // for each one the frames of this part up to its last
};

// Where the log that lies in `file` now begins; nullopt: there is none, or its header is being written.
[[nodiscard]] std::optional<LogPosition> log_beginning(std::filesystem::path const& file);
// What was committed after `after`, as far as it is whole; soon after `frames_max` frames it ends, at a commit. Empty when the log
// has been begun anew since: ask for its beginning then.
[[nodiscard]] LogPart read_log(std::filesystem::path const& file, LogPosition const& after, std::int64_t frames_max);
// The position after the first `frames` of the log of `beginning`; nullopt when it does not hold as many whole ones.
[[nodiscard]] std::optional<LogPosition> log_position(std::filesystem::path const& file, LogPosition const& beginning,
                                                      std::int64_t frames);

// Where frames that were kept elsewhere come from: their salts and checksums must go on from `after`. Nullopt when they do not, or
// do not end with a commit.
[[nodiscard]] std::optional<LogPart> check_frames(std::string frames, LogPosition const& after);

// Writes the pages of whole commits into a file that nobody has open.
class PageWriter final {
public:
    explicit PageWriter(std::filesystem::path const& file);
    ~PageWriter();
    PageWriter(PageWriter const&) = delete;

    void write(std::string_view frames);
    void sync();

private:
    std::filesystem::path file_;
    int descriptor_;
};

// Takes the snapshot of a read transaction now instead of with its first query: until the transaction ends, no page that was
// committed later goes from the log to the file.
void take_snapshot(Tx&);

// Copies what a file holds by now, while others write to it; the copy is one snapshot. Not yet synced.
void copy_database(std::filesystem::path const& from, std::filesystem::path const& to);
// Copies the file alone, without its log, while nobody moves pages from the log to it. `go_on` is asked now and then; the copy
// is not finished when it says no. Not yet synced.
bool copy_main_file(std::filesystem::path const& from, std::filesystem::path const& to,
                    std::function<bool()> const& go_on);

}  // namespace zg::db
