#pragma once

#include <zg/members.h>

#include <functional>

// All SQL of the room. by_id and by_card of the face are here too.
namespace zg::members {

// What other servers are told of; the keys are members'.
inline constexpr std::string_view member_part = "members.member";
inline constexpr std::string_view settings_part = "members.settings";

void insert(db::Tx&, Member const&);
// Takes away every phone and card of a stored member, so that others may have them in the same batch.
void erase_contacts(db::Tx&, MemberId);
void update(db::Tx&, Member const&);
// The member with all that is kept of it.
void erase(db::Tx&, MemberId);
void insert_change(db::Tx&, MemberId, Change const&);
void save(db::Tx&, Settings const&);

[[nodiscard]] Settings stored_settings(db::Tx&);
void each_id(db::Tx&, std::function<void(MemberId)> const& visit);
// Whom others have changed, and whether they are still members.
void each_id_since(db::Tx&, db::News const&, std::function<void(MemberId, bool is_member)> const& visit);
[[nodiscard]] std::optional<Member> by_phone(db::Tx&, std::string_view normal_phone);

// In order of id, after `after`.
void each_by_phone_end(db::Tx&, std::string_view last_digits, MemberId after, std::size_t count_max,
                       std::function<void(Member const&)> const& visit);
void each_by_words(db::Tx&, std::vector<std::string> const& words, MemberId after, std::size_t count_max,
                   std::function<void(Member const&)> const& visit);
void each_after(db::Tx&, MemberId after, std::size_t count_max, std::function<void(Member const&)> const& visit);

// For the audit: every member with its stored search text; every phone with its stored reverse; how many phones, cards and
// changes belong to nobody.
void each_stored(db::Tx&, std::function<void(Member const&, std::string_view search)> const& visit);
void each_phone(db::Tx&, std::function<void(std::string_view phone, std::string_view reversed)> const& visit);
[[nodiscard]] std::int64_t count_strays(db::Tx&);

}  // namespace zg::members
