#pragma once

#include "command_queue.h"
#include "every.h"
#include "on_fatal.h"

#include <zg/company.h>
#include <zg/house.h>
#include <zg/time.h>

#include <functional>
#include <thread>

namespace zg::app {

// The one thread that writes the company's books: drains the queue into batches, and between them sweeps balances, expires
// holds, forgets old answers and sees whether the database is still there. A failure other than a full disk means that the books
// cannot be trusted to be on disk: `on_fatal` is told and nothing more is written.
class WriterThread final {
public:
    struct Listeners final {
        OnFatal on_fatal;
        // After a batch that is answered, with the pages that its log has; may be empty.
        std::function<void(std::int64_t log_pages)> on_batch;
        // Between batches, for what else other servers may have changed; may be empty.
        std::function<void()> catch_up;
    };
    WriterThread(Company&, Clock&, api::Vitals&, Listeners);
    ~WriterThread();

    bool submit(std::unique_ptr<db::Command> command);
    // Takes no more commands, finishes those that wait, sweeps and ends.
    void stop();

private:
    void loop();
    void write(std::vector<std::unique_ptr<db::Command>> const& batch);
    void keep_house();
    void follow_others();

    Company& company_;
    Clock& clock_;
    api::Vitals& vitals_;
    Listeners listeners_;
    CommandQueue queue_;
    Every catch_up_;
    Every sweep_;
    Every forget_;
    Every expire_;
    std::thread thread_;
};

}  // namespace zg::app
