#pragma once

#include <zg/catalog.h>
#include <zg/pictures.h>
#include <zg/time.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace zg::app {

// As long as a backup of the books may be put back that still names a picture.
inline constexpr std::int64_t picture_grace_ms = 30LL * 24 * 3600 * 1000;
inline constexpr std::int64_t picture_sweep_ms = 24LL * 3600 * 1000;

// Takes pictures away that no product names, neither one that is sold nor one that is not any more.
class PictureSweep final {
public:
    PictureSweep(catalog::Catalog const& catalog, pictures::Files const& files, Clock& clock)
        : catalog_(catalog), files_(files), clock_(clock) {}

    // Once a day; answers how many were taken away, nothing when it is not time yet.
    std::optional<std::size_t> run_when_due();

private:
    catalog::Catalog const& catalog_;
    pictures::Files const& files_;
    Clock& clock_;
    std::optional<Instant> last_;
};

// Runs the sweep on a thread of its own: for the first time a minute after the start, when the shop is open.
class PictureSweeper final {
public:
    explicit PictureSweeper(PictureSweep);
    ~PictureSweeper();
    void stop();

private:
    void loop();

    PictureSweep sweep_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace zg::app
