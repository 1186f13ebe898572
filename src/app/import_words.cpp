#include "import_words.h"

#include <zg/refusal_sentence.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>

namespace zg::app {

namespace {
constexpr std::size_t lines_max = 10;
}  // namespace

std::string language_of_locale(std::string_view locale) {
    if (locale.starts_with("pt")) return "pt";
    if (!locale.starts_with("zh")) return "en";
    for (auto const* traditional : {"TW", "HK", "MO", "Hant"}) {
        if (locale.find(traditional) != std::string_view::npos) return "zh-Hant";
    }
    return "zh-Hans";
}

std::string language_of_process() {
    for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        auto const* value = std::getenv(name);
        if (value && *value) return language_of_locale(value);
    }
    return "en";
}

void RowsAside::add(std::int64_t line) {
    ++count;
    if (lines.size() < lines_max) lines.push_back(line);
}

std::string rows_aside_text(std::string_view code, RowsAside const& rows, std::string_view language) {
    auto const sentence = api::refusal_sentence(code, language);
    bool const is_one = rows.count == 1;
    bool const is_chinese = language.starts_with("zh");
    auto lines = fmt::format("{}", fmt::join(rows.lines, is_chinese ? "、" : ", "));
    if (rows.count > static_cast<std::int64_t>(rows.lines.size())) lines += " …";
    if (is_chinese) return fmt::format("{} 行：{}（第 {} 行）", rows.count, sentence, lines);
    if (language == "pt") {
        return fmt::format("{} {}: {} {} {}", rows.count, is_one ? "linha" : "linhas", sentence,
                           is_one ? "Linha" : "Linhas", lines);
    }
    return fmt::format("{} {}: {} {} {}", rows.count, is_one ? "row" : "rows", sentence, is_one ? "Line" : "Lines",
                       lines);
}

}  // namespace zg::app
