#pragma once

#include <zg/backup.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace zg::backup {

inline constexpr char const* manifest_name = "backup.json";
inline constexpr char const* newest_control_name = "control-newest.db";

// Whole or not at all, and on the disk when it returns.
void write_durably(std::filesystem::path const& file, std::string_view bytes);
void sync_file(std::filesystem::path const& file);
void sync_folder(std::filesystem::path const& folder);
void make_folder(std::filesystem::path const& folder);
// Nullopt when there is none.
[[nodiscard]] std::optional<std::string> read_whole(std::filesystem::path const& file);

struct Content final {
    std::int64_t bytes = 0;
    std::string sha256;
};
[[nodiscard]] Content content_of(std::filesystem::path const& file);
// Copies, syncs, and says what was copied.
Content keep_copy(std::filesystem::path const& from, std::filesystem::path const& to);

// The pictures of a folder that are finished, as "ab/<id>.webp".
[[nodiscard]] std::vector<std::string> picture_files(std::filesystem::path const& pictures);
// Copies those that are not there yet. A picture never changes under its name.
std::size_t copy_new_pictures(std::filesystem::path const& from, std::filesystem::path const& to);

}  // namespace zg::backup
