#pragma once

#include <zg/company.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace zg::app {

// Moves committed pages from the log to the file in the background, so that the writer seldom has to. PostgreSQL does so by itself.
class Checkpointer final {
public:
    explicit Checkpointer(Folder const&);
    ~Checkpointer();
    void stop();

private:
    void loop();

    std::optional<db::Db> books_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
