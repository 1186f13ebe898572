#pragma once

#include "archive_thread.h"
#include "on_fatal.h"

#include <zg/company.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

namespace zg::app {

// Moves committed pages from the log to the file in the background, so that the writer seldom has to. With an archive it is
// the only one that moves any, and it moves what is in the archive: a log is begun anew only when all of it has moved. When a
// sync fails, or the file turns out to be broken, nobody knows what is on the disk: `on_fatal` is told and nothing more is moved.
// PostgreSQL does all of this by itself.
class Checkpointer final {
public:
    // `archive` may be null and outlives this.
    Checkpointer(Folder const&, ArchiveThread* archive, OnFatal on_fatal);
    ~Checkpointer();
    void stop();

    // The writer's thread, with an archive: above a limit it stands still until the log can be begun anew, but not for long.
    void shorten(std::int64_t log_pages);

private:
    void loop();
    void move();
    void move_what_is_kept();
    [[nodiscard]] bool is_log_too_long() const;

    std::filesystem::path file_;
    ArchiveThread* archive_;
    OnFatal on_fatal_;
    std::optional<db::Db> books_;
    std::optional<db::Db> snapshot_;
    std::int64_t pages_next_;  // the writer's: at which it stands still

    std::mutex mutex_;
    std::condition_variable changed_;
    std::int64_t asked_ = 0;
    std::int64_t served_ = 0;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
