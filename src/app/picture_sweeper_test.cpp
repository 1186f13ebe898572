#include "picture_sweeper.h"

#include <zg/company.h>

#include <gtest/gtest.h>

#include <filesystem>

namespace zg::app {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;

TEST(PictureSweep, OnceADayAndNeverWhatAProductNames) {
    auto const root = std::filesystem::temp_directory_path() / ("zg_sweep_" + std::to_string(::getpid()));
    std::filesystem::remove_all(root);
    Folder const folder{root};
    {
        Company company(folder);
        pictures::Files const files(folder.pictures());
        auto const named = files.keep({.large = "RIFF named", .small = "RIFF small"});
        auto const orphan = files.keep({.large = "RIFF orphan", .small = "RIFF small"});
        SkuId const tea{Uuid::named({}, "tea")};
        run(company, [&](db::Draft& draft) {
            // Not sold any more, and still shown on old receipts and in the list.
            return catalog::create_product(draft, Instant{1},
                                           {.id = tea, .code = "T", .names = {.en = "Tea"}, .tax_class = "s"}) &&
                   catalog::change_product(draft, Instant{1}, {.id = tea, .active = false, .pictures = {{named}}});
        });
        ManualClock clock(SystemClock().now());
        PictureSweep sweep(company.catalog, files, clock);
        EXPECT_EQ(sweep.run_when_due(), 0u) << "both are young";
        clock.advance_ms(day_ms - hour_ms);
        EXPECT_EQ(sweep.run_when_due(), std::nullopt);
        clock.advance_ms(hour_ms);
        EXPECT_EQ(sweep.run_when_due(), 0u) << "still within its grace";
        clock.advance_ms(picture_grace_ms - day_ms + hour_ms);
        EXPECT_EQ(sweep.run_when_due(), 1u);
        EXPECT_FALSE(files.is_whole(orphan));
        clock.advance_ms(picture_grace_ms);
        EXPECT_EQ(sweep.run_when_due(), 0u);
        EXPECT_TRUE(files.is_whole(named));
    }
    std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace zg::app
