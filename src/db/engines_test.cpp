// What both engines promise alike. Run once on SQLite and once with ZG_TEST_ENGINE=postgres.
#include <zg/db.h>
#include <zg/schema_age.h>

#include "db_fixture.h"

#include <test_place.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zg::db {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Sql insert_note{"test.insert", "INSERT INTO test_note(id, text, data) VALUES(:id, :text, :data)"};
constexpr Sql select_note{"test.select", "SELECT id, text, data FROM test_note WHERE id = :id"};
constexpr Sql select_notes{"test.all", "SELECT id, text FROM test_note ORDER BY text"};
constexpr Sql count_notes{"test.count", "SELECT count(*) FROM test_note"};
constexpr Sql sum_notes{"test.sum", "SELECT sum(id) FROM test_note"};

std::vector<Migration> const note_schema{
    {"test", 1, "CREATE TABLE test_note(id INTEGER PRIMARY KEY, text TEXT UNIQUE, data BLOB) STRICT;"}};

class Engines : public testing::Test {
protected:
    Engines() : place_(test::place(dir_ / "books.db")), db_(place_) { db_.migrate(note_schema); }

    static void insert(Tx& tx, std::int64_t id, std::optional<std::string> const& text) {
        tx.run(insert_note, {{"id", id}, {"text", text}, {"data", nullptr}});
    }
    static std::int64_t count(Tx& tx) {
        return *tx.one(count_notes, {}, [](Row const& row) { return row.integer(0); });
    }
    std::optional<FailureKind> kind_of(std::function<void(Tx&)> const& work) {
        try {
            db_.write(work);
        } catch (Failure const& failure) {
            what_ = failure.what();
            return failure.kind();
        }
        return std::nullopt;
    }

    TempDir dir_;
    Place place_;
    Db db_;
    std::string what_;
};

TEST_F(Engines, carry_every_type_there_and_back) {
    std::string const bytes("\0\xff\0", 3);
    db_.write([&](Tx& tx) {
        EXPECT_EQ(tx.run_counted(insert_note, {{"id", INT64_MIN}, {"text", "重慶"}, Arg::bytes("data", bytes)}), 1);
        tx.run(insert_note, {{"id", 2}, {"text", nullptr}, {"data", std::optional<Uuid>()}});
        tx.run(insert_note, {{"data", Uuid{{1, 2, 3}}}, {"id", 3}, {"text", std::string_view()}});
    });
    db_.read([&](Tx& tx) {
        EXPECT_TRUE(tx.one(select_note, {{"id", INT64_MIN}}, [&](Row const& row) {
            EXPECT_EQ(row.integer(0), INT64_MIN);
            EXPECT_EQ(row.text(1), "重慶");
            EXPECT_EQ(row.bytes(2), bytes);
            EXPECT_THROW((void)row.uuid(2), Failure);
            return true;
        }));
        EXPECT_TRUE(tx.one(select_note, {{"id", 2}}, [](Row const& row) {
            EXPECT_TRUE(row.is_null(1));
            EXPECT_EQ(row.text_or_null(1), std::nullopt);
            EXPECT_EQ(row.integer_or_null(2), std::nullopt);
            return true;
        }));
        EXPECT_TRUE(tx.one(select_note, {{"id", 3}}, [](Row const& row) {
            EXPECT_EQ(row.text_or_null(1), "");
            EXPECT_EQ(row.uuid(2), (Uuid{{1, 2, 3}}));
            return true;
        }));
        EXPECT_EQ(tx.one(select_note, {{"id", 4}}, [](Row const&) { return true; }), std::nullopt);
    });
}

TEST_F(Engines, compare_text_by_its_bytes) {
    db_.write([](Tx& tx) {
        for (auto const* text : {"b", "A", "a", "é", "Z"}) insert(tx, text[0] + 300 * (text[1] != 0), text);
    });
    std::vector<std::string> found;
    db_.read([&](Tx& tx) { tx.each(select_notes, {}, [&](Row const& row) { found.emplace_back(row.text(1)); }); });
    EXPECT_THAT(found, ElementsAre("A", "Z", "a", "b", "é"));
}

