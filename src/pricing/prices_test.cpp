#include "pricing_fixture.h"

#include <gmock/gmock.h>

// Which price counts: books, plans, and what was in force before.
namespace zg::pricing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

auto const tea = id<SkuId>(1);
auto const store = id<StoreId>(7);
auto const today = BusinessDate{20'000};
BusinessDate in_days(std::int32_t days) { return {today.days + days}; }
// Noon of a business day, in UTC.
Instant noon(std::int32_t days) { return {in_days(days).days * std::int64_t{86'400'000} + 43'200'000}; }

class PriceTest : public testing::Test {
protected:
    void SetUp() override { books.open(); }

    // A book with one price for tea.
    void keep(std::uint8_t number, std::int64_t price, PriceBook book) {
        book.id = id<BookId>(number);
        book.names = {.en = "book"};
        ASSERT_EQ(books.say(put_book, noon(0), book), "");
        ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = price, .book = book.id}), "");
    }
    // What tea costs, or -1.
    std::int64_t cost(std::int32_t day = 0, Channel channel = Channel::till, StoreId at = store,
                      std::optional<std::int64_t> version = {}) {
        std::vector<BasketLine> const lines{{tea, 1000, "standard"}};
        std::int64_t found = -1;
        books.run([&](db::Draft& draft) {
            auto const made = basket(draft, {.store = at,
                                             .currency = "MOP",
                                             .lines = lines,
                                             .channel = channel,
                                             .moment = {.date = in_days(day)},
                                             .version = version});
            if (made) found = made->basket.lines[0].unit_price;
            return false;
        });
        return found;
    }

    Books books;
};

TEST_F(PriceTest, BooksComeInTheOrderThatIsSaid) {
    EXPECT_EQ(cost(), 1250);
    keep(1, 1200, {});
    EXPECT_EQ(cost(), 1200) << "a book comes before the company's price";
    keep(2, 1190, {.channels = {{Channel::till}}});
    EXPECT_EQ(cost(), 1190) << "one that names channels comes before one for all";
    EXPECT_EQ(cost(0, Channel::shop), 1200);
    ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .store = store, .price = 1180}), "");
    EXPECT_EQ(cost(), 1180) << "the store's own price comes before books for all stores";
    EXPECT_EQ(cost(0, Channel::till, id<StoreId>(8)), 1190);
    keep(3, 1170, {.stores = {{store, id<StoreId>(9)}}});
    EXPECT_EQ(cost(), 1170) << "a book of some stores is newer than the store's own";
    keep(4, 1160, {.starts = in_days(-1), .ends = in_days(1)});
    EXPECT_EQ(cost(), 1160) << "one that ends comes first";
    EXPECT_EQ(cost(2), 1170);
    EXPECT_EQ(cost(-2), 1170);
    keep(5, 1150, {.ends = in_days(1)});
    EXPECT_EQ(cost(), 1150) << "of equals the newer";
    ASSERT_EQ(books.say(end_book, noon(0), id<BookId>(5)), "");
    EXPECT_EQ(cost(), 1160);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(PriceTest, ABookWithoutThePriceLetsTheNextOneSpeak) {
    keep(1, 1200, {});
    keep(2, 1100, {.ends = in_days(9)});
    ASSERT_EQ(books.say(drop_price, noon(0), {.sku = tea, .book = id<BookId>(2)}), "");
    EXPECT_EQ(cost(), 1200);
    EXPECT_EQ(books.say(drop_price, noon(0), {.sku = tea, .book = id<BookId>(2)}), "unknown_price sku");
    EXPECT_EQ(books.say(drop_price, noon(0), {.sku = tea}), "unknown_price sku") << "the company's price stays";
}

