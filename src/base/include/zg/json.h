#pragma once

#include <zg/id.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// JSON at the edge: parsed under limits, decoded into described structs with the offending field named, written back.
//
//     struct Line { SkuId sku; std::int64_t quantity_milli; std::optional<std::string> note; };
//     BOOST_DESCRIBE_STRUCT(Line, (), (sku, quantity_milli, note))
//     auto line = json::decode<Line>(value);          // Result<Line, DecodeRefusal>
//
// Unknown members are refused, so that a misspelt field is an answer and not a silence. Integers only: no amount passes
// through floating point. Text must be UTF-8 (the parser refuses the rest). Enums travel by their described names.
namespace zg::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

enum class DecodeRefusal { invalid_json, invalid_utf8, too_deep, missing_field, unknown_field, wrong_type, bad_value };
BOOST_DESCRIBE_ENUM(DecodeRefusal, invalid_json, invalid_utf8, too_deep, missing_field, unknown_field, wrong_type,
                    bad_value)

inline constexpr std::size_t depth_max = 32;

// Parses one document. `text` may be no longer than the caller's own limit; depth is at most depth_max.
[[nodiscard]] Result<Value, DecodeRefusal> parse(std::string_view text);

template <class T>
[[nodiscard]] Result<T, DecodeRefusal> decode(Value const& value);

template <class T>
[[nodiscard]] Value encode(T const& value);

[[nodiscard]] std::string write(Value const& value);

namespace detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

// The key of a described member: its own name, unless the struct renames it (language tags have hyphens).
template <class T>
constexpr std::string_view wire_name(char const* member) {
    if constexpr (requires { T::wire_name(member); }) {
        return T::wire_name(member);
    } else {
        return member;
    }
}

// The place in the document, kept as a chain on the stack and spelled out only for a refusal.
struct Path final {
    Path const* up = nullptr;
    std::string_view name = {};
    std::size_t index = 0;

    [[nodiscard]] std::string text() const;
};

struct Failed final {
    DecodeRefusal reason;
    std::string field;
};
using Outcome = std::optional<Failed>;

Outcome read_text(Value const&, Path const&, std::string_view& into);
Outcome read_int(Value const&, Path const&, std::int64_t low, std::int64_t high, std::int64_t& into);
inline Failed fail(DecodeRefusal reason, Path const& path) { return {reason, path.text()}; }

template <class T>
Outcome read(Value const& value, Path const& path, T& into);

template <class T>
Outcome read_struct(Value const& value, Path const& path, T& into) {
    auto const* object = value.if_object();
    if (!object) return fail(DecodeRefusal::wrong_type, path);
    Outcome outcome;
    std::size_t seen = 0;
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
        if (outcome) return;
        using Member = std::remove_reference_t<decltype(into.*member.pointer)>;
        auto const name = wire_name<T>(member.name);
        auto const* found = object->if_contains(name);
        Path const here{.up = &path, .name = name};
        if (!found) {
            if constexpr (!is_optional<Member>::value && !is_vector<Member>::value) {
                outcome = fail(DecodeRefusal::missing_field, here);
            }
            return;
        }
        ++seen;
        outcome = read(*found, here, into.*member.pointer);
    });
    if (outcome || seen == object->size()) return outcome;
    for (auto const& [key, ignored] : *object) {
        bool known = false;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&, name = std::string_view(key)](auto member) { known = known || name == wire_name<T>(member.name); });
        if (!known) {
            return fail(DecodeRefusal::unknown_field, Path{.up = &path, .name = std::string_view(key)});
        }
    }
    return outcome;
}

template <class T>
Outcome read(Value const& value, Path const& path, T& into) {
    if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) return fail(DecodeRefusal::wrong_type, path);
        into = value.get_bool();
        return {};
    } else if constexpr (std::is_same_v<T, Value>) {
        into = value;
        return {};
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t wide = 0;
        auto outcome = read_int(value, path, static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                                static_cast<std::int64_t>(std::numeric_limits<T>::max()), wide);
        into = static_cast<T>(wide);
        return outcome;
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::string_view text;
        auto outcome = read_text(value, path, text);
        into = std::string(text);
        return outcome;
    } else if constexpr (is_id<T>::value || std::is_same_v<T, Instant> || std::is_same_v<T, BusinessDate>) {
        std::string_view text;
        if (auto outcome = read_text(value, path, text)) return outcome;
        auto const parsed = T::parse(text);
        if (!parsed) return fail(DecodeRefusal::bad_value, path);
        into = *parsed;
        return {};
    } else if constexpr (std::is_enum_v<T>) {
        std::string_view text;
        if (auto outcome = read_text(value, path, text)) return outcome;
        if (!boost::describe::enum_from_string(std::string(text).c_str(), into)) {
            return fail(DecodeRefusal::bad_value, path);
        }
        return {};
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null()) {
            into.reset();
            return {};
        }
        return read(value, path, into.emplace());
    } else if constexpr (is_vector<T>::value) {
        auto const* array = value.if_array();
        if (!array) return fail(DecodeRefusal::wrong_type, path);
        into.clear();
        into.reserve(array->size());
        for (std::size_t index = 0; index < array->size(); ++index) {
            Path const here{.up = &path, .name = {}, .index = index};
            if (auto outcome = read((*array)[index], here, into.emplace_back())) return outcome;
        }
        return {};
    } else {
        return read_struct(value, path, into);
    }
}

}  // namespace detail

template <class T>
Result<T, DecodeRefusal> decode(Value const& value) {
    T into{};
    if (auto failed = detail::read(value, detail::Path{}, into)) {
        return Refused{failed->reason, std::move(failed->field)};
    }
    return into;
}

template <class T>
Value encode(T const& value) {
    if constexpr (std::is_same_v<T, Value>) {
        return value;
    } else if constexpr (std::is_same_v<T, bool>) {
        return Value(value);
    } else if constexpr (std::is_integral_v<T>) {
        return Value(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
        return Value(std::string_view(value));
    } else if constexpr (detail::is_id<T>::value || std::is_same_v<T, Instant> || std::is_same_v<T, BusinessDate>) {
        return Value(value.text());
    } else if constexpr (std::is_enum_v<T>) {
        char const* name = boost::describe::enum_to_string(value, nullptr);
        ZG_ASSERT(name != nullptr);
        return Value(name);
    } else if constexpr (detail::is_optional<T>::value) {
        return value ? encode(*value) : Value(nullptr);
    } else if constexpr (detail::is_vector<T>::value) {
        Array array;
        array.reserve(value.size());
        for (auto const& element : value) array.push_back(encode(element));
        return Value(std::move(array));
    } else {
        Object object;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
            auto const& field = value.*member.pointer;
            using Member = std::remove_cvref_t<decltype(field)>;
            if constexpr (detail::is_optional<Member>::value) {
                if (!field) return;
            }
            object.emplace(detail::wire_name<T>(member.name), encode(field));
        });
        return Value(std::move(object));
    }
}

}  // namespace zg::json
