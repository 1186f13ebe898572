#include "stream.h"

#include "failure.h"

namespace zg::db {

Stream::Stream(PostgresConnection& connection, Prepared const& prepared, std::string const& row)
    : connection_(connection), doing_(prepared.sql_name) {
    auto* const wire = connection_.connection_.get();
    Values const values(row, prepared.parameters.size());
    auto const sent = PQsendQueryPrepared(wire, prepared.name.c_str(), values.count(), values.starts(),
                                          values.lengths(), values.formats(), 1);
    if (sent != 1 || PQsetSingleRowMode(wire) != 1) throw failure_of(wire, nullptr, doing_);
    connection_.stream_ = this;
}

Stream::~Stream() {
    if (connection_.stream_ != this) return;
    connection_.stream_ = nullptr;
    while (Outcome const rest{PQgetResult(connection_.connection_.get())}) continue;
}

PGresult const* Stream::next() {
    if (!kept_.empty()) {
        current_ = std::move(kept_.front());
        kept_.pop_front();
    } else {
        current_ = is_over_ ? nullptr : receive();
    }
    return current_.get();
}

void Stream::keep_rest() {
    while (auto row = receive()) kept_.push_back(std::move(row));
}

Outcome Stream::receive() {
    auto* const wire = connection_.connection_.get();
    Outcome answer(PQgetResult(wire));
    if (PQresultStatus(answer.get()) == PGRES_SINGLE_TUPLE) return answer;
    is_over_ = true;
    connection_.stream_ = nullptr;
    auto const status = PQresultStatus(answer.get());
    bool const is_well = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    while (Outcome const rest{PQgetResult(wire)}) continue;
    if (!is_well) throw failure_of(wire, answer.get(), doing_);
    return nullptr;
}

}  // namespace zg::db
