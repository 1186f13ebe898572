#pragma once

#include <filesystem>

namespace zg::app {

// The right to write a company's books. Two writers would each keep balances of their own in memory, so the second one is turned
// away with a sentence; the kernel lets go of the lock when the process ends, however it ends.
class FolderLock final {
public:
    // Throws std::runtime_error when another process holds it.
    explicit FolderLock(std::filesystem::path const& folder);
    ~FolderLock();
    FolderLock(FolderLock const&) = delete;

private:
    int file_;
};

}  // namespace zg::app
