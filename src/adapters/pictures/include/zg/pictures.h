#pragma once

#include <zg/id.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Pictures that people upload: made anew by a child process that can reach nothing, and kept in files named by what they hold.
namespace zg::pictures {

inline constexpr std::size_t upload_bytes_max = 10 * 1024 * 1024;
inline constexpr std::int64_t pixels_max = 24'000'000;
inline constexpr std::uint32_t large_side_max = 1200;
inline constexpr std::uint32_t small_side_max = 160;

enum class PictureRefusal {
    picture_type_unknown,  // neither JPEG, PNG nor WebP
    picture_damaged,       // cannot be decoded whole, or tried more than the child may
    picture_too_large,     // of bytes or of pixels
    pictures_busy          // another one is being made
};
BOOST_DESCRIBE_ENUM(PictureRefusal, picture_type_unknown, picture_damaged, picture_too_large, pictures_busy)

// A picture without anything that its file said besides: both are WebP, upright, of at most the sides above.
struct Made final {
    std::string large;
    std::string small;
};

// Makes pictures, one at a time, each in a child of its own. The process ignores SIGPIPE, as servers do.
class Maker final {
public:
    // How the child is started: a program and its arguments; it must end in run_child(). It is killed after `patience`.
    struct Options final {
        std::vector<std::string> command;
        std::chrono::milliseconds patience{15'000};
    };
    explicit Maker(Options options) : options_(std::move(options)) {}

    [[nodiscard]] Result<Made, PictureRefusal> make(std::string_view upload);

private:
    Options options_;
    std::mutex one_at_a_time_;
};

// The child's whole life: gives up everything that it does not need, reads an upload from standard input, writes the pictures to
// standard output.
[[noreturn]] void run_child();

enum class Size { large, small };

// The files of one company.
class Files final {
public:
    explicit Files(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // On the disk for good when it returns; the same picture again is the same file.
    PictureId keep(Made const&) const;
    // nullopt when there is none.
    [[nodiscard]] std::optional<std::string> read(PictureId, Size) const;
    // Whether both files are there and the large one holds what its name says.
    [[nodiscard]] bool is_whole(PictureId) const;
    // Takes away what was last kept before a moment and is not among the named, and answers how many pictures that were. Files
    // that are none of its own stay.
    std::size_t sweep(std::set<PictureId> const& named, Instant before) const;

private:
    bool take_away(PictureId, Instant before) const;
    [[nodiscard]] std::filesystem::path file(PictureId, Size) const;
    std::filesystem::path folder_;
};

}  // namespace zg::pictures
