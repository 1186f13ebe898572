#pragma once

#include <zg/flows_bring.h>
#include <zg/imports.h>
#include <zg/scope.h>
#include <zg/supply.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace zg::api {

// What somebody must be allowed to do who brings rows of the kind in.
[[nodiscard]] access::Scope scope_of(importing::Kind);

struct ImportFailure final {
    std::string code;
    std::string title;  // in the asker's language
};
BOOST_DESCRIBE_STRUCT(ImportFailure, (), (code, title))

struct ImportView final {
    ImportId id;
    importing::Kind kind{};
    std::string name;
    std::int64_t bytes = 0;
    Instant created_at;
    std::optional<Instant> ended_at;
    importing::State state{};
    importing::Setup setup;
    importing::Counts counts;
    std::vector<importing::Field> fields;   // that a column may hold
    std::vector<importing::Field> missing;  // that no column holds, and must
    std::optional<ImportFailure> failure;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, kind, name, bytes, created_at, ended_at, state, setup, counts, fields, missing, failure))

struct ImportPage final {
    std::vector<ImportView> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ImportPage, (), (items, next))

// A row as it stands in the file, with what is wrong with it.
struct ImportRow final {
    std::int64_t line = 0;
    std::vector<std::string> cells;
    std::optional<std::string> reason;  // a code
    std::optional<std::string> title;   // the same in the asker's language
    std::optional<std::string> field;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (), (line, cells, reason, title, field))

// What past sales would become.
struct SalesPreview final {
    std::int64_t sales = 0;
    std::int64_t refunds = 0;
    std::int64_t corrections = 0;  // of stock, and rows that move no goods
    std::int64_t not_goods = 0;    // lines of the sales that are postage, fees, discounts
    std::int64_t total = 0;        // of the sales, in minor units
    std::optional<Instant> from = {};
    std::optional<Instant> to = {};
};
BOOST_DESCRIBE_STRUCT(SalesPreview, (), (sales, refunds, corrections, not_goods, total, from, to))

struct ImportPreview final {
    ImportView import;
    std::vector<std::string> header;
    std::vector<ImportRow> rows;    // the first ones
    std::vector<ImportRow> faulty;  // the first ones that cannot be taken
    // What the import would do if it was started now: new, changed, unchanged, set aside. While a column is missing, only how many
    // rows there are and how many of them cannot be read.
    importing::Counts counts;
    std::optional<SalesPreview> sales;  // of past sales whose columns are all chosen
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (), (import, header, rows, faulty, counts, sales))

struct QuarantinePage final {
    std::vector<ImportRow> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(QuarantinePage, (), (items, next))

// Either another way to read the file, after which everything is guessed anew, or what people have chosen.
struct SetupChange final {
    std::optional<sheets::Encoding> encoding = {};
    std::optional<sheets::Delimiter> delimiter = {};
    std::optional<importing::Setup> setup = {};
};
BOOST_DESCRIBE_STRUCT(SetupChange, (), (encoding, delimiter, setup))

struct SupplierList final {
    std::vector<supply::Supplier> items;
};
BOOST_DESCRIBE_STRUCT(SupplierList, (), (items))

struct SupplierChange final {
    std::string code;
    std::string name;
    std::string contact;
    std::string phone;
    std::string email;
    std::string note;
    bool active = true;
};
BOOST_DESCRIBE_STRUCT(SupplierChange, (), (code, name, contact, phone, email, note, active))

}  // namespace zg::api
