#pragma once

#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zg::importing {

// Which column of a file means what, and where its sales belong. Written as TOML; spec/imports has examples.
struct Mapping final {
    std::string source;  // part of every id: the same source and document number is the same document
    char delimiter = ',';

    struct Columns final {
        std::string document;           // the number that the lines of one sale share
        std::vector<std::string> time;  // one column, or date and time; joined by a space
        std::string code;
        std::string name;           // may be the code's column
        std::string price = {};     // absent: what the catalogue asks for the product now
        std::string quantity = {};  // absent: one each
        std::string customer = {};  // absent: nobody is known
    } columns;
    std::string time_format;  // %Y %y %m %d %H %M %S and literal characters

    std::string currency;
    struct Company final {  // founded when the folder has none
        std::string name;
        std::string language;
        std::string owner;
        std::string country_code;
    } company;
    struct Place final {  // opened when there is none with the code
        std::string code;
        std::string name;
        std::string zone;
        std::int64_t cutoff_minutes = 0;
    } store;
    std::string till;
    struct Tax final {
        std::string code;
        std::string name;
        std::int64_t rate_ppm = 0;  // inside the price
    } tax;
    std::string member_name;  // "Customer {}": the card in place of {}

    struct Rules final {
        std::string cancellation_prefix = {};               // document numbers that only take back
        std::vector<std::string> money_only_prefixes = {};  // document numbers that move no goods and are no sale
        // Codes or names of postage, fees, discounts: nothing to put on a shelf. A star stands for any text.
        std::vector<std::string> not_goods = {};
    } rules;
};

enum class MappingRefusal { not_toml, missing, bad_value, unknown_key };
BOOST_DESCRIBE_ENUM(MappingRefusal, not_toml, missing, bad_value, unknown_key)

// The field of a refusal is the key, "columns.price"; of not_toml the place in the text.
[[nodiscard]] Result<Mapping, MappingRefusal> read_mapping(std::string_view toml);

}  // namespace zg::importing
