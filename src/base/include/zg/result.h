#pragma once

#include <zg/assert.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace zg {

// A "no" that a command may answer: one value of the command's closed refusal enum and the input field that caused it
// ("lines[2].sku", empty when no single field did).
template <class R>
struct Refused final {
    R reason;
    std::string field = {};
};
template <class R>
Refused(R) -> Refused<R>;
template <class R>
Refused(R, char const*) -> Refused<R>;
template <class R>
Refused(R, std::string) -> Refused<R>;

// Either the answer T or a refusal R. Failures (disk, network) are exceptions and bugs are assertions; neither is a Result.
template <class T, class R>
class [[nodiscard]] Result final {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Refused<R> refused) : state_(std::in_place_index<1>, std::move(refused)) {}

    explicit operator bool() const noexcept { return state_.index() == 0; }
    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    T& value() {
        ZG_ASSERT(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    T const& value() const {
        ZG_ASSERT(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    Refused<R> const& refused() const {
        ZG_ASSERT(state_.index() == 1);
        return *std::get_if<1>(&state_);
    }
    R reason() const { return refused().reason; }

private:
    std::variant<T, Refused<R>> state_;
};

// The answer of a command that has nothing to say but yes.
struct Done final {
    friend bool operator==(Done, Done) = default;
};

}  // namespace zg
