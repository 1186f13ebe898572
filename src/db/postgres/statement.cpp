#include "statement.h"

#include "dialect.h"
#include "failure.h"
#include "wire.h"

namespace zg::db {
namespace {

void check(PGconn* connection, PGresult const* result, std::string_view doing) {
    if (PQresultStatus(result) != PGRES_COMMAND_OK) throw failure_of(connection, result, doing);
}

// Which statements take many rows at once is known from their text and the types that the server has found.
std::string set_text(std::string_view text, std::vector<Oid> const& types) {
    std::vector<std::string> names;
    for (auto const type : types) {
        auto const name = name_of_type(type);
        if (name.empty()) return {};
        names.emplace_back(name);
    }
    return set_form(text, names);
}

}  // namespace

Prepared prepare_on(PGconn* connection, Sql const& sql, std::string const& name) {
    auto const text_of_engine = sql.postgres.empty() ? sql.text : sql.postgres;
    auto asked = numbered(text_of_engine);
    Outcome const made(PQprepare(connection, name.c_str(), asked.text.c_str(), 0, nullptr));
    check(connection, made.get(), sql.name);
    Outcome const described(PQdescribePrepared(connection, name.c_str()));
    check(connection, described.get(), sql.name);
    Prepared prepared{.sql_name = sql.name,
                      .text = std::string(text_of_engine),
                      .name = name,
                      .parameters = std::move(asked.parameters),
                      .types = {},
                      .set_name = {}};
    for (int index = 0; index < PQnparams(described.get()); ++index) {
        prepared.types.push_back(PQparamtype(described.get(), index));
    }
    ZG_ASSERT(prepared.types.size() == prepared.parameters.size());
    if (auto const text = set_text(asked.text, prepared.types); !text.empty()) {
        prepared.set_name = name + "_set";
        Outcome const set(PQprepare(connection, prepared.set_name.c_str(), text.c_str(), 0, nullptr));
        check(connection, set.get(), sql.name);
    }
    return prepared;
}

std::string encoded(Prepared const& prepared, std::span<Arg const> args) {
    std::vector<Arg const*> in_order(prepared.parameters.size());
    each_argument(prepared.parameters, args, [&](std::size_t index, Arg const& arg) { in_order[index] = &arg; });
    std::string row;
    for (std::size_t index = 0; index < in_order.size(); ++index) {
        append_value(row, *in_order[index], prepared.types[index]);
    }
    return row;
}

Values::Values(std::string_view row, std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
        auto const length = read_int32(row);
        row.remove_prefix(4);
        starts_.push_back(length < 0 ? nullptr : row.data());
        lengths_.push_back(length < 0 ? 0 : length);
        formats_.push_back(1);
        if (length > 0) row.remove_prefix(static_cast<std::size_t>(length));
    }
}

std::int64_t PostgresCells::integer(int column) const {
    // As SQLite has it: no value counts as nothing.
    if (is_null(column)) return 0;
    return read_integer(bytes(column), PQftype(result_, column));
}

std::string_view PostgresCells::bytes(int column) const {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

}  // namespace zg::db
