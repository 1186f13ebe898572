#pragma once

#include "connection.h"

#include <deque>

namespace zg::db {

// The rows of a query, one at a time as they arrive, so that a table of millions is never in memory at once. When another
// statement is run in between, the rest is taken in first.
class Stream final {
public:
    Stream(PostgresConnection&, Prepared const&, std::string const& values);
    ~Stream();
    Stream(Stream const&) = delete;

    // The next row, until there is none: nullptr.
    [[nodiscard]] PGresult const* next();
    // Takes in what is still on its way.
    void keep_rest();

private:
    // From the wire; empty at the end.
    [[nodiscard]] Outcome receive();

    PostgresConnection& connection_;
    std::string_view doing_;
    bool is_over_ = false;  // on the wire
    std::deque<Outcome> kept_;
    Outcome current_;
};

}  // namespace zg::db
