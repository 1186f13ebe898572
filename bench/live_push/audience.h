#pragma once

#include "../world/world.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zg::bench {

// What one message of the live socket says, as far as it is measured.
struct Heard final {
    std::string_view aggregate;  // the sale's id
    std::int64_t sequence = 0;
    std::int64_t committed_us = 0;  // of the wall clock
};

// One terminal that listens to its store.
class Listener final {
public:
    // Shakes hands and subscribes; returns when the server has answered. Nothing is heard before.
    Listener(std::uint16_t port, std::string const& token, StoreId store);

    [[nodiscard]] int handle() const { return handle_; }
    // Takes what has arrived and tells of each event in it. Throws when the server hangs up or says what it must not.
    void receive(std::function<void(Heard const&)> const& on_event);

    // An event that was not this store's, or that came before one which was heard already.
    [[nodiscard]] std::int64_t foreign() const { return foreign_; }
    [[nodiscard]] std::int64_t disordered() const { return disordered_; }
    [[nodiscard]] std::int64_t notes() const { return notes_; }  // "your figures have changed"
    [[nodiscard]] std::int64_t event_bytes() const { return event_bytes_; }

private:
    bool read_some();
    // The next whole frame, taken out of the buffer; empty when there is none.
    [[nodiscard]] std::string_view frame();
    void shake_hands(std::uint16_t port, std::string const& token);
    void take(std::string_view message, std::function<void(Heard const&)> const& on_event);

    int handle_;
    std::string store_;
    std::string read_;
    std::size_t taken_ = 0;  // of read_
    std::int64_t last_sequence_ = 0;
    std::int64_t foreign_ = 0;
    std::int64_t disordered_ = 0;
    std::int64_t notes_ = 0;
    std::int64_t event_bytes_ = 0;
};

// The wall clock, which the server's stamps are of too.
[[nodiscard]] std::int64_t wall_us();

}  // namespace zg::bench
