#pragma once

#include <zg/writer.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace zg::app {

// Commands on their way to the writer, in the order in which they came. Any thread puts, one thread takes.
class CommandQueue final {
public:
    explicit CommandQueue(std::size_t count_max) : count_max_(count_max) {}

    // False when full or closed; the command is then the caller's to answer.
    bool put(std::unique_ptr<db::Command>& command);
    // Waits for commands, or for `wait_ms`; takes at most `batch_max`. Empty after close() when all are taken.
    [[nodiscard]] std::vector<std::unique_ptr<db::Command>> take(std::size_t batch_max, int wait_ms);
    void close();
    [[nodiscard]] bool is_closed() const;
    [[nodiscard]] std::size_t count() const;

private:
    std::size_t const count_max_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::vector<std::unique_ptr<db::Command>> waiting_;
    bool is_closed_ = false;
};

}  // namespace zg::app
