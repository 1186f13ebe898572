#pragma once

#include <zg/access.h>
#include <zg/draft.h>
#include <zg/rng.h>
#include <zg/time.h>

#include <memory>
#include <string>
#include <string_view>

// A company that never was: three stores, some three hundred products, four hundred members and ninety days of trade, told
// through the same flows as any shop's, so that every promise about books holds for it too.
namespace zg::demo {

inline constexpr int days_told = 90;

// `profile` says what it sells and is marked as a demo's. The books have no company yet.
struct Order final {
    Instant now;
    access::Person owner;
    std::string language;
    access::Profile profile;
    std::vector<access::Role> roles = {};  // besides the owner's
};

[[nodiscard]] bool knows_trade(std::string_view trade);

// The same random numbers and the same moment give the same books, byte for byte. A later moment of the same day only goes
// on: what was told before it is told again.
class Story final {
public:
    Story(Order, Rng&);
    ~Story();

    // Tells the next act as one command. True: it changed something. After the last one it changes nothing more.
    bool act(db::Draft&);
    [[nodiscard]] bool is_over() const;
    [[nodiscard]] int percent() const;
    struct Counts final {
        int products = 0;
        int members = 0;
        int deliveries = 0;
        int sales = 0;
        int refunds = 0;
        int refused = 0;  // acts that a flow would not take: none, unless the story is wrong
    };
    [[nodiscard]] Counts counts() const;

    struct State;  // for story.cpp

private:
    std::unique_ptr<State> state_;
};

}  // namespace zg::demo
