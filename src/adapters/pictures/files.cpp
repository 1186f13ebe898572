#include <zg/pictures.h>

#include <zg/hash.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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

// Whole or not at all: written beside, made durable, then given its name, and the name made durable. Only for who is alone with the
// folder: two uploads of one picture write beside under the same name.
void write_durably(fs::path const& file, std::string const& bytes) {
    auto const beside = fs::path(file.string() + ".new");
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

// Whoever has one is alone with the files of a folder: keeping a picture that is there already makes it young again, and that
// must not happen between a sweep's look at it and its removal.
class Alone final {
public:
    explicit Alone(fs::path const& folder) : file_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (file_ < 0 || ::flock(file_, LOCK_EX) != 0) fail(folder);
    }
    ~Alone() { ::close(file_); }
    Alone(Alone const&) = delete;

private:
    int file_;
};

// A picture that is there already becomes as young as one that was just written.
void renew(fs::path const& file) {
    if (::utimensat(AT_FDCWD, file.c_str(), nullptr, 0) != 0) fail(file);
}

// The picture that a file is of, whole or still being written.
std::optional<PictureId> id_of(fs::path const& file) {
    auto const name = file.filename().string();
    auto const dot = std::min(name.find('.'), name.size());
    auto const ending = name.substr(dot);
    bool const is_ours =
        ending == ".webp" || ending == ".small.webp" || ending == ".webp.new" || ending == ".small.webp.new";
    return is_ours ? PictureId::parse(name.substr(0, dot)) : std::nullopt;
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
    bool const is_new = fs::create_directories(folder);
    Alone const alone(folder_);
    if (is_new) {
        fs::permissions(folder, fs::perms::owner_all);
        sync(folder.parent_path(), O_RDONLY | O_DIRECTORY);
        sync(folder_.parent_path(), O_RDONLY | O_DIRECTORY);
    }
    // The large one last: where it is, both are.
    if (fs::exists(file(id, Size::large))) {
        renew(file(id, Size::large));
        return id;
    }
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

std::size_t Files::sweep(std::set<PictureId> const& named, Instant before) const {
    std::set<PictureId> orphans;
    if (!fs::exists(folder_)) return 0;
    for (auto const& entry : fs::recursive_directory_iterator(folder_)) {
        auto const id = id_of(entry.path());
        if (id && !named.contains(*id)) orphans.insert(*id);
    }
    std::size_t count = 0;
    for (auto const& id : orphans) count += take_away(id, before) ? 1 : 0;
    return count;
}

bool Files::take_away(PictureId id, Instant before) const {
    using Clock = fs::file_time_type::clock;
    auto const limit =
        Clock::from_sys(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(before.ms)));
    // The large one first, as it was written last: where it is, both are.
    std::vector<fs::path> files = {file(id, Size::large), file(id, Size::small)};
    for (std::size_t index = 0; index < 2; ++index) files.emplace_back(files[index].string() + ".new");
    Alone const alone(folder_);
    std::erase_if(files, [](auto const& each) { return !fs::exists(each); });
    if (std::ranges::any_of(files, [&](auto const& each) { return fs::last_write_time(each) >= limit; })) return false;
    for (auto const& each : files) fs::remove(each);
    return true;
}

fs::path Files::file(PictureId id, Size size) const {
    auto const name = id.text();
    return folder_ / name.substr(0, 2) / (name + (size == Size::large ? ".webp" : ".small.webp"));
}

}  // namespace zg::pictures
