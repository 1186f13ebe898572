#pragma once

#include "calendar.h"

#include <zg/catalog.h>
#include <zg/names.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zg::demo {

// When a thing sells: morning, lunch, evening, night, to visitors in the afternoon, or all day alike.
enum class Hours { morning, lunch, evening, night, visitors, all_day };

enum class Keeps { a_day, some_days, long_time };

struct Good final {
    std::string code;
    Names names;
    std::string barcode;
    std::size_t category = 0;  // into Range::categories
    Keeps keeps{};
    bool is_by_the_handful = false;  // people often take several
    catalog::Unit unit{};
    std::int64_t price = 0;
    std::int64_t cost = 0;
    std::int64_t demand = 0;  // among all goods of a basket
    Hours hours{};
    Feast feast{};  // only ahead of it does it sell much

    [[nodiscard]] bool is_weighed() const { return unit == catalog::Unit::kg; }
    [[nodiscard]] bool is_fresh() const { return keeps != Keeps::long_time; }
};

// What a trade sells, from the tables trades.tsv, <trade>_categories.tsv and <trade>_goods.tsv. Shares are in thousandths of a
// grocery's.
struct Range final {
    struct Category final {
        char letter = 0;
        Names names;
        Keeps keeps{};
        bool is_by_the_handful = false;
    };
    Names company;
    int receipts = 1000;          // how many receipts a store writes
    int lines = 1000;             // how likely one thing more is
    std::array<int, 24> hours{};  // how much of a grocery's custom each hour has: a kitchen lives at meal times
    std::vector<Category> categories;
    std::vector<Good> goods;
};
// A trade that is not known is a bug.
[[nodiscard]] Range range_of(std::string_view trade);

// An EAN-13 out of the numbers that GS1 leaves to each shop's own use (prefix 200), so that it is nobody's.
[[nodiscard]] std::string own_ean(std::size_t number);

}  // namespace zg::demo
