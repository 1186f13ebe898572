#include <zg/schema_age.h>

#include "db_fixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zg::db {
namespace {

using testing::HasSubstr;

Migration const shelf_1{"shelf", 1,
                        "CREATE TABLE shelf_item(id INTEGER PRIMARY KEY) STRICT; INSERT INTO shelf_item VALUES(1);"};
Migration const shelf_2{"shelf", 2, "ALTER TABLE shelf_item ADD COLUMN name TEXT;"};
Migration const shelf_broken{"shelf", 2,
                             "CREATE TABLE shelf_half(id INTEGER) STRICT; INSERT INTO no_such_table VALUES(1);"};
Migration const desk_1{"desk", 1, "CREATE TABLE desk_item(id INTEGER PRIMARY KEY) STRICT;"};

bool exists(Db& db, std::string_view table) {
    bool found = false;
    db.read([&](Tx& tx) {
        constexpr Sql sql{"test.exists", "SELECT 1 FROM sqlite_schema WHERE name = :name"};
        found = tx.one(sql, {{"name", table}}, [](Row const&) { return true; }).has_value();
    });
    return found;
}

std::string refusal(Db& db, std::vector<Migration> const& migrations) {
    try {
        db.migrate(migrations);
    } catch (Failure const& failure) {
        EXPECT_EQ(failure.kind(), FailureKind::other);
        return failure.what();
    }
    return "";
}

TEST(Migrate, runs_each_step_once_and_only_the_new_ones) {
    TempDir dir;
    {
        Db db(dir / "books.db");
        db.migrate({shelf_1});
        db.migrate({shelf_1});
    }
    Db db(dir / "books.db");
    db.migrate({shelf_1, shelf_2, desk_1});
    db.write([](Tx& tx) {
        EXPECT_EQ(tx.one({"test.items", "SELECT count(name) + count(*) FROM shelf_item"}, {},
                         [](Row const& row) { return row.integer(0); }),
                  1);
    });
    EXPECT_TRUE(exists(db, "desk_item"));
}

TEST(Migrate, refuses_a_newer_file_before_touching_it) {
    Db db(":memory:");
    db.migrate({shelf_1, shelf_2});
    EXPECT_THAT(refusal(db, {shelf_1, desk_1}), HasSubstr("written by a newer version (shelf 2)"));
    EXPECT_FALSE(exists(db, "desk_item"));
}

TEST(Migrate, refuses_a_file_with_a_room_that_it_does_not_know) {
    Db db(":memory:");
    db.migrate({shelf_1, desk_1});
    EXPECT_THAT(refusal(db, {shelf_1}), HasSubstr("(desk 1)"));
}

TEST(Migrate, notices_an_edited_migration) {
    Db db(":memory:");
    db.migrate({shelf_1});
    EXPECT_THAT(refusal(db, {{"shelf", 1, "CREATE TABLE shelf_item(id INTEGER PRIMARY KEY) STRICT;"}}),
                HasSubstr("another text"));
}

TEST(Migrate, a_step_that_fails_leaves_nothing_of_itself) {
    Db db(":memory:");
    EXPECT_THAT(refusal(db, {shelf_1, shelf_broken}), HasSubstr("no_such_table"));
    EXPECT_TRUE(exists(db, "shelf_item"));
    EXPECT_FALSE(exists(db, "shelf_half"));
    db.migrate({shelf_1, shelf_2});
}

TEST(MigrateDeathTest, numbers_with_a_gap_are_a_bug) {
    Db db(":memory:");
    EXPECT_DEATH(db.migrate({shelf_2}), "assertion failed");
}

TEST(Migrate, a_file_says_how_old_it_is) {
    Db db(":memory:");
    auto const age_to = [&](std::vector<Migration> const& known) {
        SchemaAge age;
        db.read([&](Tx& tx) { age = schema_age(tx, known); });
        return age;
    };
    EXPECT_THAT(age_to({shelf_1}).missing, testing::ElementsAre("shelf 1")) << "a new file has had nothing";
    db.migrate({shelf_1, desk_1});
    EXPECT_THAT(age_to({shelf_1, desk_1}).missing, testing::IsEmpty());
    EXPECT_THAT(age_to({shelf_1, desk_1}).unknown, testing::IsEmpty());
    EXPECT_THAT(age_to({shelf_1, shelf_2, desk_1}).missing, testing::ElementsAre("shelf 2"));
    EXPECT_THAT(age_to({shelf_1}).unknown, testing::ElementsAre("desk 1"));
}

}  // namespace
}  // namespace zg::db
