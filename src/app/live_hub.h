#pragma once

#include "event_queue.h"
#include "live_figures.h"
#include "live_topics.h"

#include <zg/access.h>
#include <zg/company.h>
#include <zg/house.h>
#include <zg/http.h>

#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace zg::app {

// Fans committed events out to browsers (WebSocket) and integrators (event streams), on a thread of its own so that a
// thousand screens cost the writer nothing.
class LiveHub final {
public:
    LiveHub(Folder const&, access::Directory const&, api::Vitals&);
    ~LiveHub();

    void start();
    void stop();
    // Called by the writer for every batch; wakes nobody while nobody listens.
    void put(events::Batch batch);

    [[nodiscard]] std::shared_ptr<http::SocketEvents> socket(access::Principal const&);
    void stream(http::Responder, access::Principal const&, std::int64_t sequence);

private:
    struct Reader;
    [[nodiscard]] bool is_heard();
    void loop();
    void send(EventQueue::Committed const&);
    void send_figures();
    void send_missed();
    void catch_up_readers();
    void close_ended();

    db::Db books_;
    access::Directory const& directory_;
    std::int64_t people_version_ = 0;  // up to which screens have been looked at
    api::Vitals& vitals_;
    EventQueue queue_;
    LiveTopics topics_;
    LiveFigures figures_;
    std::mutex mutex_;  // guards the readers
    std::list<std::shared_ptr<Reader>> readers_;
    std::thread thread_;
};

}  // namespace zg::app
