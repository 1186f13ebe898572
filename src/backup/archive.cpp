#include <zg/archive.h>

#include "durable.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace zg::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t segment_frames_max = 4'096;
constexpr char const* log_folder = "log";

LogStart start_of(db::LogPosition const& at) { return {at.salt_1, at.salt_2, at.frames, at.sum_1, at.sum_2}; }

fs::path log_of(Shop const& shop) { return shop.books().string() + "-wal"; }

// Another text when the file or its log was written to.
std::string mark_of(fs::path const& file) {
    std::string mark;
    for (auto const* end : {"", "-wal"}) {
        struct stat found{};
        if (::stat((file.string() + end).c_str(), &found) != 0) continue;
        mark += fmt::format("{} {}.{} ", found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
    }
    return mark;
}

// All of the log that lies there is in the file: its end is where the file stands.
db::LogPosition end_of(fs::path const& log, db::LogPosition end) {
    for (;;) {
        auto const part = db::read_log(log, end, segment_frames_max);
        if (part.commits.empty()) return end;
        end = part.end;
    }
}

KeptFile kept(fs::path const& folder, fs::path const& file) {
    sync_file(file);
    auto const content = content_of(file);
    return {.name = fs::relative(file, folder).string(), .bytes = content.bytes, .sha256 = content.sha256};
}

}  // namespace

// A log that has no pages by SQLite's count while frames lie in its file is about to be begun anew, with the next commit.
Standing standing_after(Shop const& shop, std::function<db::Db::WalSize()> const& move) {
    auto const log = log_of(shop);
    auto const before = db::log_beginning(log);
    auto const moved = move();
    if (db::log_beginning(log) != before) return {};
    if (!before) return {.is_known = true, .at = {}};
    if (moved.pages == 0) return {.is_known = true, .at = end_of(log, *before)};
    auto const at = db::log_position(log, *before, moved.pages_moved);
    return {.is_known = at.has_value(), .at = at};
}

std::optional<Copy> make_base(BaseOrder const& order) {
    Part part(order.place, folder_name("base", order.now));
    Shop const copy{part.folder()};
    make_folder(copy.books().parent_path());
    make_folder(part.folder() / log_folder);
    if (!db::copy_main_file(order.shop.books(), copy.books(), order.go_on)) return std::nullopt;
    Manifest manifest{.made_at = order.now, .files = {kept(part.folder(), copy.books())}, .log = {}};
    manifest.log = order.standing.at ? start_of(*order.standing.at) : LogStart{};
    if (fs::exists(order.shop.control())) {
        db::copy_database(order.shop.control(), copy.control());
        manifest.files.push_back(kept(part.folder(), copy.control()));
    }
    copy_new_pictures(order.shop.pictures(), order.place / "pictures");
    if (!order.go_on()) return std::nullopt;
    return Copy{.folder = part.finish(manifest), .manifest = manifest};
}

Chain::Chain(Copy base, Shop shop) : base_(std::move(base)), shop_(std::move(shop)), log_(log_of(shop_)) {
    auto const& log = *base_.manifest.log;
    if (log.salt_1 != 0 || log.salt_2 != 0)
        position_ = db::LogPosition{log.salt_1, log.salt_2, log.frames, log.sum_1, log.sum_2};
}

Shipped Chain::ship(Clock& clock, CommitTimes& times) {
    keep_control();
    auto shipped = Shipped::nothing;
    for (;;) {
        auto const beginning = db::log_beginning(log_);
        if (!beginning) return shipped;
        if (!position_) position_ = beginning;
        if (!beginning->is_same_log(*position_)) {
            if (!position_->is_followed_by(*beginning)) return Shipped::gap;
            position_ = beginning;
        }
        auto part = db::read_log(log_, *position_, segment_frames_max);
        if (part.commits.empty()) return shipped;
        std::vector<std::int64_t> ends;
        for (auto const frames : part.commits) ends.push_back(part.begin.frames + frames);
        keep(std::move(part), times.take(ends, clock.now()));
        shipped = Shipped::some;
    }
}

void Chain::keep(db::LogPart part, std::vector<Instant> times) {
    keep_pictures();
    Segment const segment{.number = segments_ + 1, .part = std::move(part), .times = std::move(times)};
    auto const text = segment_text(segment);
    write_durably(base_.folder / log_folder / segment_name(segment.number), text);
    position_ = segment.part.end;
    ++segments_;
    bytes_ += static_cast<std::int64_t>(text.size());
}

// A picture is on the disk before the books name it, so it is in the archive before the segment that does. A new one changes the
// folder that it lies in.
void Chain::keep_pictures() {
    if (!fs::exists(shop_.pictures())) return;
    std::string mark = mark_of(shop_.pictures());
    for (auto const& entry : fs::directory_iterator(shop_.pictures())) mark += mark_of(entry.path());
    if (mark == pictures_seen_) return;
    copy_new_pictures(shop_.pictures(), base_.folder.parent_path() / "pictures");
    pictures_seen_ = mark;
}

// Who may sign in changes seldom and is small: it is copied whole.
void Chain::keep_control() {
    auto const mark = mark_of(shop_.control());
    if (mark == control_seen_) return;
    auto const beside = base_.folder / (std::string(newest_control_name) + ".new");
    fs::remove(beside);
    db::copy_database(shop_.control(), beside);
    sync_file(beside);
    fs::rename(beside, base_.folder / newest_control_name);
    sync_folder(base_.folder);
    control_seen_ = mark;
}

std::size_t forget_bases(fs::path const& place, Instant before) {
    auto const copies = copies_in(place);
    if (!copies) return 0;
    std::size_t young = 0;
    for (auto const& copy : *copies) young += copy.manifest.made_at >= before ? 1 : 0;
    // The base before the oldest young one is where the first of the kept moments begins.
    return keep_newest(place, "base", std::max<std::size_t>(young + 1, 2));
}

}  // namespace zg::backup
