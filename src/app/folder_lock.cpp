#include <zg/folder_lock.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace zg::app {

FolderLock::FolderLock(std::filesystem::path const& folder) {
    auto const path = folder / "lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw std::system_error(errno, std::generic_category(), path.string());
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(file_);
    throw std::runtime_error("the books in " + folder.string() + " are in use: stop the other zhanggui first");
}

FolderLock::~FolderLock() { ::close(file_); }

}  // namespace zg::app
