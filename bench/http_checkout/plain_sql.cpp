#include "baseline.h"

#include <fmt/format.h>

namespace zg::bench {

namespace {

using db::Sql;

constexpr Sql savepoint{"savepoint", "SAVEPOINT one"};
constexpr Sql undo{"undo", "ROLLBACK TO one"};
constexpr Sql release{"release", "RELEASE one"};

constexpr std::int64_t wal_pages_max = 20'000;

class PlainSql final : public Engine {
public:
    PlainSql(db::Db& books, std::int64_t answer_bytes) : books_(books), answer_bytes_(answer_bytes) {
        books_.leave_checkpoints_to_caller();
    }

    void write(std::span<Order> batch) override {
        books_.write([&](db::Tx& tx) {
            for (auto& order : batch) {
                tx.run(savepoint, {});
                auto const sold = plain_shop::sell(tx, order.command, order.hash, order.at);
                order.status = sold.status;
                if (sold.status == 201) {
                    order.body = answer_body(order, fmt::format("API-{:06}", sold.number), sold.points, answer_bytes_);
                } else {
                    tx.run(undo, {});
                }
                tx.run(release, {});
            }
        });
        if (books_.wal_pages() > wal_pages_max) books_.checkpoint_restart();
    }

private:
    db::Db& books_;
    std::int64_t answer_bytes_;
};

// Not more: a commit that has moved pages walks the whole cache.
db::OpenOptions options_of(db::Access access) { return {.access = access, .cache_kib = 16 * 1024}; }

std::filesystem::path file_of(BaselineOptions const& options) { return options.folder / "shop.db"; }

}  // namespace

void make_plain_sql(BaselineOptions const& options) {
    std::filesystem::create_directories(options.folder);
    db::Db books(file_of(options), options_of(db::Access::write));
    plain_shop::make(books, options.world);
    while (books.checkpoint_restart().pages > 0) {}
}

int run_plain_sql(BaselineOptions const& options) {
    {
        db::Db books(file_of(options), options_of(db::Access::write));
        PlainSql engine(books, options.answer_bytes);
        serve(engine);
    }
    db::Db books(file_of(options), options_of(db::Access::read));
    print(plain_shop::audit(books));
    return 0;
}

}  // namespace zg::bench
