#pragma once

#include "question.h"
#include "shapes_goods.h"
#include "shelves.h"

#include <zg/sales.h>
#include <zg/scope.h>
#include <zg/sheets.h>
#include <zg/sku_board.h>

#include <optional>
#include <string>
#include <string_view>

namespace zg::api {

// What a list may be narrowed to; each takes what it knows.
struct ExportFilters final {
    Stores stores = {};
    std::optional<std::string> words = {};
    std::optional<BusinessDate> from = {};
    std::optional<BusinessDate> to = {};
    std::optional<std::int64_t> hour = {};
    std::optional<std::int64_t> weekday = {};
    std::optional<SkuId> sku = {};
    std::optional<LocationId> location = {};
    std::optional<std::string> number = {};
    std::optional<MemberId> member = {};
    std::optional<insights::ReceiptKind> kind = {};
    std::optional<sales::TenderKind> tender = {};
    std::optional<std::int64_t> total_min = {};
    std::optional<std::int64_t> total_max = {};
    std::optional<ImportId> import = {};
    std::optional<std::string> state = {};  // of exceptions, rules or products
    std::optional<GoodsLack> lack = {};
    std::optional<std::string> category = {};  // an id, or "none"
    std::optional<std::string> supplier = {};  // the same
    std::optional<ShelfState> shelf = {};
    std::optional<insights::SkuSet> set = {};
    std::optional<insights::Outlook> outlook = {};
};

// The value of a described enum; nullopt for another word.
template <class Enum>
[[nodiscard]] std::optional<Enum> enum_of(std::string const& word) {
    Enum value{};
    return boost::describe::enum_from_string(word.c_str(), value) ? std::optional(value) : std::nullopt;
}

// One list that can be taken out as a file. `write` gives its heading and its rows to the writer, or says why not.
struct ExportList final {
    std::string_view name;
    access::Scope scope;
    bool is_of_company;  // not for those who see some stores only
    std::optional<Problem> (*write)(Reading&, Call&, ExportFilters const&, sheets::Writer&);
};
// nullptr for a list that there is not.
[[nodiscard]] ExportList const* find_export(std::string_view name);

}  // namespace zg::api
