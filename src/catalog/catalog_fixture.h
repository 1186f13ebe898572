#pragma once

#include <zg/catalog.h>
#include <zg/events.h>
#include <zg/writer.h>

#include <test_place.h>

#include <functional>

#include <gtest/gtest.h>

// For the tests of this room: books in memory and a writer whose commands are lambdas.
namespace zg::catalog {

class Books final {
public:
    explicit Books(db::Place const& place)
        : db_(migrated(place)), outbox_(db_), catalog_(db_), writer_(db_, {&catalog_, &outbox_}) {}
    Books() : Books(test::place()) {}

    // One batch of one command; kept when it answers true.
    bool run(std::function<bool(db::Draft&)> work) { return run_batch({std::move(work)}).front(); }

    std::vector<bool> run_batch(std::vector<std::function<bool(db::Draft&)>> works) {
        std::vector<Work> commands;
        for (auto& work : works) commands.emplace_back(std::move(work));
        std::vector<db::Command*> batch;
        for (auto& command : commands) batch.push_back(&command);
        writer_.write(batch);
        std::vector<bool> kept;
        for (auto const& command : commands) kept.push_back(command.kept);
        return kept;
    }

    // The refusal and its field, or "" when it was accepted.
    std::string create(CreateProduct const& command) {
        std::string said;
        run([&](db::Draft& draft) {
            auto const made = create_product(draft, Instant{1}, command);
            if (!made) said = text(made.refused());
            return bool(made);
        });
        return said;
    }
    std::string change(ChangeProduct const& command) {
        std::string said;
        run([&](db::Draft& draft) {
            auto const made = change_product(draft, Instant{2}, command);
            if (!made) said = text(made.refused());
            return bool(made);
        });
        return said;
    }

    Catalog& catalog() { return catalog_; }
    db::Db& db() { return db_; }
    std::vector<std::string> audit() {
        std::vector<std::string> broken;
        db_.read([&](db::Tx& tx) {
            broken = catalog::audit(tx);
            for (auto const& line : events::audit(tx)) broken.push_back(line);
        });
        return broken;
    }

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
        for (auto const& migration : catalog::schema()) all.push_back(migration);
        books.migrate(all);
        return books;
    }
    static std::string text(Refused<ProductRefusal> const& refused) {
        return std::string(boost::describe::enum_to_string(refused.reason, "")) + " " + refused.field;
    }

    db::Db db_;
    events::Outbox outbox_;
    Catalog catalog_;
    db::Writer writer_;
};

inline SkuId sku(std::uint32_t number) {
    SkuId id;
    for (int index = 0; index < 4; ++index)
        id.uuid.bytes[12 + index] = static_cast<std::uint8_t>(number >> (24 - 8 * index));
    id.uuid.bytes[0] = 1;
    return id;
}

inline CreateProduct lemon_tea() {
    return {
        .id = sku(1),
        .code = "A-100",
        .names = {.zh_hant = "凍檸檬茶", .zh_hans = "冻柠檬茶", .en = "Iced lemon tea", .pt = "Chá gelado de limão"},
        .barcodes = {"4890008100309"},
        .tax_class = "standard"};
}

}  // namespace zg::catalog
