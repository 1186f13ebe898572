#include "failure.h"

#include <fmt/format.h>

namespace zg::db {

FailureKind failure_kind_of(std::string_view sqlstate) {
    auto const group = sqlstate.substr(0, 2);
    if (sqlstate.empty() || group == "08") return FailureKind::lost;
    // The server is stopping, has lost one of its own, or is not ready yet; or somebody has ended this session.
    if (sqlstate == "57P01" || sqlstate == "57P02" || sqlstate == "57P03" || sqlstate == "57P05" ||
        sqlstate == "25P03" || sqlstate == "53300") {
        return FailureKind::lost;
    }
    if (sqlstate == "53100") return FailureKind::full;
    if (sqlstate == "40001" || sqlstate == "40P01") return FailureKind::undone;
    if (sqlstate == "55P03") return FailureKind::busy;
    if (sqlstate == "58030") return FailureKind::sync_failed;
    if (group == "XX" && sqlstate != "XX000") return FailureKind::corrupt;
    // Data that a type or a constraint refuses.
    if (group == "22" || group == "23") return FailureKind::constraint;
    return FailureKind::other;
}

Failure failure_of(PGconn* connection, PGresult const* result, std::string_view doing) {
    auto const* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    auto const* message = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    auto kind = failure_kind_of(state ? state : "");
    if (PQstatus(connection) == CONNECTION_BAD) kind = FailureKind::lost;
    std::string_view what = message ? message : PQerrorMessage(connection);
    while (!what.empty() && what.back() == '\n') what.remove_suffix(1);
    return Failure(kind, fmt::format("{}: {} (postgres {})", doing, what, state ? state : "-"));
}

}  // namespace zg::db
