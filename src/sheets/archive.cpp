#include "archive.h"

#include <vector>

namespace zg::sheets {

namespace {
constexpr std::int64_t ratio_free_bytes = 1 << 20;
}

Archive::Archive(std::filesystem::path const& file)
    : packed_bytes_(static_cast<std::int64_t>(std::filesystem::file_size(file))) {
    int error = 0;
    zip_.reset(zip_open(file.c_str(), ZIP_RDONLY, &error));
    if (!zip_) throw Unpacking(SheetRefusal::file_damaged);
    if (zip_get_num_entries(zip_.get(), 0) > archive_entries_max) throw Unpacking(SheetRefusal::file_too_large);
}

bool Archive::has(std::string const& entry) const { return zip_name_locate(zip_.get(), entry.c_str(), 0) >= 0; }

void Archive::each_piece(std::string const& entry, std::function<bool(std::string_view)> const& take) {
    struct CloseEntry final {
        void operator()(zip_file_t* opened) const { zip_fclose(opened); }
    };
    std::unique_ptr<zip_file_t, CloseEntry> const opened(zip_fopen(zip_.get(), entry.c_str(), 0));
    if (!opened) throw Unpacking(SheetRefusal::file_damaged);
    std::vector<char> piece(1 << 16);
    for (;;) {
        auto const count = zip_fread(opened.get(), piece.data(), piece.size());
        if (count < 0) throw Unpacking(SheetRefusal::file_damaged);
        if (count == 0) return;
        unpacked_bytes_ += count;
        bool const is_bomb = unpacked_bytes_ > ratio_free_bytes && unpacked_bytes_ / archive_ratio_max > packed_bytes_;
        if (unpacked_bytes_ > unpacked_bytes_max || is_bomb) throw Unpacking(SheetRefusal::file_too_large);
        if (!take({piece.data(), static_cast<std::size_t>(count)})) return;
    }
}

}  // namespace zg::sheets
