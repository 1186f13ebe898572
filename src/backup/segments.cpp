#include <zg/archive.h>

#include <zg/hash.h>
#include <zg/json.h>

#include <fmt/format.h>

namespace zg::backup {
namespace {

constexpr std::size_t digest_bytes = 32;

// The line of JSON that a segment begins with; its frames follow, then the SHA-256 of both.
struct Head final {
    std::int64_t segment = 0;
    LogStart after;
    std::vector<std::int64_t> commits;  // frames up to and including each
    std::vector<std::int64_t> times;    // milliseconds since 1970
};
BOOST_DESCRIBE_STRUCT(Head, (), (segment, after, commits, times))

}  // namespace

std::string segment_name(std::int64_t number) { return fmt::format("{:08}.log", number); }

std::string segment_text(Segment const& segment) {
    auto const& begin = segment.part.begin;
    Head head{.segment = segment.number,
              .after = {begin.salt_1, begin.salt_2, begin.frames, begin.sum_1, begin.sum_2},
              .commits = segment.part.commits,
              .times = {}};
    for (auto const at : segment.times) head.times.push_back(at.ms);
    auto text = json::write(json::encode(head)) + "\n" + segment.part.frames;
    return text.append(view(sha256(text)));
}

std::optional<Segment> parse_segment(std::string_view text) {
    if (text.size() < digest_bytes) return std::nullopt;
    auto const body = text.substr(0, text.size() - digest_bytes);
    if (view(sha256(body)) != text.substr(body.size())) return std::nullopt;
    auto const line_end = body.find('\n');
    if (line_end == std::string_view::npos) return std::nullopt;
    auto const value = json::parse(body.substr(0, line_end));
    auto const head = value ? json::decode<Head>(*value) : Refused{value.reason()};
    if (!head) return std::nullopt;
    db::LogPosition const after{.salt_1 = head->after.salt_1,
                                .salt_2 = head->after.salt_2,
                                .frames = head->after.frames,
                                .sum_1 = head->after.sum_1,
                                .sum_2 = head->after.sum_2};
    auto part = db::check_frames(std::string(body.substr(line_end + 1)), after);
    if (!part || part->commits != head->commits || head->times.size() != head->commits.size()) return std::nullopt;
    Segment segment{.number = head->segment, .part = std::move(*part), .times = {}};
    for (auto const ms : head->times) segment.times.push_back({ms});
    return segment;
}

void CommitTimes::note(std::int64_t frames, Instant at) {
    std::lock_guard const lock(mutex_);
    if (!noted_.empty() && frames <= noted_.back().frames) noted_.clear();
    noted_.push_back({frames, at});
}

std::vector<Instant> CommitTimes::take(std::vector<std::int64_t> const& frames, Instant now) {
    std::lock_guard const lock(mutex_);
    std::vector<Instant> times;
    std::size_t next = 0;
    for (auto const wanted : frames) {
        auto found = next;
        while (found < noted_.size() && noted_[found].frames != wanted) ++found;
        times.push_back(found < noted_.size() ? noted_[found].at : now);
        if (found < noted_.size()) next = found + 1;
    }
    for (auto at = times.size(); at-- > 1;) times[at - 1] = std::min(times[at - 1], times[at]);
    noted_.erase(noted_.begin(), noted_.begin() + static_cast<std::ptrdiff_t>(next));
    return times;
}

}  // namespace zg::backup
