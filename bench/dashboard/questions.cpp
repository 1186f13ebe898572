#include "questions.h"

#include "../world/http_client.h"

#include <zg/json.h>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <stdexcept>

namespace zg::bench {

namespace {

constexpr Instant ever{std::numeric_limits<std::int64_t>::max()};
constexpr std::int64_t best_sellers = 10;

char const* word_of(Flat::By by) {
    switch (by) {
        case Flat::By::total: return "total";
        case Flat::By::hour: return "hour";
        case Flat::By::weekday_hour: return "weekday_hour";
        case Flat::By::day: return "day";
        case Flat::By::sku: return "sku";
        case Flat::By::category: return "category";
        case Flat::By::store: return "store";
    }
    __builtin_unreachable();
}

// Of best sellers only the values are compared: which of two equal ones is the last on the list is nobody's promise.
void add_ranks(Flat::Answer& answer, std::vector<std::int64_t> values) {
    std::sort(values.rbegin(), values.rend());
    for (std::size_t rank = 0; rank < values.size(); ++rank) answer[fmt::format("rank {:02}", rank + 1)] = values[rank];
}

std::vector<std::int64_t> values_of(Flat::Answer const& answer) {
    std::vector<std::int64_t> values;
    for (auto const& [key, value] : answer) values.push_back(value);
    return values;
}

Flat::Answer dashboard_of(json::Object const& board) {
    auto const number = [](json::Value const& value, char const* name) {
        return value.as_object().at(name).to_number<std::int64_t>();
    };
    Flat::Answer answer{{"today", number(board.at("today"), "net_sales")},
                        {"today receipts", number(board.at("today"), "receipts")},
                        {"last week", number(board.at("last_week"), "net_sales")},
                        {"last week receipts", number(board.at("last_week"), "receipts")}};
    for (auto const& row : board.at("hours").as_array()) {
        auto const net = number(row.as_object().at("today"), "net_sales");
        if (net != 0) answer["hour " + std::to_string(number(row, "hour"))] = net;
    }
    std::vector<std::int64_t> best;
    for (auto const& row : board.at("top").as_array()) best.push_back(number(row, "net_sales"));
    add_ranks(answer, best);
    return answer;
}

}  // namespace

std::vector<Question> const& questions() {
    static std::vector<Question> const all{
        {.name = "today_vs_last_week", .is_dashboard = true},
        {.name = "store_today", .is_of_store = true, .is_dashboard = true},
        {.name = "store_ranking", .by = Flat::By::store, .days = 30, .top = 200},
        {.name = "days_of_year", .by = Flat::By::day, .days = 365},
        {.name = "top_skus", .by = Flat::By::sku, .days = 30, .top = 20},
        {.name = "top_skus_of_year", .by = Flat::By::sku, .days = 365, .top = 20},
        {.name = "categories", .by = Flat::By::category, .days = 30},
        {.name = "weekday_hours", .by = Flat::By::weekday_hour, .days = 84},
        {.name = "store_month", .by = Flat::By::day, .days = 30, .is_of_store = true},
        {.name = "store_year", .by = Flat::By::day, .days = 365, .is_of_store = true},
        {.name = "store_top_skus", .by = Flat::By::sku, .days = 30, .is_of_store = true, .top = 20},
    };
    return all;
}

Console::Console(std::uint16_t port, std::string token) : handle_(connect_to(port)), token_(std::move(token)) {}
Console::~Console() { ::close(handle_); }

std::string Console::get(std::string const& target, std::int64_t& us) {
    auto const request =
        fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", target, token_);
    auto const begin = std::chrono::steady_clock::now();
    if (::send(handle_, request.data(), request.size(), MSG_NOSIGNAL) < 0) fail_errno("send");
    std::string read;
    for (;;) {
        std::array<char, 64 * 1024> part;
        auto const got = ::recv(handle_, part.data(), part.size(), 0);
        if (got <= 0) throw std::runtime_error("no answer to " + target);
        read.append(part.data(), static_cast<std::size_t>(got));
        auto const answer = answer_in(read);
        if (answer.bytes == 0) continue;
        us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
        if (answer.status != 200) throw std::runtime_error(target + ": " + read);
        return read.substr(answer.bytes - answer.body_bytes, answer.body_bytes);
    }
}

std::string target_of(Question const& question, Flat::Ask const& ask) {
    auto const store = ask.store < 0 ? std::string("all") : store_id(ask.store).text();
    if (question.is_dashboard) return "/v1/dashboard?store=" + store;
    auto target = fmt::format("/v1/metrics/net_sales?store={}&from={}&to={}&by={}", store, ask.from.text(),
                              ask.to.text(), word_of(question.by));
    if (ask.top > 0) target += fmt::format("&top={}", ask.top);
    return target;
}

Flat::Answer answer_of(Question const& question, std::string const& body) {
    auto const value = json::parse(body).value();
    if (question.is_dashboard) return dashboard_of(value.as_object());
    Flat::Answer answer;
    for (auto const& row : value.as_object().at("rows").as_array()) {
        auto const& object = row.as_object();
        answer[std::string(object.at("key").as_string())] = object.at("value").to_number<std::int64_t>();
    }
    if (question.by != Flat::By::sku) return answer;
    Flat::Answer ranks;
    add_ranks(ranks, values_of(answer));
    return ranks;
}

Flat::Answer flat_answer(Question const& question, Flat& flat, Flat::Ask const& ask, Instant until) {
    Flat::Answer ranks;
    if (!question.is_dashboard) {
        auto answer = flat.net(question.by, ask);
        if (question.by != Flat::By::sku) return answer;
        add_ranks(ranks, values_of(answer));
        return ranks;
    }
    constexpr std::int64_t week_ms = 7 * 86'400'000LL;
    Flat::Ask const today{.from = ask.to, .to = ask.to, .store = ask.store, .top = best_sellers};
    Flat::Ask const before{.from = {ask.to.days - 7}, .to = {ask.to.days - 7}, .store = ask.store};
    Flat::Answer answer{{"today", flat.net(Flat::By::total, today)["total"]},
                        {"today receipts", flat.receipts(today, ever)},
                        {"last week", flat.net(Flat::By::total, before)["total"]},
                        {"last week receipts", flat.receipts(before, ever)}};
    (void)flat.receipts(before, {until.ms - week_ms});  // "last week by now", asked too; the moment is the server's own
    for (auto const& [hour, net] : flat.net(Flat::By::hour, today)) answer["hour " + hour] = net;
    add_ranks(answer, values_of(flat.net(Flat::By::sku, today)));
    return answer;
}

}  // namespace zg::bench
