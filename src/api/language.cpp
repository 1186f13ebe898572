#include "language.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace zg::api {

namespace {

std::optional<Language> language_of_tag(std::string tag) {
    std::transform(tag.begin(), tag.end(), tag.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (tag == "*" || tag == "en" || tag.starts_with("en-")) return Language::en;
    if (tag == "pt" || tag.starts_with("pt-")) return Language::pt;
    if (tag != "zh" && !tag.starts_with("zh-")) return std::nullopt;
    for (auto const traditional : {"hant", "-tw", "-hk", "-mo"}) {
        if (tag.find(traditional) != std::string::npos) return Language::zh_hant;
    }
    return Language::zh_hans;
}

// "q=0.8" as 800; 1000 when there is none.
int weight_of(std::string_view parameters) {
    auto const at = parameters.find("q=");
    if (at == std::string_view::npos) return 1000;
    int weight = 0;
    int scale = 1000;
    for (char const c : parameters.substr(at + 2)) {
        if (c == '.') continue;
        if (c < '0' || c > '9' || scale == 0) break;
        weight += (c - '0') * scale;
        scale /= 10;
    }
    return weight;
}

}  // namespace

Language language_of(std::string_view accept_language) {
    Language best = Language::en;
    int best_weight = 0;
    while (!accept_language.empty()) {
        auto const comma = std::min(accept_language.find(','), accept_language.size());
        auto entry = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        while (entry.starts_with(' ')) entry.remove_prefix(1);
        auto const end = std::min(entry.find_first_of("; "), entry.size());
        auto const language = language_of_tag(std::string(entry.substr(0, end)));
        auto const weight = weight_of(entry.substr(end));
        if (!language || weight <= best_weight) continue;
        best = *language;
        best_weight = weight;
    }
    return best;
}

std::string_view tag(Language language) {
    switch (language) {
        case Language::en: return "en";
        case Language::zh_hant: return "zh-Hant";
        case Language::zh_hans: return "zh-Hans";
        case Language::pt: return "pt";
    }
    __builtin_unreachable();
}

std::string_view Saying::in(Language language) const {
    switch (language) {
        case Language::en: return en;
        case Language::zh_hant: return zh_hant;
        case Language::zh_hans: return zh_hans;
        case Language::pt: return pt;
    }
    __builtin_unreachable();
}

std::string name_in(Names const& names, Language language) {
    auto const& wanted = [&]() -> std::optional<std::string> const& {
        switch (language) {
            case Language::en: return names.en;
            case Language::zh_hant: return names.zh_hant;
            case Language::zh_hans: return names.zh_hans;
            case Language::pt: return names.pt;
        }
        __builtin_unreachable();
    }();
    return wanted ? *wanted : std::string(names.any());
}

}  // namespace zg::api
