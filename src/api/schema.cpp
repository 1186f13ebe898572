#include "schema.h"

#include <algorithm>
#include <vector>

namespace zg::api {

json::Object Components::sorted() const {
    std::vector<std::string> names;
    for (auto const& [name, ignored] : schemas_) names.emplace_back(name);
    std::sort(names.begin(), names.end());
    json::Object sorted;
    for (auto const& name : names) sorted[name] = schemas_.at(name);
    return sorted;
}

namespace detail {

std::string component_name(std::string_view pretty_function) {
    // "… [with T = zg::sales::Receipt; std::string = …]"
    constexpr std::string_view mark = "T = zg::";
    auto const begin = pretty_function.find(mark) + mark.size();
    auto name = std::string(pretty_function.substr(begin, pretty_function.find_first_of(";]", begin) - begin));
    if (name.starts_with("api::")) name.erase(0, 5);
    for (auto at = name.find("::"); at != std::string::npos; at = name.find("::")) name.replace(at, 2, 1, '.');
    return name;
}

json::Value reference(std::string const& name) { return json::Object{{"$ref", "#/components/schemas/" + name}}; }

json::Value nullable(json::Value schema) {
    auto& object = schema.as_object();
    if (auto* type = object.if_contains("type"); type && !object.contains("enum")) {
        *type = json::Array{*type, "null"};
        return schema;
    }
    return json::Object{{"anyOf", json::Array{std::move(schema), json::Object{{"type", "null"}}}}};
}

}  // namespace detail

}  // namespace zg::api
