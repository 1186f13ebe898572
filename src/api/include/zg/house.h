#pragma once

#include <zg/access.h>
#include <zg/catalog.h>
#include <zg/control.h>
#include <zg/events.h>
#include <zg/http.h>
#include <zg/imports.h>
#include <zg/insights.h>
#include <zg/inventory.h>
#include <zg/ledger.h>
#include <zg/members.h>
#include <zg/pictures.h>
#include <zg/pricing.h>
#include <zg/sales.h>
#include <zg/supply.h>
#include <zg/time.h>
#include <zg/writer.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace zg::api {

// Connections for questions, one set per reading thread.
struct Reading final {
    db::Db& books;
    insights::Reader& insights;
};

// Figures for /healthz and /metrics that the application keeps.
struct Vitals final {
    std::atomic<std::int64_t> commands_queued{0};
    std::atomic<std::int64_t> commands_done{0};
    std::atomic<std::int64_t> batches_done{0};
    std::atomic<std::int64_t> projected_sequence{0};
    std::atomic<std::int64_t> live_sockets{0};
    std::atomic<std::int64_t> wal_bytes{0};
    std::atomic<std::int64_t> views_wal_bytes{0};
    std::atomic<std::int64_t> flushed_sequence{0};  // of the events whose figures are on disk
    std::atomic<bool> is_stopping{false};
};

// The demo company, which the application makes and takes away.
struct DemoOrder final {
    access::Person owner;
    std::string language;
    access::Profile profile;
    std::vector<access::Role> roles = {};
};
struct DemoProgress final {
    bool is_building = false;
    std::int32_t percent = 0;
};
struct DemoMaker final {
    std::function<bool(std::string_view trade)> knows_trade;
    // False: one is being made.
    std::function<bool(DemoOrder)> build;
    std::function<DemoProgress()> progress;
    // Takes the company away after this request has been answered; the server begins anew without one.
    std::function<void()> wipe;
};

// All that routes may use: committed views of the rooms, the way to the writer, the way to a reading thread. The threads
// behind it belong to the application.
struct House final {
    access::Control& control;
    access::Directory const& directory;
    catalog::Catalog const& catalog;
    pricing::Pricing const& pricing;
    members::Members const& members;
    inventory::Stock const& stock;
    sales::Receipts const& receipts;
    supply::Supply const& supply;
    ledger::Ledger const& ledger;
    events::Outbox const& outbox;
    Clock& clock;
    Vitals& vitals;

    // Hands a command to the company's writer. False when its queue is full or the server is stopping: answer 503.
    std::function<bool(std::unique_ptr<db::Command>)> submit;
    // Runs `work` on a reading thread. False when too much is waiting: answer 503.
    std::function<bool(std::function<void(Reading&)>)> read;
    // Adds a browser's socket to the live fan-out; it gets events of the stores that `principal` sees until it closes.
    std::function<std::shared_ptr<http::SocketEvents>(access::Principal const&)> live_socket;
    // Opens an event stream for an integrator after `sequence`.
    std::function<void(http::Responder, access::Principal const&, std::int64_t sequence)> event_stream;
    // Where files that are brought in wait until they are taken; written by reading threads only.
    std::filesystem::path uploads;
    // Tells the application that the books ask for work on an import.
    std::function<void()> wake_imports;
    DemoMaker demo;
    pictures::Maker& picture_maker;
    pictures::Files const& picture_files;
};

}  // namespace zg::api
