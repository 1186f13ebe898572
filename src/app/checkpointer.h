#pragma once

#include <zg/company.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace zg::app {

// Moves committed pages from the log to the file in the background, so that the writer seldom has to. When a sync fails, or the
// file turns out to be broken, nobody knows what is on the disk: `on_fatal` is told and nothing more is moved.
class Checkpointer final {
public:
    Checkpointer(Folder const&, std::function<void(std::string const&)> on_fatal);
    ~Checkpointer();
    void stop();

private:
    void loop();

    db::Db books_;
    std::function<void(std::string const&)> on_fatal_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
