#pragma once

#include <zg/json.h>

#include <fmt/format.h>

// Writes a described struct straight to JSON text, without building a value first: what receipts, events and answers are
// made with, several times for every sale. An absent optional is left out. Same text as json::write(json::encode(x)).
namespace zg::json {

// `text` in quotes, escaped.
void append_string(std::string& out, std::string_view text);

template <class T>
void append(std::string& out, T const& value) {
    if constexpr (std::is_same_v<T, Value>) {
        out += write(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        fmt::format_int const digits(value);
        out.append(digits.data(), digits.size());
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
        append_string(out, value);
    } else if constexpr (detail::is_id<T>::value) {
        char quoted[38];
        quoted[0] = quoted[37] = '"';
        value.uuid.write(quoted + 1);
        out.append(quoted, sizeof quoted);
    } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, BusinessDate>) {
        out += '"';
        out += value.text();
        out += '"';
    } else if constexpr (std::is_enum_v<T>) {
        char const* name = boost::describe::enum_to_string(value, nullptr);
        ZG_ASSERT(name != nullptr);
        out += '"';
        out += name;
        out += '"';
    } else if constexpr (detail::is_optional<T>::value) {
        if (value) {
            append(out, *value);
        } else {
            out += "null";
        }
    } else if constexpr (detail::is_vector<T>::value) {
        out += '[';
        for (auto const& element : value) {
            if (out.back() != '[') out += ',';
            append(out, element);
        }
        out += ']';
    } else {
        out += '{';
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
            auto const& field = value.*member.pointer;
            if constexpr (detail::is_optional<std::remove_cvref_t<decltype(field)>>::value) {
                if (!field) return;
            }
            // Comma, name and colon in one piece, made once.
            static std::string const key = ",\"" + std::string(detail::wire_name<T>(member.name)) + "\":";
            std::size_t const skip = out.back() == '{' ? 1 : 0;
            out.append(key.data() + skip, key.size() - skip);
            append(out, field);
        });
        out += '}';
    }
}

// Room for a receipt of three lines, so that the text of a sale does not move while it grows.
inline constexpr std::size_t text_bytes_usual = 2'048;

template <class T>
[[nodiscard]] std::string text(T const& value) {
    std::string out;
    out.reserve(text_bytes_usual);
    append(out, value);
    return out;
}

}  // namespace zg::json
