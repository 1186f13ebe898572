#pragma once

#include "statement.h"

#include <string>
#include <vector>

namespace zg::db {

// What a transaction writes, kept until somebody asks something or commits: rows of one insert that follow each other become
// one set, and all sets go to the server in one pipeline, so that a batch costs one round trip.
class Writes final {
public:
    void add(Prepared const&, std::string row);
    // Enough has gathered to be sent.
    [[nodiscard]] bool is_full() const;
    [[nodiscard]] bool is_empty() const { return steps_.empty(); }
    void clear();

    enum class Then { nothing, commit };
    // Sends everything, in order, and waits for it. Throws the Failure of the first statement that failed; then nothing after it
    // has been done.
    void send(PGconn*, Then);

private:
    struct Step final {
        Prepared const* prepared;
        std::vector<std::string> rows;
    };
    std::vector<Step> steps_;
    std::size_t bytes_ = 0;
};

}  // namespace zg::db
