#pragma once

#include <zg/names.h>

#include <string>
#include <string_view>

namespace zg::api {

// The languages in which the server says no.
enum class Language { en, zh_hant, zh_hans, pt };

// The best of what an Accept-Language header asks for; English when it asks for nothing that we speak.
[[nodiscard]] Language language_of(std::string_view accept_language);
[[nodiscard]] std::string_view tag(Language);

// A word of the server's own in each of them.
struct Saying final {
    std::string_view en;
    std::string_view zh_hant;
    std::string_view zh_hans;
    std::string_view pt;
    [[nodiscard]] std::string_view in(Language) const;
};
// A name of the shop's in the language, or in the first that there is.
[[nodiscard]] std::string name_in(Names const&, Language);

}  // namespace zg::api
