#pragma once

#include "not_goods.h"

#include <zg/plan.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zg::importing {

// One row that can be read, small because there may be millions.
struct SheetRow final {
    std::int64_t line = 0;
    std::int64_t at_ms = 0;
    std::int64_t quantity_milli = 0;
    std::int64_t price_e2 = 0;
    std::uint32_t document = 0;
    std::uint32_t product = 0;
    std::optional<std::uint32_t> member;
    [[nodiscard]] std::int64_t amount_e5() const { return quantity_milli * price_e2; }
};

// The rows of a file with their texts taken out.
struct Sheet final {
    std::vector<SheetRow> rows;
    std::vector<std::string> documents;
    std::vector<PlannedProduct> products;
    std::vector<PlannedMember> members;
    std::vector<SetAside> quarantined;
    std::vector<Difference> differences;  // of quarantined rows whose amount is known
    Wide source_e5 = 0;
    std::int64_t read_count = 0;
    std::int64_t codes_folded_count = 0;
};

// Where the columns of past sales stand in a file; `code` and `name` may be one.
struct SheetColumns final {
    std::size_t document = 0;
    std::vector<std::size_t> time;
    std::size_t code = 0;
    std::size_t name = 0;
    std::optional<std::size_t> price = {};     // absent: what the catalogue asks now
    std::optional<std::size_t> quantity = {};  // absent: one each
    std::optional<std::size_t> customer = {};
};

// How cells are read. A mapping says it, or a person has agreed to what was guessed.
struct SheetTerms final {
    SheetColumns columns;
    std::string zone;
    std::string currency;
    std::vector<std::string> not_goods = {};
    char between_times = ' ';     // of the cells that make a moment
    bool restarts_daily = false;  // the same document number on another day is another document
    // A number times 10^digits, and a moment on the wall as "YYYY-MM-DD HH:MM:SS".
    std::function<std::optional<std::int64_t>(std::string_view cell, int digits)> number;
    std::function<std::optional<std::string>(std::string_view text)> wall;
};

// Numbers for texts, in the order in which they come.
class Interned final {
public:
    std::pair<std::uint32_t, bool> add(std::string_view text) {
        auto const found = index_.find(std::string(text));
        if (found != index_.end()) return {found->second, false};
        auto const number = static_cast<std::uint32_t>(index_.size());
        index_.emplace(text, number);
        return {number, true};
    }

private:
    std::unordered_map<std::string, std::uint32_t> index_;
};

// Takes one row after another.
class SheetReader final {
public:
    SheetReader(SheetTerms terms, PriceOf const& price_of);
    // Why the row was set aside. A row that is not faulty has as many cells as the columns need.
    std::optional<Reason> read(std::int64_t line, csv::Fault, std::span<std::string_view const> cells);
    [[nodiscard]] Sheet finish();
    [[nodiscard]] std::int64_t read_count() const { return sheet_.read_count; }

private:
    struct Cells;
    [[nodiscard]] std::optional<std::int64_t> price_of_catalogue(std::string_view code) const;
    [[nodiscard]] std::optional<Reason> wrong_texts(Cells const&) const;
    std::optional<Instant> moment(std::span<std::string_view const> cells);
    void keep(SheetRow, Cells const&);
    std::uint32_t product(Cells const&, SheetRow const&);

    SheetTerms terms_;
    PriceOf const& price_of_;
    StoreCalendar calendar_;
    int price_digits_;
    Sheet sheet_;
    Interned documents_;
    Interned spellings_;
    Interned products_;
    Interned members_;
    NotGoods not_goods_;
    std::vector<std::uint32_t> product_of_spelling_;
    std::vector<bool> is_sold_name_;
    std::string time_;
    std::string last_time_;
    std::optional<Instant> last_moment_;
    std::string last_date_;
};

[[nodiscard]] Result<Sheet, PlanRefusal> read_sheet(Mapping const&, csv::Source,
                                                    std::function<void(std::int64_t)> const& progress,
                                                    PriceOf const& price_of);

// Documents out of rows.
[[nodiscard]] Plan plan_of(Mapping::Rules const&, Sheet);

}  // namespace zg::importing
