#include "live_hub.h"

#include <zg/api.h>

#include <spdlog/spdlog.h>

#include <array>
#include <chrono>

namespace zg::app {

namespace {

constexpr int idle_wait_ms = 100;
constexpr std::int64_t figures_every_ms = 250;
constexpr std::int64_t catch_up_count_max = 500;

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

// A browser. It hears of every event of its stores from the moment it opens; what it missed before, it asks for.
struct LiveHub::Screen final : http::SocketEvents {
    Screen(access::Principal the_principal, api::Vitals& the_vitals)
        : principal(std::move(the_principal)), vitals(the_vitals) {}

    void on_open(http::Socket opened) override {
        ++vitals.live_sockets;
        std::lock_guard const lock(mutex);
        socket = std::move(opened);
        is_open = true;
    }
    void on_close(int) override {
        --vitals.live_sockets;
        std::lock_guard const lock(mutex);
        is_open = false;
    }
    void send(http::Text const& text) {
        std::lock_guard const lock(mutex);
        if (is_open) socket.send(text);
    }

    access::Principal const principal;
    api::Vitals& vitals;
    std::mutex mutex;
    http::Socket socket;
    bool is_open = false;
};

// An integrator: gets every event after its cursor, first from the books, then as they are committed.
struct LiveHub::Reader final {
    access::Principal principal;
    http::Stream stream;
    std::int64_t position = 0;
    std::atomic<bool> is_closed{false};

    void send(events::Event const& event) {
        if (event.sequence <= position) return;
        position = event.sequence;
        if (!api::sees(principal, event)) return;
        auto text = std::make_shared<std::string>(
            "id: " + events::cursor(event.sequence) + "\nevent: " + event.type +
            "\ndata: " + api::event_json(event, principal.may(access::Scope::report_read)) + "\n\n");
        if (!stream.send(std::move(text))) is_closed = true;
    }
};

LiveHub::LiveHub(Folder const& folder, api::Vitals& vitals)
    : books_(folder.books(), {.access = db::Access::read, .cache_kib = 2 * 1024}), vitals_(vitals) {}

LiveHub::~LiveHub() { stop(); }

void LiveHub::start() {
    thread_ = std::thread([this] { loop(); });
}

void LiveHub::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

std::shared_ptr<http::SocketEvents> LiveHub::socket(access::Principal const& principal) {
    auto screen = std::make_shared<Screen>(principal, vitals_);
    std::lock_guard const lock(mutex_);
    screens_.push_back(screen);
    return screen;
}

void LiveHub::stream(http::Responder responder, access::Principal const& principal, std::int64_t sequence) {
    auto reader = std::make_shared<Reader>();
    reader->principal = principal;
    reader->position = sequence;
    http::Response head{.content_type = "text/event-stream",
                        .headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
    reader->stream = responder.stream(std::move(head), [weak = std::weak_ptr(reader)] {
        if (auto const gone = weak.lock()) gone->is_closed = true;
    });
    std::lock_guard const lock(mutex_);
    readers_.push_back(std::move(reader));
}

void LiveHub::loop() {
    try {
        for (;;) {
            bool lagged = false;
            auto const batches = queue_.take({.idle_ms = idle_wait_ms}, lagged);
            http::Gather const gather;
            for (auto const& batch : batches) send(*batch);
            catch_up_readers();
            auto const now = steady_ms();
            if (now - told_figures_ms_ >= figures_every_ms && figures_changed_.exchange(false)) {
                told_figures_ms_ = now;
                auto const text = std::make_shared<std::string const>(R"({"kind":"dashboard","store":"all"})");
                std::lock_guard const lock(mutex_);
                for (auto const& weak : screens_) {
                    if (auto const screen = weak.lock()) screen->send(text);
                }
            }
            if (batches.empty() && queue_.is_closed()) break;
        }
    } catch (std::exception const& failure) {
        spdlog::error("live push stopped: {}", failure.what());
    }
    std::lock_guard const lock(mutex_);
    for (auto const& reader : readers_) reader->stream.close();
}

void LiveHub::send(std::vector<events::Event> const& batch) {
    std::lock_guard const lock(mutex_);
    screens_.remove_if([](auto const& screen) { return screen.expired(); });
    if (screens_.empty()) return;
    for (auto const& event : batch) {
        std::array<http::Text, 2> texts;  // without costs, with them; made when the first screen needs one
        for (auto const& weak : screens_) {
            auto const screen = weak.lock();
            if (!screen || !api::sees(screen->principal, event)) continue;
            bool const shows_costs = screen->principal.may(access::Scope::report_read);
            auto& text = texts[shows_costs];
            if (!text) {
                text = std::make_shared<std::string const>(
                    "{\"kind\":\"event\",\"event\":" + api::event_json(event, shows_costs) + "}");
            }
            screen->send(text);
        }
    }
}

// Readers always read the books: what is committed is there, in order, and one path is enough.
void LiveHub::catch_up_readers() {
    std::lock_guard const lock(mutex_);
    readers_.remove_if([](auto const& reader) { return reader->is_closed.load(); });
    if (readers_.empty()) return;
    books_.read([&](db::Tx& tx) {
        for (auto const& reader : readers_) {
            for (auto const& event : events::after(tx, reader->position, catch_up_count_max)) reader->send(event);
        }
    });
}

}  // namespace zg::app
