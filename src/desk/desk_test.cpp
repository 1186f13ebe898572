#include "rules.h"

#include <zg/writer.h>

#include <test_place.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace zg::desk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Uuid id_of(std::uint8_t number) {
    Uuid id;
    id.bytes[15] = number;
    return id;
}
auto const ana = id_of(1);
auto const rui = id_of(2);

View view(std::uint8_t number, Uuid owner = ana) {
    return {.id = {id_of(number)}, .owner = owner, .page = Page::stock, .name = "Low", .query = "state=low"};
}

struct FaultCase {
    char const* what;
    std::string name;
    std::string query;
    std::optional<ViewRefusal> fault;
};

TEST(ViewRules, NamesAndQueries) {
    std::optional<ViewRefusal> const none;
    FaultCase const cases[] = {
        {"usual", "飲品快賣完", "category=0192-ab&state=low&sort=-on_hand", none},
        {"everything", "All", "", none},
        {"encoded", "Tea", "query=%E8%8C%B6+500ml", none},
        {"an empty value", "Tea", "query=", none},
        {"no name", " ", "", ViewRefusal::name_missing},
        {"a long name", std::string(61, 'x'), "", ViewRefusal::name_bad},
        {"a control character", "a\nb", "", ViewRefusal::name_bad},
        {"a long query", "Tea", "query=" + std::string(995, 'x'), ViewRefusal::bad_query},
        {"no value", "Tea", "state", ViewRefusal::bad_query},
        {"no key", "Tea", "=low", ViewRefusal::bad_query},
        {"nothing after the sign", "Tea", "state=low&", ViewRefusal::bad_query},
        {"nothing between", "Tea", "state=low&&sort=name", ViewRefusal::bad_query},
        {"a key that is no word", "Tea", "st%61te=low", ViewRefusal::bad_query},
        {"markup", "Tea", "query=<b>", ViewRefusal::bad_query},
        {"another address", "Tea", "query=a#b", ViewRefusal::bad_query},
        {"half an escape", "Tea", "query=%E", ViewRefusal::bad_query},
        {"no escape", "Tea", "query=%zz", ViewRefusal::bad_query},
    };
    for (auto const& each : cases) {
        auto const fault = fault_of({.name = each.name, .query = each.query});
        EXPECT_EQ(fault ? std::optional(fault->reason) : none, each.fault) << each.what;
    }
}

class Deciding final : public db::Command {
public:
    explicit Deciding(std::function<bool(db::Draft&)> decide) : decide_(std::move(decide)) {}
    bool decide(db::Draft& draft) override { return decide_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override { ADD_FAILURE(); }

private:
    std::function<bool(db::Draft&)> decide_;
};

class DeskTest : public testing::Test {
protected:
    DeskTest() { books.migrate(schema()); }
    void TearDown() override {
        books.read([](db::Tx& tx) { EXPECT_THAT(audit(tx), IsEmpty()); });
    }

    // Runs commands as one batch.
    void run(std::vector<std::function<bool(db::Draft&)>> const& decisions) {
        std::vector<std::unique_ptr<Deciding>> commands;
        std::vector<db::Command*> batch;
        for (auto const& decide : decisions)
            batch.push_back(commands.emplace_back(std::make_unique<Deciding>(decide)).get());
        writer.write(batch);
    }
    static auto saving(View const& wanted, std::optional<ViewRefusal> refusal = {}) {
        return [=](db::Draft& draft) {
            auto const saved = save(draft, wanted);
            EXPECT_EQ(saved ? std::nullopt : std::optional(saved.reason()), refusal);
            return bool(saved);
        };
    }
    static auto removing(std::uint8_t number, Uuid who, std::optional<ViewRefusal> refusal = {}) {
        return [=](db::Draft& draft) {
            auto const removed = remove(draft, {id_of(number)}, who);
            EXPECT_EQ(removed ? std::nullopt : std::optional(removed.reason()), refusal);
            return bool(removed);
        };
    }
    std::vector<View> seen_by(Uuid who, std::optional<Page> page = {}) {
        std::vector<View> found;
        books.read([&](db::Tx& tx) { found = views_for(tx, who, page); });
        return found;
    }

    db::Db books{test::place()};
    Views views;
    db::Writer writer{books, {&views}};
};

TEST_F(DeskTest, AViewIsItsOwnersUntilItIsShared) {
    auto mine = view(10);
    auto other = view(11);
    other.page = Page::receipts;
    other.name = "Cash";
    run({saving(mine), saving(other)});
    EXPECT_THAT(seen_by(ana), ElementsAre(other, mine));
    EXPECT_THAT(seen_by(ana, Page::stock), ElementsAre(mine));
    EXPECT_THAT(seen_by(rui), IsEmpty());
    mine.is_shared = true;
    mine.name = "Running out";
    run({saving(mine)});
    EXPECT_THAT(seen_by(rui), ElementsAre(mine));
}

TEST_F(DeskTest, OnlyTheOwnerChangesOrRemoves) {
    auto shared = view(10);
    shared.is_shared = true;
    run({saving(shared), saving(view(11))});
    run({saving(view(10, rui), ViewRefusal::view_not_yours)});
    run({removing(10, rui, ViewRefusal::view_not_yours), removing(11, rui, ViewRefusal::unknown_view)});
    EXPECT_EQ(seen_by(ana).size(), 2u);
    run({removing(10, ana), removing(10, ana, ViewRefusal::unknown_view)});
    EXPECT_THAT(seen_by(ana), ElementsAre(view(11)));
}

TEST_F(DeskTest, ABatchSeesItsOwnViews) {
    auto changed = view(10);
    changed.name = "Other";
    run({saving(view(10)), removing(10, ana), saving(changed)});
    EXPECT_THAT(seen_by(ana), ElementsAre(changed));
}

TEST_F(DeskTest, NobodyKeepsMoreThanAHundred) {
    std::vector<std::function<bool(db::Draft&)>> many;
    for (std::uint8_t number = 0; number < 99; ++number)
        many.push_back(saving(view(static_cast<std::uint8_t>(100 + number))));
    run(many);
    run({saving(view(1)), saving(view(2), ViewRefusal::too_many_views), saving(view(1)), saving(view(2, rui)),
         removing(1, ana), saving(view(3))});
    EXPECT_EQ(seen_by(ana).size(), 100u);
}

}  // namespace
}  // namespace zg::desk
