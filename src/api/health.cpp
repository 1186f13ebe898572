#include "handlers.h"
#include "question.h"
#include "shapes.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

namespace zg::api {

namespace {

std::int64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;
    statm >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

struct Sample final {
    std::string_view name;
    std::string_view type;  // counter or gauge
    std::string_view help;
    std::int64_t value;
};

void append(std::string& out, Sample const& sample) {
    out += fmt::format("# HELP zhanggui_{0} {1}\n# TYPE zhanggui_{0} {2}\nzhanggui_{0} {3}\n", sample.name, sample.help,
                       sample.type, sample.value);
}

}  // namespace

void get_health(Call call) {
    bool const is_stopping = call.house.vitals.is_stopping;
    auto response = yes(Health{.status = is_stopping ? "stopping" : "ok",
                               .last_sequence = call.house.outbox.last_sequence(),
                               .projected_sequence = call.house.vitals.projected_sequence});
    response.status = is_stopping ? 503 : 200;
    answer(call, std::move(response));
}

void get_process_metrics(Call call) {
    auto const& house = call.house;
    auto const& vitals = house.vitals;
    auto const http = call.options.http_counts ? call.options.http_counts() : http::Counts{};
    auto const number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
    std::string out;
    append(out, {"http_requests_total", "counter", "Requests that reached the server.", number(http.requests)});
    append(out, {"http_refused_total", "counter", "Requests too broken, large or slow to be looked at.",
                 number(http.refused)});
    append(out, {"http_connections_total", "counter", "Connections taken.", number(http.connections)});
    append(out, {"http_connections_open", "gauge", "Connections now.", number(http.connections_open)});
    append(out, {"live_sockets", "gauge", "Browsers that follow live.", vitals.live_sockets});
    append(out, {"commands_total", "counter", "Commands that the writer has decided.", vitals.commands_done});
    append(out, {"commands_queued", "gauge", "Commands that wait for the writer.", vitals.commands_queued});
    append(out, {"batches_total", "counter", "Batches that the writer has committed.", vitals.batches_done});
    append(out, {"wal_bytes_total", "counter", "Bytes written to the log of the books.", vitals.wal_bytes});
    append(out, {"views_flushed_events", "gauge", "Events whose figures are on disk.", vitals.flushed_sequence});
    append(out,
           {"views_wal_bytes_total", "counter", "Bytes written to the log of the figures.", vitals.views_wal_bytes});
    append(out, {"events_total", "counter", "Events in the books.", house.outbox.last_sequence()});
    append(out, {"projector_lag_events", "gauge", "Events that the figures do not hold yet.",
                 house.outbox.last_sequence() - vitals.projected_sequence});
    append(out, {"projector_unflushed_events", "gauge", "Events whose figures are not on disk yet.",
                 vitals.projected_sequence - vitals.flushed_sequence});
    append(out, {"ledger_accounts", "gauge", "Accounts in memory.", number(house.ledger.account_count())});
    append(out, {"ledger_transfers_total", "counter", "Transfers in the books.", house.ledger.last_sequence()});
    append(out, {"catalog_products", "gauge", "Products.", number(house.catalog.product_count())});
    append(out, {"members", "gauge", "Members.", number(house.members.member_count())});
    append(out, {"process_resident_bytes", "gauge", "Memory of the process.", resident_bytes()});
    answer(call, {.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(out)});
}

void get_openapi(Call call) {
    static std::string const document = openapi_json();
    answer_question(call, json_response(200, document));
}

}  // namespace zg::api
