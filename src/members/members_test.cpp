#include <zg/events.h>
#include <zg/members.h>
#include <zg/writer.h>

#include <functional>

#include <gmock/gmock.h>

namespace zg::members {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

MemberId member_id(std::uint32_t number) {
    MemberId id;
    id.uuid.bytes[0] = 1;
    for (int index = 0; index < 4; ++index)
        id.uuid.bytes[12 + index] = static_cast<std::uint8_t>(number >> (24 - 8 * index));
    return id;
}

// Books and a writer whose commands are lambdas.
class Books final {
public:
    explicit Books(std::filesystem::path const& file)
        : db_(migrated(file)), outbox_(db_), members_(db_), writer_(db_, {&members_, &outbox_}) {}
    Books() : Books(":memory:") {}

    bool run(std::function<bool(db::Draft&)> work) {
        Work command(std::move(work));
        db::Command* batch[] = {&command};
        writer_.write(batch);
        return command.kept;
    }
    std::string create(CreateMember const& command) {
        std::string said;
        run([&](db::Draft& draft) {
            auto const made = create_member(draft, Instant{5}, command);
            if (!made)
                said = std::string(boost::describe::enum_to_string(made.reason(), "")) + " " + made.refused().field;
            return bool(made);
        });
        return said;
    }
    std::vector<std::string> names(MemberSearch const& asked) {
        std::vector<std::string> found;
        db_.read([&](db::Tx& tx) {
            for (auto const& member : search(tx, asked)) found.push_back(member.name);
        });
        return found;
    }
    std::vector<std::string> audit() {
        std::vector<std::string> broken;
        db_.read([&](db::Tx& tx) {
            broken = members::audit(tx);
            for (auto const& line : events::audit(tx)) broken.push_back(line);
        });
        return broken;
    }
    Members& members() { return members_; }
    db::Db& db() { return db_; }

private:
    struct Work final : db::Command {
        explicit Work(std::function<bool(db::Draft&)> given) : work(std::move(given)) {}
        bool decide(db::Draft& draft) override { return kept = work(draft); }
        void committed() noexcept override {}
        void failed(db::Failure const& failure) noexcept override { ADD_FAILURE() << failure.what(); }
        std::function<bool(db::Draft&)> work;
        bool kept = false;
    };
    static db::Db migrated(std::filesystem::path const& file) {
        db::Db books(file);
        auto all = events::schema();
        for (auto const& migration : members::schema()) all.push_back(migration);
        books.migrate(all);
        return books;
    }
    db::Db db_;
    events::Outbox outbox_;
    Members members_;
    db::Writer writer_;
};

TEST(Members, AreFoundByPhoneCardAndName) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "陳大文", .phone = "6612 3456", .card = "M-0001"}), "");
    ASSERT_EQ(books.create({.id = member_id(2), .name = "陈小明", .phone = "+86 138 0013 3456"}), "");
    ASSERT_EQ(books.create({.id = member_id(3), .name = "Maria João da Silva", .card = "m-0001"}), "");

    EXPECT_THAT(books.names({.phone = "3456"}), ElementsAre("陳大文", "陈小明"));
    EXPECT_THAT(books.names({.phone = "66123456"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.phone = "+853 6612-3456"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.phone = "456"}), IsEmpty());
    EXPECT_THAT(books.names({.phone = "9999"}), IsEmpty());
    EXPECT_THAT(books.names({.card = "M-0001"}), ElementsAre("陳大文"));
    for (auto const* query : {"陈", "陳", "chen", "CHEN"}) {
        EXPECT_THAT(books.names({.name = query}), ElementsAre("陳大文", "陈小明")) << query;
    }
    EXPECT_THAT(books.names({.name = "cdw"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.name = "silva joao"}), ElementsAre("Maria João da Silva"));
    EXPECT_THAT(books.names({.name = "silva jose"}), IsEmpty());
    EXPECT_THAT(books.names({.name = " "}), IsEmpty());
    EXPECT_THAT(books.names({.after = member_id(1), .count_max = 1}), ElementsAre("陈小明"));
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, EveryRefusal) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "陳大文", .phone = "66123456", .card = "C1"}), "");
    EXPECT_EQ(books.create({.id = member_id(1), .name = "陳大文"}), "duplicate_id id");
    EXPECT_EQ(books.create({.id = member_id(2), .name = "A", .phone = "+853 6612 3456"}), "duplicate_phone phone");
    EXPECT_EQ(books.create({.id = member_id(2), .name = "A", .card = "C1"}), "duplicate_card card");
    EXPECT_EQ(books.create({.id = member_id(2), .name = "A", .phone = "none"}), "bad_phone phone");
    EXPECT_EQ(books.create({.id = member_id(2), .name = "A", .card = "C 1"}), "bad_card card");
    EXPECT_EQ(books.create({.id = member_id(2), .name = " "}), "name_missing name");
    EXPECT_EQ(books.create({.id = member_id(2), .name = "A\nB"}), "name_bad name");
    EXPECT_EQ(books.create({.id = member_id(2), .name = std::string(201, 'x')}), "name_bad name");
    EXPECT_EQ(books.members().member_count(), 1u);
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, ABatchSeesItselfAndARefusedCommandLeavesNoTrace) {
    Books books;
    books.run([](db::Draft& draft) {
        EXPECT_TRUE(
            create_member(draft, Instant{5}, {.id = member_id(1), .name = "A", .phone = "66123456", .card = "C"}));
        EXPECT_TRUE(exists(draft, member_id(1)));
        EXPECT_EQ(find(draft, member_id(1))->phone, "85366123456");
        EXPECT_EQ(create_member(draft, Instant{5}, {.id = member_id(2), .name = "B", .phone = "66123456"}).reason(),
                  MemberRefusal::duplicate_phone);
        EXPECT_EQ(create_member(draft, Instant{5}, {.id = member_id(2), .name = "B", .card = "C"}).reason(),
                  MemberRefusal::duplicate_card);
        EXPECT_TRUE(set_settings(draft, {.country_code = "852"}));
        EXPECT_EQ(draft.part<Members>().draft_settings().country_code, "852");
        return false;
    });
    books.run([](db::Draft& draft) {
        EXPECT_FALSE(exists(draft, member_id(1)));
        EXPECT_FALSE(find(draft, member_id(1)));
        EXPECT_EQ(draft.part<Members>().draft_settings().country_code, "853");
        return bool(create_member(draft, Instant{5}, {.id = member_id(2), .name = "B", .phone = "66123456"}));
    });
    EXPECT_THAT(books.names({}), ElementsAre("B"));
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, ARetryIsToldFromAClashOfIds) {
    CreateMember const command{.id = member_id(1), .name = "陳大文", .phone = "66123456"};
    Books books;
    ASSERT_EQ(books.create(command), "");
    books.run([&](db::Draft& draft) {
        auto const stored = find(draft, member_id(1));
        auto other = command;
        other.name = "陳大民";
        EXPECT_TRUE(is_result_of(*stored, command, {}));
        EXPECT_FALSE(is_result_of(*stored, other, {}));
        return false;
    });
}

