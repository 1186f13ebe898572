#pragma once

#include <zg/json.h>

#include <string>
#include <string_view>

namespace zg::api {

// Schemas of described types for OpenAPI; a struct becomes a named component and is referred to.
class Components final {
public:
    // Whether the struct is still to be described under this name.
    [[nodiscard]] bool is_new(std::string const& name) const { return !schemas_.contains(name); }
    void set(std::string const& name, json::Value schema) { schemas_[name] = std::move(schema); }
    // In the order of the names.
    [[nodiscard]] json::Object sorted() const;

private:
    json::Object schemas_;
};

// Who writes the text: a request may leave lists out and may hold nothing unknown; an answer always has its lists.
enum class Side { request, answer };
using SchemaOf = json::Value (*)(Components&, Side);

namespace detail {

// "zg::sales::Receipt" as "sales.Receipt"; the API's own types go without the name of the room.
[[nodiscard]] std::string component_name(std::string_view pretty_function);
[[nodiscard]] json::Value reference(std::string const& name);
[[nodiscard]] json::Value nullable(json::Value schema);

template <class T>
std::string name_of() {
    return component_name(__PRETTY_FUNCTION__);
}

}  // namespace detail

template <class T>
json::Value schema_of(Components&, Side);

namespace detail {

template <class T>
json::Value struct_schema(Components& components, Side side) {
    json::Object properties;
    json::Array required;
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
        using Member = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
        auto const name = json::detail::wire_name<T>(member.name);
        properties[name] = schema_of<Member>(components, side);
        bool const may_miss = json::detail::is_optional<Member>::value ||
                              (side == Side::request && json::detail::is_vector<Member>::value);
        if (!may_miss) required.emplace_back(name);
    });
    json::Object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    if (side == Side::request) schema["additionalProperties"] = false;
    return schema;
}

template <class T>
json::Value enum_schema() {
    json::Array names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto each) { names.emplace_back(each.name); });
    return json::Object{{"type", "string"}, {"enum", std::move(names)}};
}

}  // namespace detail

template <class T>
json::Value schema_of(Components& components, Side side) {
    if constexpr (std::is_same_v<T, json::Value>) {
        return json::Object{{"type", "object"}};
    } else if constexpr (std::is_same_v<T, bool>) {
        return json::Object{{"type", "boolean"}};
    } else if constexpr (std::is_integral_v<T>) {
        return json::Object{{"type", "integer"}, {"format", sizeof(T) == 8 ? "int64" : "int32"}};
    } else if constexpr (std::is_convertible_v<T, std::string_view>) {
        return json::Object{{"type", "string"}};
    } else if constexpr (json::detail::is_id<T>::value) {
        return json::Object{{"type", "string"}, {"format", "uuid"}};
    } else if constexpr (std::is_same_v<T, Instant>) {
        return json::Object{{"type", "string"}, {"format", "date-time"}};
    } else if constexpr (std::is_same_v<T, BusinessDate>) {
        return json::Object{{"type", "string"}, {"format", "date"}};
    } else if constexpr (std::is_enum_v<T>) {
        return detail::enum_schema<T>();
    } else if constexpr (json::detail::is_optional<T>::value) {
        return detail::nullable(schema_of<typename T::value_type>(components, side));
    } else if constexpr (json::detail::is_vector<T>::value) {
        return json::Object{{"type", "array"}, {"items", schema_of<typename T::value_type>(components, side)}};
    } else {
        auto const name = detail::name_of<T>();
        if (components.is_new(name)) {
            components.set(name, nullptr);  // so that a type which holds itself ends
            components.set(name, detail::struct_schema<T>(components, side));
        }
        return detail::reference(name);
    }
}

// Both at once: a type, and members that are laid over it.
template <class T, class More>
json::Value schema_of_both(Components& components, Side side) {
    return json::Object{{"allOf", json::Array{schema_of<T>(components, side), schema_of<More>(components, side)}}};
}

}  // namespace zg::api
