#include <zg/events.h>
#include <zg/members.h>
#include <zg/writer.h>

#include <test_place.h>

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
    explicit Books(db::Place const& place)
        : db_(migrated(place)), outbox_(db_), members_(db_), writer_(db_, {&members_, &outbox_}) {}
    Books() : Books(test::place()) {}

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
    static db::Db migrated(db::Place const& place) {
        db::Db books(place);
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
        EXPECT_THAT(find(draft, member_id(1))->phones, ElementsAre("85366123456"));
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
    auto const place = test::place(file);
    Settings const settings{
        .country_code = "852",
        .loyalty = {
            .points_per = 3, .spend_per = 500, .rounding = Rounding::half_up, .excluded_tenders = {"wallet", "gift"}}};
    {
        Books books(place);
        books.run([&](db::Draft& draft) { return bool(set_settings(draft, settings)); });
        ASSERT_EQ(books.create({.id = member_id(1), .name = "陳大文", .phone = "91234567"}), "");
    }
    Books books(place);
    EXPECT_EQ(books.members().settings(), settings);
    EXPECT_TRUE(books.members().exists(member_id(1)));
    EXPECT_THAT(books.names({.phone = "85291234567"}), SizeIs(1));
    EXPECT_THAT(books.audit(), IsEmpty());
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
}

TEST(Members, WhatIsTypedIsACardAPhoneOrAName) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "陳大文", .phone = "66123456", .card = "77123456"}), "");
    ASSERT_EQ(books.create({.id = member_id(2), .name = "Chan 3456"}), "");
    EXPECT_THAT(books.names({.words = "77123456"}), ElementsAre("陳大文"));  // a card that looks like a phone
    EXPECT_THAT(books.names({.words = "3456"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.words = "+853 6612-3456"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.words = "chan 3456"}), ElementsAre("Chan 3456"));
    EXPECT_THAT(books.names({.words = "cdw"}), ElementsAre("陳大文"));
    EXPECT_THAT(books.names({.words = "456"}), IsEmpty());
}

// ---- changes ----

std::string said(Result<Member, MemberRefusal> const& result) {
    if (result) return "version " + std::to_string(result->version);
    return std::string(boost::describe::enum_to_string(result.reason(), "")) + " " + result.refused().field;
}

Uuid const boss = member_id(99).uuid;

TEST(Members, AChangeNamesItsFieldsAndCountsUp) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "A", .phone = "66123456", .card = "C1"}), "");
    auto const change = [&](ChangeMember command) {
        std::string answer;
        command.id = member_id(1);
        command.who = boss;
        books.run([&](db::Draft& draft) {
            auto const changed = change_member(draft, Instant{7}, command);
            answer = said(changed);
            return bool(changed);
        });
        return answer;
    };
    EXPECT_EQ(change({.version = 1, .name = "B", .phones = {{"66123456", "28123456"}}}), "version 2");
    EXPECT_EQ(change({.version = 1, .name = "Z"}), "version_changed version");
    EXPECT_EQ(change({.version = 1, .name = "B"}), "version 2");  // a retry of what is done
    EXPECT_EQ(change({.version = 2, .cards = std::vector<std::string>{}}), "version 3");
    EXPECT_THAT(books.names({.phone = "28123456"}), ElementsAre("B"));
    EXPECT_THAT(books.names({.card = "C1"}), IsEmpty());
    books.db().read([](db::Tx& tx) {
        auto const all = changes(tx, member_id(1), 0, 10);
        ASSERT_THAT(all, SizeIs(2));
        EXPECT_EQ(all[0].version, 3);
        EXPECT_THAT(all[0].fields, ElementsAre("cards"));
        EXPECT_EQ(all[0].who, boss);
        EXPECT_THAT(all[1].fields, ElementsAre("name", "phones"));
        EXPECT_THAT(changes(tx, member_id(1), 3, 10), SizeIs(1));
        EXPECT_THAT(changes(tx, member_id(1), 0, 1), SizeIs(1));
        EXPECT_THAT(by_id(tx, member_id(1))->phones, ElementsAre("85366123456", "85328123456"));
    });
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, EveryRefusalOfAChange) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "A", .phone = "66123456", .card = "C1"}), "");
    ASSERT_EQ(books.create({.id = member_id(2), .name = "B", .phone = "66999999", .card = "C2"}), "");
    using Texts = std::vector<std::string>;
    struct Case {
        ChangeMember command;
        char const* refusal;
    };
    Case const cases[] = {
        {{.id = member_id(3), .version = 1}, "unknown_member id"},
        {{.id = member_id(1), .version = 1, .name = " "}, "name_missing name"},
        {{.id = member_id(1), .version = 1, .name = "A\nB"}, "name_bad name"},
        {{.id = member_id(1), .version = 1, .phones = Texts{"66123456", "none"}}, "bad_phone phones[1]"},
        {{.id = member_id(1), .version = 1, .phones = Texts{"66123456", "+853 6612 3456"}},
         "duplicate_phone phones[1]"},
        {{.id = member_id(1), .version = 1, .phones = Texts{"66999999"}}, "duplicate_phone phones[0]"},
        {{.id = member_id(1), .version = 1, .phones = Texts(6, "66123456")}, "too_many_phones phones"},
        {{.id = member_id(1), .version = 1, .cards = Texts{"C1", "C 2"}}, "bad_card cards[1]"},
        {{.id = member_id(1), .version = 1, .cards = Texts{"C1", "C1"}}, "duplicate_card cards[1]"},
        {{.id = member_id(1), .version = 1, .cards = Texts{"C2"}}, "duplicate_card cards[0]"},
        {{.id = member_id(1), .version = 1, .cards = Texts(6, "C")}, "too_many_cards cards"},
        {{.id = member_id(1), .version = 2, .name = "Z"}, "version_changed version"},
    };
    for (auto const& [command, refusal] : cases) {
        books.run([&, &command = command, &refusal = refusal](db::Draft& draft) {
            EXPECT_EQ(said(change_member(draft, Instant{7}, command)), refusal);
            return false;
        });
    }
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, APhoneMayGoFromOneToAnotherInOneBatch) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "A", .phone = "66123456"}), "");
    ASSERT_EQ(books.create({.id = member_id(2), .name = "B"}), "");
    books.run([](db::Draft& draft) {
        EXPECT_EQ(said(change_member(draft, Instant{7}, {.id = member_id(1), .version = 1, .phones = {{}}})),
                  "version 2");
        EXPECT_EQ(said(change_member(draft, Instant{7}, {.id = member_id(2), .version = 1, .phones = {{"66123456"}}})),
                  "version 2");
        EXPECT_EQ(said(change_member(draft, Instant{7}, {.id = member_id(1), .version = 2, .phones = {{"66123456"}}})),
                  "duplicate_phone phones[0]");
        // Made and changed at once.
        EXPECT_TRUE(create_member(draft, Instant{7}, {.id = member_id(3), .name = "C"}));
        EXPECT_EQ(said(change_member(draft, Instant{8}, {.id = member_id(3), .version = 1, .cards = {{"C3"}}})),
                  "version 2");
        return true;
    });
    EXPECT_THAT(books.names({.phone = "66123456"}), ElementsAre("B"));
    EXPECT_THAT(books.names({.card = "C3"}), ElementsAre("C"));
    EXPECT_THAT(books.audit(), IsEmpty());
}

