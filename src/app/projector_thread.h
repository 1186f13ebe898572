#pragma once

#include "event_queue.h"

#include <zg/company.h>
#include <zg/house.h>
#include <zg/insights.h>
#include <zg/time.h>

#include <memory>
#include <thread>

namespace zg::app {

// Follows the feed and keeps the roll-ups. Knows nothing of who looks at them: how far it is stands in the vitals.
class ProjectorThread final {
public:
    ProjectorThread(Folder const&, Clock&, api::Vitals&);
    ~ProjectorThread();

    // Catches up with the books, then follows.
    void start();
    void put(events::Batch batch) { queue_.put(std::move(batch)); }
    void stop();
    [[nodiscard]] std::shared_ptr<insights::Memory const> memory() const { return projector_.memory(); }

private:
    void loop();
    void flush();

    Clock& clock_;
    api::Vitals& vitals_;
    db::Db books_;
    db::Db views_;
    insights::Projector projector_;
    EventQueue queue_;
    std::thread thread_;
};

}  // namespace zg::app
