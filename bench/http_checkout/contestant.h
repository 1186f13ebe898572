#pragma once

#include "../world/process.h"
#include "baseline.h"
#include "load.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zg::bench {

// Where the programs are and where the shops lie. Shops are made once and copied for each run.
struct Ground final {
    World world;
    std::string self;  // this program
    std::string zhanggui;
    std::filesystem::path folder;
    std::int64_t answer_bytes = 1'500;

    [[nodiscard]] std::filesystem::path seeded(std::string const& name) const;
    [[nodiscard]] std::vector<std::string> part(std::string const& name, std::filesystem::path const& at) const;
    // Makes what is not there yet.
    void prepare() const;
    // A fresh copy to run in, everything of it on disk.
    [[nodiscard]] std::filesystem::path copy(std::string const& name) const;
};

// What the load saw, and what the server spent on it until all that follows from it was done.
struct Phase final {
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    std::int64_t total = 0;
    std::int64_t answer_bytes = 0;
    double seconds = 0;
    double p50_ms = 0;
    double p99_ms = 0;
    double load_cpu_us = 0;    // of the load generator, for one request
    double server_cpu_us = 0;  // for one accepted checkout
    double wal_bytes = 0;      // of the books, for one accepted checkout
    double batch = 0;          // commands to a commit
    [[nodiscard]] double rate() const { return static_cast<double>(accepted) / seconds; }
};

// A server that runs, with the load that is sent to it.
class Contestant final {
public:
    enum class Kind { zhanggui, plain_sql, memory_log };
    Contestant(Ground const&, Kind);

    Phase run(Mix, double seconds, std::uint64_t seed);
    // Stops the server, checks what it has left behind; throws when anything is lost, oversold or does not add up.
    Differences finish();
    // What stopping cost for each checkout of the whole run: balances swept, figures flushed.
    [[nodiscard]] double stop_cpu_us() const { return stop_cpu_us_; }
    // What the figures of a checkout take in their file. They are flushed now and then in one transaction that writes each page
    // once, at the latest when the server stops: what the file has grown by is what went through its log.
    [[nodiscard]] double figures_bytes() const { return figures_bytes_; }

private:
    void wait_until_done();
    [[nodiscard]] std::filesystem::path views() const;

    Ground const& ground_;
    Kind kind_;
    std::filesystem::path folder_;
    std::string token_;
    std::uint16_t port_ = 0;
    std::unique_ptr<Process> server_;
    std::uintmax_t views_before_ = 0;
    double figures_bytes_ = 0;
    std::int64_t accepted_ = 0;
    std::int64_t total_ = 0;
    double stop_cpu_us_ = 0;
};

}  // namespace zg::bench
