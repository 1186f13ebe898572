#include <zg/log_file.h>

#include "db_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zg::db {
namespace {

namespace fs = std::filesystem;

std::vector<Migration> const schema{{"test", 1, "CREATE TABLE test_row(id INTEGER PRIMARY KEY, data BLOB) STRICT;"}};
constexpr Sql insert_row{"test.insert", "INSERT INTO test_row(data) VALUES(zeroblob(:size))"};
constexpr Sql sum_rows{"test.sum", "SELECT count(*), coalesce(sum(length(data)), 0) FROM test_row"};
constexpr Sql delete_rows{"test.delete", "DELETE FROM test_row"};
constexpr std::int64_t many = 1'000'000;

void insert(Db& db, std::int64_t size) {
    db.write([&](Tx& tx) { tx.run(insert_row, {{"size", size}}); });
}
std::int64_t count(fs::path const& file) {
    std::int64_t rows = 0;
    Db(file, {.access = Access::read}).read([&](Tx& tx) {
        rows = *tx.one(sum_rows, {}, [](Row const& row) { return row.integer(0); });
        EXPECT_THAT(audit_file(tx), testing::IsEmpty());
    });
    return rows;
}
std::string text(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// A file whose schema is in it, and a connection that leaves its log alone.
struct Books final {
    Books() : db(open(file)) { db.leave_checkpoints_to_caller(); }
    static Db open(fs::path const& file) {
        Db(file).migrate(schema);
        return Db(file);
    }
    TempDir dir;
    fs::path file = dir / "books.db";
    fs::path log = dir / "books.db-wal";
    Db db;
};

TEST(LogFile, gives_each_commit_once_and_a_copy_of_the_file_takes_them_one_by_one) {
    Books books;
    auto const copy = books.dir / "copy.db";
    ASSERT_TRUE(copy_main_file(books.file, copy, [] { return true; }));
    EXPECT_FALSE(log_beginning(books.log)) << "nothing was written since it was opened";
    insert(books.db, 10);
    insert(books.db, 20'000);
    auto const begin = log_beginning(books.log);
    ASSERT_TRUE(begin);
    auto const first = read_log(books.log, *begin, many);
    ASSERT_EQ(first.commits.size(), 2U);
    EXPECT_TRUE(read_log(books.log, first.end, many).frames.empty());
    insert(books.db, 30);
    auto const second = read_log(books.log, first.end, many);
    EXPECT_EQ(second.commits.size(), 1U);
    EXPECT_EQ(log_position(books.log, *begin, second.end.frames), second.end);
    EXPECT_EQ(log_position(books.log, *begin, second.end.frames + 1), std::nullopt);

    auto const bytes = [](std::int64_t frames) { return static_cast<std::size_t>(frames * log_frame_bytes); };
    {
        PageWriter pages(copy);
        pages.write(std::string_view(first.frames).substr(0, bytes(first.commits[0])));
        pages.sync();
    }
    EXPECT_EQ(count(copy), 1);
    {
        PageWriter pages(copy);
        pages.write(std::string_view(first.frames).substr(bytes(first.commits[0])));
        pages.write(second.frames);
        pages.sync();
    }
    EXPECT_EQ(count(copy), 3);
}

TEST(LogFile, ends_a_part_at_a_commit) {
    Books books;
    for (int number = 0; number < 5; ++number) insert(books.db, 30'000);
    auto const begin = *log_beginning(books.log);
    auto const part = read_log(books.log, begin, 10);
    EXPECT_EQ(part.commits.size(), 2U) << "nine frames or so each";
    EXPECT_EQ(part.commits.back(), part.end.frames);
    EXPECT_EQ(part.frames.size(), static_cast<std::size_t>(part.end.frames * log_frame_bytes));
    EXPECT_EQ(read_log(books.log, part.end, many).commits.size(), 3U);
}

TEST(LogFile, a_log_that_is_begun_anew_follows_the_one_before) {
    Books books;
    insert(books.db, 10);
    auto const old = read_log(books.log, *log_beginning(books.log), many).end;
    books.db.checkpoint_restart();
    insert(books.db, 10);
    auto const begin = *log_beginning(books.log);
    EXPECT_FALSE(begin.is_same_log(old));
    EXPECT_TRUE(old.is_followed_by(begin));
    EXPECT_TRUE(read_log(books.log, old, many).frames.empty());
    EXPECT_EQ(read_log(books.log, begin, many).commits.size(), 1U) << "and nothing of the old one that lies behind it";
}

TEST(LogFile, a_torn_or_changed_frame_ends_what_is_whole) {
    Books books;
    insert(books.db, 10);
    insert(books.db, 10);
    auto const begin = *log_beginning(books.log);
    auto const whole = read_log(books.log, begin, many);
    auto bytes = text(books.log);
    bytes[bytes.size() - 100] ^= 1;
    books.dir.write("torn", bytes);
    EXPECT_EQ(read_log(books.dir / "torn", begin, many).commits.size(), 1U);
    books.dir.write("short", text(books.log).substr(0, 40));
    EXPECT_EQ(read_log(books.dir / "short", begin, many).commits.size(), 0U);
    bytes[3] ^= 1;
    books.dir.write("head", bytes);
    EXPECT_FALSE(log_beginning(books.dir / "head"));

    EXPECT_TRUE(check_frames(whole.frames, begin));
    auto changed = whole.frames;
    changed[200] ^= 1;
    EXPECT_FALSE(check_frames(changed, begin));
    EXPECT_FALSE(check_frames(whole.frames, whole.end)) << "they do not follow themselves";
    EXPECT_FALSE(check_frames(whole.frames.substr(0, whole.frames.size() - 1), begin));
}

TEST(LogFile, a_file_that_shrinks_shrinks_in_the_copy_too) {
    Books books;
    auto const copy = books.dir / "copy.db";
    insert(books.db, 300'000);
    books.db.checkpoint_restart();
    ASSERT_TRUE(copy_main_file(books.file, copy, [] { return true; }));
    auto const size = fs::file_size(copy);
    books.db.write([](Tx& tx) { tx.run(delete_rows, {}); });
    sqlite_text(books.file, "VACUUM");
    auto const begin = *log_beginning(books.log);
    {
        PageWriter pages(copy);
        pages.write(read_log(books.log, begin, many).frames);
    }
    EXPECT_LT(fs::file_size(copy), size / 2);
    EXPECT_EQ(count(copy), 0);
}

TEST(Snapshot, keeps_later_commits_out_of_the_file) {
    Books books;
    insert(books.db, 10);
    Db reader(books.file, {.access = Access::read});
    Db mover(books.file);
    mover.leave_checkpoints_to_caller();
    insert(books.db, 20);
    reader.read([&](Tx& tx) {
        take_snapshot(tx);
        insert(books.db, 30);
        auto const moved = mover.checkpoint_passive();
        EXPECT_GT(moved.pages, moved.pages_moved);
    });
    auto const moved = mover.checkpoint_passive();
    EXPECT_EQ(moved.pages, moved.pages_moved);
}

TEST(CopyDatabase, is_one_snapshot_with_what_is_only_in_the_log) {
    Books books;
    insert(books.db, 10);
    insert(books.db, 20'000);
    copy_database(books.file, books.dir / "copy.db");
    insert(books.db, 10);
    EXPECT_EQ(count(books.dir / "copy.db"), 2);
    EXPECT_FALSE(fs::exists(books.dir / "copy.db-wal"));
    EXPECT_THROW(copy_database(books.dir / "none.db", books.dir / "other.db"), Failure);
}

TEST(CopyMainFile, stops_when_it_is_told_to) {
    Books books;
    EXPECT_FALSE(copy_main_file(books.file, books.dir / "copy.db", [] { return false; }));
}

}  // namespace
}  // namespace zg::db
