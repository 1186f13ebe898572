#include <zg/names.h>

#include <zg/assert.h>
#include <zg/json.h>

#include <utility>

namespace zg {
namespace {

// The length in bytes of the well-formed UTF-8 character at `at`; 0 when there is none.
std::size_t character_size(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    auto const lead = byte(at);
    if (lead < 0x80) return 1;
    std::size_t const size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return 0;
    for (std::size_t index = 1; index < size; ++index) {
        if ((byte(at + index) & 0xC0) != 0x80) return 0;
    }
    auto const second = byte(at + 1);
    bool const overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    bool const surrogate = lead == 0xED && second > 0x9F;
    bool const beyond = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : size;
}

bool is_control(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x20 || lead == 0x7F) return true;
    // U+0080 … U+009F
    return lead == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

}  // namespace

std::string_view Names::any() const {
    for (auto const* name : {&zh_hant, &zh_hans, &en, &pt}) {
        if (*name) return **name;
    }
    return {};
}

std::string names_json(Names const& names) { return json::write(json::encode(names)); }

Names names_of_json(std::string_view text) {
    auto const value = json::parse(text);
    ZG_ASSERT(value);
    auto names = json::decode<Names>(*value);
    ZG_ASSERT(names);
    return std::move(*names);
}

TextFault text_fault(std::string_view utf8, std::size_t character_count_max) {
    std::size_t count = 0;
    bool blank = true;
    for (std::size_t at = 0; at < utf8.size();) {
        auto const size = character_size(utf8, at);
        if (size == 0 || is_control(utf8, at)) return TextFault::unprintable;
        auto const character = utf8.substr(at, size);
        // The ordinary, the no-break and the ideographic space.
        blank = blank && (character == " " || character == "\xC2\xA0" || character == "\xE3\x80\x80");
        ++count;
        at += size;
    }
    if (blank) return TextFault::blank;
    return count > character_count_max ? TextFault::too_long : TextFault::none;
}

NamesFault names_fault(Names const& names) {
    if (names.empty()) return {.fault = TextFault::blank};
    NamesFault found;
    boost::mp11::mp_for_each<boost::describe::describe_members<Names, boost::describe::mod_public>>([&](auto member) {
        auto const& name = names.*member.pointer;
        if (found.fault != TextFault::none || !name) return;
        auto const fault = text_fault(*name, name_characters_max);
        if (fault != TextFault::none) found = {.fault = fault, .language = Names::wire_name(member.name)};
    });
    return found;
}

}  // namespace zg
