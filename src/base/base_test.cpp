#include <zg/hash.h>
#include <zg/id.h>
#include <zg/json.h>
#include <zg/json_text.h>
#include <zg/rng.h>
#include <zg/time.h>

#include <gtest/gtest.h>

#include <string>

namespace zg {
namespace {

Instant at(char const* text) { return Instant::parse(text).value(); }
BusinessDate day(char const* text) { return BusinessDate::parse(text).value(); }

TEST(Uuid, version_7_carries_time_and_sorts_by_it) {
    SeededRng rng(7);
    auto const early = Uuid::version7({1'000}, rng);
    auto const late = Uuid::version7({1'001}, rng);
    EXPECT_LT(early, late);
    EXPECT_EQ(early.text()[14], '7');
    EXPECT_EQ(Uuid::parse(early.text()), early);
}

TEST(Uuid, named_is_the_same_for_the_same_name) {
    EXPECT_EQ(Uuid::named({5}, "a"), Uuid::named({5}, "a"));
    EXPECT_NE(Uuid::named({5}, "a"), Uuid::named({5}, "b"));
    EXPECT_EQ(Uuid::named({5}, "a").text()[14], '8');
}

TEST(Uuid, refuses_what_is_not_one) {
    for (auto const* text : {"", "0192f5c8", "0192f5c8-0000-7000-8000-00000000000g",
                             "0192f5c8x0000-7000-8000-000000000000", "{192f5c8-0000-7000-8000-000000000000}"}) {
        EXPECT_FALSE(Uuid::parse(text)) << text;
    }
}

TEST(Instant, reads_offsets_and_fractions) {
    EXPECT_EQ(at("2026-11-22T13:05:00+08:00"), at("2026-11-22T05:05:00Z"));
    EXPECT_EQ(at("1970-01-01T00:00:00.5Z").ms, 500);
    EXPECT_EQ(at("2026-11-22T05:05:01.007Z").text(), "2026-11-22T05:05:01.007Z");
    EXPECT_EQ(at("1969-12-31T23:59:59.999Z").text(), "1969-12-31T23:59:59.999Z");
    for (auto const* text : {"2026-02-29T00:00:00Z", "2026-11-22 05:05:00Z", "2026-11-22T24:00:00Z",
                             "2026-11-22T05:05:00", "2026-11-22T05:05:00.1234Z", "2026-11-22T05:05:00Zz"}) {
        EXPECT_FALSE(Instant::parse(text)) << text;
    }
}

struct CalendarRow {
    char const* zone;
    int cutoff_minutes;
    char const* instant;
    char const* date;
    int hour;
};

class Calendar : public testing::TestWithParam<CalendarRow> {};

TEST_P(Calendar, gives_business_date_and_wall_hour) {
    auto const& row = GetParam();
    auto const calendar = StoreCalendar::make(row.zone, row.cutoff_minutes).value();
    EXPECT_EQ(calendar.date(at(row.instant)).text(), row.date);
    EXPECT_EQ(calendar.hour(at(row.instant)), row.hour);
}

INSTANTIATE_TEST_SUITE_P(Rows, Calendar,
                         testing::Values(CalendarRow{"Asia/Macau", 0, "2026-11-22T15:59:59Z", "2026-11-22", 23},
                                         CalendarRow{"Asia/Macau", 0, "2026-11-22T16:00:00Z", "2026-11-23", 0},
                                         CalendarRow{"Asia/Macau", 240, "2026-11-22T19:59:59Z", "2026-11-22", 3},
                                         CalendarRow{"Asia/Macau", 240, "2026-11-22T20:00:00Z", "2026-11-23", 4},
                                         CalendarRow{"Europe/Lisbon", 240, "2026-03-29T02:59:59Z", "2026-03-28", 3},
                                         CalendarRow{"Europe/Lisbon", 240, "2026-03-29T03:00:00Z", "2026-03-29", 4},
                                         CalendarRow{"Europe/Lisbon", 240, "2026-10-25T03:30:00Z", "2026-10-24", 3},
                                         CalendarRow{"America/New_York", 0, "2026-11-01T04:00:00Z", "2026-11-01", 0},
                                         CalendarRow{"America/New_York", 0, "2026-11-01T06:30:00Z", "2026-11-01", 1},
                                         CalendarRow{"Europe/London", 0, "2010-12-01T08:26:00Z", "2010-12-01", 8}));

TEST(StoreCalendar, a_day_starts_where_the_one_before_ends) {
    for (auto const* zone : {"Asia/Macau", "Europe/Lisbon", "America/Sao_Paulo", "Australia/Lord_Howe"}) {
        for (int cutoff : {0, 120, 150, 240}) {
            auto const calendar = StoreCalendar::make(zone, cutoff).value();
            for (auto date = day("2018-01-01"); date < day("2019-01-01"); ++date.days) {
                auto const start = calendar.start(date);
                EXPECT_EQ(calendar.date(start), date) << zone << ' ' << cutoff << ' ' << date.text();
                EXPECT_LT(calendar.date({start.ms - 1}), date) << zone << ' ' << cutoff << ' ' << date.text();
            }
        }
    }
}

TEST(StoreCalendar, refuses_unknown_zone_and_cutoff) {
    EXPECT_FALSE(StoreCalendar::make("Asia/Atlantis", 0));
    EXPECT_FALSE(StoreCalendar::make("Asia/Macau", 1440));
    EXPECT_FALSE(StoreCalendar::make("Asia/Macau", -1));
}

TEST(StoreCalendar, reads_wall_clock) {
    auto const london = StoreCalendar::make("Europe/London", 0).value();
    EXPECT_EQ(london.parse_wall("2011-06-01 08:26"), at("2011-06-01T07:26:00Z"));
    EXPECT_EQ(london.parse_wall("2010-12-01 08:26:30"), at("2010-12-01T08:26:30Z"));
    EXPECT_EQ(london.wall_text(at("2011-06-01T07:26:00Z")), "2011-06-01 08:26");
    EXPECT_FALSE(london.parse_wall("2011-13-01 08:26"));
}

TEST(BusinessDate, knows_weekdays) {
    EXPECT_EQ(day("2026-11-22").weekday(), 7);
    EXPECT_EQ(day("1969-12-29").weekday(), 1);
}

TEST(StoreCalendar, reads_the_wall_and_not_the_business_day) {
    // 02:30 on a Monday morning in Macau, while the shop that closes at four still counts Sunday.
    auto const macau = StoreCalendar::make("Asia/Macau", 240).value();
    auto const night = at("2026-11-22T18:30:59Z");
    EXPECT_EQ(macau.date(night).text(), "2026-11-22");
    EXPECT_EQ(macau.wall(night).weekday, 1);
    EXPECT_EQ(macau.wall(night).minute, 150);
    auto const before_the_epoch = macau.wall(at("1969-12-28T15:59:00Z"));
    EXPECT_EQ(before_the_epoch.weekday, 7);
    EXPECT_EQ(before_the_epoch.minute, 23 * 60 + 59);
}

TEST(Rng, same_seed_same_run) {
    SeededRng one(42);
    SeededRng two(42);
    for (int round = 0; round < 100; ++round) EXPECT_EQ(one.next(), two.next());
    for (int round = 0; round < 1000; ++round) EXPECT_LT(one.below(7), 7u);
}

TEST(Hash, known_answers) {
    auto const hashed = sha256("abc");
    EXPECT_EQ(hex(view(hashed)), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    auto const blake = digest("");
    EXPECT_EQ(hex(view(blake)), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

enum class Colour { red, jade };
BOOST_DESCRIBE_ENUM(Colour, red, jade)
struct Line {
    SkuId sku;
    std::int64_t quantity_milli;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Line, (), (sku, quantity_milli, note))
struct Basket {
    std::vector<Line> lines;
    Colour colour;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Basket, (), (lines, colour, at))

Result<Basket, json::DecodeRefusal> read(std::string_view text) {
    auto const value = json::parse(text);
    if (!value) return value.refused();
    return json::decode<Basket>(*value);
}

constexpr char good[] = R"({"lines":[{"sku":"0192f5c8-0000-7000-8000-000000000001","quantity_milli":1500}],)"
                        R"("colour":"jade","at":"2026-11-22T05:00:00.000Z"})";

TEST(Json, round_trips_described_structs) {
    auto const basket = read(good);
    ASSERT_TRUE(basket);
    EXPECT_EQ(basket->lines.at(0).quantity_milli, 1500);
    EXPECT_EQ(basket->colour, Colour::jade);
    EXPECT_EQ(json::write(json::encode(*basket)), good);
    EXPECT_EQ(json::text(*basket), good);
}

TEST(Json, text_is_escaped_like_the_library_does) {
    std::string const odd = "a\"b\\c\n\t\x01 [ { \xE6\x8E\x8C";
    EXPECT_EQ(json::text(odd), json::write(json::Value(odd)));
    EXPECT_EQ(json::text(std::vector<std::string>{"[", "", "]"}), R"(["[","","]"])");
    EXPECT_EQ(json::text(std::vector<std::vector<std::string>>{{}, {}}), "[[],[]]");
}

struct RefusalRow {
    std::string text;
    json::DecodeRefusal reason;
    char const* field;
};

TEST(Json, names_the_offending_field) {
    using R = json::DecodeRefusal;
    std::string const id = R"("0192f5c8-0000-7000-8000-000000000001")";
    std::vector<RefusalRow> const rows = {
        {"{", R::invalid_json, ""},
        {"[]", R::wrong_type, ""},
        {"{\"colour\":\"\xff\"}", R::invalid_utf8, ""},
        {std::string(10'000, '['), R::too_deep, ""},
        {R"({"lines":[],"colour":"jade"})", R::missing_field, "at"},
        {R"({"lines":[],"colour":"blue","at":"2026-11-22T05:00:00Z"})", R::bad_value, "colour"},
        {R"({"lines":[],"colour":"jade","at":"2026-11-22T05:00:00Z","extra":1})", R::unknown_field, "extra"},
        {R"({"lines":[{"sku":)" + id + R"(,"quantity_milli":1.5}]})", R::wrong_type, "lines[0].quantity_milli"},
        {R"({"lines":[{"sku":)" + id + R"(,"quantity_milli":9223372036854775808}]})", R::bad_value,
         "lines[0].quantity_milli"},
        {R"({"lines":[{"sku":"x","quantity_milli":1}]})", R::bad_value, "lines[0].sku"},
    };
    for (auto const& row : rows) {
        auto const basket = read(row.text);
        ASSERT_FALSE(basket) << row.text;
        EXPECT_EQ(basket.reason(), row.reason) << row.text.substr(0, 80);
        EXPECT_EQ(basket.refused().field, row.field) << row.text.substr(0, 80);
    }
}

TEST(Json, takes_no_text_with_a_nul_in_it) {
    EXPECT_EQ(json::decode<std::string>(json::parse(R"("ab")").value()).value(), "ab");
    EXPECT_EQ(json::decode<std::string>(json::parse(R"("a\u0000b")").value()).reason(), json::DecodeRefusal::bad_value);
}

}  // namespace
}  // namespace zg
