#include <zg/company.h>

#include <zg/insights.h>

#include <array>
#include <fstream>
#include <stdexcept>

namespace zg::app {

namespace {

void add(std::vector<db::Migration>& all, std::vector<db::Migration> const& more) {
    all.insert(all.end(), more.begin(), more.end());
}

// A small cache, because sales are appended and their tables' ends fit in it; and because SQLite walks the whole cache at a
// commit that has moved pages: 0.4 ms with 64 MiB.
db::OpenOptions books_options() {
    return {.durability = db::Durability::full,
            .access = db::Access::write,
            .cache_kib = 8 * 1024,
            .writers = db::Writers::by_turns};
}

std::filesystem::path folder_of_books(Folder const& folder) {
    folder.make();
    return folder.company();
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
    for (auto const& made : {root, company(), uploads()}) {
        if (fs::create_directories(made)) fs::permissions(made, fs::perms::owner_all);
    }
}

db::Place Folder::books() const {
    std::ifstream stream(books_at());
    std::string url;
    if (!stream || !std::getline(stream, url)) return books_file();
    return db::Postgres(url);
}

db::Place Folder::control() const {
    auto const place = books();
    if (auto const* database = std::get_if<db::Postgres>(&place)) return control_beside(*database);
    return control_file();
}

db::Postgres control_beside(db::Postgres const& database) { return database.beside("control"); }

// A file that is there is whole, and only its owner reads it: the address may hold a password.
void keep_books_at(Folder const& folder, db::Postgres const& database) {
    namespace fs = std::filesystem;
    folder.make();
    auto const unfinished = folder.books_at().string() + ".new";
    {
        std::ofstream stream(unfinished);
        fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write);
        stream << database.url() << "\n";
        if (!stream.flush()) throw std::runtime_error(unfinished + " cannot be written");
    }
    fs::rename(unfinished, folder.books_at());
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
