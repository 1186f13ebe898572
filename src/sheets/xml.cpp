#include "xml.h"

#include <exception>

namespace zg::sheets {

namespace {

constexpr int depth_max = 64;

std::string_view without_prefix(std::string_view name) {
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct State final {
    Walk& walk;
    XML_Parser parser;
    int depth = 0;
    bool is_refused = false;
    std::exception_ptr thrown = {};

    // No exception may pass through the parser.
    template <class Call>
    void guarded(Call call) {
        if (thrown || is_refused) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown || is_refused || walk.is_stopped()) XML_StopParser(parser, XML_FALSE);
    }
};

void on_begin(void* data, XML_Char const* name, XML_Char const** pairs) {
    auto& state = *static_cast<State*>(data);
    state.guarded([&] {
        if (++state.depth > depth_max) state.is_refused = true;
        if (!state.is_refused) state.walk.on_begin(without_prefix(name), Attributes(pairs));
    });
}

void on_end(void* data, XML_Char const* name) {
    auto& state = *static_cast<State*>(data);
    state.guarded([&] {
        --state.depth;
        state.walk.on_end(without_prefix(name));
    });
}

void on_text(void* data, XML_Char const* text, int size) {
    auto& state = *static_cast<State*>(data);
    state.guarded([&] { state.walk.on_text({text, static_cast<std::size_t>(size)}); });
}

void on_doctype(void* data, XML_Char const*, XML_Char const*, XML_Char const*, int) {
    auto& state = *static_cast<State*>(data);
    state.guarded([&] { state.is_refused = true; });
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
    for (auto const* pair = pairs_; *pair; pair += 2) {
        if (name == *pair) return pair[1];
    }
    return {};
}

void walk(Archive& archive, std::string const& entry, Walk& visitor) {
    struct Free final {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> const parser(XML_ParserCreate(nullptr));
    State state{visitor, parser.get()};
    XML_SetUserData(parser.get(), &state);
    XML_SetElementHandler(parser.get(), on_begin, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    auto const parse = [&](std::string_view piece, int is_final) {
        auto const status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), is_final);
        if (state.thrown) std::rethrow_exception(state.thrown);
        if (visitor.is_stopped()) return false;
        if (state.is_refused || status != XML_STATUS_OK) throw Unpacking(SheetRefusal::file_damaged);
        return true;
    };
    bool goes_on = true;
    archive.each_piece(entry, [&](std::string_view piece) { return goes_on = parse(piece, 0); });
    if (goes_on) parse({}, 1);
}

}  // namespace zg::sheets
