#include <zg/api.h>

#include "route.h"

#include <zg/json_text.h>

#include <map>
#include <set>

namespace zg::api {

namespace {

constexpr auto problem_type = "application/problem+json";

// What any route may refuse, by what it has.
std::set<std::string_view> codes_of_route(Route const& route) {
    std::set<std::string_view> codes(route.refusals.begin(), route.refusals.end());
    codes.insert({"too_many_requests", "internal_error"});
    if (route.door.scope()) {
        codes.insert("not_signed_in");
        if (*route.door.scope() != access::Scope::session) codes.insert({"scope_missing", "store_not_yours"});
    }
    if (route.request) {
        codes.insert({"wrong_content_type", "body_too_large", "invalid_json", "invalid_utf8", "too_deep",
                      "missing_field", "unknown_field", "wrong_type", "bad_value", "storage_full", "not_saved",
                      "outcome_unknown", "too_busy"});
    }
    if (!route.query.empty()) codes.insert({"bad_value", "too_busy"});
    if (route.path.find('{') != std::string_view::npos) codes.insert("bad_value");
    if (route.method != http::Method::get && route.door.scope()) codes.insert("cross_site");
    return codes;
}

// A refusal that names the addressed thing answers 404, whatever it answers where it is found in a body.
int status_of(Route const& route, RefusalText const& text) {
    bool const is_addressed = route.path.find('{') != std::string_view::npos && text.code.starts_with("unknown_") &&
                              text.code != "unknown_store" && text.code != "unknown_field";
    return is_addressed ? 404 : text.status;
}

void add_refusals(json::Object& responses, Route const& route) {
    std::map<int, std::vector<std::string_view>> by_status;
    for (auto const code : codes_of_route(route)) {
        if (auto const* text = find_refusal(code)) by_status[status_of(route, *text)].push_back(code);
    }
    json::Object const schema{{"schema", json::Object{{"$ref", "#/components/schemas/Problem"}}}};
    for (auto const& [status, codes] : by_status) {
        json::Array names;
        for (auto const code : codes) names.emplace_back(code);
        responses[std::to_string(status)] = json::Object{{"description", "Refused"},
                                                         {"x-codes", std::move(names)},
                                                         {"content", json::Object{{problem_type, schema}}}};
    }
}

json::Object yes_of(Route const& route, Components& components) {
    json::Object response{{"description", route.summary}};
    auto const type = std::string(route.content_type);
    if (route.answer) {
        response["content"] = json::Object{{type, json::Object{{"schema", route.answer(components, Side::answer)}}}};
    } else if (route.content_type != "application/json") {
        response["content"] = json::Object{{type, json::Object{{"schema", json::Object{{"type", "string"}}}}}};
    }
    return response;
}

json::Array parameters_of(Route const& route) {
    json::Array parameters;
    if (auto const open = route.path.find('{'); open != std::string_view::npos) {
        auto const name = route.path.substr(open + 1, route.path.find('}') - open - 1);
        json::Object schema{{"type", "string"}};
        if (name == "id") schema["format"] = "uuid";
        parameters.push_back(json::Object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", schema}});
    }
    for (auto const& parameter : route.query) {
        json::Object schema{{"type", parameter.type}};
        if (!parameter.format.empty()) schema["format"] = parameter.format;
        parameters.push_back(json::Object{
            {"name", parameter.name}, {"in", "query"}, {"required", parameter.is_required}, {"schema", schema}});
    }
    return parameters;
}

json::Object operation_of(Route const& route, Components& components) {
    json::Object operation{{"summary", route.summary}};
    if (auto const scope = route.door.scope()) {
        operation["x-scope"] = access::text(*scope);
    } else {
        operation["x-scope"] = nullptr;
        operation["security"] = json::Array{};
    }
    operation["x-limit"] = json::Object{{"per_minute", route.limit.per_minute()},
                                        {"burst", route.limit.burst()},
                                        {"body_bytes", route.limit.body_bytes_max()}};
    if (auto parameters = parameters_of(route); !parameters.empty()) operation["parameters"] = std::move(parameters);
    if (route.request) {
        json::Object const schema{{"schema", route.request(components, Side::request)}};
        operation["requestBody"] =
            json::Object{{"required", true}, {"content", json::Object{{"application/json", schema}}}};
    }
    json::Object responses;
    responses[std::to_string(route.status)] = yes_of(route, components);
    if (route.request && route.status == 201 && route.door.scope() && route.answer) {
        auto replay = yes_of(route, components);
        replay["description"] = "The same command again: the same bytes, with Idempotency-Replayed: true";
        if (route.path != "/v1/tokens") responses["200"] = std::move(replay);
    }
    add_refusals(responses, route);
    operation["responses"] = std::move(responses);
    return operation;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

json::Value problem_schema() {
    auto const text = json::Object{{"type", "string"}};
    return json::Object{{"type", "object"},
                        {"properties", json::Object{{"type", text},
                                                    {"title", text},
                                                    {"status", json::Object{{"type", "integer"}, {"format", "int32"}}},
                                                    {"code", text},
                                                    {"field", text}}},
                        {"required", json::Array{"type", "title", "status", "code"}}};
}

// A member a line where it does not fit into one, so that a change shows as the lines that it changes.
void write_pretty(std::string& out, json::Value const& value, std::size_t depth) {
    constexpr std::size_t line_size = 100;
    auto const line = [&](std::size_t indent) { out.append(1, '\n').append(2 * indent, ' '); };
    auto flat = json::write(value);
    if (!value.is_structured() || flat.size() + 2 * depth <= line_size) {
        out += flat;
        return;
    }
    if (auto const* object = value.if_object()) {
        out += '{';
        for (auto const& [key, member] : *object) {
            if (out.back() != '{') out += ',';
            line(depth + 1);
            json::append_string(out, key);
            out += ": ";
            write_pretty(out, member, depth + 1);
        }
        line(depth);
        out += '}';
        return;
    }
    out += '[';
    for (auto const& element : value.as_array()) {
        if (out.back() != '[') out += ',';
        line(depth + 1);
        write_pretty(out, element, depth + 1);
    }
    line(depth);
    out += ']';
}

}  // namespace

std::string openapi_json() {
    Components components;
    components.set("Problem", problem_schema());
    json::Object paths;
    for (auto const& route : routes()) {
        auto& path = paths[route.path];
        if (!path.is_object()) path.emplace_object();
        path.as_object()[lower(http::name(route.method))] = operation_of(route, components);
    }
    json::Object const schemes{{"token", json::Object{{"type", "http"}, {"scheme", "bearer"}}},
                               {"session", json::Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "zg_session"}}}};
    json::Object const document{
        {"openapi", "3.1.0"},
        {"info", json::Object{{"title", "Zhanggui"},
                              {"version", "1"},
                              {"description",
                               "Amounts are int64 minor units, quantities thousandths of the unit of measure, unit "
                               "costs ten-thousandths of a minor unit. Times are RFC 3339 in UTC."}}},
        {"security", json::Array{json::Object{{"token", json::Array{}}}, json::Object{{"session", json::Array{}}}}},
        {"paths", std::move(paths)},
        {"components", json::Object{{"schemas", components.sorted()}, {"securitySchemes", schemes}}}};
    std::string out;
    write_pretty(out, document, 0);
    return out;
}

}  // namespace zg::api
