#include "durable.h"

#include <zg/hash.h>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace zg::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_bytes = 1 << 20;

[[noreturn]] void fail(fs::path const& file) {
    throw std::system_error(errno == 0 ? EIO : errno, std::generic_category(), file.string());
}

void sync(fs::path const& path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) fail(path);
    bool const is_synced = ::fsync(file) == 0;
    ::close(file);
    if (!is_synced) fail(path);
}

// Reads a file in pieces and hashes what it hands on.
template <class OnChunk>
Content each_chunk(fs::path const& file, OnChunk on_chunk) {
    std::ifstream in(file, std::ios::binary);
    if (!in) fail(file);
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    Content content;
    std::string chunk(chunk_bytes, '\0');
    while (in) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        auto const got = static_cast<std::size_t>(in.gcount());
        crypto_hash_sha256_update(&hash, reinterpret_cast<unsigned char const*>(chunk.data()), got);
        on_chunk(std::string_view(chunk).substr(0, got));
        content.bytes += static_cast<std::int64_t>(got);
    }
    if (in.bad()) fail(file);
    Digest digest;
    crypto_hash_sha256_final(&hash, digest.data());
    content.sha256 = hex(view(digest));
    return content;
}

}  // namespace

void sync_file(fs::path const& file) { sync(file, O_RDONLY); }
void sync_folder(fs::path const& folder) { sync(folder, O_RDONLY | O_DIRECTORY); }

void make_folder(fs::path const& folder) {
    if (!fs::create_directories(folder)) return;
    // What cannot tell its owner from others (a memory stick) is used as it is.
    std::error_code ignored;
    fs::permissions(folder, fs::perms::owner_all, ignored);
}

void write_durably(fs::path const& file, std::string_view bytes) {
    auto const beside = fs::path(file.string() + ".new");
    {
        std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) fail(beside);
    }
    sync_file(beside);
    fs::rename(beside, file);
    sync_folder(file.parent_path());
}

std::optional<std::string> read_whole(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

Content content_of(fs::path const& file) {
    return each_chunk(file, [](std::string_view) {});
}

Content keep_copy(fs::path const& from, fs::path const& to) {
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    auto const content = each_chunk(from, [&](std::string_view chunk) {
        out.write(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        if (!out) fail(to);
    });
    out.close();
    if (!out) fail(to);
    sync_file(to);
    return content;
}

std::vector<std::string> picture_files(fs::path const& pictures) {
    std::vector<std::string> found;
    if (!fs::exists(pictures)) return found;
    for (auto const& entry : fs::recursive_directory_iterator(pictures)) {
        if (entry.is_regular_file() && entry.path().extension() == ".webp")
            found.push_back(fs::relative(entry.path(), pictures).string());
    }
    return found;
}

std::size_t copy_new_pictures(fs::path const& from, fs::path const& to) {
    std::size_t count = 0;
    for (auto const& name : picture_files(from)) {
        auto const target = to / name;
        if (fs::exists(target)) continue;
        make_folder(target.parent_path());
        auto const beside = fs::path(target.string() + ".new");
        keep_copy(from / name, beside);
        fs::rename(beside, target);
        sync_folder(target.parent_path());
        ++count;
    }
    if (count > 0) sync_folder(to);
    return count;
}

}  // namespace zg::backup
