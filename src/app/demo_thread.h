#pragma once

#include "writer_thread.h"

#include <zg/house.h>
#include <zg/time.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace zg::app {

// Tells the demo company's story to the writer of the running shop, so that whoever watches sees it come to life.
class DemoThread final {
public:
    DemoThread(WriterThread& writer, Clock& clock) : writer_(writer), clock_(clock) {}
    ~DemoThread() { stop(); }

    // False: one is being made, or the server is stopping.
    bool build(api::DemoOrder);
    [[nodiscard]] api::DemoProgress progress() const { return {is_building_, percent_}; }
    // Leaves the story where it is; what has been told stands, and can be wiped.
    void stop();

private:
    void tell(api::DemoOrder const&);

    WriterThread& writer_;
    Clock& clock_;
    std::atomic<bool> is_building_{false};
    std::atomic<bool> is_stopping_{false};
    std::atomic<std::int32_t> percent_{0};
    std::mutex mutex_;  // guards thread_
    std::thread thread_;
};

}  // namespace zg::app
