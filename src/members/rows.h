#pragma once

#include <zg/members.h>

#include <functional>

// All SQL of the room. by_id and by_card of the face are here too.
namespace zg::members {

void insert(db::Tx&, Member const&);
void save(db::Tx&, Settings const&);

[[nodiscard]] Settings stored_settings(db::Tx&);
void each_id(db::Tx&, std::function<void(MemberId)> const& visit);
[[nodiscard]] std::optional<Member> by_phone(db::Tx&, std::string_view normal_phone);

// In order of id, after `after`.
void each_by_phone_end(db::Tx&, std::string_view last_digits, MemberId after, std::size_t count_max,
                       std::function<void(Member const&)> const& visit);
void each_by_words(db::Tx&, std::vector<std::string> const& words, MemberId after, std::size_t count_max,
                   std::function<void(Member const&)> const& visit);
void each_after(db::Tx&, MemberId after, std::size_t count_max, std::function<void(Member const&)> const& visit);

// For the audit: every member with its stored look-up columns.
void each_stored(db::Tx&,
                 std::function<void(Member const&, std::string_view reversed, std::string_view search)> const& visit);

}  // namespace zg::members
