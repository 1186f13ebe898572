#include "demo_books.h"

#include <zg/control.h>
#include <zg/demo.h>
#include <zg/serve.h>

#include <fmt/format.h>

#include <cstdio>

namespace zg::app {

namespace {

constexpr std::size_t acts_at_once = 4'000;

class Act final : public db::Command {
public:
    explicit Act(demo::Story& story) : story_(story) {}
    bool decide(db::Draft& draft) override { return story_.act(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const& failure) noexcept override { failure_.emplace(failure); }
    void check() const {
        if (failure_) throw db::Failure(*failure_);
    }

private:
    demo::Story& story_;
    std::optional<db::Failure> failure_;
};

bool holds_demo(Folder const& folder) {
    db::Db books(folder.books());
    books.migrate(books_schema());
    access::Directory const directory(books);
    return !directory.company() || directory.profile().is_demo;
}

// The till's browsers go with their company; people and their passwords stay.
void delete_company(Folder const& folder) {
    db::erase(folder.books());
    SystemRng rng;
    access::Control(folder.control(), rng).forget_tills();
    db::erase(folder.views());
    std::filesystem::remove_all(folder.uploads());
    std::filesystem::remove_all(folder.pictures());
}

int make_demo(DemoOptions const& options) {
    Company company(options.folder);
    if (company.directory.company()) {
        fmt::print(stderr, "zhanggui: there is a company in {} already\n", options.folder.root.string());
        return 73;
    }
    SystemClock clock;
    SeededRng rng(options.seed);
    auto const begin = clock.now();
    access::Person owner{.id = {Uuid::version7(begin, rng)}, .name = "東主"};
    demo::Story story({.now = begin,
                       .owner = std::move(owner),
                       .language = "zh-Hant",
                       .profile = {.trade = options.trade, .region = "macau", .is_demo = true}},
                      rng);
    Act act(story);
    std::vector<db::Command*> const batch(acts_at_once, &act);
    while (!story.is_over()) {
        company.writer.write(batch);
        act.check();
    }
    company.ledger.sweep(company.writer);
    auto const counts = story.counts();
    fmt::print("{} products, {} members, {} deliveries, {} sales, {} refunds; {} acts were refused.\n", counts.products,
               counts.members, counts.deliveries, counts.sales, counts.refunds, counts.refused);
    fmt::print("Made in {:.1f} s. `zhanggui serve` opens it, `zhanggui demo --wipe` takes it away.\n",
               static_cast<double>(clock.now().ms - begin.ms) / 1000);
    return 0;
}

int wipe_demo(Folder const& folder) {
    if (!db::holds_data(folder.books())) {
        fmt::print(stderr, "zhanggui: there is no company in {}\n", folder.root.string());
        return 66;
    }
    FolderLock const lock(folder.company());
    if (!holds_demo(folder)) {
        fmt::print(stderr, "zhanggui: the company in {} is a real one; only a demo can be wiped\n",
                   folder.root.string());
        return 73;
    }
    delete_company(folder);
    fmt::print("The demo company has been wiped.\n");
    return 0;
}

}  // namespace

void take_demo_away(Folder const& folder) {
    ZG_ASSERT(holds_demo(folder));
    delete_company(folder);
}

int run_demo(DemoOptions const& options) {
    if (options.wipe) return wipe_demo(options.folder);
    if (!demo::knows_trade(options.trade)) {
        fmt::print(stderr, "zhanggui: there is no demo of the trade {}\n", options.trade);
        return 64;
    }
    return make_demo(options);
}

}  // namespace zg::app
