#pragma once

#include <zg/backup.h>
#include <zg/log_file.h>

#include <deque>
#include <mutex>

// A copy that goes on: a base, and beside it what each commit wrote, in segments. See README.md for the files.
namespace zg::backup {

// When commits were made, told by the writer: a log says what was written and not when.
class CommitTimes final {
public:
    // Any thread, once for each commit. `frames`: of the log after it; as many as before or fewer say that another log has begun,
    // and that what the one before held was taken or is not wanted.
    void note(std::int64_t frames, Instant at);
    // When the commits were made that end after these frames of one log, in order. What nobody has told of (a sweep) is as late as
    // `now`, when it was read.
    [[nodiscard]] std::vector<Instant> take(std::vector<std::int64_t> const& frames, Instant now);

private:
    struct Noted final {
        std::int64_t frames;
        Instant at;
    };
    std::mutex mutex_;
    std::deque<Noted> noted_;
};

// What was committed between two looks at the log.
struct Segment final {
    std::int64_t number = 0;
    db::LogPart part;
    std::vector<Instant> times;  // of its commits, none before the one in front of it
};
[[nodiscard]] std::string segment_text(Segment const&);
// Nullopt when a bit of it is not what was written.
[[nodiscard]] std::optional<Segment> parse_segment(std::string_view text);
[[nodiscard]] std::string segment_name(std::int64_t number);

// Where the file of the books stands in their log.
struct Standing final {
    bool is_known = false;
    std::optional<db::LogPosition> at;  // nullopt: there is no log yet
};
// Calls `move`, which moves what it can from the log to the file and answers how far, and says where the file stands after it. Not
// known when the log was begun anew in between: ask again. The caller holds a snapshot, and nobody else moves anything.
[[nodiscard]] Standing standing_after(Shop const&, std::function<db::Db::WalSize()> const& move);

// A base is made while nothing moves from the log to the file.
struct BaseOrder final {
    Shop shop;
    std::filesystem::path place;
    Instant now;
    Standing standing;
    std::function<bool()> go_on;
};
// The finished base; nullopt when it was told to stop.
[[nodiscard]] std::optional<Copy> make_base(BaseOrder const&);

enum class Shipped {
    nothing,
    some,
    gap  // the log went on without us: something was lost on the way from the log to the archive
};

// The segments of one base, appended to while the shop sells. Not for several threads.
class Chain final {
public:
    Chain(Copy base, Shop shop);

    // Keeps what was committed since the last time. On the disk of the archive when it returns; throws when it could not be.
    Shipped ship(Clock&, CommitTimes&);
    [[nodiscard]] Copy const& base() const { return base_; }
    [[nodiscard]] std::int64_t segment_count() const { return segments_; }
    [[nodiscard]] std::int64_t byte_count() const { return bytes_; }

private:
    void keep_control();
    void keep_pictures();
    void keep(db::LogPart part, std::vector<Instant> times);

    Copy base_;
    Shop shop_;
    std::filesystem::path log_;
    std::optional<db::LogPosition> position_;
    std::string control_seen_;
    std::string pictures_seen_;
    std::int64_t segments_ = 0;
    std::int64_t bytes_ = 0;
};

// Takes bases away that were made before `before`, but the newest two.
std::size_t forget_bases(std::filesystem::path const& place, Instant before);

}  // namespace zg::backup
