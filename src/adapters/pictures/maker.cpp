#include "child.h"

#include <zg/pictures.h>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace zg::pictures {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

// Both ends of a pipe, closed when nobody needs them any more.
struct Pipe final {
    Pipe() {
        if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe");
    }
    ~Pipe() {
        for (int index = 0; index < 2; ++index) close(index);
    }
    Pipe(Pipe const&) = delete;
    void close(int index) {
        if (ends[index] >= 0) ::close(ends[index]);
        ends[index] = -1;
    }
    int ends[2] = {-1, -1};  // to read from, to write to
};

// The child gets the two pipes, no signal mask, no environment and nothing else that is open here.
pid_t start(std::vector<std::string> const& command, int input, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::vector<char*> arguments;
    for (auto const& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    char* environment[] = {nullptr};
    pid_t child = 0;
    auto const error = ::posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + command[0]);
    return child;
}

// Writes the upload and reads the answer at once, until the child closes its end, or says too much, or time is up.
std::optional<std::string> exchange(Pipe& to, Pipe& from, std::string_view upload, Clock::time_point until) {
    ::fcntl(to.ends[1], F_SETFL, O_NONBLOCK);
    std::string answer;
    char buffer[64 * 1024];
    for (;;) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return std::nullopt;
        if (upload.empty()) to.close(1);
        pollfd both[2] = {{from.ends[0], POLLIN, 0}, {to.ends[1], POLLOUT, 0}};
        if (::poll(both, to.ends[1] >= 0 ? 2 : 1, static_cast<int>(left)) < 0 && errno != EINTR) fail("poll");
        if (both[1].revents != 0 && to.ends[1] >= 0) {
            auto const count = ::write(to.ends[1], upload.data(), upload.size());
            if (count > 0) upload.remove_prefix(static_cast<std::size_t>(count));
            // It reads no more: it is gone, or has seen enough. What it says still counts.
            if (count < 0 && errno != EAGAIN && errno != EINTR) to.close(1);
        }
        if (both[0].revents == 0) continue;
        auto const count = ::read(from.ends[0], buffer, sizeof buffer);
        if (count == 0) return answer;
        if (count < 0 && errno != EINTR) fail("read");
        if (count > 0) answer.append(buffer, static_cast<std::size_t>(count));
        if (answer.size() > answer_bytes_max) return std::nullopt;
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail("waitpid");
    }
    return status;
}

bool is_webp(std::string_view bytes) {
    return bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}

// What the child said is not believed before it has been looked at.
Result<Made, PictureRefusal> made_of(std::string const& answer) {
    Refused const damaged{PictureRefusal::picture_damaged, "picture"};
    if (answer.size() < head_size) return damaged;
    std::size_t size = 0;
    for (std::size_t index = head_size; index-- > 0;) size = size << 8 | static_cast<std::uint8_t>(answer[index]);
    if (size > answer.size() - head_size) return damaged;
    Made made{.large = answer.substr(head_size, size), .small = answer.substr(head_size + size)};
    if (!is_webp(made.large) || !is_webp(made.small)) return damaged;
    return made;
}

Refused<PictureRefusal> refusal_of(int status) {
    auto const code = WIFEXITED(status) ? WEXITSTATUS(status) : exit_damaged;
    if (code == exit_type_unknown) return {PictureRefusal::picture_type_unknown, "picture"};
    if (code == exit_too_large) return {PictureRefusal::picture_too_large, "picture"};
    if (code == exit_no_sandbox) throw std::runtime_error("pictures cannot be made: the kernel gives no sandbox");
    return {PictureRefusal::picture_damaged, "picture"};
}

}  // namespace

Result<Made, PictureRefusal> Maker::make(std::string_view upload) {
    if (upload.size() > upload_bytes_max) return Refused{PictureRefusal::picture_too_large, "picture"};
    std::unique_lock const lock(one_at_a_time_, std::try_to_lock);
    if (!lock) return Refused{PictureRefusal::pictures_busy, "picture"};
    Pipe to;
    Pipe from;
    auto const child = start(options_.command, to.ends[0], from.ends[1]);
    to.close(0);
    from.close(1);
    std::optional<std::string> answer;
    try {
        answer = exchange(to, from, upload, Clock::now() + options_.patience);
    } catch (...) {
        ::kill(child, SIGKILL);
        wait_for(child);
        throw;
    }
    if (!answer) ::kill(child, SIGKILL);
    auto const status = wait_for(child);
    if (!answer || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return refusal_of(status);
    return made_of(*answer);
}

}  // namespace zg::pictures
