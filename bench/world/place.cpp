#include "place.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <stdexcept>

namespace zg::bench {

std::string setting(char const* name, std::string const& otherwise) {
    auto const* value = std::getenv(name);
    return value ? value : otherwise;
}

std::filesystem::path bench_folder() {
    auto const usual = std::filesystem::path(setting("ZG_SOURCE_DIR", ".")) / "build" / "bench";
    std::filesystem::path const folder = setting("ZG_BENCH_FOLDER", usual.string());
    std::filesystem::create_directories(folder);
    return folder;
}

std::string zhanggui_program() { return setting("ZG_BINARY", "build/release/zhanggui"); }

std::string this_program() { return std::filesystem::read_symlink("/proc/self/exe").string(); }

std::filesystem::path shops_at(std::filesystem::path const& folder, std::string const& name, World const& world) {
    return folder / fmt::format("{}-{}x{}-{}", name, world.stores, world.skus, world.members);
}

void copy_afresh(std::filesystem::path const& from, std::filesystem::path const& to) {
    std::filesystem::remove_all(to);
    std::filesystem::create_directories(to);
    if (std::filesystem::exists(from)) {
        std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    }
    ::sync();
}

std::uint16_t port_in(std::string const& line) {
    constexpr std::string_view before = "127.0.0.1:";
    auto const at = line.find(before);
    std::uint16_t port = 0;
    if (at != std::string::npos) std::from_chars(line.data() + at + before.size(), line.data() + line.size(), port);
    if (port == 0) throw std::runtime_error("the server does not say where it listens: " + line);
    return port;
}

std::int64_t counter_in(std::string const& metrics, std::string const& name) {
    auto const at = metrics.find("\nzhanggui_" + name + " ");
    if (at == std::string::npos) throw std::runtime_error("the server has no metric " + name);
    return std::stoll(metrics.substr(metrics.find(' ', at) + 1));
}

void print_metric(Printed const& printed) {
    fmt::print(
        R"({{"name": "{}", "metric": "{}", "value": {:.3f}, "unit": "{}", "baseline": {}, "runs": {}, "commit": "{}"}})"
        "\n",
        printed.name, printed.metric, printed.value, printed.unit, printed.baseline, printed.runs,
        setting("ZG_COMMIT", "unknown"));
}

}  // namespace zg::bench
