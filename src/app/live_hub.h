#pragma once

#include "event_queue.h"

#include <zg/access.h>
#include <zg/company.h>
#include <zg/house.h>
#include <zg/http.h>

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace zg::app {

// Fans committed events out to browsers (WebSocket) and integrators (event streams), on a thread of its own so that a
// thousand screens cost the writer nothing.
class LiveHub final {
public:
    LiveHub(Folder const&, api::Vitals&);
    ~LiveHub();

    void start();
    void stop();
    void put(events::Batch batch) { queue_.put(std::move(batch)); }
    // The projector has applied sales: screens may fetch their figures again, at most four times a second.
    void figures_changed() { figures_changed_ = true; }

    [[nodiscard]] std::shared_ptr<http::SocketEvents> socket(access::Principal const&);
    void stream(http::Responder, access::Principal const&, std::int64_t sequence);

private:
    struct Screen;
    struct Reader;
    void loop();
    void send(std::vector<events::Event> const&);
    void catch_up_readers();

    db::Db books_;
    api::Vitals& vitals_;
    EventQueue queue_;
    std::atomic<bool> figures_changed_{false};
    std::int64_t told_figures_ms_ = 0;
    std::mutex mutex_;                          // guards the two lists
    std::list<std::weak_ptr<Screen>> screens_;  // the connection owns its screen; one that is gone is forgotten
    std::list<std::shared_ptr<Reader>> readers_;
    std::thread thread_;
};

}  // namespace zg::app
