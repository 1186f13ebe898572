#include "export_cells.h"

#include "question.h"

#include <zg/time.h>

namespace zg::api {

namespace {

std::string decimals(std::int64_t value, int digits) {
    auto const is_below = value < 0;
    auto text = std::to_string(is_below ? -value : value);
    if (digits > 0) {
        if (text.size() <= static_cast<std::size_t>(digits))
            text.insert(0, static_cast<std::size_t>(digits) + 1 - text.size(), '0');
        text.insert(text.size() - static_cast<std::size_t>(digits), 1, '.');
    }
    return is_below ? "-" + text : text;
}

}  // namespace

Cell number(std::int64_t value, int digits) { return {decimals(value, digits), true}; }

Cell short_number(std::optional<std::int64_t> value, int digits, int least) {
    if (!value) return {};
    auto out = decimals(*value, digits);
    while (out.back() == '0' && out.size() - out.find('.') - 1 > static_cast<std::size_t>(least)) out.pop_back();
    if (out.back() == '.') out.pop_back();
    return {out, true};
}

std::string joined(std::vector<std::string> const& all) {
    std::string out;
    for (auto const& one : all) out += (out.empty() ? "" : " ; ") + one;
    return out;
}

Context::Context(Call& the_call, sheets::Writer& the_writer)
    : call(the_call), writer(the_writer), digits(digits_of(the_call.house)) {
    for (auto const& store : the_call.house.directory.stores()) stores.emplace(store.id, store);
}

void Context::head(std::initializer_list<Word> words, std::initializer_list<Word> costs) {
    Row row;
    for (auto const each : words) row.push_back(word(each));
    if (call.shows_costs()) {
        for (auto const each : costs) row.push_back(word(each));
    }
    writer.row(row);
}

std::string Context::store_name(StoreId id) const {
    auto const found = stores.find(id);
    return found == stores.end() ? std::string() : found->second.name;
}

Cell Context::store_codes(std::optional<std::vector<StoreId>> const& ids) const {
    if (!ids) return word(Word::all);
    std::vector<std::string> codes;
    for (auto const id : *ids) {
        auto const found = stores.find(id);
        if (found != stores.end()) codes.push_back(found->second.code);
    }
    return text(joined(codes));
}

std::string Context::wall(Instant at, std::optional<StoreId> id) const {
    auto const found = id ? stores.find(*id) : stores.begin();
    if (found == stores.end()) return at.text();
    auto const calendar = StoreCalendar::make(found->second.zone, 0);
    return calendar ? calendar->wall_text(at) : at.text();
}

}  // namespace zg::api
