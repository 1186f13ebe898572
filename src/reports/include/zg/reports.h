#pragma once

#include <zg/id.h>
#include <zg/names.h>
#include <zg/paper.h>
#include <zg/time.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What a store's business day comes to, on paper. Every figure is a sum over the receipts that are put in and nothing else,
// so the page and the receipts cannot differ.
namespace zg::reports {

enum class Language { en, zh_hant, zh_hans, pt };
[[nodiscard]] std::string_view tag(Language);

enum class Kind { sale, refund };
enum class Payment { cash, card, wallet, transfer, unknown };
inline constexpr std::size_t payment_count = 5;

// A receipt as far as a day's report counts it. Amounts in minor units; those of a refund are positive, as on its paper.
struct Receipt final {
    struct Tax final {
        std::string tax_class;
        std::int64_t rate_ppm = 0;
        std::int64_t net = 0;
        std::int64_t tax = 0;
    };
    struct Paid final {
        Payment kind{};
        std::int64_t amount = 0;
    };
    struct Line final {
        SkuId sku;
        std::string code;
        Names names;
        std::int64_t quantity_milli = 0;
        std::int64_t net = 0;
    };
    Kind kind{};
    std::string number;
    std::string till;
    int hour = 0;  // of the wall clock
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t discount = 0;
    std::int64_t rounding = 0;
    std::int64_t total = 0;
    std::int64_t change = 0;
    std::vector<Tax> taxes = {};
    std::vector<Paid> paid = {};
    std::vector<Line> lines = {};
    std::vector<std::string> exceptions = {};  // kinds of what a person must look at
};

// What came in and what went out again; both positive.
struct Flow final {
    std::int64_t in = 0;
    std::int64_t out = 0;
    [[nodiscard]] std::int64_t net() const { return in - out; }
    friend bool operator==(Flow const&, Flow const&) = default;
};

// Cash of one till: what its drawer began with, what came in and what went out again.
struct Drawer final {
    std::int64_t begun_with = 0;
    Flow moved = {};
    [[nodiscard]] std::int64_t holds() const { return begun_with + moved.net(); }
    friend bool operator==(Drawer const&, Drawer const&) = default;
};

// Sales add and refunds subtract, except where a Flow keeps both.
struct Day final {
    struct TaxKey final {
        std::int64_t rate_ppm = 0;
        std::string tax_class;
        friend auto operator<=>(TaxKey const&, TaxKey const&) = default;
    };
    struct TaxSum final {
        std::int64_t net = 0;
        std::int64_t tax = 0;
    };
    struct Sku final {
        std::string code;
        Names names;
        std::int64_t quantity_milli = 0;
        std::int64_t net = 0;
    };
    struct Exception final {
        std::string number;
        std::string kind;
    };

    std::int64_t sales = 0;    // how many receipts
    std::int64_t refunds = 0;  // how many receipts
    std::int64_t net = 0;
    std::int64_t net_of_sales = 0;
    std::int64_t tax = 0;
    std::int64_t discount = 0;
    std::int64_t rounding = 0;
    std::int64_t units_milli = 0;
    Flow total;  // of sales, of refunds
    std::map<TaxKey, TaxSum> taxes;
    std::array<Flow, payment_count> payments{};  // cash without the change that was given back
    std::map<std::string, Drawer> drawers;       // cash by the code of the till
    std::map<SkuId, Sku> skus;
    std::array<std::int64_t, 24> hours{};  // net
    std::vector<Exception> exceptions;
    std::string first_number, last_number;  // in the order in which receipts were put in

    void add(Receipt const&);
    // Cash that was put into a till's drawer.
    void add_float(std::string const& till, std::int64_t amount) { drawers[till].begun_with += amount; }
    // Net of sales ÷ receipts, rounded half up; nullopt without receipts.
    [[nodiscard]] std::optional<std::int64_t> basket_value() const;
};

struct Heading final {
    std::string company;
    std::string store_code;
    std::string store;
    BusinessDate date;
    std::string made_at;  // on the store's wall clock
    std::string zone;
    std::string currency;
    int currency_digits = 2;
    int first_hour = 0;                           // in which the day begins
    std::map<std::string, Names> tax_names = {};  // by class
};

// The page in the reader's language; `last_week` is the same weekday a week before.
[[nodiscard]] paper::Document day_report(Day const& day, Day const& last_week, Heading const&, Language);
// "Day report M01 2026-11-24", for the subject of a mail.
[[nodiscard]] std::string day_report_subject(Heading const&, Language);

}  // namespace zg::reports
