#pragma once

#include <boost/describe.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zg {

// What a thing is called, in the languages that the product speaks. On the wire and in the books an object with the language
// tags as keys: {"zh-Hant":"凍檸茶","en":"Iced lemon tea"}.
struct Names final {
    std::optional<std::string> zh_hant = {};
    std::optional<std::string> zh_hans = {};
    std::optional<std::string> en = {};
    std::optional<std::string> pt = {};

    [[nodiscard]] bool empty() const { return !zh_hant && !zh_hans && !en && !pt; }
    // The name for people who asked for none: the first that is there, in the order above.
    [[nodiscard]] std::string_view any() const;

    // The key of a member in JSON.
    [[nodiscard]] static constexpr std::string_view wire_name(std::string_view member) {
        if (member == "zh_hant") return "zh-Hant";
        if (member == "zh_hans") return "zh-Hans";
        return member;
    }
    friend bool operator==(Names const&, Names const&) = default;
};
BOOST_DESCRIBE_STRUCT(Names, (), (zh_hant, zh_hans, en, pt))

// The text that the books keep, and back. Text that names_json() did not make is a bug.
[[nodiscard]] std::string names_json(Names const&);
[[nodiscard]] Names names_of_json(std::string_view);

// What is wrong with a name or another short text that people type: nothing, it is blank, it has more than `character_count_max`
// characters, or it has control characters or is not UTF-8.
enum class TextFault { none, blank, too_long, unprintable };
[[nodiscard]] TextFault text_fault(std::string_view utf8, std::size_t character_count_max);

inline constexpr std::size_t name_characters_max = 200;

// The first fault among the names that are there, with the wire name of its language; `blank` without a language when
// there is no name at all.
struct NamesFault final {
    TextFault fault = TextFault::none;
    std::string_view language = {};
};
[[nodiscard]] NamesFault names_fault(Names const&);

}  // namespace zg