TEST(Members, BooksFromBeforeKeepTheirPhonesAndCards) {
    db::Db books(test::place());
    auto all = events::schema();
    auto const own = members::schema();
    all.push_back(own.front());
    books.migrate(all);
    books.write([](db::Tx& tx) {
        tx.run({"old_member",
                "INSERT INTO members_member(id, name, phone, phone_reversed, card, joined_at, version, search)"
                " VALUES(:id, 'A', '85366123456', '65432166358', 'C1', 5, 1, 'a')"},
               {{"id", member_id(1)}});
        tx.run({"bare_member",
                "INSERT INTO members_member(id, name, joined_at, version, search) VALUES(:id, 'B', 6, 1, 'b')"},
               {{"id", member_id(2)}});
    });
    for (std::size_t index = 1; index < own.size(); ++index) all.push_back(own[index]);
    books.migrate(all);
    books.read([](db::Tx& tx) {
        Member const old{.id = member_id(1), .name = "A", .phones = {"85366123456"}, .cards = {"C1"}, .joined_at = {5}};
        EXPECT_EQ(by_id(tx, member_id(1)), old);
        EXPECT_EQ(by_card(tx, "C1"), old);
        EXPECT_THAT(search(tx, {.phone = "3456"}), ElementsAre(old));
        EXPECT_THAT(by_id(tx, member_id(2))->phones, IsEmpty());
        EXPECT_THAT(audit(tx), IsEmpty());
    });
}

TEST(Audit, FindsWhatIsBroken) {
    Books books;
    ASSERT_EQ(books.create({.id = member_id(1), .name = "A", .phone = "66123456"}), "");
    books.db().write([](db::Tx& tx) {
        tx.run({"spoil_name", "UPDATE members_member SET name = 'B'"}, {});
        tx.run({"spoil_phone", "UPDATE members_phone SET phone = '0'"}, {});
        tx.run({"stray", "INSERT INTO members_card(card, member, place) VALUES('C', :member, 0)"},
               {db::Arg::bytes("member", "x")});
        tx.run({"spoil_version",
                "INSERT INTO members_change(member, version, at, who, fields)"
                " SELECT id, 9, 0, id, 'name' FROM members_member"},
               {});
        tx.run({"spoil_settings", "UPDATE members_settings SET spend_per = 0"}, {});
    });
    // The name's search text, a phone that is not normal and filed under another, a version, a stray card, the settings.
    EXPECT_THAT(books.audit(), SizeIs(6));
}

}  // namespace
}  // namespace zg::members
