#include "machine_fixture.h"

#include <rapidcheck/detail/Configuration.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

namespace zg::ledger {
namespace {

// The seed belongs to the test: the same run everywhere. ZG_SEED tries another.
// Under a sanitizer fewer cases are tried, and each kind of answer is seen less often.
#ifdef ZG_SANITIZED
constexpr int few = 20;
#else
constexpr int few = 1;
#endif

template <class Property>
void hold_for(int count, int size_max, Property const& property) {
    count /= few;
    rc::detail::TestMetadata metadata;
    metadata.id = metadata.description = testing::UnitTest::GetInstance()->current_test_info()->name();
    auto const* seed = std::getenv("ZG_SEED");
    rc::detail::TestParams params;
    params.seed = seed ? std::strtoull(seed, nullptr, 10) : 20261122;
    params.maxSuccess = count;
    params.maxSize = size_max;
    auto const result = rc::detail::checkTestable(property, metadata, params);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << message.str();
}

Program any_program() { return *rc::gen::container<Program>(rc::gen::noShrink(rc::gen::inRange(0, 256))); }

// Every command was done, and was refused for every reason it knows, often enough to mean something.
void expect_all_answers(Answers const& answers, std::int64_t count_min) {
    using R = TransferRefusal;
    std::map<char const*, std::vector<Model::Answer>> const expected{
        {"post",
         {std::nullopt, R::amount_not_positive, R::same_account, R::different_units, R::not_enough,
          R::amount_too_large}},
        {"hold",
         {std::nullopt, R::amount_not_positive, R::same_account, R::different_units, R::not_enough, R::amount_too_large,
          R::pending_expired}},
        {"post_pending",
         {std::nullopt, R::amount_not_positive, R::not_enough, R::unknown_pending, R::pending_closed,
          R::pending_expired, R::more_than_pending}},
        {"void_pending", {std::nullopt, R::unknown_pending, R::pending_closed, R::pending_expired}},
        {"expire", {std::nullopt, R::unknown_pending, R::pending_closed, R::pending_expired, R::pending_not_due}}};
    std::map<std::pair<std::string, Model::Answer>, std::int64_t> counts;
    for (auto const& [key, count] : answers) counts[{key.first, key.second}] += count;
    for (auto const& [command, kinds] : expected) {
        for (auto const& kind : kinds) {
            auto const count = counts[{command, kind}];
            EXPECT_GE(count, count_min) << command << " answer " << (kind ? int(*kind) : -1);
            if (std::getenv("ZG_ANSWERS"))
                std::cerr << command << ' ' << (kind ? int(*kind) : -1) << ' ' << count << '\n';
        }
    }
}

// Thrown to leave the books as empty as they were.
struct Forget final {};

TEST(LedgerProperty, AgreesWithTheModelInMemory) {
    db::Db books(test::place());
    books.migrate(schema());
    Answers answers;
    // The rules are the same; PostgreSQL is asked whether it keeps what they decide, and takes longer.
    hold_for(test::on_postgres() ? 200 : 100'000, 450, [&] {
        auto const program = any_program();
        Ledger ledger(books);
        auto const play = [&](db::Tx& tx) {
            Machine machine(ledger, answers);
            Bytes bytes(program);
            while (!bytes.done()) {
                auto const hash = ledger.state_hash();
                tx.script("SAVEPOINT batch");
                auto const disk = machine.batch(tx, bytes);
                ledger.save(tx);
                if (disk == Disk::full) {
                    tx.script("ROLLBACK TO batch");
                    machine.rolled_back(hash);
                } else {
                    machine.committed();
                }
            }
            RC_ASSERT(audit(tx) == std::vector<std::string>{});
            throw Forget{};
        };
        try {
            books.write(play);
        } catch (Forget const&) {}
    });
    if (!test::on_postgres()) expect_all_answers(answers, 300 / (few * few));
}

// The files of books as a crash leaves them: main file and log, without a word of goodbye.
std::filesystem::path crash_image(TempFolder const& folder, std::filesystem::path const& file, int number) {
    auto const image = folder / ("books" + std::to_string(number) + ".db");
    std::filesystem::copy_file(file, image);
    std::filesystem::path const log = file.string() + "-wal";
    if (std::filesystem::exists(log)) std::filesystem::copy_file(log, image.string() + "-wal");
    return image;
}

TEST(LedgerProperty, AgreesWithTheModelAcrossCrashes) {
    if (test::on_postgres()) GTEST_SKIP() << "copies files as a crash leaves them";
    Answers answers;
    hold_for(1'000, 600, [&] {
        auto const program = any_program();
        TempFolder const folder;
        auto books = std::make_unique<Books>(folder / "books.db");
        Machine machine(*books->ledger, answers);
        Bytes bytes(program);
        for (int batch = 0; !bytes.done(); ++batch) {
            auto const hash = books->ledger->state_hash();
            try {
                books->db.write([&](db::Tx& tx) {
                    auto const disk = machine.batch(tx, bytes);
                    books->ledger->save(tx);
                    if (disk == Disk::full) throw db::Failure(db::FailureKind::full, "no space left");
                });
                machine.committed();
            } catch (db::Failure const&) {
                machine.rolled_back(hash);
            }
            auto const then = bytes.next(6);
            if (then == 1 || then == 2) books->ledger->sweep(books->db);
            if (then == 2 || then == 3) {
                auto const before = books->ledger->state_hash();
                books = std::make_unique<Books>(crash_image(folder, books->db.file(), batch));
                machine.restarted(*books->ledger, before);
            }
            if (then == 4) machine.pass_time();
        }
        RC_ASSERT(audit_of(books->db) == std::vector<std::string>{});
    });
    expect_all_answers(answers, 3 / few);
}

}  // namespace
}  // namespace zg::ledger
