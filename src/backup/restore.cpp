#include <zg/archive.h>

#include "durable.h"

#include <algorithm>

namespace zg::backup {
namespace {

namespace fs = std::filesystem;
using Refusal = RestoreRefusal;

std::int64_t last_segment(fs::path const& folder) {
    std::int64_t last = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        if (name.size() == segment_name(1).size() && name.ends_with(".log"))
            last = std::max<std::int64_t>(last, std::stoll(name));
    }
    return last;
}

// Follows the segments of a base, each of which must begin where the one before has ended.
class Replay final {
public:
    Replay(Copy const& base, fs::path const& books, Restored& restored)
        : folder_(base.folder / "log"), pages_(books), restored_(restored) {
        auto const& log = *base.manifest.log;
        if (log.salt_1 != 0 || log.salt_2 != 0)
            position_ = db::LogPosition{log.salt_1, log.salt_2, log.frames, log.sum_1, log.sum_2};
    }

    Result<Done, Refusal> run(std::optional<Instant> until) {
        auto const last = fs::exists(folder_) ? last_segment(folder_) : 0;
        for (std::int64_t number = 1; number <= last; ++number) {
            auto const file = folder_ / segment_name(number);
            auto const text = read_whole(file);
            if (!text) return Refused{Refusal::segment_missing, file.string()};
            auto const segment = parse_segment(*text);
            if (!segment || segment->number != number || !follows(segment->part.begin))
                return Refused{Refusal::segment_damaged, file.string()};
            if (!write(*segment, until)) break;
        }
        pages_.sync();
        return Done{};
    }

private:
    [[nodiscard]] bool follows(db::LogPosition const& begin) const {
        if (!position_) return begin.frames == 0;
        return begin == *position_ || (begin.frames == 0 && position_->is_followed_by(begin));
    }

    // False when a commit was after `until`.
    bool write(Segment const& segment, std::optional<Instant> until) {
        auto const& times = segment.times;
        auto const wanted = until ? std::upper_bound(times.begin(), times.end(), *until) : times.end();
        auto const count = static_cast<std::size_t>(wanted - times.begin());
        if (count > 0) {
            auto const frames = segment.part.commits[count - 1];
            pages_.write(std::string_view(segment.part.frames)
                             .substr(0, static_cast<std::size_t>(frames * db::log_frame_bytes)));
            restored_.as_of = std::max(restored_.as_of, times[count - 1]);
            restored_.commits += static_cast<std::int64_t>(count);
            ++restored_.segments;
        }
        position_ = segment.part.end;
        return count == times.size();
    }

    fs::path folder_;
    db::PageWriter pages_;
    Restored& restored_;
    std::optional<db::LogPosition> position_;
};

Result<Done, Refusal> lay_file(Copy const& copy, KeptFile const& file, fs::path const& into) {
    auto const from = copy.folder / file.name;
    if (!fs::exists(from)) return Refused{Refusal::file_missing, from.string()};
    make_folder((into / file.name).parent_path());
    auto const content = keep_copy(from, into / file.name);
    if (content.bytes != file.bytes || content.sha256 != file.sha256)
        return Refused{Refusal::file_damaged, from.string()};
    return Done{};
}

}  // namespace

Result<Restored, Refusal> lay_out(Copy const& copy, Shop const& into, std::optional<Instant> until) {
    Restored restored{.as_of = copy.manifest.made_at};
    for (auto const& file : copy.manifest.files) {
        if (auto const laid = lay_file(copy, file, into.root); !laid) return laid.refused();
        ++restored.files;
        restored.bytes += file.bytes;
    }
    if (!copy.manifest.log) return restored;
    Replay replay(copy, into.books(), restored);
    if (auto const replayed = replay.run(until); !replayed) return replayed.refused();
    restored.files +=
        static_cast<std::int64_t>(copy_new_pictures(copy.folder.parent_path() / "pictures", into.pictures()));
    auto const newest = copy.folder / newest_control_name;
    if (fs::exists(newest)) keep_copy(newest, into.control());
    return restored;
}

}  // namespace zg::backup
