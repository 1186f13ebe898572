#include "rules.h"

#include <zg/text.h>

#include <algorithm>
#include <set>

namespace zg::catalog {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::string indexed(char const* field, std::size_t index) {
    return std::string(field) + "[" + std::to_string(index) + "]";
}

// Adds the words of `text` that are not in `words` yet.
void add_new_words(std::string& words, std::string_view text) {
    while (!text.empty()) {
        auto const size = std::min(text.find(' '), text.size());
        auto const word = std::string(text.substr(0, size));
        if ((' ' + words + ' ').find(' ' + word + ' ') == std::string::npos) {
            if (!words.empty()) words += ' ';
            words += word;
        }
        text.remove_prefix(std::min(size + 1, text.size()));
    }
}

}  // namespace

bool is_gtin_shaped(std::string_view barcode) {
    auto const size = barcode.size();
    return (size == 8 || size == 12 || size == 13 || size == 14) &&
           std::all_of(barcode.begin(), barcode.end(), is_digit);
}

char check_digit(std::string_view digits) {
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += weight * (*digit - '0');
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool check_digit_fits(std::string_view gtin) { return check_digit(gtin.substr(0, gtin.size() - 1)) == gtin.back(); }

std::string barcode_number(std::string_view barcode) {
    if (!is_gtin_shaped(barcode)) return std::string(barcode);
    return std::string(14 - barcode.size(), '0') + std::string(barcode);
}

Fault code_fault(std::string_view code) {
    bool const fits =
        text_fault(code, code_characters_max) == TextFault::none && code.front() != ' ' && code.back() != ' ';
    if (!fits) return Refused{ProductRefusal::bad_code, "code"};
    return {};
}

Fault names_refusal(Names const& names) {
    auto const fault = names_fault(names);
    if (fault.fault == TextFault::none) return {};
    if (fault.language.empty()) return Refused{ProductRefusal::name_missing, "names"};
    return Refused{ProductRefusal::name_bad, "names." + std::string(fault.language)};
}

Fault barcodes_fault(std::vector<std::string> const& barcodes) {
    if (barcodes.size() > barcode_count_max) return Refused{ProductRefusal::too_many_barcodes, "barcodes"};
    std::set<std::string> numbers;
    for (std::size_t index = 0; index < barcodes.size(); ++index) {
        auto const& barcode = barcodes[index];
        bool const fits = text_fault(barcode, barcode_characters_max) == TextFault::none &&
                          text::fold(barcode).find(' ') == std::string::npos && barcode.find(' ') == std::string::npos;
        if (!fits) return Refused{ProductRefusal::bad_barcode, indexed("barcodes", index)};
        if (is_gtin_shaped(barcode) && !check_digit_fits(barcode)) {
            return Refused{ProductRefusal::bad_check_digit, indexed("barcodes", index)};
        }
        if (!numbers.insert(barcode_number(barcode)).second) {
            return Refused{ProductRefusal::duplicate_barcode, indexed("barcodes", index)};
        }
    }
    return {};
}

Fault ingredients_fault(std::string const& ingredients) {
    if (ingredients.empty() || text_fault(ingredients, ingredients_characters_max) == TextFault::none) return {};
    return Refused{ProductRefusal::bad_ingredients, "ingredients"};
}

Fault pictures_fault(std::vector<PictureId> const& pictures) {
    if (pictures.size() > picture_count_max) return Refused{ProductRefusal::too_many_pictures, "pictures"};
    std::set<PictureId> seen;
    for (std::size_t index = 0; index < pictures.size(); ++index) {
        if (!seen.insert(pictures[index]).second) {
            return Refused{ProductRefusal::duplicate_picture, indexed("pictures", index)};
        }
    }
    return {};
}

SearchText search_text(Names const& names) {
    SearchText search;
    for (auto const* name : {&names.zh_hant, &names.zh_hans, &names.en, &names.pt}) {
        if (!*name) continue;
        auto const folded = text::fold(**name);
        // Traditional and Simplified names are mostly equal once folded.
        if (('\n' + search.fold + '\n').find('\n' + folded + '\n') == std::string::npos) {
            if (!search.fold.empty()) search.fold += '\n';
            search.fold += folded;
        }
        auto const sound = text::sound(**name);
        add_new_words(search.pinyin, sound.pinyin);
        add_new_words(search.initials, sound.initials);
    }
    return search;
}

}  // namespace zg::catalog
