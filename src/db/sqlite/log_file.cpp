#include <zg/log_file.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace zg::db {
namespace {

constexpr std::int64_t frame_header_bytes = 24;
constexpr std::int64_t page_bytes = 4096;
constexpr std::int64_t frames_at_once = 256;
constexpr std::uint32_t magic_little_endian = 0x377f0682;  // checksums over words of this machine's order

static_assert(std::endian::native == std::endian::little);

std::uint32_t big_endian(char const* bytes) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return __builtin_bswap32(value);
}

struct Sums final {
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(char const* bytes, std::size_t count) {
        for (std::size_t at = 0; at < count; at += 8) {
            std::uint32_t words[2];
            std::memcpy(words, bytes + at, sizeof words);
            first += words[0] + second;
            second += words[1] + first;
        }
    }
};

class OpenFile final {
public:
    explicit OpenFile(std::filesystem::path const& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0 && errno != ENOENT) throw std::system_error(errno, std::generic_category(), path.string());
    }
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OpenFile(OpenFile const&) = delete;

    // Answers how many bytes there were.
    std::size_t read(char* into, std::size_t count, std::int64_t offset) const {
        std::size_t done = 0;
        while (descriptor_ >= 0 && done < count) {
            auto const got = ::pread(descriptor_, into + done, count - done, offset + static_cast<std::int64_t>(done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw std::system_error(errno, std::generic_category(), "read the log");
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

private:
    int descriptor_;
};

std::optional<LogPosition> beginning_of(OpenFile const& file) {
    std::array<char, log_header_bytes> header;
    if (file.read(header.data(), header.size(), 0) != header.size()) return std::nullopt;
    auto const word = [&](int index) { return big_endian(header.data() + 4 * index); };
    Sums sums;
    sums.add(header.data(), 24);
    if (word(0) != magic_little_endian || word(2) != page_bytes || word(6) != sums.first || word(7) != sums.second)
        return std::nullopt;
    return LogPosition{.salt_1 = word(4), .salt_2 = word(5), .frames = 0, .sum_1 = sums.first, .sum_2 = sums.second};
}

struct Frame final {
    bool is_whole = false;
    bool is_commit = false;
};

// Moves `position` over the frame when it is the next one of its log.
Frame step(LogPosition& position, char const* frame) {
    Sums sums{position.sum_1, position.sum_2};
    sums.add(frame, 8);
    sums.add(frame + frame_header_bytes, page_bytes);
    bool const is_next = big_endian(frame + 8) == position.salt_1 && big_endian(frame + 12) == position.salt_2 &&
                         big_endian(frame + 16) == sums.first && big_endian(frame + 20) == sums.second &&
                         big_endian(frame) != 0;
    if (!is_next) return {};
    position.sum_1 = sums.first;
    position.sum_2 = sums.second;
    ++position.frames;
    return {.is_whole = true, .is_commit = big_endian(frame + 4) != 0};
}

// Calls `on_frame(frame)` for each whole one after `position` until it says no.
template <class OnFrame>
void walk(OpenFile const& file, LogPosition position, OnFrame on_frame) {
    std::string chunk;
    for (;;) {
        chunk.resize(static_cast<std::size_t>(frames_at_once * log_frame_bytes));
        chunk.resize(file.read(chunk.data(), chunk.size(), log_header_bytes + position.frames * log_frame_bytes));
        auto const count = static_cast<std::int64_t>(chunk.size()) / log_frame_bytes;
        for (std::int64_t index = 0; index < count; ++index) {
            auto const* frame = chunk.data() + index * log_frame_bytes;
            auto const found = step(position, frame);
            if (!found.is_whole || !on_frame(frame, position, found.is_commit)) return;
        }
        if (count < frames_at_once) return;
    }
}

}  // namespace

std::optional<LogPosition> log_beginning(std::filesystem::path const& file) { return beginning_of(OpenFile(file)); }

LogPart read_log(std::filesystem::path const& file, LogPosition const& after, std::int64_t frames_max) {
    LogPart part{.begin = after, .end = after, .frames = {}, .commits = {}};
    OpenFile const log(file);
    auto const beginning = beginning_of(log);
    if (!beginning || !beginning->is_same_log(after)) return part;
    std::int64_t count = 0;
    walk(log, after, [&](char const* frame, LogPosition const& position, bool is_commit) {
        part.frames.append(frame, static_cast<std::size_t>(log_frame_bytes));
        ++count;
        if (is_commit) {
            part.commits.push_back(count);
            part.end = position;
        }
        return !is_commit || count < frames_max;
    });
    part.frames.resize(static_cast<std::size_t>((part.end.frames - after.frames) * log_frame_bytes));
    return part;
}

std::optional<LogPosition> log_position(std::filesystem::path const& file, LogPosition const& beginning,
                                        std::int64_t frames) {
    if (frames == 0) return beginning;
    std::optional<LogPosition> found;
    walk(OpenFile(file), beginning, [&](char const*, LogPosition const& position, bool) {
        if (position.frames == frames) found = position;
        return !found;
    });
    return found;
}

std::optional<LogPart> check_frames(std::string frames, LogPosition const& after) {
    LogPart part{.begin = after, .end = after, .frames = std::move(frames), .commits = {}};
    auto const size = static_cast<std::int64_t>(part.frames.size());
    if (size % log_frame_bytes != 0) return std::nullopt;
    bool is_whole = true;
    for (std::int64_t offset = 0; offset < size; offset += log_frame_bytes) {
        auto const found = step(part.end, part.frames.data() + offset);
        if (!found.is_whole) return std::nullopt;
        is_whole = found.is_commit;
        if (found.is_commit) part.commits.push_back(offset / log_frame_bytes + 1);
    }
    return is_whole ? std::optional(std::move(part)) : std::nullopt;
}

PageWriter::PageWriter(std::filesystem::path const& file)
    : file_(file), descriptor_(::open(file.c_str(), O_RDWR | O_CLOEXEC)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), file.string());
}
PageWriter::~PageWriter() { ::close(descriptor_); }

void PageWriter::write(std::string_view frames) {
    auto const fail = [&] { throw std::system_error(errno, std::generic_category(), file_.string()); };
    for (std::size_t at = 0; at < frames.size(); at += static_cast<std::size_t>(log_frame_bytes)) {
        auto const* frame = frames.data() + at;
        auto const offset = (static_cast<std::int64_t>(big_endian(frame)) - 1) * page_bytes;
        if (::pwrite(descriptor_, frame + frame_header_bytes, page_bytes, offset) != page_bytes) fail();
        auto const pages = static_cast<std::int64_t>(big_endian(frame + 4));
        if (pages != 0 && ::ftruncate(descriptor_, pages * page_bytes) != 0) fail();
    }
}

void PageWriter::sync() {
    if (::fsync(descriptor_) != 0) throw std::system_error(errno, std::generic_category(), file_.string());
}

}  // namespace zg::db