TEST_F(PriceTest, APlannedPriceTakesOverOnItsDay) {
    ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = 1300, .starts = in_days(2)}), "");
    ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = 1400, .starts = in_days(5)}), "");
    EXPECT_EQ(cost(1), 1250);
    EXPECT_EQ(cost(2), 1300);
    EXPECT_EQ(cost(9), 1400);
    auto const ahead = books.pricing().prices_ahead(tea, store, Channel::till, today);
    EXPECT_THAT(ahead, ElementsAre(PriceAhead{today, 1250, 1150}, PriceAhead{in_days(2), 1300, {}},
                                   PriceAhead{in_days(5), 1400, {}}));
    EXPECT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = 1, .starts = today}), "start_passed starts");
    ASSERT_EQ(books.say(drop_price, noon(0), {.sku = tea, .starts = in_days(2)}), "");
    EXPECT_EQ(cost(2), 1250);
    EXPECT_EQ(books.say(drop_price, noon(0), {.sku = tea, .starts = in_days(2)}), "unknown_price starts");
    ASSERT_EQ(books.say(set_price, noon(6), {.sku = tea, .price = 1500}), "");
    EXPECT_EQ(cost(7), 1500) << "what is set by hand later is the newest word";
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST_F(PriceTest, BooksAndPlansShowInWhatIsToCome) {
    keep(1, 1000, {.starts = in_days(3), .ends = in_days(4)});
    auto const ahead = books.pricing().prices_ahead(tea, store, Channel::till, today);
    EXPECT_THAT(ahead, ElementsAre(PriceAhead{today, 1250, 1150}, PriceAhead{in_days(3), 1000, {}},
                                   PriceAhead{in_days(5), 1250, 1150}));
}

TEST_F(PriceTest, EveryVersionCanBePricedAgain) {
    auto const before = books.pricing().version();
    ASSERT_EQ(books.say(set_price, noon(1), {.sku = tea, .price = 1300}), "");
    ASSERT_EQ(books.say(set_price, noon(2), {.sku = tea, .price = 1400}), "");
    keep(1, 900, {});
    EXPECT_EQ(cost(0, Channel::till, store, before), 1250);
    EXPECT_EQ(cost(0, Channel::till, store, before + 1), 1300);
    EXPECT_EQ(cost(0, Channel::till, store, before + 2), 1400);
    EXPECT_EQ(cost(), 900);
    auto const& pricing = books.pricing();
    EXPECT_EQ(pricing.draft_version_at(noon(1)), before + 1);
    EXPECT_EQ(pricing.draft_version_at(Instant{noon(2).ms - 1}), before + 1);
    EXPECT_EQ(pricing.draft_replaced_at(before + 1), noon(2));
    EXPECT_EQ(pricing.draft_replaced_at(pricing.version()), std::nullopt);
}

TEST(Prices, BooksPlansAndHistoryComeBackAfterARestart) {
    auto const file = std::filesystem::temp_directory_path() / "zg_pricing_history.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    auto const place = test::place(file);
    std::int64_t before = 0;
    auto const cost = [](Books& books, std::optional<std::int64_t> version) {
        std::vector<BasketLine> const lines{{tea, 1000, "standard"}};
        std::int64_t found = -1;
        books.run([&](db::Draft& draft) {
            auto const made = basket(
                draft, {.store = store, .currency = "MOP", .lines = lines, .moment = {today}, .version = version});
            if (made) found = made->basket.lines[0].unit_price;
            return false;
        });
        return found;
    };
    {
        Books books(place);
        books.open();
        before = books.pricing().version();
        PriceBook const book{.id = id<BookId>(1), .names = {.en = "all"}, .ends = in_days(3)};
        ASSERT_EQ(books.say(put_book, noon(0), book), "");
        ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = 800, .book = book.id}), "");
        ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .price = 1300}), "");
        ASSERT_EQ(books.say(set_price, noon(0), {.sku = tea, .store = store, .price = 1, .starts = in_days(9)}), "");
        ASSERT_EQ(books.say(drop_price, noon(0), {.sku = tea, .store = store, .starts = in_days(9)}), "");
    }
    Books books(place);
    EXPECT_EQ(cost(books, {}), 800);
    EXPECT_EQ(cost(books, before), 1250);
    EXPECT_THAT(books.pricing().planned(), IsEmpty());
    EXPECT_EQ(books.pricing().prices_of(id<BookId>(1)).front().book, id<BookId>(1));
    EXPECT_EQ(books.pricing().prices_ahead(tea, store, Channel::till, today).back(),
              (PriceAhead{in_days(4), 1300, {}}));
    EXPECT_THAT(books.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

}  // namespace
}  // namespace zg::pricing
