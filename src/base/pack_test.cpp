#include <zg/hash.h>
#include <zg/json_text.h>
#include <zg/names.h>
#include <zg/pack.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace zg::pack {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Part final {
    std::int64_t amount = 0;
    std::optional<std::string> note = {};
};
BOOST_DESCRIBE_STRUCT(Part, (), (amount, note))

using Choice = std::variant<Part, Names>;

struct Thing final {
    SkuId id;
    Digest hash{};
    bool is_new = false;
    Colour colour{};
    std::int32_t small = 0;
    Instant at;
    BusinessDate day;
    std::string name;
    std::vector<Part> parts = {};
    Choice choice = {};
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, hash, is_new, colour, small, at, day, name, parts, choice))

// What Part was before it had a note, and what a later program may make of it.
struct OlderPart final {
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(OlderPart, (), (amount))

Thing a_thing() {
    return {.id = SkuId{Uuid{{1, 2, 3}}},
            .hash = digest("thing"),
            .is_new = true,
            .colour = Colour::green,
            .small = -7,
            .at = {1'760'000'000'000},
            .day = {20'000},
            .name = "凍檸茶",
            .parts = {{.amount = std::numeric_limits<std::int64_t>::min()},
                      {.amount = std::numeric_limits<std::int64_t>::max(), .note = "less ice"}},
            .choice = Names{.zh_hant = "茶"}};
}

TEST(Pack, ReadsBackWhatItWrote) {
    auto const packed = bytes(a_thing());
    auto const read_back = read<Thing>(packed);
    ASSERT_TRUE(read_back);
    EXPECT_EQ(bytes(*read_back), packed);
    EXPECT_EQ(read_back->name, "凍檸茶");
    EXPECT_EQ(read_back->parts[0].amount, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(read_back->parts[1].note, "less ice");
    EXPECT_EQ(std::get<Names>(read_back->choice).zh_hant, "茶");
}

TEST(Pack, KeepsSmallNumbersInOneByte) {
    EXPECT_EQ(bytes(std::int64_t{63}).size(), 1u);
    EXPECT_EQ(bytes(std::int64_t{-64}).size(), 1u);
    EXPECT_EQ(bytes(std::int64_t{64}).size(), 2u);
    EXPECT_EQ(bytes(std::numeric_limits<std::int64_t>::min()).size(), 10u);
}

TEST(Pack, ReadsWhatAnOlderProgramWrote) {
    auto const part = read<Part>(bytes(OlderPart{.amount = 5}));
    ASSERT_TRUE(part);
    EXPECT_EQ(part->amount, 5);
    EXPECT_FALSE(part->note);
    EXPECT_FALSE(read<OlderPart>(bytes(Part{.amount = 5})));  // of a newer program: more than we can keep
}

TEST(Pack, RefusesWhatIsCutOffOrTooLong) {
    auto const whole = bytes(a_thing());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(read<Thing>(std::string_view(whole).substr(0, length))) << length;
    }
    EXPECT_FALSE(read<Thing>(whole + '\0'));
}

TEST(Pack, RefusesValuesThatCannotBe) {
    EXPECT_FALSE(read<bool>(bytes(std::int64_t{2})));
    EXPECT_FALSE(read<Colour>(bytes(std::int64_t{2})));
    EXPECT_FALSE(read<std::int32_t>(bytes(std::int64_t{1} << 40)));
    EXPECT_FALSE(read<Choice>(bytes(std::int64_t{2})));
    EXPECT_FALSE(read<std::int64_t>(std::string(11, '\x80')));
    // A count beyond the bytes that are there must not ask for memory.
    EXPECT_FALSE(read<std::vector<Part>>(bytes(std::numeric_limits<std::int64_t>::max())));
}

RC_GTEST_PROP(Pack, ReadsRandomBytesWithoutHarm, (std::string const& noise)) {
    auto const thing = read<Thing>(noise);
    if (thing) RC_ASSERT(read<Thing>(bytes(*thing)).has_value());
}

RC_GTEST_PROP(Pack, KeepsEveryInteger, (std::int64_t value)) { RC_ASSERT(read<std::int64_t>(bytes(value)) == value); }

RC_GTEST_PROP(Pack, PassesOverWholeIntegersOnly, (std::vector<std::int64_t> const& passed, std::int64_t kept)) {
    std::string packed;
    for (auto const value : passed) append(packed, value);
    auto const tail = bytes(kept);
    auto const whole = packed + tail;
    Reader reader(whole);
    std::int64_t read_after = 0;
    RC_ASSERT(reader.skip(passed.size()) && reader.take(read_after) && read_after == kept && reader.at_end());
    Reader cut(std::string_view(whole).substr(0, whole.size() - 1));
    RC_ASSERT(!cut.skip(passed.size() + 1));
}

}  // namespace
}  // namespace zg::pack
