#include "turns.h"

#include <utility>

namespace zg::db {
namespace {

// Days of a busy chain; a server that was away for longer loads everything anew.
constexpr std::int64_t kept_turns = 1'000'000;
constexpr std::int64_t forget_every = 4'096;

}  // namespace

void Turns::begin(std::int64_t number) {
    number_ = number;
    has_written_ = false;
    if (number_ - seen_ > kept_turns)
        throw Failure(FailureKind::lost, "the books have gone on too far without this server");
}

void Turns::committed() {
    if (!std::exchange(has_written_, false)) return;
    // News that nobody took stay news.
    if (seen_ == number_) ++seen_;
    ++number_;
}

std::int64_t Turns::take() { return std::exchange(seen_, number_); }

std::int64_t Turns::forget_before() const { return number_ % forget_every == 0 ? number_ - kept_turns : 0; }

}  // namespace zg::db
