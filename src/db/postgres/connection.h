#pragma once

#include "engine.h"
#include "statement.h"
#include "turns.h"
#include "writes.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>

namespace zg::db {

class Stream;

// One open connection to PostgreSQL with its prepared statements. Whatever names libpq outside this folder is a mistake.
class PostgresConnection final : public Connection {
public:
    PostgresConnection(Postgres const&, OpenOptions const&);

    void begin(Access) override;
    void commit() override;
    void roll_back() noexcept override;

    void run(Sql const&, std::span<Arg const>) override;
    std::int64_t run_counted(Sql const&, std::span<Arg const>) override;
    void query(Sql const&, std::span<Arg const>, std::function<bool(Row const&)> const& on_row) override;
    void script(std::string_view text) override;
    [[nodiscard]] std::string text_of(Migration const&) const override;

    // The log is the server's own business.
    Db::WalSize checkpoint_passive() override { return {}; }
    Db::WalSize checkpoint_restart() override { return {}; }
    void leave_checkpoints_to_caller() override {}
    [[nodiscard]] std::int64_t wal_pages() const override { return 0; }
    [[nodiscard]] std::int64_t wal_bytes_written() const override { return 0; }
    void check_connection() override;

    void tell(std::string_view part, std::string_view key) override;
    [[nodiscard]] bool has_news_in_turn() const override { return turns_.has_news(); }
    std::optional<News> take_news() override;
    bool has_news() override;
    bool try_hold(std::string_view work) override;
    void let_go(std::string_view work) override;

private:
    friend class Stream;  // it takes and gives back the one place of the rows that are still on their way

    void connect();
    void check_settings();
    void go_beside();
    void hold(std::string_view lock);
    [[nodiscard]] std::int64_t ask_number(char const* text);
    void begin_turn();
    void pass_turn();
    [[nodiscard]] bool is_by_turns() const;
    // Runs a text of the driver's own and answers the first column of its first row.
    std::string ask(char const* text);
    [[nodiscard]] Prepared& prepare(Sql const&);
    // Nothing is under way on the wire and everything that was to be written has been sent.
    void settle();
    void settle_rows();

    struct Close final {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    Postgres database_;
    OpenOptions options_;
    std::unique_ptr<PGconn, Close> connection_;
    std::unordered_map<void const*, std::unique_ptr<Prepared>> statements_;
    Writes writes_;
    Turns turns_;
    Stream* stream_ = nullptr;
    std::int64_t prepared_count_ = 0;
};

}  // namespace zg::db