TEST_F(Engines, add_up_to_whole_numbers) {
    db_.write([](Tx& tx) {
        for (auto const id : {INT64_MAX - 4, std::int64_t{-123'456'789'000}, std::int64_t{3}}) insert(tx, id, {});
    });
    auto const sum = [&] {
        std::int64_t found = 0;
        db_.read([&](Tx& tx) { found = *tx.one(sum_notes, {}, [](Row const& row) { return row.integer(0); }); });
        return found;
    };
    EXPECT_EQ(sum(), INT64_MAX - 123'456'789'001);
    db_.write([](Tx& tx) { tx.run({"test.delete", "DELETE FROM test_note WHERE id > 3"}, {}); });
    EXPECT_EQ(sum(), -123'456'788'997);
}

TEST_F(Engines, write_rows_of_all_kinds_in_their_order) {
    constexpr Sql rename{"test.rename", "UPDATE test_note SET text = :text WHERE id = :id"};
    constexpr Sql upsert{"test.upsert",
                         "INSERT INTO test_note(id, text, data) VALUES(:id, :text, NULL)"
                         " ON CONFLICT(id) DO UPDATE SET text = excluded.text"};
    db_.write([&](Tx& tx) {
        for (int id = 0; id < 3'000; ++id)
            insert(tx, id, id % 7 == 0 ? std::nullopt : std::optional(std::to_string(id)));
        tx.run(rename, {{"text", "first"}, {"id", 5}});
        insert(tx, 3'000, "5");
        for (auto const* text : {"one", "two", "three"}) tx.run(upsert, {{"id", 9'000}, {"text", text}});
        EXPECT_EQ(count(tx), 3'002);
    });
    db_.read([&](Tx& tx) {
        auto const text = [&](std::int64_t id) {
            return *tx.one(select_note, {{"id", id}}, [](Row const& row) { return row.text_or_null(1).value_or("-"); });
        };
        EXPECT_EQ(text(5), "first");
        EXPECT_EQ(text(3'000), "5");
        EXPECT_EQ(text(9'000), "three");
        EXPECT_EQ(text(14), "-");
        EXPECT_EQ(text(2'999), "2999");
    });
}

TEST_F(Engines, number_rows_that_come_without_a_key) {
    constexpr Sql nameless{"test.nameless", "INSERT INTO test_note(text) VALUES(:text)"};
    db_.write([&](Tx& tx) {
        for (auto const* text : {"a", "b", "c"}) tx.run(nameless, {{"text", text}});
        std::vector<std::int64_t> ids;
        tx.each(select_notes, {}, [&](Row const& row) { ids.push_back(row.integer(0)); });
        EXPECT_THAT(ids, ElementsAre(1, 2, 3));
    });
}

TEST_F(Engines, ask_in_the_middle_of_an_answer) {
    db_.write([&](Tx& tx) {
        for (int id = 1; id <= 2'000; ++id) insert(tx, id, std::to_string(10'000 + id));
        int seen = 0;
        tx.each(select_notes, {}, [&](Row const& row) {
            ++seen;
            EXPECT_EQ(row.integer(0), seen);
            if (seen % 500 != 1) return;
            EXPECT_TRUE(tx.one(select_note, {{"id", seen}}, [](Row const&) { return true; }));
            insert(tx, -seen, {});
        });
        EXPECT_EQ(seen, 2'000);
        EXPECT_EQ(count(tx), 2'004);
    });
}

TEST_F(Engines, run_a_statement_again_that_was_left_in_the_middle) {
    db_.write([](Tx& tx) {
        insert(tx, 1, "a");
        insert(tx, 2, "b");
        EXPECT_THROW(tx.each(select_notes, {}, [](Row const&) { throw std::runtime_error("enough"); }),
                     std::runtime_error);
        std::vector<std::int64_t> ids;
        tx.each(select_notes, {}, [&](Row const& row) { ids.push_back(row.integer(0)); });
        EXPECT_THAT(ids, ElementsAre(1, 2));
    });
}

TEST_F(Engines, take_everything_back_after_an_exception) {
    EXPECT_THROW(db_.write([](Tx& tx) {
        insert(tx, 1, "t");
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    db_.write([](Tx& tx) {
        EXPECT_EQ(count(tx), 0);
        insert(tx, 1, "t");
    });
    db_.read([](Tx& tx) { EXPECT_EQ(count(tx), 1); });
}

TEST_F(Engines, name_the_statement_and_the_kind_of_a_failure) {
    EXPECT_EQ(kind_of([](Tx& tx) {
                  insert(tx, 1, "a");
                  insert(tx, 1, "b");
              }),
              FailureKind::constraint);
    EXPECT_THAT(what_, HasSubstr("test.insert"));
    EXPECT_EQ(kind_of([](Tx& tx) { tx.run({"test.typo", "SELECT \"no_such_column\""}, {}); }), FailureKind::other);
    EXPECT_THAT(what_, HasSubstr("test.typo"));
    db_.read([](Tx& tx) { EXPECT_EQ(count(tx), 0); });
}

TEST_F(Engines, show_a_reader_one_snapshot_and_let_it_write_nothing) {
    Db reader(place_, {.access = Access::read});
    reader.read([&](Tx& tx) {
        EXPECT_EQ(count(tx), 0);
        db_.write([](Tx& inner) { insert(inner, 1, "a"); });
        EXPECT_EQ(count(tx), 0);
    });
    reader.read([](Tx& tx) { EXPECT_EQ(count(tx), 1); });
    EXPECT_THROW(reader.write([](Tx& tx) { insert(tx, 2, "b"); }), Failure);
    reader.read([](Tx& tx) { EXPECT_EQ(count(tx), 1); });
}

TEST_F(Engines, tell_texts_apart_that_shared_an_address) {
    std::string text = "SELECT 1";
    db_.read([&](Tx& tx) {
        EXPECT_EQ(tx.one({"test.reused", text}, {}, [](Row const& row) { return row.integer(0); }), 1);
        text.back() = '2';
        EXPECT_EQ(tx.one({"test.reused", text}, {}, [](Row const& row) { return row.integer(0); }), 2);
    });
}

Migration const shelf_1{"shelf", 1,
                        "CREATE TABLE shelf_item(id INTEGER PRIMARY KEY, name TEXT) STRICT, WITHOUT ROWID;"
                        " INSERT INTO shelf_item(id) VALUES(1);"};
Migration const shelf_2{"shelf", 2, "ALTER TABLE shelf_item ADD COLUMN place INTEGER NOT NULL DEFAULT 4;"};
Migration const shelf_broken{"shelf", 2,
                             "CREATE TABLE shelf_half(id INTEGER) STRICT; INSERT INTO no_such_table VALUES(1);"};

TEST_F(Engines, run_each_step_once_and_know_how_old_they_are) {
    auto with = note_schema;
    with.push_back(shelf_1);
    db_.migrate(with);
    db_.migrate(with);
    with.push_back(shelf_2);
    Db again(place_);
    again.migrate(with);
    again.read([&](Tx& tx) {
        EXPECT_EQ(tx.one({"test.items", "SELECT sum(place) FROM shelf_item"}, {},
                         [](Row const& row) { return row.integer(0); }),
                  4);
        EXPECT_THAT(schema_age(tx, note_schema).unknown, ElementsAre("shelf 1", "shelf 2"));
        EXPECT_THAT(schema_age(tx, with).missing, IsEmpty());
        EXPECT_THAT(audit_file(tx), IsEmpty());
    });
    EXPECT_THROW(again.migrate(note_schema), Failure) << "written by a newer version";
}

TEST_F(Engines, leave_nothing_of_a_step_that_fails) {
    auto with = note_schema;
    with.push_back(shelf_1);
    with.push_back(shelf_broken);
    EXPECT_THROW(db_.migrate(with), Failure);
    EXPECT_EQ(kind_of([](Tx& tx) { tx.run({"test.half", "SELECT count(*) FROM shelf_half"}, {}); }),
              FailureKind::other);
    with.back() = shelf_2;
    db_.migrate(with);
}

TEST_F(Engines, are_empty_after_they_were_erased) {
    db_.write([](Tx& tx) { insert(tx, 1, "a"); });
    EXPECT_TRUE(holds_data(place_));
    { auto const gone = std::move(db_); }
    erase(place_);
    EXPECT_FALSE(holds_data(place_));
    Db anew(place_);
    anew.migrate(note_schema);
    anew.read([](Tx& tx) { EXPECT_EQ(count(tx), 0); });
}

}  // namespace
}  // namespace zg::db
