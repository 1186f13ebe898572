#include "live_hub.h"

#include <zg/api.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <array>
#include <atomic>
#include <chrono>

namespace zg::app {

namespace {

constexpr int idle_wait_ms = 100;
constexpr int figures_wait_ms = 5;
constexpr std::size_t figures_stores_max = 4;
constexpr std::int64_t catch_up_count_max = 500;

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

http::Text text_of(std::string text) { return std::make_shared<std::string const>(std::move(text)); }

// "2026-11-22T05:23:29.123456Z": what a screen needs to say how fresh its picture is.
std::string instant_us(std::int64_t at_us) {
    auto text = Instant{at_us / 1000}.text();
    text.insert(text.size() - 1, fmt::format("{:03}", at_us % 1000));
    return text;
}

bool moves_figures(events::Event const& event) { return event.type == "SaleCompleted" || event.type == "SaleRefunded"; }

}  // namespace

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
    void end() {
        stream.close();
        is_closed = true;
    }
};

LiveHub::LiveHub(Folder const& folder, access::Directory const& directory, api::Vitals& vitals)
    : books_(folder.books(), {.access = db::Access::read, .cache_kib = 2 * 1024}),
      directory_(directory),
      vitals_(vitals) {}

LiveHub::~LiveHub() { stop(); }

void LiveHub::start() {
    thread_ = std::thread([this] { loop(); });
}

void LiveHub::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

// Who comes later asks for what stands in the books, and the batch is in them already.
void LiveHub::put(events::Batch batch) {
    if (is_heard()) queue_.put(std::move(batch));
}

bool LiveHub::is_heard() {
    if (!topics_.is_empty()) return true;
    std::lock_guard const lock(mutex_);
    return !readers_.empty();
}

std::shared_ptr<http::SocketEvents> LiveHub::socket(access::Principal const& principal) {
    return std::make_shared<Screen>(principal, directory_, vitals_, topics_);
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
    readers_.push_back(reader);
    if (!directory_.as_of_now(principal)) reader->end();
}

void LiveHub::loop() {
    try {
        for (;;) {
            close_ended();
            bool lagged = false;
            auto const all = queue_.take({.idle_ms = figures_.is_waiting() ? figures_wait_ms : idle_wait_ms}, lagged);
            if (lagged) send_missed();
            // Events first: each batch leaves as soon as it is written, before anything less urgent is looked at.
            for (auto const& committed : all) send(committed);
            send_figures();
            catch_up_readers();
            if (all.empty() && queue_.is_closed()) break;
        }
    } catch (std::exception const& failure) {
        spdlog::error("live push stopped: {}", failure.what());
    }
    std::lock_guard const lock(mutex_);
    for (auto const& reader : readers_) reader->stream.close();
}

void LiveHub::send(EventQueue::Committed const& committed) {
    if (topics_.is_empty()) return;
    http::Gather const gather;
    auto const committed_at = instant_us(committed.at_us);
    for (auto const& event : *committed.batch) {
        if (event.store && moves_figures(event)) figures_.changed(*event.store, event.sequence);
        std::array<http::Text, 2> texts;  // without costs, with them; made when the first screen needs one
        topics_.each(event.store, [&](Screen const& screen) {
            if (!api::sees(screen.principal(), event)) return;
            bool const shows_costs = screen.principal().may(access::Scope::report_read);
            auto& text = texts[shows_costs];
            if (!text) {
                text = text_of(R"({"kind":"event","committed_at":")" + committed_at + R"(","event":)" +
                               api::event_json(event, shows_costs) + "}");
            }
            screen.send(text);
        });
    }
}

void LiveHub::send_figures() {
    auto const due = figures_.take(vitals_.projected_sequence, steady_ms(), figures_stores_max);
    if (due.is_empty()) return;
    http::Gather const gather;
    if (due.company) {
        auto const text = text_of(R"({"kind":"dashboard","store":"all"})");
        topics_.each_of_all_stores([&](Screen const& screen) { screen.send(text); });
    }
    for (auto const store : due.stores) {
        auto const text = text_of(R"({"kind":"dashboard","store":")" + store.text() + R"("})");
        topics_.each_of_store(store, [&](Screen const& screen) { screen.send(text); });
    }
}

// Somebody whose session has ended hears nothing more either.
void LiveHub::close_ended() {
    auto const version = directory_.people_version();
    if (version == people_version_) return;
    people_version_ = version;
    topics_.each(std::nullopt, [&](Screen const& screen) {
        if (!directory_.as_of_now(screen.principal())) screen.close();
    });
    std::lock_guard const lock(mutex_);
    for (auto const& reader : readers_) {
        if (!directory_.as_of_now(reader->principal)) reader->end();
    }
}

// Batches were thrown away before they were sent: the screens must ask anew for what they show.
void LiveHub::send_missed() {
    spdlog::warn("live push has fallen behind; screens are told to ask again");
    http::Gather const gather;
    auto const text = text_of(R"({"kind":"missed"})");
    topics_.each(std::nullopt, [&](Screen const& screen) { screen.send(text); });
}

// Readers always read the books: what is committed is there, in order, and one path is enough.
void LiveHub::catch_up_readers() {
    std::lock_guard const lock(mutex_);
    readers_.remove_if([](auto const& reader) { return reader->is_closed.load(); });
    if (readers_.empty()) return;
    http::Gather const gather;
    books_.read([&](db::Tx& tx) {
        for (auto const& reader : readers_) {
            for (auto const& event : events::after(tx, reader->position, catch_up_count_max)) reader->send(event);
        }
    });
}

}  // namespace zg::app
