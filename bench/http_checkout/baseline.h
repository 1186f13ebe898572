#pragma once

#include "../world/plain_shop.h"
#include "../world/world.h"

#include <zg/flows.h>
#include <zg/http.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace zg::bench {

// One checkout on its way through a baseline.
struct Order final {
    flows::Checkout command;
    Digest hash{};
    Instant at;
    http::Responder responder;
    int status = 500;
    std::string body = {};
};

// A way to keep a shop that a team might choose instead.
class Engine {
public:
    virtual ~Engine() = default;
    // Decides all orders and returns when the accepted ones are durable.
    virtual void write(std::span<Order> batch) = 0;
};

struct BaselineOptions final {
    World world;
    std::filesystem::path folder;
    std::int64_t answer_bytes = 1'500;  // as long as the product's answers are
};

// The receipt as JSON, filled up to the length of the product's answers.
[[nodiscard]] std::string answer_body(Order const&, std::string const& number, std::int64_t points,
                                      std::int64_t answer_bytes);
[[nodiscard]] std::int64_t total_of(flows::Checkout const&);

// Serves `engine` over the product's HTTP adapter until SIGTERM, one thread for each, answers of a batch leaving together.
// Prints the port.
void serve(Engine&);

void print(Differences const&);

// plain_sql: one transaction a batch, balances updated by SQL, FULL durability, the usual secondary indexes.
void make_plain_sql(BaselineOptions const&);
int run_plain_sql(BaselineOptions const&);
// memory_log: decided in memory, one record a checkout, one fdatasync a batch.
int run_memory_log(BaselineOptions const&);

}  // namespace zg::bench
