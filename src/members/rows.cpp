#include "rows.h"

#include "rules.h"

#include <algorithm>
#include <array>
#include <limits>

namespace zg::members {
namespace {

using db::Row;
using db::Sql;

constexpr Sql insert_member{"members.insert",
                            "INSERT INTO members_member(id, name, joined_at, version, search)"
                            " VALUES(:id, :name, :joined_at, :version, :search)"};
constexpr Sql update_member{
    "members.update", "UPDATE members_member SET name = :name, version = :version, search = :search WHERE id = :id"};
constexpr Sql insert_phone{"members.insert_phone",
                           "INSERT INTO members_phone(phone, reversed, member, place)"
                           " VALUES(:phone, :reversed, :member, :place)"};
constexpr Sql insert_card{"members.insert_card",
                          "INSERT INTO members_card(card, member, place) VALUES(:card, :member, :place)"};
constexpr Sql delete_phones{"members.delete_phones", "DELETE FROM members_phone WHERE member = :member"};
constexpr Sql delete_cards{"members.delete_cards", "DELETE FROM members_card WHERE member = :member"};
constexpr Sql delete_changes{"members.delete_changes", "DELETE FROM members_change WHERE member = :member"};
constexpr Sql delete_member{"members.delete", "DELETE FROM members_member WHERE id = :id"};
constexpr Sql insert_change_row{"members.insert_change",
                                "INSERT INTO members_change(member, version, at, who, fields)"
                                " VALUES(:member, :version, :at, :who, :fields)"};
constexpr Sql update_settings{
    "members.save_settings",
    "UPDATE members_settings SET country_code = :country_code, points_per = :points_per,"
    " spend_per = :spend_per, rounding = :rounding, excluded_tenders = :excluded_tenders WHERE id = 1"};
constexpr Sql select_settings{
    "members.settings", "SELECT country_code, points_per, spend_per, rounding, excluded_tenders FROM members_settings"};
constexpr Sql select_ids{"members.ids", "SELECT id FROM members_member"};
constexpr Sql select_ids_since{"members.ids_since", "",
                               "SELECT c.key, EXISTS (SELECT 1 FROM members_member m WHERE m.id = c.key)::int::bigint"
                               " FROM db_change c WHERE c.turn > :since AND c.part = 'members.member'"};
#define MEMBER_COLUMNS "id, name, joined_at, version"
constexpr Sql select_by_id{"members.by_id", "SELECT " MEMBER_COLUMNS " FROM members_member WHERE id = :id"};
constexpr Sql select_by_card{"members.by_card",
                             "SELECT " MEMBER_COLUMNS
                             " FROM members_member WHERE id = (SELECT member FROM members_card WHERE card = :card)"};
constexpr Sql select_by_phone{
    "members.by_phone",
    "SELECT " MEMBER_COLUMNS " FROM members_member WHERE id = (SELECT member FROM members_phone WHERE phone = :phone)"};
// The end is exclusive: ':' follows '9'.
constexpr Sql select_by_phone_end{
    "members.by_phone_end",
    "SELECT " MEMBER_COLUMNS
    " FROM members_member WHERE id IN (SELECT member FROM members_phone"
    " WHERE reversed >= :begin AND reversed < :begin || ':') AND id > :after ORDER BY id LIMIT :count_max"};
// A scan in order of id. Names have few words, so three are looked for and further ones are not.
constexpr Sql select_by_words{"members.by_words",
                              "SELECT " MEMBER_COLUMNS
                              " FROM members_member"
                              " WHERE id > :after AND instr(search, :first) > 0 AND instr(search, :second) > 0"
                              " AND instr(search, :third) > 0 ORDER BY id LIMIT :count_max",
                              "SELECT " MEMBER_COLUMNS
                              " FROM members_member"
                              " WHERE id > :after AND strpos(search, :first) > 0 AND strpos(search, :second) > 0"
                              " AND strpos(search, :third) > 0 ORDER BY id LIMIT :count_max"};
constexpr Sql select_after{
    "members.after", "SELECT " MEMBER_COLUMNS " FROM members_member WHERE id > :after ORDER BY id LIMIT :count_max"};
constexpr Sql select_stored{"members.stored", "SELECT " MEMBER_COLUMNS ", search FROM members_member ORDER BY id"};
constexpr Sql select_phones_of{"members.phones_of",
                               "SELECT phone FROM members_phone WHERE member = :member ORDER BY place"};
constexpr Sql select_cards_of{"members.cards_of",
                              "SELECT card FROM members_card WHERE member = :member ORDER BY place"};
constexpr Sql select_phones{"members.phones", "SELECT phone, reversed FROM members_phone ORDER BY phone"};
constexpr Sql select_strays{
    "members.strays",
    "SELECT (SELECT count(*) FROM members_phone WHERE member NOT IN (SELECT id FROM members_member))"
    " + (SELECT count(*) FROM members_card WHERE member NOT IN (SELECT id FROM members_member))"
    " + (SELECT count(*) FROM members_change WHERE member NOT IN (SELECT id FROM members_member))"};
constexpr Sql select_changes{"members.changes",
                             "SELECT version, at, who, fields FROM members_change WHERE member = :member"
                             " AND version < :before ORDER BY version DESC LIMIT :count_max"};

Member member(Row const& row) {
    return {.id = row.id<MemberId>(0),
            .name = std::string(row.text(1)),
            .joined_at = row.instant(2),
            .version = row.integer(3)};
}

Member with_contacts(db::Tx& tx, Member member) {
    tx.each(select_phones_of, {{"member", member.id}},
            [&](Row const& row) { member.phones.emplace_back(row.text(0)); });
    tx.each(select_cards_of, {{"member", member.id}}, [&](Row const& row) { member.cards.emplace_back(row.text(0)); });
    return member;
}

// Contacts are read once the rows are: one statement at a time.
void visit_all(db::Tx& tx, std::vector<Member> found, std::function<void(Member const&)> const& visit) {
    for (auto& each : found) visit(with_contacts(tx, std::move(each)));
}

void insert_contacts(db::Tx& tx, Member const& member) {
    for (std::size_t place = 0; place < member.phones.size(); ++place) {
        auto const backwards = reversed(member.phones[place]);
        tx.run(insert_phone, {{"phone", member.phones[place]},
                              {"reversed", backwards},
                              {"member", member.id},
                              {"place", static_cast<std::int64_t>(place)}});
    }
    for (std::size_t place = 0; place < member.cards.size(); ++place) {
        tx.run(insert_card,
               {{"card", member.cards[place]}, {"member", member.id}, {"place", static_cast<std::int64_t>(place)}});
    }
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
    auto const search = search_text(member.name);
    tx.run(insert_member, {{"id", member.id},
                           {"name", member.name},
                           {"joined_at", member.joined_at},
                           {"version", member.version},
                           {"search", search}});
    insert_contacts(tx, member);
}

void erase_contacts(db::Tx& tx, MemberId id) {
    tx.run(delete_phones, {{"member", id}});
    tx.run(delete_cards, {{"member", id}});
}

void erase(db::Tx& tx, MemberId id) {
    erase_contacts(tx, id);
    tx.run(delete_changes, {{"member", id}});
    tx.run(delete_member, {{"id", id}});
}

void update(db::Tx& tx, Member const& member) {
    auto const search = search_text(member.name);
    tx.run(update_member, {{"id", member.id}, {"name", member.name}, {"version", member.version}, {"search", search}});
    insert_contacts(tx, member);
}

void insert_change(db::Tx& tx, MemberId id, Change const& change) {
    auto const fields = joined_lines(change.fields);
    tx.run(insert_change_row,
           {{"member", id}, {"version", change.version}, {"at", change.at}, {"who", change.who}, {"fields", fields}});
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

void each_id_since(db::Tx& tx, db::News const& news, std::function<void(MemberId, bool)> const& visit) {
    tx.each(select_ids_since, {{"since", news.since}},
            [&](Row const& row) { visit(row.id<MemberId>(0), row.integer(1) != 0); });
}

std::optional<Member> by_id(db::Tx& tx, MemberId id) {
    auto found = tx.one(select_by_id, {{"id", id}}, member);
    return found ? std::optional(with_contacts(tx, *std::move(found))) : std::nullopt;
}

std::optional<Member> by_card(db::Tx& tx, std::string_view card) {
    auto found = tx.one(select_by_card, {{"card", card}}, member);
    return found ? std::optional(with_contacts(tx, *std::move(found))) : std::nullopt;
}

std::optional<Member> by_phone(db::Tx& tx, std::string_view normal_phone) {
    auto found = tx.one(select_by_phone, {{"phone", normal_phone}}, member);
    return found ? std::optional(with_contacts(tx, *std::move(found))) : std::nullopt;
}

void each_by_phone_end(db::Tx& tx, std::string_view last_digits, MemberId after, std::size_t count_max,
                       std::function<void(Member const&)> const& visit) {
    auto const begin = reversed(last_digits);
    std::vector<Member> found;
    tx.each(select_by_phone_end, {{"begin", begin}, {"after", after}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(member(row)); });
    visit_all(tx, std::move(found), visit);
}

void each_by_words(db::Tx& tx, std::vector<std::string> const& words, MemberId after, std::size_t count_max,
                   std::function<void(Member const&)> const& visit) {
    auto const word = [&](std::size_t index) { return words[std::min(index, words.size() - 1)]; };
    auto const [first, second, third] = std::array{word(0), word(1), word(2)};
    std::vector<Member> found;
    tx.each(select_by_words,
            {{"first", first}, {"second", second}, {"third", third}, {"after", after}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(member(row)); });
    visit_all(tx, std::move(found), visit);
}

void each_after(db::Tx& tx, MemberId after, std::size_t count_max, std::function<void(Member const&)> const& visit) {
    std::vector<Member> found;
    tx.each(select_after, {{"after", after}, {"count_max", count_max}},
            [&](Row const& row) { found.push_back(member(row)); });
    visit_all(tx, std::move(found), visit);
}

std::vector<Change> changes(db::Tx& tx, MemberId id, std::int64_t before, std::size_t count_max) {
    std::vector<Change> found;
    auto const below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    tx.each(select_changes, {{"member", id}, {"before", below}, {"count_max", count_max}}, [&](Row const& row) {
        found.push_back(
            {.version = row.integer(0), .at = row.instant(1), .who = row.uuid(2), .fields = lines_of(row.text(3))});
    });
    return found;
}

void each_stored(db::Tx& tx, std::function<void(Member const&, std::string_view)> const& visit) {
    std::vector<std::pair<Member, std::string>> found;
    tx.each(select_stored, {}, [&](Row const& row) { found.emplace_back(member(row), row.text(4)); });
    for (auto& [each, search] : found) visit(with_contacts(tx, std::move(each)), search);
}

void each_phone(db::Tx& tx, std::function<void(std::string_view, std::string_view)> const& visit) {
    tx.each(select_phones, {}, [&](Row const& row) { visit(row.text(0), row.text(1)); });
}

std::int64_t count_strays(db::Tx& tx) {
    return tx.one(select_strays, {}, [](Row const& row) { return row.integer(0); }).value_or(0);
}

}  // namespace zg::members
