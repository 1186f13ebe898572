#pragma once

#include <zg/json_text.h>
#include <zg/names.h>

#include <string>

namespace zg::api {

// JSON text of an answer. Unlike json::text an absent optional is written as null, so that every row has all its members.
template <class T>
void append_answer(std::string& out, T const& value) {
    if constexpr (json::detail::is_optional<T>::value) {
        if (value) {
            append_answer(out, *value);
        } else {
            out += "null";
        }
    } else if constexpr (json::detail::is_vector<T>::value) {
        out += '[';
        for (auto const& element : value) {
            if (out.back() != '[') out += ',';
            append_answer(out, element);
        }
        out += ']';
    } else if constexpr (std::is_same_v<T, Names>) {
        json::append(out, value);  // a language that a thing has no name in is left out
    } else if constexpr (boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>) {
        out += '{';
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
            if (out.back() != '{') out += ',';
            out += '"';
            out += json::detail::wire_name<T>(member.name);
            out += "\":";
            append_answer(out, value.*member.pointer);
        });
        out += '}';
    } else {
        json::append(out, value);
    }
}

template <class T>
[[nodiscard]] std::string answer_text(T const& value) {
    std::string out;
    append_answer(out, value);
    return out;
}

}  // namespace zg::api
