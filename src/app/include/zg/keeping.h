#pragma once

#include <zg/company.h>

#include <filesystem>
#include <string>

namespace zg::app {

struct BackupOptions final {
    Folder folder;
    std::filesystem::path to;
    int keep = 0;  // how many backups the place keeps; 0: all
};
// Copies the shop into a new folder of the place, also while it is open, and checks the copy. 0: done. 1: the copy breaks a
// promise; it is kept under a name by which no restore takes it, and no older one goes. 66: there are no books. 73: the place is
// an archive's.
int back_up(BackupOptions const&);

struct RestoreOptions final {
    std::filesystem::path from;
    Folder folder;
    std::string until;  // RFC 3339; empty: as late as there is
};
// Brings a shop back from a place into an empty folder and checks it. 0: done. 1: what came back breaks a promise. 64: an option
// cannot be used. 65: the copy is damaged. 66: there is none, or none that old. 73: the folder is not empty.
int restore(RestoreOptions const&);

}  // namespace zg::app
