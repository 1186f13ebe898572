#include <zg/db.h>

#include "db_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace zg::db {
namespace {

using testing::HasSubstr;

constexpr Sql insert_note{"test.insert", "INSERT INTO test_note(id, text, data) VALUES(:id, :text, :data)"};
constexpr Sql select_note{"test.select", "SELECT id, text, data FROM test_note WHERE id = :id"};
constexpr Sql count_notes{"test.count", "SELECT count(*) FROM test_note"};

std::vector<Migration> const note_schema{
    {"test", 1, "CREATE TABLE test_note(id INTEGER PRIMARY KEY, text TEXT UNIQUE, data BLOB) STRICT;"}};

Db memory() {
    Db db(":memory:");
    db.migrate(note_schema);
    return db;
}

std::int64_t count(Tx& tx) {
    return *tx.one(count_notes, {}, [](Row const& row) { return row.integer(0); });
}

std::string pragma(Db& db, std::string const& name) {
    std::string found;
    auto const text = "PRAGMA " + name;
    db.read([&](Tx& tx) {
        found = *tx.one({"test.pragma", text}, {}, [](Row const& row) { return std::string(row.text(0)); });
    });
    return found;
}

TEST(Engine, is_the_pinned_amalgamation_without_the_log_reset_defect) {
    EXPECT_THAT(engine_version(), testing::StartsWith("3.54.1 2026-10-16 14:45:20 555e07ef33f69a09"));
    EXPECT_GE(engine_version_number(), 3'051'003);
}

TEST(Db, finds_parameters_by_name_in_any_order) {
    auto db = memory();
    db.write([&](Tx& tx) { tx.run(insert_note, {Arg::bytes("data", "d"), {"text", "t"}, {"id", 7}}); });
    db.read([&](Tx& tx) {
        EXPECT_EQ(tx.one(select_note, {{"id", 7}}, [](Row const& row) { return std::string(row.text(1)); }), "t");
    });
}

TEST(DbDeathTest, a_parameter_without_an_argument_is_a_bug) {
    auto db = memory();
    EXPECT_DEATH(db.write([](Tx& tx) { tx.run(insert_note, {{"id", 7}, {"text", "t"}}); }), "assertion failed");
    EXPECT_DEATH(db.write([](Tx& tx) { tx.run(insert_note, {{"id", 7}, {"text", "t"}, {"text", "t"}}); }),
                 "assertion failed");
    EXPECT_DEATH(db.write([](Tx& tx) { tx.run(insert_note, {{"id", 7}, {"text", "t"}, {"date", 1}}); }),
                 "assertion failed");
}

TEST(Db, tells_texts_apart_that_shared_an_address) {
    auto db = memory();
    std::string text = "SELECT 1";
    db.read([&](Tx& tx) {
        EXPECT_EQ(tx.one({"test.reused", text}, {}, [](Row const& row) { return row.integer(0); }), 1);
        text.back() = '2';
        EXPECT_EQ(tx.one({"test.reused", text}, {}, [](Row const& row) { return row.integer(0); }), 2);
    });
}

TEST(Db, any_exception_rolls_back) {
    auto db = memory();
    EXPECT_THROW(db.write([](Tx& tx) {
        tx.run(insert_note, {{"id", 1}, {"text", "t"}, {"data", nullptr}});
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    db.read([](Tx& tx) { EXPECT_EQ(count(tx), 0); });
}

TEST(Db, a_statement_left_in_the_middle_can_run_again) {
    auto db = memory();
    db.write([](Tx& tx) {
        tx.run(insert_note, {{"id", 1}, {"text", "a"}, {"data", nullptr}});
        tx.run(insert_note, {{"id", 2}, {"text", "b"}, {"data", nullptr}});
        constexpr Sql all{"test.all", "SELECT id FROM test_note ORDER BY id"};
        EXPECT_THROW(tx.each(all, {}, [](Row const&) { throw std::runtime_error("enough"); }), std::runtime_error);
        std::vector<std::int64_t> ids;
        tx.each(all, {}, [&](Row const& row) { ids.push_back(row.integer(0)); });
        EXPECT_EQ(ids, (std::vector<std::int64_t>{1, 2}));
    });
}

TEST(Db, names_the_statement_and_the_kind_of_a_failure) {
    auto db = memory();
    try {
        db.write([](Tx& tx) {
            tx.run(insert_note, {{"id", 1}, {"text", "a"}, {"data", nullptr}});
            tx.run(insert_note, {{"id", 1}, {"text", "b"}, {"data", nullptr}});
        });
        FAIL();
    } catch (Failure const& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::constraint);
        EXPECT_THAT(failure.what(), HasSubstr("test.insert"));
    }
    EXPECT_THROW(db.read([](Tx& tx) { tx.run({"test.typo", "SELECT \"no_such_column\""}, {}); }), Failure);
}

TEST(Db, a_file_has_the_settings_that_durability_needs) {
    TempDir dir;
    Db books(dir / "books.db");
    EXPECT_EQ(pragma(books, "journal_mode"), "wal");
    EXPECT_EQ(pragma(books, "synchronous"), "2");
    EXPECT_EQ(pragma(books, "foreign_keys"), "1");
    EXPECT_EQ(pragma(books, "page_size"), "4096");
    EXPECT_EQ(pragma(books, "cell_size_check"), "1");
    Db views(dir / "views.db", {.durability = Durability::rebuilt});
    EXPECT_EQ(pragma(views, "synchronous"), "0");
}

TEST(Db, refuses_a_file_with_another_page_size) {
    TempDir dir;
    sqlite_text(dir / "other.db", "PRAGMA page_size = 8192; CREATE TABLE t(a);");
    EXPECT_THROW(Db(dir / "other.db"), Failure);
}

TEST(Db, a_reader_sees_one_snapshot_and_cannot_write) {
    TempDir dir;
    Db writer(dir / "books.db");
    writer.migrate(note_schema);
    Db reader(dir / "books.db", {.access = Access::read});
    reader.read([&](Tx& tx) {
        EXPECT_EQ(count(tx), 0);
        writer.write([](Tx& inner) { inner.run(insert_note, {{"id", 1}, {"text", "a"}, {"data", nullptr}}); });
        EXPECT_EQ(count(tx), 0);
    });
    reader.read([](Tx& tx) { EXPECT_EQ(count(tx), 1); });
    EXPECT_THROW(reader.write([](Tx& tx) { tx.run(insert_note, {{"id", 2}, {"text", "b"}, {"data", nullptr}}); }),
                 Failure);
}

// As the kernel counts them for this process.
std::int64_t write_calls() {
    std::ifstream io("/proc/self/io");
    std::string name;
    std::int64_t value = 0;
    while (io >> name >> value) {
        if (name == "syscw:") return value;
    }
    return 0;
}

TEST(Db, a_commit_reaches_the_log_in_few_writes) {
    TempDir const folder;
    Db db(folder / "log.db");
    db.migrate(note_schema);
    std::string const kilobyte(1000, 'x');
    auto const before = write_calls();
    db.write([&](Tx& tx) {
        for (std::int64_t id = 0; id < 200; ++id) {
            tx.run(insert_note, {{"id", id}, {"text", nullptr}, Arg::bytes("data", kilobyte)});
        }
    });
    EXPECT_GE(db.wal_bytes_written(), 200'000);
    EXPECT_LE(write_calls() - before, 8);  // of fifty pages; a sanitizer may write a word of its own

    Db reader(folder / "log.db", {.access = Access::read});
    reader.read([&](Tx& tx) { EXPECT_EQ(count(tx), 200); });
}

TEST(Db, a_transaction_larger_than_its_cache_reads_what_it_spilled_and_can_be_taken_back) {
    TempDir const folder;
    Db db(folder / "log.db", {.cache_kib = 64});
    db.migrate(note_schema);
    std::string const kilobyte(1000, 'x');
    auto const insert = [&](Tx& tx, std::int64_t from) {
        for (auto id = from; id < from + 4'000; ++id) {
            tx.run(insert_note, {{"id", id}, {"text", std::to_string(id)}, Arg::bytes("data", kilobyte)});
        }
        for (auto id = from; id < from + 4'000; id += 371) {
            EXPECT_EQ(tx.one(select_note, {{"id", id}}, [](Row const& row) { return std::string(row.bytes(2)); }),
                      kilobyte);
        }
    };
    db.write([&](Tx& tx) { insert(tx, 0); });
    EXPECT_THROW(db.write([&](Tx& tx) {
        insert(tx, 4'000);
        throw std::runtime_error("not today");
    }),
                 std::runtime_error);
    db.write([&](Tx& tx) { insert(tx, 8'000); });
    Db reader(folder / "log.db", {.access = Access::read});
    reader.read([&](Tx& tx) { EXPECT_EQ(count(tx), 8'000); });
    db.read([](Tx& tx) { EXPECT_TRUE(audit_file(tx).empty()); });
}

TEST(Db, a_reader_does_not_make_a_file) {
    TempDir dir;
    EXPECT_THROW(Db(dir / "none.db", {.access = Access::read}), Failure);
    EXPECT_FALSE(std::filesystem::exists(dir / "none.db"));
}

TEST(Db, something_that_is_no_database_is_corrupt) {
    TempDir dir;
    dir.write("books.db", std::string(8192, 'x'));
    try {
        Db db(dir / "books.db");
        FAIL();
    } catch (Failure const& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::corrupt);
    }
}

std::vector<std::string> broken(std::filesystem::path const& file) {
    std::vector<std::string> found;
    Db(file, {.access = Access::read}).read([&](Tx& tx) { found = audit_file(tx); });
    return found;
}

TEST(Audit, is_empty_for_a_sound_file_and_names_a_row_without_its_parent) {
    TempDir dir;
    auto const file = dir / "books.db";
    Db(file).migrate(
        {{"test", 1,
          "CREATE TABLE test_parent(id INTEGER PRIMARY KEY) STRICT;"
          "CREATE TABLE test_child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES test_parent(id)) STRICT;"
          "INSERT INTO test_parent VALUES(1); INSERT INTO test_child VALUES(1, 1);"}});
    EXPECT_THAT(broken(file), testing::IsEmpty());
    sqlite_text(file, "PRAGMA foreign_keys = off; DELETE FROM test_parent;");
    EXPECT_THAT(broken(file),
                testing::ElementsAre("test_child row 1 refers to a row of test_parent that is not there"));
}

TEST(Audit, finds_an_index_that_misses_a_row) {
    TempDir dir;
    auto const file = dir / "books.db";
    Db(file).migrate(note_schema);
    Db(file).write([](Tx& tx) { tx.run(insert_note, {{"id", 1}, {"text", "a"}, {"data", nullptr}}); });
    // The index of the UNIQUE column is pointed at an empty page of its own.
    sqlite_text(file,
                "CREATE TABLE empty(a UNIQUE); PRAGMA writable_schema = on;"
                "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = "
                "'sqlite_autoindex_empty_1')"
                " WHERE name = 'sqlite_autoindex_test_note_1';"
                "DELETE FROM sqlite_schema WHERE tbl_name = 'empty';");
    EXPECT_THAT(broken(file), testing::Contains(HasSubstr("missing from index")));
}

}  // namespace
}  // namespace zg::db
