#pragma once

#include <zg/insights.h>

#include <boost/describe.hpp>

#include <string>
#include <vector>

namespace zg::insights {

// What a figure is made from: the roll-ups of the feed; balances, costs and stock documents beside them; the receipts of one
// member.
enum class Source { sales, stock, member };
BOOST_DESCRIBE_ENUM(Source, sales, stock, member)

// Every figure that a screen shows, and every rule by which it is put into a set, once; names and formulas in four languages.
struct DictionaryEntry final {
    std::string name;
    Unit unit{};
    Source source{};
    Names names;
    Names formula;
};
BOOST_DESCRIBE_STRUCT(DictionaryEntry, (), (name, unit, source, names, formula))

// The metrics of definitions() first.
[[nodiscard]] std::vector<DictionaryEntry> dictionary();

}  // namespace zg::insights
