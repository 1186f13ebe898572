#include "archive_thread.h"

#include "starter.h"

#include <gtest/gtest.h>

#include <fstream>
#include <limits>

#include <unistd.h>

namespace zg::app {
namespace {

namespace fs = std::filesystem;

constexpr db::Sql count_people{"test.people", "SELECT count(*) FROM access_person"};

class Archiving : public testing::Test {
protected:
    ~Archiving() override { fs::remove_all(root); }

    ArchiveThread::Order order() { return {.folder = folder, .to = place, .clock = clock}; }
    static bool comes_true(std::function<bool()> const& is_so) {
        for (int tries = 0; tries < 400; ++tries) {
            if (is_so()) return true;
            ::usleep(25'000);
        }
        return false;
    }
    [[nodiscard]] std::size_t bases() const {
        auto const copies = backup::copies_in(place);
        return copies ? copies->size() : 0;
    }
    void add_person(char const* name) {
        run(company, [&](db::Draft& draft) {
            return bool(draft.part<access::Directory>().put_person(
                {.id = {Uuid::version7(clock.now(), rng)}, .name = name}, clock.now(), Uuid{}));
        });
    }
    std::int64_t people_restored() {
        fs::remove_all(root / "back");
        fs::create_directories(root / "back");
        auto const copy = backup::choose(place, {});
        EXPECT_TRUE(copy);
        EXPECT_TRUE(backup::lay_out(*copy, {root / "back"}, {}));
        std::int64_t count = 0;
        db::Db(root / "back" / "company" / "books.db", {.access = db::Access::read}).read([&](db::Tx& tx) {
            EXPECT_TRUE(db::audit_file(tx).empty());
            count = *tx.one(count_people, {}, [](db::Row const& row) { return row.integer(0); });
        });
        return count;
    }

    static fs::path fresh() {
        auto pattern = (fs::temp_directory_path() / "zg_archiving_XXXXXX").string();
        return ::mkdtemp(pattern.data());
    }

    fs::path root = fresh();
    Folder folder{root / "data"};
    fs::path place = root / "archive";
    SystemClock clock;
    SystemRng rng;
    Company company{folder, {.wal_pages_max = std::numeric_limits<std::int64_t>::max()}};
};

TEST_F(Archiving, moves_what_is_kept_and_keeps_the_rest_when_it_ends) {
    open_starter_shop(company, clock.now(), rng);
    ArchiveThread archive(order());
    ASSERT_TRUE(comes_true([&] { return bases() == 1; }));
    add_person("Ana");
    auto const before = people_restored();
    int moved = 0;
    EXPECT_TRUE(comes_true([&] { return archive.move_when_shipped([&] { ++moved; }); }));
    EXPECT_EQ(moved, 1);
    EXPECT_LE(before, people_restored());
    add_person("Rui");
    archive.stop();
    std::int64_t all = 0;
    company.books.read(
        [&](db::Tx& tx) { all = *tx.one(count_people, {}, [](db::Row const& row) { return row.integer(0); }); });
    EXPECT_EQ(people_restored(), all);
}

TEST_F(Archiving, once_it_was_let_go_of_it_begins_with_a_new_base) {
    open_starter_shop(company, clock.now(), rng);
    ArchiveThread archive(order());
    ASSERT_TRUE(comes_true([&] { return bases() == 1; }));
    ASSERT_TRUE(comes_true([&] { return archive.move_when_shipped([] {}); }));
    add_person("Ana");
    archive.let_go();
    company.books.checkpoint_restart();
    add_person("Rui");
    ASSERT_TRUE(comes_true([&] { return bases() == 2; }));
    archive.stop();
    std::int64_t all = 0;
    company.books.read(
        [&](db::Tx& tx) { all = *tx.one(count_people, {}, [](db::Row const& row) { return row.integer(0); }); });
    EXPECT_EQ(people_restored(), all);
}

TEST_F(Archiving, a_place_that_cannot_be_written_holds_nobody_up) {
    std::ofstream(place) << "not a folder";
    ArchiveThread archive(order());
    bool has_moved = false;
    EXPECT_TRUE(comes_true([&] { return archive.move_when_shipped([&] { has_moved = true; }); }));
    EXPECT_TRUE(has_moved);
}

}  // namespace
}  // namespace zg::app
