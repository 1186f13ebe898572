#include <zg/company.h>

#include <zg/insights.h>

#include <array>

namespace zg::app {

namespace {

void add(std::vector<db::Migration>& all, std::vector<db::Migration> const& more) {
    all.insert(all.end(), more.begin(), more.end());
}

// A small cache, because sales are appended and their tables' ends fit in it; and because SQLite walks the whole cache at a
// commit that has moved pages: 0.4 ms with 64 MiB.
db::OpenOptions books_options() {
    return {.durability = db::Durability::full, .access = db::Access::write, .cache_kib = 8 * 1024};
}

std::filesystem::path folder_of_books(Folder const& folder) {
    folder.make();
    return folder.books().parent_path();
}

db::Db open_books(Folder const& folder) {
    db::Db books(folder.books(), books_options());
    books.migrate(books_schema());
    return books;
}

class OneCommand final : public db::Command {
public:
    explicit OneCommand(std::function<bool(db::Draft&)> const& decide) : decide_(decide) {}
    bool decide(db::Draft& draft) override { return decide_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const& failure) noexcept override { failure_.emplace(failure); }
    void check() const {
        if (failure_) throw db::Failure(*failure_);
    }

private:
    std::function<bool(db::Draft&)> const& decide_;
    std::optional<db::Failure> failure_;
};

}  // namespace

void Folder::make() const {
    namespace fs = std::filesystem;
    for (auto const& made : {root, books().parent_path(), uploads()}) {
        if (fs::create_directories(made)) fs::permissions(made, fs::perms::owner_all);
    }
}

std::vector<db::Migration> books_schema() {
    std::vector<db::Migration> all;
    add(all, ledger::schema());
    add(all, events::schema());
    add(all, access::schema());
    add(all, catalog::schema());
    add(all, pricing::schema());
    add(all, inventory::schema());
    add(all, sales::schema());
    add(all, members::schema());
    add(all, supply::schema());
    add(all, importing::schema());
    add(all, desk::schema());
    return all;
}

std::vector<db::Migration> views_schema() {
    std::vector<db::Migration> all;
    add(all, events::views_schema());
    add(all, insights::views_schema());
    return all;
}

// Documents before the events that tell of them; the audit trail last, over what has really been written.
Company::Company(Folder const& folder, db::Writer::Limits limits)
    : lock(folder_of_books(folder)),
      books(open_books(folder)),
      directory(books),
      catalog(books),
      pricing(books),
      members(books),
      stock(books),
      receipts(books),
      supply(books),
      ledger(books),
      trail(books),
      outbox(books),
      writer(books,
             {&directory, &catalog, &pricing, &members, &stock, &supply, &imports, &views, &ledger, &receipts, &floats,
              &requests, &outbox, &trail},
             limits) {}

void run(Company& company, std::function<bool(db::Draft&)> const& decide) {
    OneCommand command(decide);
    std::array<db::Command*, 1> const batch = {&command};
    company.writer.write(batch);
    command.check();
}

}  // namespace zg::app
