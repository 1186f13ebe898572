#include "handlers.h"
#include "question.h"
#include "shapes.h"

#include <zg/events.h>

namespace zg::api {

bool sees(access::Principal const& principal, events::Event const& event) {
    return !event.store || principal.sees(*event.store);
}

std::string event_json(events::Event const& event, bool shows_costs) {
    std::string out = "{\"id\":\"";
    out += events::cursor(event.sequence);
    out += "\",\"type\":";
    json::append_string(out, event.type);
    out += ",\"aggregate\":\"";
    out += event.aggregate.text();
    out += "\",\"aggregate_version\":";
    json::append(out, event.aggregate_version);
    out += ",\"store\":";
    append_answer(out, event.store);
    out += ",\"at\":";
    json::append(out, event.at);
    out += ",\"data\":";
    auto body = events::body_json(event);
    out += shows_costs ? body : without_costs(std::move(body));
    out += '}';
    return out;
}

namespace {

// Where a reader goes on: a cursor that we gave it, or the beginning.
std::optional<std::int64_t> position(Query& query, std::string const& cursor) {
    auto const sequence = events::parse_cursor(cursor);
    if (!sequence) query.fail("bad_cursor", "after");
    return sequence;
}

}  // namespace

void get_events(Call call) {
    Query query(call);
    auto const after = position(query, query.text("after").value_or(""));
    auto const limit = query.limit(100, 1000);
    if (query.refused(call)) return;
    ask(std::move(call), [after = *after, limit](Reading& reading, Call& asked) {
        auto const found = in_books(reading, [&](db::Tx& tx) { return events::after(tx, after, limit); });
        std::string body = "{\"items\":[";
        for (auto const& event : found) {
            if (!sees(asked.principal, event)) continue;
            if (body.back() != '[') body += ',';
            body += event_json(event, asked.shows_costs());
        }
        // Events of other stores are passed over, not waited for: `next` moves on although a page may be short.
        body += "],\"next\":";
        json::append_string(body, events::cursor(found.empty() ? after : found.back().sequence));
        body += '}';
        return json_response(200, std::move(body));
    });
}

void get_event_stream(Call call) {
    Query query(call);
    // A browser's EventSource names the last event that it has got when it comes back.
    auto const last = std::string(call.request.header("Last-Event-ID"));
    auto const after = position(query, last.empty() ? query.text("after").value_or("") : last);
    if (query.refused(call)) return;
    if (call.request.method == http::Method::head) return answer(call, {.content_type = "text/event-stream"});
    auto& open = call.house.event_stream;
    open(std::move(call.responder), call.principal, *after);
}

}  // namespace zg::api
