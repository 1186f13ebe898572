#include <zg/archive.h>

#include <zg/db.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace zg::backup {
namespace {

namespace fs = std::filesystem;

std::vector<db::Migration> const schema{
    {"test", 1, "CREATE TABLE test_sale(id INTEGER PRIMARY KEY, goods BLOB NOT NULL) STRICT;"}};
constexpr db::Sql insert_sale{"test.insert", "INSERT INTO test_sale(goods) VALUES(randomblob(:size))"};
constexpr db::Sql count_sales{"test.count", "SELECT count(*) FROM test_sale"};
constexpr Instant opening{1'700'000'000'000};

std::string text(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}
void write(fs::path const& file, std::string const& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}
std::int64_t sales_in(Shop const& shop) {
    std::int64_t count = -1;
    db::Db(shop.books(), {.access = db::Access::read}).read([&](db::Tx& tx) {
        EXPECT_THAT(db::audit_file(tx), testing::IsEmpty());
        count = *tx.one(count_sales, {}, [](db::Row const& row) { return row.integer(0); });
    });
    return count;
}

// A shop that is open: its books have a writer, and pages move only when the test says so.
class Backup : public testing::Test {
protected:
    Backup() {
        auto pattern = (fs::temp_directory_path() / "zg_backup_XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
        root = pattern;
        shop.root = root / "data";
        fs::create_directories(shop.books().parent_path());
        {
            db::Db made(shop.books());
            made.migrate(schema);
            db::Db control(shop.control());
            control.migrate(schema);
        }
        books.emplace(shop.books());
        books->leave_checkpoints_to_caller();
        write(shop.pictures() / "ab" / "abcd.webp", "a picture");
        write(shop.pictures() / "ab" / "abce.webp.new", "half a pict");
    }
    ~Backup() override {
        books.reset();
        fs::remove_all(root);
    }

    void sell(std::int64_t size = 100) {
        clock.advance_ms(1'000);
        books->write([&](db::Tx& tx) { tx.run(insert_sale, {{"size", size}}); });
        times.note(books->wal_pages(), clock.now());
    }
    // What the checkpointer does once all is shipped: the next sale begins another log.
    void move_log() { books->checkpoint_restart(); }

    Copy base() {
        auto const standing = standing_after(shop, [&] { return books->checkpoint_passive(); });
        EXPECT_TRUE(standing.is_known);
        auto const made = make_base(
            {.shop = shop, .place = archive, .now = clock.now(), .standing = standing, .go_on = [] { return true; }});
        EXPECT_TRUE(made);
        return *made;
    }
    Result<Restored, RestoreRefusal> restore(fs::path const& from, std::optional<Instant> until = {}) {
        fs::remove_all(back.root);
        fs::create_directories(back.root);
        auto const chosen = choose(from, until);
        if (!chosen) return chosen.refused();
        return lay_out(*chosen, back, until);
    }
    fs::path back_up() {
        Part part(place, folder_name("backup", clock.now()));
        auto const manifest = copy_shop(shop, part.folder(), clock.now());
        return part.finish(manifest);
    }

    fs::path root;
    Shop shop;
    fs::path place = root_of("place");
    fs::path archive = root_of("archive");
    Shop back{root_of("back")};
    ManualClock clock{opening};
    CommitTimes times;
    std::optional<db::Db> books;

private:
    static fs::path root_of(char const* name) {
        return fs::temp_directory_path() / ("zg_backup_" + std::to_string(::getpid())) / name;
    }
    void SetUp() override { fs::remove_all(place.parent_path()); }
    void TearDown() override { fs::remove_all(place.parent_path()); }
};

TEST_F(Backup, a_copy_of_an_open_shop_comes_back_whole) {
    sell();
    sell(50'000);
    auto const folder = back_up();
    EXPECT_EQ(folder.filename(), "backup-2023-11-14T22-13-22.000Z");
    sell();
    auto const restored = restore(place);
    ASSERT_TRUE(restored);
    EXPECT_EQ(restored->files, 3);
    EXPECT_EQ(restored->as_of, (Instant{opening.ms + 2'000}));
    EXPECT_EQ(sales_in(back), 2);
    EXPECT_EQ(text(back.pictures() / "ab" / "abcd.webp"), "a picture");
    EXPECT_FALSE(fs::exists(back.pictures() / "ab" / "abce.webp.new"));
    EXPECT_TRUE(restore(folder)) << "the copy itself is named";
}

TEST_F(Backup, a_half_written_copy_is_none_and_goes_with_the_next) {
    auto const half = place / "backup-2023-01-01T00-00-00.000Z.part";
    write(half / "company" / "books.db", "half");
    EXPECT_EQ(restore(place).reason(), RestoreRefusal::nothing_there);
    { Part const given_up(place, "backup-given-up"); }
    EXPECT_FALSE(fs::exists(half));
    EXPECT_TRUE(fs::is_empty(place));
    Part const mine(place, "backup-mine");
    Part const other(place, "backup-other");
    EXPECT_TRUE(fs::exists(mine.folder())) << "somebody still writes to it";
}

TEST_F(Backup, what_was_found_damaged_is_kept_and_never_chosen) {
    auto const good = back_up();
    sell();
    Part part(place, folder_name("backup", clock.now()));
    part.finish_as_damaged(copy_shop(shop, part.folder(), clock.now()));
    EXPECT_EQ(choose(place, {})->folder, good);
    EXPECT_EQ(keep_newest(place, "backup", 1), 0U) << "and it does not push a good one out";
}

TEST_F(Backup, keeps_as_many_as_it_is_told) {
    for (int count = 0; count < 4; ++count) {
        sell();
        back_up();
    }
    EXPECT_EQ(keep_newest(place, "backup", 2), 2U);
    ASSERT_TRUE(restore(place));
    EXPECT_EQ(sales_in(back), 4);
    EXPECT_EQ(copies_in(place)->size(), 2U);
}

TEST_F(Backup, a_changed_or_missing_file_is_refused_by_name) {
    auto const folder = back_up();
    auto const picture = folder / "company" / "pictures" / "ab" / "abcd.webp";
    write(picture, "b picture");
    EXPECT_EQ(restore(place).reason(), RestoreRefusal::file_damaged);
    EXPECT_EQ(restore(place).refused().field, picture.string());
    fs::remove(picture);
    EXPECT_EQ(restore(place).reason(), RestoreRefusal::file_missing);
    write(folder / "backup.json", "{");
    EXPECT_EQ(restore(place).reason(), RestoreRefusal::manifest_damaged);
}

TEST_F(Backup, an_archive_brings_back_any_moment) {
    sell();
    Chain chain(base(), shop);
    for (int count = 0; count < 6; ++count) {
        sell();
        if (count == 1) sell(60'000);
        if (count % 2 == 0) {
            EXPECT_EQ(chain.ship(clock, times), Shipped::some);
            move_log();
        }
    }
    EXPECT_EQ(chain.ship(clock, times), Shipped::some);
    EXPECT_EQ(chain.ship(clock, times), Shipped::nothing);
    ASSERT_TRUE(restore(archive));
    EXPECT_EQ(sales_in(back), 8);
    for (std::int64_t second = 1; second <= 8; ++second) {
        auto const restored = restore(archive, Instant{opening.ms + second * 1'000 + 500});
        ASSERT_TRUE(restored);
        EXPECT_EQ(sales_in(back), second);
        EXPECT_EQ(restored->as_of, (Instant{opening.ms + second * 1'000}));
    }
    EXPECT_EQ(restore(archive, opening).reason(), RestoreRefusal::too_early);
    EXPECT_EQ(text(back.pictures() / "ab" / "abcd.webp"), "") << "nothing was laid out";
}

TEST_F(Backup, a_base_stands_where_the_file_does_whatever_the_log_holds) {
    sell();
    sell();
    db::Db reader(shop.books(), {.access = db::Access::read});
    std::optional<Chain> behind;
    reader.read([&](db::Tx& tx) {
        db::take_snapshot(tx);
        sell();
        behind.emplace(base(), shop);  // the last sale is in the log only
    });
    sell();
    EXPECT_EQ(behind->ship(clock, times), Shipped::some);
    ASSERT_TRUE(restore(archive));
    EXPECT_EQ(sales_in(back), 4);

    move_log();
    clock.advance_ms(1'000);
    Chain after_all(base(), shop);  // and here the next one begins another log
    sell();
    EXPECT_EQ(after_all.ship(clock, times), Shipped::some);
    ASSERT_TRUE(restore(archive));
    EXPECT_EQ(sales_in(back), 5);
}

TEST_F(Backup, a_log_that_is_begun_anew_during_the_look_is_looked_at_again) {
    sell();
    sell();
    auto const standing = standing_after(shop, [&] {
        auto const moved = books->checkpoint_passive();
        sell(50'000);  // another log by now, with more frames than the old one had
        return moved;
    });
    EXPECT_FALSE(standing.is_known);
}

TEST_F(Backup, a_log_that_was_begun_anew_twice_is_a_gap) {
    Chain chain(base(), shop);
    sell();
    EXPECT_EQ(chain.ship(clock, times), Shipped::some);
    move_log();
    sell();
    move_log();
    sell();
    EXPECT_EQ(chain.ship(clock, times), Shipped::gap);
    ASSERT_TRUE(restore(archive));
    EXPECT_EQ(sales_in(back), 1) << "what is before the gap is still good";
}

TEST_F(Backup, a_damaged_or_missing_segment_is_refused_by_name) {
    Chain chain(base(), shop);
    for (int count = 0; count < 3; ++count) {
        sell();
        chain.ship(clock, times);
    }
    auto const second = chain.base().folder / "log" / segment_name(2);
    auto const whole = text(second);
    for (std::size_t const at : {std::size_t{5}, std::size_t{200}, whole.size() / 2, whole.size() - 1}) {
        auto damaged = whole;
        damaged[at] ^= 1;
        write(second, damaged);
        auto const restored = restore(archive);
        EXPECT_EQ(restored.reason(), RestoreRefusal::segment_damaged);
        EXPECT_EQ(restored.refused().field, second.string());
    }
    write(second, whole.substr(0, whole.size() / 2));
    EXPECT_EQ(restore(archive).reason(), RestoreRefusal::segment_damaged);
    write(second, text(chain.base().folder / "log" / segment_name(3)));
    EXPECT_EQ(restore(archive).reason(), RestoreRefusal::segment_damaged) << "whole, and not the one that follows";
    fs::remove(second);
    EXPECT_EQ(restore(archive).reason(), RestoreRefusal::segment_missing);
    write(second, whole);
    EXPECT_TRUE(restore(archive));
    EXPECT_EQ(sales_in(back), 3);
}

TEST_F(Backup, the_archive_follows_pictures_and_who_may_sign_in) {
    Chain chain(base(), shop);
    write(shop.pictures() / "cd" / "cdef.webp", "another");
    db::Db(shop.control()).write([](db::Tx& tx) { tx.run(insert_sale, {{"size", 10}}); });
    sell();
    chain.ship(clock, times);
    ASSERT_TRUE(restore(archive));
    EXPECT_EQ(text(back.pictures() / "cd" / "cdef.webp"), "another");
    db::Db(back.control(), {.access = db::Access::read}).read([](db::Tx& tx) {
        EXPECT_EQ(tx.one(count_sales, {}, [](db::Row const& row) { return row.integer(0); }), 1);
    });
}

TEST_F(Backup, bases_go_by_age_but_never_the_one_that_the_kept_time_begins_with) {
    constexpr std::int64_t day = 86'400'000;
    for (int count = 0; count < 5; ++count) {
        base();
        clock.advance_ms(day);
    }
    EXPECT_EQ(forget_bases(archive, Instant{opening.ms + 2 * day + 1}), 2U);
    EXPECT_EQ(copies_in(archive)->front().manifest.made_at, (Instant{opening.ms + 2 * day}));
    EXPECT_EQ(forget_bases(archive, Instant{opening.ms + 100 * day}), 1U) << "two always stay";
}

TEST(CommitTimes, are_found_by_frames_and_never_run_back) {
    CommitTimes times;
    times.note(3, {1'000});
    times.note(5, {1'100});
    times.note(9, {1'400});
    using testing::ElementsAre;
    EXPECT_THAT(times.take({3, 4, 5}, {2'000}), ElementsAre(Instant{1'000}, Instant{1'100}, Instant{1'100}));
    EXPECT_THAT(times.take({7, 9, 12}, {3'000}), ElementsAre(Instant{1'400}, Instant{1'400}, Instant{3'000}));
    times.note(12, {3'000});  // late: it was read already
    times.note(2, {3'100});   // another log
    times.note(12, {3'200});
    EXPECT_THAT(times.take({2, 12}, {4'000}), ElementsAre(Instant{3'100}, Instant{3'200}));
}

}  // namespace
}  // namespace zg::backup
