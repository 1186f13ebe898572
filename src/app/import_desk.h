#pragma once

#include "import_port.h"

#include <zg/company.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace zg::app {

// Does what the books say is to be done for an import: brings rows in, tries again those that were set aside, takes an import back.
// On a thread of its own, one after another, through the queue of the server, so that tills go on between.
class ImportDesk final {
public:
    ImportDesk(Folder const&, Company&, Clock&, QueuedPort::Submit);
    ~ImportDesk();
    // There may be something to do; any thread.
    void wake();
    void stop();

private:
    enum class Worked { nothing_to_do, others_do, some };
    void loop();
    Worked work();
    [[nodiscard]] bool is_here(importing::Import const&) const;

    Folder folder_;
    Company& company_;
    Clock& clock_;
    QueuedPort port_;
    db::Db books_;
    std::mutex mutex_;
    std::condition_variable woken_;
    int looks_left_ = 1;  // the first look finds what a stop has interrupted
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
