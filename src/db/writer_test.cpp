#include <zg/writer.h>

#include "db_fixture.h"
#include "sqlite/failure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>

#include <cerrno>
#include <csignal>

namespace zg::db {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Sql insert_row{"test.insert", "INSERT INTO test_row(data) VALUES(:data)"};
constexpr Sql select_rows{"test.select", "SELECT data FROM test_row ORDER BY id"};

std::vector<Migration> const row_schema{
    {"test", 1, "CREATE TABLE test_row(id INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;"}};

// A room in small: rows that are to be written, and what everybody may see.
class Rows final : public DraftPart {
public:
    Rows(std::string name, std::vector<std::string>& calls) : name_(std::move(name)), calls_(calls) {}
    void append(std::string row) { command_.push_back(std::move(row)); }
    void keep() override {
        batch_.insert(batch_.end(), command_.begin(), command_.end());
        command_.clear();
    }
    void drop() override { command_.clear(); }
    void save(Tx& tx) override {
        calls_.push_back("save " + name_);
        for (auto const& row : batch_) tx.run(insert_row, {{"data", row}});
    }
    void committed() override {
        calls_.push_back("committed " + name_);
        visible.insert(visible.end(), batch_.begin(), batch_.end());
        batch_.clear();
    }
    void rolled_back() override {
        calls_.push_back("rolled back " + name_);
        command_.clear();
        batch_.clear();
    }
    void follow(Tx&, News const&) override {}

    std::vector<std::string> visible;

private:
    std::string name_;
    std::vector<std::string>& calls_;
    std::vector<std::string> command_;
    std::vector<std::string> batch_;
};

enum class Decision { keep, refuse, fail, misbehave };

class Append final : public Command {
public:
    Append(std::string data, Decision decision, std::vector<std::string>& calls)
        : data_(std::move(data)), decision_(decision), calls_(calls) {}
    bool decide(Draft& draft) override {
        draft.part<Rows>().append(data_);
        if (decision_ == Decision::fail) throw Failure(FailureKind::corrupt, "bad page");
        if (decision_ == Decision::misbehave) throw std::out_of_range("bug");
        return decision_ == Decision::keep;
    }
    void committed() noexcept override { calls_.push_back("answer " + data_.substr(0, 8)); }
    void failed(Failure const& failure) noexcept override {
        calls_.push_back("fail " + data_.substr(0, 8));
        kind = failure.kind();
    }

    std::optional<FailureKind> kind;

private:
    std::string data_;
    Decision decision_;
    std::vector<std::string>& calls_;
};

class WriterTest : public testing::Test {
protected:
    WriterTest() : books_(dir_ / "books.db"), rows_("a", calls_) { books_.migrate(row_schema); }

    void write(Writer& writer, std::vector<Append> commands) {
        calls_.clear();
        std::vector<Command*> batch;
        for (auto& command : commands) batch.push_back(&command);
        writer.write(batch);
    }
    Append append(std::string data, Decision decision = Decision::keep) { return {std::move(data), decision, calls_}; }
    std::vector<std::string> on_disk() {
        std::vector<std::string> found;
        Db reader(dir_ / "books.db", {.access = Access::read});
        reader.read(
            [&](Tx& tx) { tx.each(select_rows, {}, [&](Row const& row) { found.emplace_back(row.text(0)); }); });
        return found;
    }
    void pages_max(int pages) {
        books_.write([&](Tx& tx) { tx.script("PRAGMA max_page_count = " + std::to_string(pages)); });
    }

