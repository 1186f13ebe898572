#include <zg/supply.h>

#include <zg/events.h>
#include <zg/writer.h>

#include <test_place.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <functional>

namespace zg::supply {
namespace {

class Once final : public db::Command {
public:
    explicit Once(std::function<bool(db::Draft&)> decide) : decide_(std::move(decide)) {}
    bool decide(db::Draft& draft) override { return decide_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override { ADD_FAILURE(); }

private:
    std::function<bool(db::Draft&)> decide_;
};

db::Db opened() {
    db::Db books(test::place());
    auto all = events::schema();
    for (auto const& migration : schema()) all.push_back(migration);
    books.migrate(all);
    return books;
}

class SupplyTest : public testing::Test {
protected:
    template <class Command>
    auto run(Command command) {
        std::optional<decltype(command(std::declval<db::Draft&>()))> answer;
        Once once([&](db::Draft& draft) {
            answer.emplace(command(draft));
            return bool(*answer);
        });
        std::array<db::Command*, 1> const batch = {&once};
        writer.write(batch);
        return *std::move(answer);
    }
    Supplier made(std::uint8_t number, std::string code, std::string name) {
        Supplier supplier{.id = {}, .code = std::move(code), .name = std::move(name)};
        supplier.id.uuid.bytes[15] = number;
        return supplier;
    }
    std::vector<std::string> broken() {
        std::vector<std::string> found;
        books.read([&](db::Tx& tx) { found = audit(tx); });
        return found;
    }

    db::Db books = opened();
    Supply supply{books};
    events::Outbox outbox{books};
    db::Writer writer{books, {&supply, &outbox}};
};

TEST_F(SupplyTest, finds_a_supplier_by_code_and_by_name_without_case) {
    ASSERT_TRUE(run([&](db::Draft& draft) { return create_supplier(draft, {1}, made(1, "s01", "廣豐貿易")); }));
    EXPECT_EQ(supply.draft_supplier_called("S01")->name, "廣豐貿易");
    EXPECT_EQ(supply.draft_supplier_called("广丰贸易")->code, "s01");
    EXPECT_FALSE(supply.draft_supplier_called("S02"));
    EXPECT_EQ(Supply(books).suppliers().size(), 1u) << "it is not in the books";
    EXPECT_THAT(broken(), testing::IsEmpty());
}

TEST_F(SupplyTest, refuses_what_cannot_be) {
    auto const create = [&](Supplier supplier) {
        return run([&](db::Draft& draft) { return create_supplier(draft, {1}, supplier); });
    };
    ASSERT_TRUE(create(made(1, "S01", "Goods")));
    EXPECT_EQ(create(made(1, "", "Again")).reason(), SupplyRefusal::duplicate_id);
    EXPECT_EQ(create(made(2, "s01", "Other")).reason(), SupplyRefusal::duplicate_code);
    EXPECT_EQ(create(made(2, "", " ")).reason(), SupplyRefusal::name_missing);
    auto const source =
        run([&](db::Draft& draft) { return set_source(draft, {.sku = {}, .supplier = made(9, "", "").id}); });
    EXPECT_EQ(source.reason(), SupplyRefusal::unknown_supplier);
    EXPECT_EQ(run([&](db::Draft& draft) { return set_source(draft, {.sku = {}, .cost_e4 = -1}); }).reason(),
              SupplyRefusal::cost_negative);
    EXPECT_EQ(supply.suppliers().size(), 1u);
}

TEST_F(SupplyTest, a_change_counts_and_a_name_that_was_given_up_finds_nothing) {
    ASSERT_TRUE(run([&](db::Draft& draft) { return create_supplier(draft, {1}, made(1, "S01", "Before")); }));
    auto const changed = run([&](db::Draft& draft) { return change_supplier(draft, {2}, made(1, "S01", "After")); });
    EXPECT_EQ(changed->version, 2);
    EXPECT_FALSE(supply.draft_supplier_called("before"));
    auto const same = run([&](db::Draft& draft) { return change_supplier(draft, {3}, made(1, "S01", "After")); });
    EXPECT_EQ(same->version, 2) << "nothing differed";
    EXPECT_EQ(outbox.last_sequence(), 2);
}

}  // namespace
}  // namespace zg::supply
