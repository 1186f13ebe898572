#pragma once

#include <string_view>

namespace zg::api {

// The languages in which the server says no.
enum class Language { en, zh_hant, zh_hans, pt };

// The best of what an Accept-Language header asks for; English when it asks for nothing that we speak.
[[nodiscard]] Language language_of(std::string_view accept_language);
[[nodiscard]] std::string_view tag(Language);

}  // namespace zg::api
