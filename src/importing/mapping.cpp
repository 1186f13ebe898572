#include <zg/mapping.h>

#include <zg/money.h>
#include <zg/time.h>

#include <fmt/format.h>

#include <set>
#include <stdexcept>

namespace zg::importing {
namespace {

// toml++ takes some wrong bytes for a mistake of its own ("[" and a control character) and would end the program.
struct TomlMisread final : std::runtime_error {
    TomlMisread() : std::runtime_error("characters that belong to no key") {}
};
[[noreturn]] void misread() { throw TomlMisread(); }

}  // namespace
}  // namespace zg::importing

#define TOML_ASSERT(is_so) ((is_so) ? void() : ::zg::importing::misread())
#include <toml++/toml.h>

namespace zg::importing {

namespace {

using MappingRefused = Refused<MappingRefusal>;

// Takes keys out of a table and remembers the first thing that was wrong and which keys were known.
class Taker final {
public:
    explicit Taker(toml::table const& root) : root_(root) {}

    std::string text(std::string const& key, bool is_needed = true) {
        known_.insert(key);
        auto const node = root_.at_path(key);
        if (!node) {
            if (is_needed) refuse(MappingRefusal::missing, key);
            return {};
        }
        auto const value = node.value_exact<std::string>();
        if (!value || (is_needed && value->empty())) refuse(MappingRefusal::bad_value, key);
        return value.value_or("");
    }

    std::int64_t number(std::string const& key, std::int64_t low, std::int64_t high) {
        known_.insert(key);
        auto const node = root_.at_path(key);
        if (!node) return 0;
        auto const value = node.value_exact<std::int64_t>();
        if (!value || *value < low || *value > high) refuse(MappingRefusal::bad_value, key);
        return value.value_or(0);
    }

    // One text or several.
    std::vector<std::string> texts(std::string const& key, bool is_needed) {
        known_.insert(key);
        auto const node = root_.at_path(key);
        std::vector<std::string> out;
        if (auto const one = node.value_exact<std::string>()) out.push_back(*one);
        if (auto const* several = node.as_array()) {
            for (auto const& entry : *several) {
                if (auto const value = entry.value_exact<std::string>()) {
                    out.push_back(*value);
                } else {
                    refuse(MappingRefusal::bad_value, key);
                }
            }
        } else if (node && out.empty()) {
            refuse(MappingRefusal::bad_value, key);
        }
        if (is_needed && out.empty()) refuse(MappingRefusal::missing, key);
        return out;
    }

    void refuse(MappingRefusal reason, std::string key) {
        if (!refused) refused = MappingRefused{reason, std::move(key)};
    }

    // A misspelt key would be a rule that silently does not apply.
    void refuse_unknown(toml::table const& table, std::string const& prefix = {}) {
        for (auto const& [name, node] : table) {
            auto const key = prefix + std::string(name.str());
            if (auto const* inner = node.as_table()) {
                refuse_unknown(*inner, key + ".");
            } else if (!known_.contains(key)) {
                refuse(MappingRefusal::unknown_key, key);
            }
        }
    }

    std::optional<MappingRefused> refused;

private:
    toml::table const& root_;
    std::set<std::string> known_;
};

Mapping take_all(Taker& take) {
    Mapping mapping{.source = take.text("source"),
                    .columns = {},
                    .time_format = take.text("time_format"),
                    .currency = take.text("currency")};
    auto const delimiter = take.text("delimiter", false);
    if (delimiter.size() > 1) take.refuse(MappingRefusal::bad_value, "delimiter");
    if (delimiter.size() == 1) mapping.delimiter = delimiter.front();
    mapping.columns = {.document = take.text("columns.document"),
                       .time = take.texts("columns.time", true),
                       .code = take.text("columns.code"),
                       .name = take.text("columns.name"),
                       .price = take.text("columns.price", false),
                       .quantity = take.text("columns.quantity", false),
                       .customer = take.text("columns.customer", false)};
    mapping.company = {.name = take.text("company.name"),
                       .language = take.text("company.language"),
                       .owner = take.text("company.owner"),
                       .country_code = take.text("company.country_code")};
    mapping.store = {.code = take.text("store.code"),
                     .name = take.text("store.name"),
                     .zone = take.text("store.zone"),
                     .cutoff_minutes = take.number("store.cutoff_minutes", 0, 1439)};
    mapping.till = take.text("till");
    mapping.tax = {.code = take.text("tax.code"),
                   .name = take.text("tax.name"),
                   .rate_ppm = take.number("tax.rate_ppm", 0, 1'000'000)};
    mapping.member_name = take.text("member_name", false);
    if (mapping.member_name.empty()) mapping.member_name = "{}";
    mapping.rules = {.cancellation_prefix = take.text("rules.cancellation_prefix", false),
                     .money_only_prefixes = take.texts("rules.money_only_prefixes", false),
                     .not_goods = take.texts("rules.not_goods", false)};
    return mapping;
}

}  // namespace

Result<Mapping, MappingRefusal> read_mapping(std::string_view text) {
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (toml::parse_error const& error) {
        return MappingRefused{MappingRefusal::not_toml,
                              fmt::format("line {}: {}", error.source().begin.line, error.description())};
    } catch (TomlMisread const& misread) {
        return MappingRefused{MappingRefusal::not_toml, misread.what()};
    }
    Taker take(table);
    auto mapping = take_all(take);
    take.refuse_unknown(table);
    if (!Currency::parse(mapping.currency)) take.refuse(MappingRefusal::bad_value, "currency");
    if (!StoreCalendar::make(mapping.store.zone, 0)) take.refuse(MappingRefusal::bad_value, "store.zone");
    if (take.refused) return *take.refused;
    return mapping;
}

}  // namespace zg::importing
