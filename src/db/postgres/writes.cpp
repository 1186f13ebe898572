#include "writes.h"

#include "failure.h"
#include "wire.h"

#include <optional>

namespace zg::db {
namespace {

// So few statements that their answers fit into what the connection holds while nobody reads them.
constexpr std::size_t steps_max = 256;
constexpr std::size_t bytes_max = 4 << 20;

// A list of one dimension as PostgreSQL takes it.
class List final {
public:
    explicit List(Oid type) : type_(type) {}
    void append(std::string_view length_and_value) {
        ++count_;
        has_null_ |= read_int32(length_and_value) < 0;
        values_ += length_and_value;
    }
    [[nodiscard]] std::string with_length() const {
        std::string list;
        append_int32(list, 1);
        append_int32(list, has_null_ ? 1 : 0);
        append_int32(list, static_cast<std::int32_t>(type_));
        append_int32(list, count_);
        append_int32(list, 1);
        list += values_;
        std::string with;
        append_int32(with, static_cast<std::int32_t>(list.size()));
        return with + list;
    }

private:
    Oid type_;
    std::int32_t count_ = 0;
    bool has_null_ = false;
    std::string values_;
};

// The columns of the rows, each as one value.
std::string turned(std::vector<Oid> const& types, std::vector<std::string> const& rows) {
    std::vector<List> columns(types.begin(), types.end());
    for (std::string_view row : rows) {
        for (auto& column : columns) {
            auto const length = read_int32(row);
            auto const bytes = 4 + (length > 0 ? static_cast<std::size_t>(length) : 0);
            column.append(row.substr(0, bytes));
            row.remove_prefix(bytes);
        }
    }
    std::string values;
    for (auto const& column : columns) values += column.with_length();
    return values;
}

void send_prepared(PGconn* connection, Prepared const& prepared, std::string const& name, std::string const& row) {
    Values const values(row, prepared.parameters.size());
    auto const sent = PQsendQueryPrepared(connection, name.c_str(), values.count(), values.starts(), values.lengths(),
                                          values.formats(), 1);
    if (sent != 1) throw failure_of(connection, nullptr, prepared.sql_name);
}

// Reads the answers up to the end of the pipeline and keeps the first failure: what follows one was not done.
class Answers final {
public:
    explicit Answers(PGconn* connection) : connection_(connection) {}
    void read(std::string_view doing) {
        Outcome const answer(PQgetResult(connection_));
        auto const status = PQresultStatus(answer.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !failure_) {
            failure_.emplace(failure_of(connection_, answer.get(), doing));
        }
        if (answer) Outcome const end_of_one(PQgetResult(connection_));
    }
    void finish() {
        while (PQstatus(connection_) == CONNECTION_OK) {
            Outcome const answer(PQgetResult(connection_));
            if (PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) break;
        }
        PQexitPipelineMode(connection_);
        if (PQstatus(connection_) != CONNECTION_OK && !failure_)
            failure_.emplace(failure_of(connection_, nullptr, "pipeline"));
        if (failure_) throw Failure(*failure_);
    }

private:
    PGconn* connection_;
    std::optional<Failure> failure_;
};

}  // namespace

void Writes::add(Prepared const& prepared, std::string row) {
    bytes_ += row.size();
    bool const joins = !steps_.empty() && steps_.back().prepared == &prepared && !prepared.set_name.empty();
    if (!joins) steps_.push_back({&prepared, {}});
    steps_.back().rows.push_back(std::move(row));
}

bool Writes::is_full() const { return steps_.size() >= steps_max || bytes_ >= bytes_max; }

void Writes::clear() {
    steps_.clear();
    bytes_ = 0;
}

void Writes::send(PGconn* connection, Then then) {
    auto const steps = std::move(steps_);
    clear();
    PQenterPipelineMode(connection);
    for (auto const& step : steps) {
        bool const is_set = step.rows.size() > 1;
        auto const& prepared = *step.prepared;
        send_prepared(connection, prepared, is_set ? prepared.set_name : prepared.name,
                      is_set ? turned(prepared.types, step.rows) : step.rows.front());
    }
    if (then == Then::commit &&
        PQsendQueryParams(connection, "COMMIT", 0, nullptr, nullptr, nullptr, nullptr, 1) != 1) {
        throw failure_of(connection, nullptr, "commit");
    }
    if (PQpipelineSync(connection) != 1) throw failure_of(connection, nullptr, "pipeline");
    Answers answers(connection);
    for (auto const& step : steps) answers.read(step.prepared->sql_name);
    if (then == Then::commit) answers.read("commit");
    answers.finish();
}

}  // namespace zg::db
