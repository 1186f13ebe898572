#pragma once

#include "chance.h"

#include <zg/id.h>
#include <zg/time.h>

#include <string>
#include <string_view>
#include <vector>

namespace zg::demo {

inline constexpr int member_count = 400;

// A member who never was: names put together from lists, telephone numbers out of ranges that no network has been given.
struct Customer final {
    MemberId id;
    std::string name;
    std::string phone;
    std::string card;
    Instant joins_at;
    std::size_t home = 0;     // the store that they mostly go to
    std::int64_t weight = 1;  // how often
};

// Seven in ten were members before the story begins; the others join by and by.
[[nodiscard]] std::vector<Customer> customers(Chance&, Instant begin, Instant end);

// Names as they are usual where the language is spoken, the same ones every time; nobody's in particular.
[[nodiscard]] std::vector<std::string> staff_names(std::string_view language, std::size_t count);

}  // namespace zg::demo
