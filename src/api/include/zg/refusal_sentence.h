#pragma once

#include <string>
#include <string_view>

namespace zg::api {

// What the code of a refusal means, as a sentence that a shopkeeper understands, in the best of the languages asked for ("zh-Hant",
// "pt-BR"); the code itself when there is no such refusal.
[[nodiscard]] std::string refusal_sentence(std::string_view code, std::string_view language);

}  // namespace zg::api
