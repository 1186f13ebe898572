#pragma once

#include "engine.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

namespace zg::db {

struct ClearResult final {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Outcome = std::unique_ptr<PGresult, ClearResult>;

// A statement that the server has prepared, and what it asks for.
struct Prepared final {
    std::string_view sql_name;  // of the Sql, for messages; a literal
    std::string text;           // as the room has it
    std::string name;           // on the server
    std::vector<std::string> parameters;
    std::vector<Oid> types;
    std::string set_name;  // of the form that takes many rows; empty: there is none
};
[[nodiscard]] Prepared prepare_on(PGconn*, Sql const&, std::string const& name);

// One row's values for a statement, one after the other, each with its length.
[[nodiscard]] std::string encoded(Prepared const&, std::span<Arg const>);

// Values in the form that libpq asks for; they look into `row`.
class Values final {
public:
    explicit Values(std::string_view row, std::size_t count);
    [[nodiscard]] char const* const* starts() const { return starts_.data(); }
    [[nodiscard]] int const* lengths() const { return lengths_.data(); }
    [[nodiscard]] int const* formats() const { return formats_.data(); }
    [[nodiscard]] int count() const { return static_cast<int>(starts_.size()); }

private:
    std::vector<char const*> starts_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

// A row of a result.
class PostgresCells final : public Cells {
public:
    PostgresCells(PGresult const* result, int row) : result_(result), row_(row) {}
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override { return bytes(column); }
    [[nodiscard]] std::string_view bytes(int column) const override;
    [[nodiscard]] bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }

private:
    PGresult const* result_;
    int row_;
};

}  // namespace zg::db
