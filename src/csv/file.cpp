#include <zg/csv.h>

#include <fmt/format.h>
#include <zlib.h>

#include <stdexcept>

namespace zg::csv {

Source open_file(std::filesystem::path const& path) {
    struct Close final {
        void operator()(gzFile file) const { gzclose(file); }
    };
    // Shared because std::function wants a copyable callable; there is one owner.
    std::shared_ptr<gzFile_s> const file(gzopen(path.c_str(), "rb"), Close{});
    if (!file || std::filesystem::is_directory(path))
        throw std::runtime_error(fmt::format("cannot open {}", path.string()));
    gzbuffer(file.get(), 1 << 17);
    return [file, name = path.string()](std::span<char> into) {
        auto const count = gzread(file.get(), into.data(), static_cast<unsigned>(into.size()));
        int status = Z_OK;
        auto const* message = gzerror(file.get(), &status);
        // A file that ends in the middle of its last block is only noticed at its end.
        if (count < 0 || (count == 0 && status != Z_OK && status != Z_STREAM_END)) {
            throw std::runtime_error(fmt::format("{} is damaged or cut short: {}", name, message));
        }
        return static_cast<std::size_t>(count);
    };
}

}  // namespace zg::csv