TEST(Members, ComeBackTheSameAfterARestart) {
    auto const file = std::filesystem::temp_directory_path() / "zg_members_restart.db";
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    Settings const settings{
        .country_code = "852",
        .loyalty = {
            .points_per = 3, .spend_per = 500, .rounding = Rounding::half_up, .excluded_tenders = {"wallet", "gift"}}};
    {
        Books books(file);
        books.run([&](db::Draft& draft) { return bool(set_settings(draft, settings)); });
        ASSERT_EQ(books.create({.id = member_id(1), .name = "陳大文", .phone = "91234567"}), "");
    }
    Books books(file);
    EXPECT_EQ(books.members().settings(), settings);
    EXPECT_TRUE(books.members().exists(member_id(1)));
    EXPECT_THAT(books.names({.phone = "85291234567"}), SizeIs(1));
    EXPECT_THAT(books.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST(Audit, FindsWhatIsBroken) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "A", .phone = "66123456"}), "");
    books.db().write([](db::Tx& tx) {
        tx.run({"spoil_phone", "UPDATE members_member SET phone = '0', name = 'B'"}, {});
        tx.run({"spoil_settings", "UPDATE members_settings SET spend_per = 0"}, {});
    });
    EXPECT_THAT(books.audit(), SizeIs(4));
}

}  // namespace
}  // namespace zg::members
