#pragma once

#include "history.h"

#include <zg/db.h>

#include <map>
#include <string>

namespace zg::bench {

// What a team would do first: one table of sales lines with indexes by day, store and SKU, asked with GROUP BY.
class Flat final {
public:
    // Fills a file with the last `days` of the history.
    Flat(History const&, std::int32_t days, std::filesystem::path const& file);

    [[nodiscard]] std::int64_t lines() const { return lines_; }
    [[nodiscard]] std::int64_t bytes() const;

    // Keys as the API spells them, and their values.
    using Answer = std::map<std::string, std::int64_t>;
    struct Ask final {
        BusinessDate from;
        BusinessDate to;
        std::int64_t store = -1;  // all
        std::int64_t top = 0;     // no limit
    };
    enum class By { total, hour, weekday_hour, day, sku, category, store };
    [[nodiscard]] Answer net(By, Ask const&);
    // How many receipts.
    [[nodiscard]] std::int64_t receipts(Ask const&, Instant until);

private:
    History const& history_;
    std::filesystem::path file_;
    db::Db db_;
    std::int64_t lines_ = 0;
};

}  // namespace zg::bench
