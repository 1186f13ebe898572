#include <zg/pictures.h>

#include <zg/hash.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace zg::pictures {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(fs::path const& file) {
    throw fs::filesystem_error("cannot keep a picture", file, std::error_code(errno, std::generic_category()));
}

void sync(fs::path const& path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail(path);
    bool const is_synced = ::fsync(file) == 0;
    ::close(file);
    if (!is_synced) fail(path);
}

// Whole or not at all: written beside, made durable, then given its name, and the name made durable. Two uploads of one picture
// may do so at once, so each writes beside under a name of its own.
void write_durably(fs::path const& file, std::string const& bytes) {
    auto beside = file.string() + ".new.XXXXXX";
    int const made = ::mkstemp(beside.data());
    if (made < 0) fail(beside);
    ::close(made);
    {
        std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) fail(beside);
    }
    sync(beside, O_RDONLY);
    fs::rename(beside, file);
    sync(file.parent_path(), O_RDONLY | O_DIRECTORY);
}

PictureId id_of(std::string const& bytes) {
    auto const hash = sha256(bytes);
    PictureId id;
    std::memcpy(id.uuid.bytes.data(), hash.data(), id.uuid.bytes.size());
    return id;
}

}  // namespace

PictureId Files::keep(Made const& made) const {
    auto const id = id_of(made.large);
    auto const folder = file(id, Size::large).parent_path();
    if (fs::create_directories(folder)) {
        fs::permissions(folder, fs::perms::owner_all);
        sync(folder.parent_path(), O_RDONLY | O_DIRECTORY);
        sync(folder_.parent_path(), O_RDONLY | O_DIRECTORY);
    }
    // The large one last: where it is, both are.
    if (fs::exists(file(id, Size::large))) return id;
    write_durably(file(id, Size::small), made.small);
    write_durably(file(id, Size::large), made.large);
    return id;
}

std::optional<std::string> Files::read(PictureId id, Size size) const {
    std::ifstream stream(file(id, size), std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

bool Files::is_whole(PictureId id) const {
    auto const large = read(id, Size::large);
    return large && id_of(*large) == id && fs::exists(file(id, Size::small));
}

fs::path Files::file(PictureId id, Size size) const {
    auto const name = id.text();
    return folder_ / name.substr(0, 2) / (name + (size == Size::large ? ".webp" : ".small.webp"));
}

}  // namespace zg::pictures
