#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zg::bench {

// A program that was started here, with its standard output in our hands.
class Process final {
public:
    explicit Process(std::vector<std::string> const& command);
    Process(Process const&) = delete;
    // Kills it if it still runs.
    ~Process();

    // Its next line; empty when there are no more. Throws when it says nothing for too long.
    [[nodiscard]] std::string line();
    // User and system time so far.
    [[nodiscard]] std::int64_t cpu_us() const;
    void terminate() const;
    [[nodiscard]] pid_t id() const { return id_; }
    // Reads what is left of its output and waits for its end.
    struct End final {
        int status = 0;
        std::string output;
        std::int64_t cpu_us = 0;  // of its whole life
    };
    [[nodiscard]] End wait();

private:
    pid_t id_ = -1;
    int output_ = -1;
    std::string read_;
};

[[nodiscard]] std::string run(std::vector<std::string> const& command);

// GET over a connection of its own; the body of a 200, or nothing.
[[nodiscard]] std::string http_get(std::uint16_t port, std::string const& path);

}  // namespace zg::bench
