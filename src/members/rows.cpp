#include "rows.h"

#include "rules.h"

#include <array>

namespace zg::members {
namespace {

using db::Row;
using db::Sql;

constexpr Sql insert_member{
    "members.insert",
    "INSERT INTO members_member(id, name, phone, phone_reversed, card, joined_at, version, search)"
    " VALUES(:id, :name, :phone, :phone_reversed, :card, :joined_at, :version, :search)"};
constexpr Sql update_settings{
    "members.save_settings",
    "UPDATE members_settings SET country_code = :country_code, points_per = :points_per,"
    " spend_per = :spend_per, rounding = :rounding, excluded_tenders = :excluded_tenders WHERE id = 1"};
constexpr Sql select_settings{
    "members.settings", "SELECT country_code, points_per, spend_per, rounding, excluded_tenders FROM members_settings"};
constexpr Sql select_ids{"members.ids", "SELECT id FROM members_member"};
constexpr Sql select_by_id{"members.by_id",
                           "SELECT id, name, phone, card, joined_at, version FROM members_member WHERE id = :id"};
constexpr Sql select_by_card{"members.by_card",
                             "SELECT id, name, phone, card, joined_at, version FROM members_member WHERE card = :card"};
// The end is exclusive: ':' follows '9'.
constexpr Sql select_by_phone_end{"members.by_phone_end",
                                  "SELECT id, name, phone, card, joined_at, version FROM members_member"
                                  " WHERE phone_reversed >= :begin AND phone_reversed < :begin || ':' AND id > :after"
                                  " ORDER BY id LIMIT :count_max"};
// A scan in order of id. Names have few words, so three are looked for and further ones are not.
constexpr Sql select_by_words{"members.by_words",
                              "SELECT id, name, phone, card, joined_at, version FROM members_member"
                              " WHERE id > :after AND instr(search, :first) > 0 AND instr(search, :second) > 0"
                              " AND instr(search, :third) > 0 ORDER BY id LIMIT :count_max"};
constexpr Sql select_after{"members.after",
                           "SELECT id, name, phone, card, joined_at, version FROM members_member WHERE id > :after"
                           " ORDER BY id LIMIT :count_max"};
constexpr Sql select_stored{"members.stored",
                            "SELECT id, name, phone, card, joined_at, version, coalesce(phone_reversed, ''), search"
                            " FROM members_member ORDER BY id"};

Member member(Row const& row) {
    return {.id = row.id<MemberId>(0),
            .name = std::string(row.text(1)),
            .phone = row.text_or_null(2),
            .card = row.text_or_null(3),
            .joined_at = row.instant(4),
            .version = row.integer(5)};
}

std::string joined_lines(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const size = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, size));
        text.remove_prefix(std::min(size + 1, text.size()));
    }
    return lines;
}

}  // namespace

void insert(db::Tx& tx, Member const& member) {
    auto const reversed_phone = member.phone ? std::optional(reversed(*member.phone)) : std::nullopt;
    auto const search = search_text(member.name);
    tx.run(insert_member, {{"id", member.id},
                           {"name", member.name},
                           {"phone", member.phone},
                           {"phone_reversed", reversed_phone},
                           {"card", member.card},
                           {"joined_at", member.joined_at},
                           {"version", member.version},
                           {"search", search}});
}

void save(db::Tx& tx, Settings const& settings) {
    auto const excluded = joined_lines(settings.loyalty.excluded_tenders);
    tx.run(update_settings, {{"country_code", settings.country_code},
                             {"points_per", settings.loyalty.points_per},
                             {"spend_per", settings.loyalty.spend_per},
                             {"rounding", static_cast<std::int64_t>(settings.loyalty.rounding)},
                             {"excluded_tenders", excluded}});
}

Settings stored_settings(db::Tx& tx) {
    auto const found = tx.one(select_settings, {}, [](Row const& row) {
        return Settings{.country_code = std::string(row.text(0)),
                        .loyalty = {.points_per = row.integer(1),
                                    .spend_per = row.integer(2),
                                    .rounding = static_cast<Rounding>(row.integer(3)),
                                    .excluded_tenders = lines_of(row.text(4))}};
    });
    ZG_ASSERT(found);
    return *found;
}

void each_id(db::Tx& tx, std::function<void(MemberId)> const& visit) {
    tx.each(select_ids, {}, [&](Row const& row) { visit(row.id<MemberId>(0)); });
}

std::optional<Member> by_id(db::Tx& tx, MemberId id) { return tx.one(select_by_id, {{"id", id}}, member); }

std::optional<Member> by_card(db::Tx& tx, std::string_view card) {
    return tx.one(select_by_card, {{"card", card}}, member);
}

std::optional<Member> by_phone(db::Tx& tx, std::string_view normal_phone) {
    std::optional<Member> found;
    each_by_phone_end(tx, normal_phone, {}, 2, [&](Member const& candidate) {
        if (candidate.phone == normal_phone) found = candidate;
    });
    return found;
}

void each_by_phone_end(db::Tx& tx, std::string_view last_digits, MemberId after, std::size_t count_max,
                       std::function<void(Member const&)> const& visit) {
    auto const begin = reversed(last_digits);
    tx.each(select_by_phone_end, {{"begin", begin}, {"after", after}, {"count_max", count_max}},
            [&](Row const& row) { visit(member(row)); });
}

void each_by_words(db::Tx& tx, std::vector<std::string> const& words, MemberId after, std::size_t count_max,
                   std::function<void(Member const&)> const& visit) {
    auto const word = [&](std::size_t index) { return words[std::min(index, words.size() - 1)]; };
    auto const [first, second, third] = std::array{word(0), word(1), word(2)};
    tx.each(select_by_words,
            {{"first", first}, {"second", second}, {"third", third}, {"after", after}, {"count_max", count_max}},
            [&](Row const& row) { visit(member(row)); });
}

void each_after(db::Tx& tx, MemberId after, std::size_t count_max, std::function<void(Member const&)> const& visit) {
    tx.each(select_after, {{"after", after}, {"count_max", count_max}}, [&](Row const& row) { visit(member(row)); });
}

void each_stored(db::Tx& tx, std::function<void(Member const&, std::string_view, std::string_view)> const& visit) {
    tx.each(select_stored, {}, [&](Row const& row) { visit(member(row), row.text(6), row.text(7)); });
}

}  // namespace zg::members
