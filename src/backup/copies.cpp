#include <zg/backup.h>

#include "durable.h"

#include <zg/json.h>
#include <zg/log_file.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace zg::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_ending = ".part";

int lock_folder(fs::path const& folder) {
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    if (file >= 0) ::close(file);
    return -1;
}

void take_left_parts_away(fs::path const& place) {
    std::vector<fs::path> left;
    for (auto const& entry : fs::directory_iterator(place)) {
        auto const name = entry.path().filename().string();
        bool const is_ours = name.starts_with("backup-") || name.starts_with("base-");
        if (is_ours && name.ends_with(part_ending) && entry.is_directory()) left.push_back(entry.path());
    }
    for (auto const& folder : left) {
        int const lock = lock_folder(folder);
        if (lock < 0) continue;
        fs::remove_all(folder);
        ::close(lock);
    }
}

KeptFile kept(std::string name, Content const& content) {
    return {.name = std::move(name), .bytes = content.bytes, .sha256 = content.sha256};
}

bool is_copy_name(std::string const& name) {
    return (name.starts_with("backup-") || name.starts_with("base-")) && !name.ends_with(part_ending);
}

Result<Copy, RestoreRefusal> open_copy(fs::path const& folder) {
    auto const text = read_whole(folder / manifest_name);
    if (!text) return Refused{RestoreRefusal::nothing_there, folder.string()};
    auto const value = json::parse(*text);
    if (value) {
        auto manifest = json::decode<Manifest>(*value);
        if (manifest && manifest->format == 1) return Copy{.folder = folder, .manifest = manifest.value()};
    }
    return Refused{RestoreRefusal::manifest_damaged, (folder / manifest_name).string()};
}

}  // namespace

std::int64_t bytes_of(Manifest const& manifest) {
    std::int64_t bytes = 0;
    for (auto const& file : manifest.files) bytes += file.bytes;
    return bytes;
}

std::string folder_name(std::string_view kind, Instant at) {
    auto text = at.text();
    std::ranges::replace(text, ':', '-');
    return std::string(kind) + "-" + text;
}

Part::Part(fs::path const& place, std::string const& name)
    : place_(place), name_(name), folder_(place / (name + std::string(part_ending))) {
    make_folder(place_);
    take_left_parts_away(place_);
    if (!fs::create_directory(folder_)) throw std::system_error(EEXIST, std::generic_category(), folder_.string());
    lock_ = lock_folder(folder_);
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
}

Part::~Part() {
    std::error_code ignored;
    if (!is_finished_) fs::remove_all(folder_, ignored);
    if (lock_ >= 0) ::close(lock_);
}

fs::path Part::finish(Manifest const& manifest) { return give_name(manifest, name_); }
fs::path Part::finish_as_damaged(Manifest const& manifest) { return give_name(manifest, "damaged-" + name_); }

fs::path Part::give_name(Manifest const& manifest, std::string const& name) {
    for (auto const& entry : fs::recursive_directory_iterator(folder_)) {
        if (entry.is_directory()) sync_folder(entry.path());
    }
    write_durably(folder_ / manifest_name, json::write(json::encode(manifest)));
    auto const named = place_ / name;
    fs::rename(folder_, named);
    is_finished_ = true;
    sync_folder(place_);
    return named;
}

// The books first: a picture is on the disk before the books name it, and who is among its people has a password by then.
Manifest copy_shop(Shop const& shop, fs::path const& folder, Instant now) {
    Shop const copy{folder};
    Manifest manifest{.made_at = now, .files = {}, .log = {}};
    auto const keep = [&](fs::path const& file) {
        sync_file(file);
        manifest.files.push_back(kept(fs::relative(file, folder).string(), content_of(file)));
    };
    make_folder(copy.books().parent_path());
    db::copy_database(shop.books(), copy.books());
    keep(copy.books());
    if (fs::exists(shop.control())) {
        db::copy_database(shop.control(), copy.control());
        keep(copy.control());
    }
    for (auto const& name : picture_files(shop.pictures())) {
        auto const target = copy.pictures() / name;
        make_folder(target.parent_path());
        auto const content = keep_copy(shop.pictures() / name, target);
        manifest.files.push_back(kept(fs::relative(target, folder).string(), content));
    }
    return manifest;
}

bool holds(fs::path const& place, std::string_view kind) {
    if (!fs::is_directory(place)) return false;
    return std::ranges::any_of(fs::directory_iterator(place), [&](fs::directory_entry const& entry) {
        return entry.path().filename().string().starts_with(std::string(kind) + "-");
    });
}

std::size_t keep_newest(fs::path const& place, std::string_view kind, std::size_t count) {
    auto const copies = copies_in(place);
    if (!copies) return 0;
    std::vector<fs::path> of_kind;
    for (auto const& copy : *copies) {
        if (copy.folder.filename().string().starts_with(std::string(kind) + "-")) of_kind.push_back(copy.folder);
    }
    if (of_kind.size() <= count) return 0;
    of_kind.resize(of_kind.size() - count);
    for (auto const& folder : of_kind) {
        // Without its manifest it is no copy, however far the rest of the removal gets.
        fs::remove(folder / manifest_name);
        fs::remove_all(folder);
    }
    return of_kind.size();
}

Result<std::vector<Copy>, RestoreRefusal> copies_in(fs::path const& place) {
    if (fs::exists(place / manifest_name)) {
        auto const one = open_copy(place);
        if (!one) return one.refused();
        return std::vector{one.value()};
    }
    std::vector<Copy> found;
    if (fs::is_directory(place)) {
        for (auto const& entry : fs::directory_iterator(place)) {
            if (!is_copy_name(entry.path().filename().string()) || !fs::exists(entry.path() / manifest_name)) continue;
            auto const copy = open_copy(entry.path());
            if (!copy) return copy.refused();
            found.push_back(copy.value());
        }
    }
    std::ranges::sort(found, {}, [](Copy const& copy) { return copy.manifest.made_at; });
    return found;
}

Result<Copy, RestoreRefusal> choose(fs::path const& place, std::optional<Instant> until) {
    auto const copies = copies_in(place);
    if (!copies) return copies.refused();
    if (copies->empty()) return Refused{RestoreRefusal::nothing_there, place.string()};
    std::optional<Copy> chosen;
    for (auto const& copy : *copies) {
        if (!until || copy.manifest.made_at <= *until) chosen = copy;
    }
    if (!chosen) return Refused{RestoreRefusal::too_early, copies->front().manifest.made_at.text()};
    return *chosen;
}

}  // namespace zg::backup
