#pragma once

#include "statement.h"

#include <zg/db.h>

#include <libpq-fe.h>

#include <cstdint>
#include <functional>
#include <string>

namespace zg::db {

// Several servers keep much of one company's books in memory. Each transaction that writes holds the one row of db_turn from its
// beginning to its commit, so that one follows the other, and counts it up. What it changed of that which others keep is told in
// db_change under that number: a server that finds a number that it did not leave there reads what it missed before it decides.
class Turns final {
public:
    // What a new session says: makes the two tables if nobody has yet.
    static constexpr auto prepare_text =
        "SELECT pg_advisory_xact_lock(2053009506, hashtext(current_schema()));"
        "CREATE TABLE IF NOT EXISTS db_turn (id bigint PRIMARY KEY CHECK (id = 1), number bigint NOT NULL);"
        "INSERT INTO db_turn (id, number) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;"
        "CREATE TABLE IF NOT EXISTS db_change (turn bigint NOT NULL, part text COLLATE \"C\" NOT NULL, key bytea NOT "
        "NULL);"
        "CREATE INDEX IF NOT EXISTS db_change_by_turn ON db_change (turn);"
        // A server that stands still in its turn makes all others wait: after so long its turn is over.
        "SET idle_in_transaction_session_timeout = '15s'; SET lock_timeout = '20s'";
    static constexpr auto begin_text = "BEGIN; SELECT number FROM db_turn WHERE id = 1 FOR UPDATE";
    static constexpr auto look_text = "SELECT number FROM db_turn WHERE id = 1";

    // The number at which a session began: what is loaded after this has seen all turns up to it.
    void start(std::int64_t number) { number_ = seen_ = number; }
    // A turn has begun. Failure lost: so many have passed that nobody remembers what they changed.
    void begin(std::int64_t number);
    void note_write() { has_written_ = true; }
    [[nodiscard]] bool has_written() const { return has_written_; }
    // The turn is over; what it has written counts.
    void committed();
    [[nodiscard]] std::int64_t number() const { return number_; }
    [[nodiscard]] bool has_news() const { return seen_ != number_; }
    [[nodiscard]] bool differs(std::int64_t number) const { return number != seen_; }
    // Answers where the news begin.
    [[nodiscard]] std::int64_t take();
    // Of the turns so far, how far back what they changed may be forgotten now; 0: not now.
    [[nodiscard]] std::int64_t forget_before() const;

private:
    std::int64_t number_ = 0;
    std::int64_t seen_ = 0;
    bool has_written_ = false;
};

}  // namespace zg::db
