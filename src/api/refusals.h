#pragma once

#include "language.h"

#include <zg/http.h>

#include <boost/describe.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zg::api {

// What the outside hears of one refusal: the status, and a sentence that a shopkeeper understands.
struct RefusalText final {
    std::string_view code;
    int status;
    std::string_view en;
    std::string_view zh_hant;
    std::string_view zh_hans;
    std::string_view pt;

    [[nodiscard]] std::string_view title(Language) const;
};

// All codes that the API can answer, in the order of the code.
[[nodiscard]] std::span<RefusalText const> refusal_texts();
// nullptr for a code that is not in the table; a test keeps the table complete.
[[nodiscard]] RefusalText const* find_refusal(std::string_view code);

struct Problem final {
    std::string_view code;
    std::string_view field = {};
    int status = 0;  // 0: the table's
};
// RFC 9457.
[[nodiscard]] http::Response problem_response(Problem const&, Language);

// The names of the described enums' values, which are the codes of the refusals.
template <class... Enums>
[[nodiscard]] std::vector<std::string_view> codes_of() {
    std::vector<std::string_view> codes;
    auto const add = [&]<class Enum>(Enum const*) {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
            [&](auto each) { codes.push_back(each.name); });
    };
    (add(static_cast<Enums const*>(nullptr)), ...);
    return codes;
}

}  // namespace zg::api
