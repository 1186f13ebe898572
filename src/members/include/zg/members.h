#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/money.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Who the customers are, and how they earn points. The points themselves are the ledger's.
namespace zg::members {

struct Member final {
    MemberId id;
    std::string name;
    std::vector<std::string> phones = {};  // digits with country code: "85366123456"; the first is shown first
    std::vector<std::string> cards = {};
    Instant joined_at;
    std::int64_t version = 1;  // 1, 2, 3 … with every change
    friend bool operator==(Member const&, Member const&) = default;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, phones, cards, joined_at, version))

// -- rules, data of the company --

// points = paid * points_per / spend_per, rounded down or half up; what was paid by excluded tenders earns nothing.
struct Loyalty final {
    std::int64_t points_per = 1;
    std::int64_t spend_per = 100;        // minor units
    Rounding rounding = Rounding::down;  // or half_up
    std::vector<std::string> excluded_tenders = {};
    friend bool operator==(Loyalty const&, Loyalty const&) = default;
};

struct PaidTender final {
    std::string_view kind;
    std::int64_t amount = 0;  // what stayed with the shop: without change
};
// Points for what was paid towards `total`, the receipt's total; the excluded part is taken off first. Zero, never less.
[[nodiscard]] std::int64_t points_for(Loyalty const&, std::int64_t total, std::span<PaidTender const>);

// "+853 6612 3456", "6612-3456", "0085366123456" -> "85366123456". A number without plus or 00 gets the company's country code,
// unless it begins with it, is too long for a local one, or is a mainland mobile (11 digits from 13 to 19), which gets 86.
// Empty for anything else than 6 to 15 digits with spaces, dots, dashes, slashes, brackets and one leading plus.
[[nodiscard]] std::optional<std::string> normal_phone(std::string_view text, std::string_view country_code);

// -- commands; on the writer's thread --

enum class MemberRefusal {
    duplicate_id,
    duplicate_phone,
    duplicate_card,
    bad_phone,
    bad_card,  // blank, unprintable, with white space or longer than card_characters_max
    name_missing,
    name_bad,  // unprintable or longer than name_characters_max
    too_many_phones,
    too_many_cards,
    unknown_member,
    version_changed  // somebody else has changed the member since it was read
};
BOOST_DESCRIBE_ENUM(MemberRefusal, duplicate_id, duplicate_phone, duplicate_card, bad_phone, bad_card, name_missing,
                    name_bad, too_many_phones, too_many_cards, unknown_member, version_changed)

inline constexpr std::size_t card_characters_max = 40;
inline constexpr std::size_t contact_count_max = 5;  // phones, and as many cards

struct CreateMember final {
    MemberId id;
    std::string name;
    std::optional<std::string> phone = {};
    std::optional<std::string> card = {};
};
// Emits MemberChanged.
Result<Member, MemberRefusal> create_member(db::Draft&, Instant at, CreateMember const&);

// Puts what is given in the place of what was; absent fields stay. `version` is the one that was read. A change to what is
// there already is a yes and leaves no trace, whatever its version: so a retry after a lost answer does no harm. Emits
// MemberChanged.
struct ChangeMember final {
    MemberId id;
    std::int64_t version = 0;
    Uuid who;
    std::optional<std::string> name = {};
    std::optional<std::vector<std::string>> phones = {};
    std::optional<std::vector<std::string>> cards = {};
};
Result<Member, MemberRefusal> change_member(db::Draft&, Instant at, ChangeMember const&);

// Forgets a member of whom nothing speaks, as if it had never been: who asks has made sure of that. Emits MemberChanged, after which
// the member is not found.
Result<Done, MemberRefusal> remove_member(db::Draft&, Instant at, MemberId);

enum class SettingsRefusal { bad_country_code, bad_points_per, bad_spend_per, bad_rounding, bad_tender };
BOOST_DESCRIBE_ENUM(SettingsRefusal, bad_country_code, bad_points_per, bad_spend_per, bad_rounding, bad_tender)

struct Settings final {
    std::string country_code = "853";
    Loyalty loyalty;
    friend bool operator==(Settings const&, Settings const&) = default;
};
Result<Done, SettingsRefusal> set_settings(db::Draft&, Settings const&);

// -- queries on the writer's thread: with what this batch has changed --

[[nodiscard]] bool exists(db::Draft&, MemberId);
[[nodiscard]] std::optional<Member> find(db::Draft&, MemberId);
// Whose the card is, or the phone in its normal form.
[[nodiscard]] std::optional<Member> find_card(db::Draft&, std::string const& card);
[[nodiscard]] std::optional<Member> find_phone(db::Draft&, std::string const& phone);
// Whether `member` is what `command` would have made: how a flow tells a retry from a clash of ids.
[[nodiscard]] bool is_result_of(Member const& member, CreateMember const& command, Settings const&);

// -- queries on any thread, through a read transaction on the books --

[[nodiscard]] std::optional<Member> by_id(db::Tx&, MemberId);
[[nodiscard]] std::optional<Member> by_card(db::Tx&, std::string_view card);
// All digits of `phone` at the end of the member's number; four digits are enough.
struct MemberSearch final {
    std::optional<std::string> phone = {};
    std::optional<std::string> card = {};
    // Every word somewhere in the name: Traditional, Simplified, Pinyin and initials.
    std::optional<std::string> name = {};
    // What somebody types who does not say which it is: a card, the end of a phone, or a name.
    std::optional<std::string> words = {};
    MemberId after = {};  // in order of id
    std::size_t count_max = 50;
};
[[nodiscard]] std::vector<Member> search(db::Tx&, MemberSearch const&);

// A change of a member's data, as it is told later.
struct Change final {
    std::int64_t version = 0;
    Instant at;
    Uuid who;
    std::vector<std::string> fields;  // of name, phones, cards
};
// Newest first, of versions below `before` (0: from the newest).
[[nodiscard]] std::vector<Change> changes(db::Tx&, MemberId, std::int64_t before, std::size_t count_max);

// The ids of all members in memory, the settings, and what the batch has added. Names stay in the books.
class Members final : public db::DraftPart {
public:
    explicit Members(db::Db& books);
    ~Members() override;

    // -- on the writer's thread --
    [[nodiscard]] bool exists(MemberId) const;
    [[nodiscard]] Settings const& draft_settings() const;

    // -- on any thread: as of the last commit --
    [[nodiscard]] Settings settings() const;
    [[nodiscard]] std::size_t member_count() const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

    struct State;  // for members.cpp
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();

// Broken invariants in plain words; empty when phones and cards belong to one member each, phones are normal, names are there
// and the search text matches the name.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::members
