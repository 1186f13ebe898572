#pragma once

#include <zg/members.h>

// Pure decisions about single values; points_for and normal_phone of the face are here too.
namespace zg::members {

using Fault = std::optional<Refused<MemberRefusal>>;
// The member that the command would make, or what is wrong with it by itself.
[[nodiscard]] Result<Member, MemberRefusal> made_member(Instant at, CreateMember const&, std::string_view country_code);

// The member after the change, its version one more when anything differs; or what is wrong with the change by itself.
[[nodiscard]] Result<Member, MemberRefusal> changed_member(Member before, ChangeMember const&,
                                                           std::string_view country_code);
// Which of the two members' fields differ.
[[nodiscard]] std::vector<std::string> changed_fields(Member const& before, Member const& after);

[[nodiscard]] std::optional<Refused<SettingsRefusal>> settings_fault(Settings const&);

// What a search for a name looks through, a field per line.
[[nodiscard]] std::string search_text(std::string_view name);
// The words of a query, folded; Han and Latin alike.
[[nodiscard]] std::vector<std::string> query_words(std::string_view text);

// Digits and what people write between them, and nothing else.
[[nodiscard]] bool is_phone_text(std::string_view text);
[[nodiscard]] std::string digits_of(std::string_view text);
[[nodiscard]] std::string reversed(std::string_view text);

}  // namespace zg::members
