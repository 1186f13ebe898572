#include "picture_sweeper.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <set>

namespace zg::app {

namespace {

constexpr std::size_t page_rows = 1'000;

std::set<PictureId> named_in(catalog::Catalog const& catalog) {
    std::set<PictureId> named;
    for (SkuId after{};;) {
        auto const page = catalog.list_after(after, page_rows);
        for (auto const& listing : page)
            named.insert(listing->product.pictures.begin(), listing->product.pictures.end());
        if (page.size() < page_rows) return named;
        after = page.back()->product.id;
    }
}

}  // namespace

// What is named is read first: a picture that gets its name after that was kept a moment ago, and so is too young to go.
std::optional<std::size_t> PictureSweep::run_when_due() {
    auto const now = clock_.now();
    if (last_ && now.ms - last_->ms < picture_sweep_ms) return std::nullopt;
    last_ = now;
    return files_.sweep(named_in(catalog_), Instant{now.ms - picture_grace_ms});
}

PictureSweeper::PictureSweeper(PictureSweep sweep) : sweep_(std::move(sweep)) {
    thread_ = std::thread([this] { loop(); });
}

PictureSweeper::~PictureSweeper() { stop(); }

void PictureSweeper::stop() {
    {
        std::lock_guard const lock(mutex_);
        is_stopping_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void PictureSweeper::loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_.wait_for(lock, std::chrono::minutes(1), [&] { return is_stopping_; })) {
        try {
            if (auto const count = sweep_.run_when_due(); count && *count > 0)
                spdlog::info("{} pictures that no product names have been taken away", *count);
        } catch (std::filesystem::filesystem_error const& failure) {
            // They lie there for another day.
            spdlog::warn("pictures: {}", failure.what());
        }
    }
}

}  // namespace zg::app
