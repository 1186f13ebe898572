#pragma once

#include "flat.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zg::bench {

// One thing that a console asks, in both ways.
struct Question final {
    std::string name;
    Flat::By by{};
    std::int32_t days = 1;     // back from the day it is asked for
    bool is_of_store = false;  // of one store, another one each time
    std::int64_t top = 0;
    bool is_dashboard = false;  // today against last week, with hours and best sellers
};
[[nodiscard]] std::vector<Question> const& questions();

// A kept connection to the server.
class Console final {
public:
    Console(std::uint16_t port, std::string token);
    ~Console();
    Console(Console const&) = delete;
    Console& operator=(Console const&) = delete;
    // The body of a 200; anything else ends the bench. `us` is set to what it took.
    [[nodiscard]] std::string get(std::string const& target, std::int64_t& us);

private:
    int handle_;
    std::string token_;
};

[[nodiscard]] std::string target_of(Question const&, Flat::Ask const&);
// What the server said, as keys and values; of a dashboard its sums and hours.
[[nodiscard]] Flat::Answer answer_of(Question const&, std::string const& body);
// The same by plain SQL. `until` is where today ends so far, a week before which last week's part ends.
[[nodiscard]] Flat::Answer flat_answer(Question const&, Flat&, Flat::Ask const&, Instant until);

}  // namespace zg::bench
