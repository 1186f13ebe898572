#pragma once

#include <zg/flows_bring.h>
#include <zg/flows_past_sales.h>

#include <functional>
#include <map>
#include <optional>

// What an import would do, decided by the very flows that bring its rows in, on rooms of its own that are thrown away.
namespace zg::flows {

// Hands each row below the header over, in the order of the file.
using EachRow = std::function<void(std::function<void(sheets::Row const&)> const&)>;

struct Tried final {
    importing::Counts counts;                                    // as those of the import would be
    std::map<std::int64_t, Refused<SetupRefusal>> refused = {};  // by line: the rows that would be set aside
    std::optional<importing::Plan> plan = {};                    // of past sales
};

// On any thread that may read the books; nothing is written. The columns that rows of the kind need must have been chosen. Nullopt
// when past sales have no place: no row would be taken.
[[nodiscard]] std::optional<Tried> try_import(db::Db& books, Asked const&, importing::Import const&, EachRow const&);

}  // namespace zg::flows
