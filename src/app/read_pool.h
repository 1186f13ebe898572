#pragma once

#include <zg/company.h>
#include <zg/house.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zg::app {

// Threads that answer questions, each with its own read connections, so that a slow list never holds up a sale.
class ReadPool final {
public:
    ReadPool(Folder const&, std::shared_ptr<insights::Memory const>, int threads);
    ~ReadPool();

    // False when too much is waiting.
    bool run(std::function<void(api::Reading&)> work);
    void stop();

private:
    void loop(Folder const&, std::shared_ptr<insights::Memory const>);

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void(api::Reading&)>> waiting_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace zg::app
