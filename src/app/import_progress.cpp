#include "import_progress.h"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>

namespace zg::app {

namespace {

constexpr std::string_view bar = "########################################";
constexpr std::string_view gap = "........................................";

}  // namespace

ImportProgress::ImportProgress() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

void ImportProgress::begin(std::string what, std::int64_t total_count) {
    what_ = std::move(what);
    total_ = total_count;
    count_ = 0;
    shown_ = -1;
}

void ImportProgress::show(std::int64_t count) {
    count_ = count;
    if (total_ == 0) {
        if (is_terminal_) line(fmt::format("{} {}", what_, count));
        return;
    }
    auto const percent = count * 100 / total_;
    auto const step = is_terminal_ ? percent : percent / 10;
    if (step == shown_) return;
    shown_ = step;
    if (!is_terminal_) return line(fmt::format("{} {} of {} ({} %)", what_, count, total_, percent));
    auto const filled = static_cast<std::size_t>(percent) * bar.size() / 100;
    line(fmt::format("{} [{}{}] {:3} %", what_, bar.substr(0, filled), gap.substr(filled), percent));
}

void ImportProgress::end() {
    if (is_terminal_) {
        fmt::print(stderr, "\r\033[K");
    } else if (total_ == 0) {
        line(fmt::format("{} {}", what_, count_));
    }
}

void ImportProgress::line(std::string const& text) {
    if (is_terminal_) {
        fmt::print(stderr, "\r{}\033[K", text);
    } else {
        fmt::print(stderr, "{}\n", text);
    }
    std::fflush(stderr);
}

}  // namespace zg::app
