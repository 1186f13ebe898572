#include <zg/reports.h>

#include "rules.h"
#include "words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace zg::reports {
namespace {

constexpr std::array languages{Language::en, Language::zh_hant, Language::zh_hans, Language::pt};

SkuId sku(int number) {
    SkuId id{};
    id.uuid.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

Receipt cash_sale() {
    return {.kind = Kind::sale,
            .number = "M01-T1-000001",
            .till = "T1",
            .hour = 13,
            .net = 952,
            .tax = 48,
            .discount = 30,
            .total = 1'000,
            .change = 1'000,
            .taxes = {{"standard", 50'000, 952, 48}},
            .paid = {{Payment::cash, 2'000}},
            .lines = {{sku(1), "D005", {.zh_hant = "凍檸茶", .en = "Iced lemon tea"}, 2'000, 952}}};
}

Receipt cash_refund() {
    auto refund = cash_sale();
    refund.kind = Kind::refund;
    refund.number = "M01-T1-R000001";
    refund.net = 381;
    refund.tax = 19;
    refund.discount = 0;
    refund.total = 400;
    refund.change = 0;
    refund.taxes = {{"standard", 50'000, 381, 19}};
    refund.paid = {{Payment::cash, 400}};
    refund.lines = {{sku(1), "D005", {.en = "Iced lemon tea"}, 1'000, 381}};
    return refund;
}

Heading heading() {
    return {.company = "德記",
            .store_code = "M01",
            .store = "二龍喉店",
            .date = BusinessDate::parse("2026-11-24").value(),
            .made_at = "2026-11-24 22:05",
            .zone = "Asia/Macau",
            .currency = "MOP",
            .currency_digits = 2,
            .first_hour = 4,
            .tax_names = {{"standard", {.zh_hant = "標準稅", .en = "Standard"}}}};
}

TEST(Day, ChangeComesOffCashAndRefundsGoBack) {
    Day day;
    day.add(cash_sale());
    day.add(cash_refund());
    EXPECT_EQ(day.sales, 1);
    EXPECT_EQ(day.refunds, 1);
    EXPECT_EQ(day.net, 571);
    EXPECT_EQ(day.tax, 29);
    EXPECT_EQ(day.total, (Flow{1'000, 400}));
    EXPECT_EQ(day.payments[static_cast<std::size_t>(Payment::cash)], (Flow{1'000, 400}));
    EXPECT_EQ(day.drawers.at("T1").moved, (Flow{1'000, 400}));
    EXPECT_EQ(day.drawers.at("T1").holds(), 600);
    EXPECT_EQ(day.basket_value(), 952);
    EXPECT_EQ(day.units_milli, 1'000);
    EXPECT_EQ(day.hours[13], 571);
    EXPECT_EQ(day.first_number, "M01-T1-000001");
    EXPECT_EQ(day.last_number, "M01-T1-R000001");
    EXPECT_EQ(Day{}.basket_value(), std::nullopt);
}

TEST(Day, AFloatIsInTheDrawerAndInNoOtherFigure) {
    Day day;
    day.add_float("T1", 50'000);
    day.add_float("T2", 0);
    day.add(cash_sale());
    EXPECT_EQ(day.drawers.at("T1"), (Drawer{50'000, {1'000, 0}}));
    EXPECT_EQ(day.drawers.at("T1").holds(), 51'000);
    EXPECT_EQ(day.drawers.at("T2").holds(), 0);
    EXPECT_EQ(day.payments[static_cast<std::size_t>(Payment::cash)], (Flow{1'000, 0}));
    EXPECT_EQ(day.total, (Flow{1'000, 0}));
    auto const page = day_report(day, {}, heading(), Language::en);
    auto const drawers = std::find_if(page.blocks.begin(), page.blocks.end(),
                                      [](auto const& block) { return block.title == "Cash by till"; });
    ASSERT_NE(drawers, page.blocks.end());
    EXPECT_EQ(drawers->rows.at(0).cells, (std::vector<std::string>{"T1", "500.00", "10.00", "0.00", "510.00"}));
    EXPECT_EQ(drawers->total.back(), "510.00");
}

// A receipt whose own sums agree, as every kept receipt's do.
rc::Gen<Receipt> receipts() {
    return rc::gen::exec([] {
        Receipt receipt{.kind = *rc::gen::element(Kind::sale, Kind::refund),
                        .number = "M01-T1-1",
                        .till = *rc::gen::element<std::string>("T1", "T2", "API"),
                        .hour = *rc::gen::inRange(0, 24)};
        for (auto count = *rc::gen::inRange(1, 5); count > 0; --count) {
            auto const net = *rc::gen::inRange<std::int64_t>(0, 50'000);
            auto const rate = *rc::gen::element<std::int64_t>(0, 50'000, 130'000);
            auto const tax = net * rate / 1'000'000;
            receipt.lines.push_back({sku(*rc::gen::inRange(1, 30)), "X", {.en = "X"}, 1'000, net});
            receipt.taxes.push_back({"class " + std::to_string(rate), rate, net, tax});
            receipt.net += net;
            receipt.tax += tax;
        }
        receipt.rounding = *rc::gen::inRange(-5, 6);
        receipt.total = receipt.net + receipt.tax + receipt.rounding;
        receipt.change = *rc::gen::inRange<std::int64_t>(0, 500);
        receipt.paid = {{*rc::gen::element(Payment::cash, Payment::card, Payment::wallet), receipt.total},
                        {Payment::cash, receipt.change}};
        return receipt;
    });
}

RC_GTEST_PROP(Day, EveryPartAddsUpToTheWhole, ()) {
    auto const all = *rc::gen::container<std::vector<Receipt>>(receipts());
    Day day;
    for (auto const& receipt : all) day.add(receipt);
    std::int64_t net = 0, tax = 0, total = 0, rounding = 0;
    for (auto const& receipt : all) {
        auto const sign = receipt.kind == Kind::sale ? 1 : -1;
        net += sign * receipt.net;
        tax += sign * receipt.tax;
        total += sign * receipt.total;
        rounding += sign * receipt.rounding;
    }
    RC_ASSERT(day.net == net && day.tax == tax && day.total.net() == total && day.rounding == rounding);
    RC_ASSERT(net + tax + rounding == total);
    RC_ASSERT(std::accumulate(day.hours.begin(), day.hours.end(), std::int64_t{0}) == net);
    auto const sum = [](auto const& each, auto value) {
        std::int64_t out = 0;
        for (auto const& one : each) out += value(one);
        return out;
    };
    RC_ASSERT(sum(day.payments, [](auto const& flow) { return flow.net(); }) == total);
    RC_ASSERT(sum(day.drawers, [](auto const& each) { return each.second.moved.net(); }) ==
              day.payments[static_cast<std::size_t>(Payment::cash)].net());
    RC_ASSERT(sum(day.taxes, [](auto const& each) { return each.second.net; }) == net);
    RC_ASSERT(sum(day.taxes, [](auto const& each) { return each.second.tax; }) == tax);
    RC_ASSERT(sum(day.skus, [](auto const& each) { return each.second.net; }) == net);
}

TEST(Text, FiguresReadAsPeopleWriteThem) {
    EXPECT_EQ(money_text({123'456'789, 2}), "1,234,567.89");
    EXPECT_EQ(money_text({-5, 2}), "−0.05");
    EXPECT_EQ(money_text({1'500, 0}), "1,500");
    EXPECT_EQ(money_text({std::numeric_limits<std::int64_t>::min(), 2}), "−92,233,720,368,547,758.08");
    EXPECT_EQ(quantity_text(1'500), "1.5");
    EXPECT_EQ(quantity_text(-12'000), "−12");
    EXPECT_EQ(rate_text(50'000), "5%");
    EXPECT_EQ(rate_text(125'000), "12.5%");
    EXPECT_EQ(change_text({1'125, 1'000}), "+12.5%");
    EXPECT_EQ(change_text({500, 1'000}), "−50%");
    EXPECT_EQ(change_text({1'000, 1'000}), "0%");
    EXPECT_EQ(change_text({1'000, 0}), std::nullopt);
    EXPECT_EQ(change_text({50, -100}), "+150%");
}

TEST(Text, DatesReadAsPeopleSayThem) {
    auto const date = BusinessDate::parse("2026-11-24").value();
    EXPECT_EQ(date_text(date, Language::zh_hant), "2026年11月24日（星期二）");
    EXPECT_EQ(date_text(date, Language::zh_hans), "2026年11月24日（星期二）");
    EXPECT_EQ(date_text(date, Language::en), "Tuesday 24 November 2026");
    EXPECT_EQ(date_text(date, Language::pt), "terça-feira, 24 de novembro de 2026");
}

TEST(Text, EveryWordIsThereInEveryLanguage) {
    for (auto const language : languages) {
        EXPECT_FALSE(tag(language).empty());
        for (std::size_t which = 0; which < static_cast<std::size_t>(Word::count); ++which) {
            EXPECT_FALSE(word(static_cast<Word>(which), language).empty()) << which << " " << tag(language);
        }
        for (std::size_t kind = 0; kind < payment_count; ++kind) {
            EXPECT_FALSE(payment_name(static_cast<Payment>(kind), language).empty());
        }
        EXPECT_NE(exception_name("stock_below_zero", language), "stock_below_zero");
        EXPECT_EQ(exception_name("news", language), "news");
    }
}

TEST(DayReport, ShowsTheSumsInTheReadersLanguage) {
    Day day, last_week;
    day.add(cash_sale());
    day.add(cash_refund());
    last_week.add(cash_sale());
    auto const page = day_report(day, last_week, heading(), Language::zh_hant);
    EXPECT_EQ(page.language, "zh-Hant");
    EXPECT_EQ(page.title, "日結報表 · M01 二龍喉店");
    EXPECT_EQ(page.blocks.at(0).facts.at(0).value, "5.71");
    EXPECT_EQ(page.blocks.at(0).facts.at(0).note, "−40% 對上週同日");
    EXPECT_EQ(page.blocks.at(2).rows.at(0).cells, (std::vector<std::string>{"標準稅", "5%", "5.71", "0.29"}));
    EXPECT_EQ(page.blocks.at(3).total, (std::vector<std::string>{"合計", "10.00", "−4.00", "6.00"}));
    EXPECT_EQ(day_report_subject(heading(), Language::en), "Day report · M01 二龍喉店 · Tuesday 24 November 2026");
}

TEST(DayReport, AnEmptyDayIsAPageToo) {
    for (auto const language : languages) {
        auto const page = day_report({}, {}, heading(), language);
        EXPECT_TRUE(page.blocks.at(1).bars.empty());
        EXPECT_TRUE(page.blocks.at(2).rows.empty());
        EXPECT_FALSE(page.blocks.at(2).text.empty());
        EXPECT_TRUE(paper::pdf(page, "2026-11-24T14:00:00Z").starts_with("%PDF-"));
    }
}

}  // namespace
}  // namespace zg::reports
