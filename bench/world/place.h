#pragma once

#include "world.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace zg::bench {

// An environment variable, or what is taken without it.
[[nodiscard]] std::string setting(char const* name, std::string const& otherwise);
// Where prepared shops are kept: build/bench, or ZG_BENCH_FOLDER; made when it is not there.
[[nodiscard]] std::filesystem::path bench_folder();
// The product's program, and this one.
[[nodiscard]] std::string zhanggui_program();
[[nodiscard]] std::string this_program();

// Where the shops of this world lie as `name` keeps them. They are made once and copied for each run.
[[nodiscard]] std::filesystem::path shops_at(std::filesystem::path const& folder, std::string const& name,
                                             World const&);
// A fresh folder `to`, filled from `from` if that exists; everything of it is on disk.
void copy_afresh(std::filesystem::path const& from, std::filesystem::path const& to);

// The port in the first line that a server prints.
[[nodiscard]] std::uint16_t port_in(std::string const& line);
// The value of a counter in the text of /metrics.
[[nodiscard]] std::int64_t counter_in(std::string const& metrics, std::string const& name);

// One JSON line on standard output. `baseline` is JSON text.
struct Printed final {
    std::string name;
    std::string metric;
    double value = 0;
    std::string unit;
    int runs = 1;
    std::string baseline = "null";
};
void print_metric(Printed const&);

}  // namespace zg::bench