    TempDir dir_;
    Db books_;
    std::vector<std::string> calls_;
    Rows rows_;
};

TEST_F(WriterTest, saves_in_order_then_memory_then_answers) {
    Rows second("b", calls_);
    Writer writer(books_, {&rows_, &second});
    write(writer, {append("1"), append("2", Decision::refuse), append("3")});
    EXPECT_THAT(calls_,
                ElementsAre("save a", "save b", "committed a", "committed b", "answer 1", "answer 2", "answer 3"));
    EXPECT_THAT(rows_.visible, ElementsAre("1", "3"));
    EXPECT_THAT(on_disk(), ElementsAre("1", "3"));
}

TEST_F(WriterTest, a_batch_of_refusals_writes_nothing_and_is_answered) {
    Writer writer(books_, {&rows_});
    auto const before = books_.wal_bytes_written();
    write(writer, {append("1", Decision::refuse), append("2", Decision::refuse)});
    EXPECT_THAT(calls_, ElementsAre("answer 1", "answer 2"));
    EXPECT_EQ(books_.wal_bytes_written(), before);
    EXPECT_THAT(on_disk(), IsEmpty());
    write(writer, {});
    EXPECT_THAT(calls_, IsEmpty());
}

TEST_F(WriterTest, one_batch_is_one_entry_in_the_log) {
    Writer writer(books_, {&rows_});
    write(writer, {append("warm")});
    auto const before = books_.wal_bytes_written();
    write(writer, {append("1"), append("2"), append("3")});
    EXPECT_EQ(books_.wal_bytes_written() - before, 4096 + 24);
}

TEST_F(WriterTest, a_full_disk_refuses_the_batch_and_the_next_one_goes_on) {
    Writer writer(books_, {&rows_});
    write(writer, {append("before")});
    pages_max(4);
    std::vector<Append> commands{append("small"), append(std::string(100'000, 'x'))};
    std::vector<Command*> batch{&commands[0], &commands[1]};
    calls_.clear();
    writer.write(batch);
    EXPECT_THAT(calls_, ElementsAre("save a", "rolled back a", "fail small", "fail xxxxxxxx"));
    EXPECT_EQ(commands[0].kind, FailureKind::full);
    EXPECT_THAT(rows_.visible, ElementsAre("before"));
    EXPECT_THAT(on_disk(), ElementsAre("before"));

    write(writer, {append("fits")});
    pages_max(1'000'000);
    write(writer, {append(std::string(100'000, 'y'))});
    EXPECT_THAT(rows_.visible, ElementsAre("before", "fits", std::string(100'000, 'y')));
    EXPECT_EQ(on_disk(), rows_.visible);
}

TEST_F(WriterTest, any_other_failure_fails_the_batch_and_stops) {
    Writer writer(books_, {&rows_});
    EXPECT_THROW(write(writer, {append("1"), append("2", Decision::fail)}), Failure);
    EXPECT_THAT(calls_, ElementsAre("rolled back a", "fail 1", "fail 2"));
    EXPECT_THROW(write(writer, {append("1"), append("2", Decision::misbehave)}), std::out_of_range);
    EXPECT_THAT(calls_, ElementsAre("rolled back a", "fail 1", "fail 2"));
    EXPECT_THAT(rows_.visible, IsEmpty());
    EXPECT_THAT(on_disk(), IsEmpty());
}

// The kernel itself refuses the write in the middle of the commit: no file of this process may grow.
TEST_F(WriterTest, a_log_that_cannot_be_written_stops_the_process_and_loses_nothing_older) {
    Writer writer(books_, {&rows_});
    write(writer, {append("before")});
    auto const old_action = std::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    getrlimit(RLIMIT_FSIZE, &old_limit);
    auto small = old_limit;
    small.rlim_cur = std::filesystem::file_size(dir_ / "books.db-wal") + 4096 + 24 + 100;
    setrlimit(RLIMIT_FSIZE, &small);
    std::optional<FailureKind> kind;
    try {
        write(writer, {append(std::string(100'000, 'x'))});
    } catch (Failure const& failure) {
        kind = failure.kind();
    }
    setrlimit(RLIMIT_FSIZE, &old_limit);
    std::signal(SIGXFSZ, old_action);
    EXPECT_EQ(kind, FailureKind::sync_failed);
    EXPECT_THAT(rows_.visible, ElementsAre("before"));
    EXPECT_THAT(on_disk(), ElementsAre("before"));
}

TEST_F(WriterTest, starts_the_log_anew_above_the_limit) {
    Writer writer(books_, {&rows_}, {.wal_pages_max = 100});
    std::int64_t pages_highest = 0;
    for (int index = 0; index < 500; ++index) {
        write(writer, {append(std::to_string(index) + std::string(3000, 'x'))});
        pages_highest = std::max(pages_highest, books_.wal_pages());
    }
    EXPECT_LE(pages_highest, 105);
    EXPECT_LE(std::filesystem::file_size(dir_ / "books.db-wal"), 110u * (4096 + 24));
    EXPECT_GT(books_.wal_bytes_written(), 900 * 4096);
    EXPECT_EQ(on_disk().size(), 500u);
}

TEST_F(WriterTest, one_long_reader_neither_breaks_nor_stops_it) {
    Writer writer(books_, {&rows_}, {.wal_pages_max = 100});
    write(writer, {append("first")});
    Db reader(dir_ / "books.db", {.access = Access::read});
    auto const count = [](Tx& tx) {
        std::int64_t rows = 0;
        tx.each(select_rows, {}, [&](Row const&) { ++rows; });
        return rows;
    };
    reader.read([&](Tx& tx) {
        ASSERT_EQ(count(tx), 1);
        for (int index = 0; index < 100; ++index) write(writer, {append(std::string(3000, 'x'))});
        EXPECT_GT(books_.wal_pages(), 150);
        EXPECT_EQ(count(tx), 1);
    });
    for (int index = 0; index < 60; ++index) write(writer, {append(std::string(3000, 'x'))});
    EXPECT_LT(books_.wal_pages(), 150);
    EXPECT_EQ(on_disk().size(), 161u);
}

TEST_F(WriterTest, a_passive_checkpoint_moves_but_does_not_reset) {
    Writer writer(books_, {&rows_});
    write(writer, {append(std::string(50'000, 'x'))});
    auto const size = books_.checkpoint_passive();
    EXPECT_GT(size.pages, 10);
    EXPECT_EQ(size.pages_moved, size.pages);
    EXPECT_EQ(books_.checkpoint_restart().pages, 0);
    EXPECT_THAT(on_disk(), ElementsAre(std::string(50'000, 'x')));
}

TEST(FailureKinds, follow_code_and_errno) {
    struct {
        int code;
        int system_errno;
        FailureKind kind;
    } const cases[]{
        {SQLITE_FULL, 0, FailureKind::full},
        {SQLITE_IOERR_SHMSIZE, ENOSPC, FailureKind::full},
        {SQLITE_IOERR_WRITE, EDQUOT, FailureKind::full},
        {SQLITE_IOERR_WRITE, EIO, FailureKind::sync_failed},
        {SQLITE_IOERR_FSYNC, EIO, FailureKind::sync_failed},
        {SQLITE_IOERR_FSYNC, ENOSPC, FailureKind::sync_failed},
        {SQLITE_IOERR_DIR_FSYNC, 0, FailureKind::sync_failed},
        {SQLITE_IOERR_READ, EIO, FailureKind::other},
        {SQLITE_CORRUPT_INDEX, 0, FailureKind::corrupt},
        {SQLITE_NOTADB, 0, FailureKind::corrupt},
        {SQLITE_BUSY_SNAPSHOT, 0, FailureKind::busy},
        {SQLITE_CONSTRAINT_UNIQUE, 0, FailureKind::constraint},
        {SQLITE_NOMEM, 0, FailureKind::other},
    };
    for (auto const& each : cases) EXPECT_EQ(failure_kind(each.code, each.system_errno), each.kind) << each.code;
}

}  // namespace
}  // namespace zg::db
