#include "shop_fixture.h"

#include <zg/desk.h>
#include <zg/floats.h>
#include <zg/json_text.h>

#include <test_place.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>

namespace zg::api {

namespace {

std::vector<db::Migration> schema_of_books() {
    std::vector<db::Migration> all;
    for (auto const& room : {ledger::schema(), events::schema(), access::schema(), catalog::schema(), pricing::schema(),
                             inventory::schema(), sales::schema(), members::schema(), supply::schema(),
                             importing::schema(), desk::schema()}) {
        all.insert(all.end(), room.begin(), room.end());
    }
    return all;
}

db::Db open_books(db::Place const& place) {
    db::Db books(place);
    books.migrate(schema_of_books());
    return books;
}

db::Db open_views(std::filesystem::path const& file) {
    db::Db views(file, {.durability = db::Durability::rebuilt});
    auto all = events::views_schema();
    auto const more = insights::views_schema();
    all.insert(all.end(), more.begin(), more.end());
    views.migrate(all);
    return views;
}

// This very program is the child that makes pictures, before it becomes a test.
[[maybe_unused]] bool const is_parent = [] {
    std::ifstream stream("/proc/self/cmdline", std::ios::binary);
    std::string const line(std::istreambuf_iterator<char>(stream), {});
    if (line.ends_with(std::string("\0picture\0", 9))) pictures::run_child();
    std::signal(SIGPIPE, SIG_IGN);
    return true;
}();

class Once final : public db::Command {
public:
    explicit Once(std::function<bool(db::Draft&)> decide) : decide_(std::move(decide)) {}
    bool decide(db::Draft& draft) override { return decide_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const&) noexcept override { ADD_FAILURE() << "the books could not be written"; }

private:
    std::function<bool(db::Draft&)> decide_;
};

// Says good-bye at once, so that a test needs no WebSocket client.
class Follower final : public http::SocketEvents {
public:
    void on_open(http::Socket socket) override { socket.close(1000, "seen"); }
};

}  // namespace

struct Shop::Books final {
    explicit Books(std::filesystem::path const& folder, Rng& rng)
        : place(test::place(folder / "books.db")),
          books(open_books(place)),
          control(folder / "control.db", rng),
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
          writer(books, {&directory, &catalog, &pricing, &members, &stock, &supply, &imports, &desk_views, &ledger,
                         &receipts, &floats, &requests, &outbox, &trail}),
          views(open_views(folder / "views.db")),
          projector_books(place, {.access = db::Access::read}),
          reader_books(place, {.access = db::Access::read}),
          reader_views(folder / "views.db", {.durability = db::Durability::rebuilt, .access = db::Access::read}),
          projector(views, projector_books, {}),
          reader(reader_views, projector.memory()) {}

    void run(db::Command& command) {
        std::array<db::Command*, 1> const batch = {&command};
        writer.write(batch);
        projector.catch_up();
    }

    db::Place place;
    db::Db books;
    access::Control control;
    access::Directory directory;
    catalog::Catalog catalog;
    pricing::Pricing pricing;
    members::Members members;
    inventory::Stock stock;
    sales::Receipts receipts;
    sales::Floats floats;
    supply::Supply supply;
    importing::Imports imports;
    desk::Views desk_views;
    ledger::Ledger ledger;
    access::Requests requests;
    access::AuditTrail trail;
    events::Outbox outbox;
    db::Writer writer;
    db::Db views;
    db::Db projector_books;
    db::Db reader_books;
    db::Db reader_views;
    insights::Projector projector;
    insights::Reader reader;
};

Shop::Shop(Begins begins) {
    folder_ = std::filesystem::temp_directory_path() /
              ("zg_api_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    picture_files_ = pictures::Files(folder_ / "pictures");
    books_ = std::make_unique<Books>(folder_, rng_);
    house_ = std::make_unique<House>(House{
        .control = books_->control,
        .directory = books_->directory,
        .catalog = books_->catalog,
        .pricing = books_->pricing,
        .members = books_->members,
        .stock = books_->stock,
        .receipts = books_->receipts,
        .supply = books_->supply,
        .ledger = books_->ledger,
        .outbox = books_->outbox,
        .clock = clock_,
        .vitals = vitals_,
        .submit = [this](std::unique_ptr<db::Command> command) { return submit(std::move(command)); },
        .read = [this](std::function<void(Reading&)> const& work) { return read(work); },
        .live_socket = [](access::Principal const&) { return std::make_shared<Follower>(); },
        .event_stream =
            [](http::Responder responder, access::Principal const&, std::int64_t sequence) {
                responder.answer({.content_type = "text/event-stream", .body = "from " + std::to_string(sequence)});
            },
        .uploads = folder_,
        .wake_imports = [] {},
        .demo = {.knows_trade = [](std::string_view trade) { return trade == "grocery"; },
                 .build =
                     [this](DemoOrder order) {
                         demo_orders.push_back(std::move(order));
                         return true;
                     },
                 .progress = [] { return DemoProgress{}; },
                 .wipe = [this] { ++wipe_count; }},
        .picture_maker = picture_maker_,
        .picture_files = picture_files_});
    api_ = std::make_unique<Api>(*house_, Options{});
    if (begins != Begins::empty) found(begins == Begins::demo);
    server_ =
        std::make_unique<http::Server>(http::Address{}, http::Limits{}, *api_, clock_, "Cache-Control: no-store\r\n");
    server_->start(1);
}

Shop::~Shop() {
    server_->stop(std::chrono::milliseconds(200));
    server_.reset();
    api_.reset();
    house_.reset();
    books_.reset();
    std::filesystem::remove_all(folder_);
}

bool Shop::submit(std::unique_ptr<db::Command> command) {
    if (disk_ == Disk::busy) return false;
    if (disk_ == Disk::full) {
        command->failed(db::Failure(db::FailureKind::full, "no space left"));
        return true;
    }
    books_->run(*command);
    return true;
}

bool Shop::read(std::function<void(Reading&)> const& work) {
    if (disk_ == Disk::busy) return false;
    Reading reading{books_->reader_books, books_->reader};
    try {
        work(reading);
    } catch (std::exception const& failure) {
        ADD_FAILURE() << failure.what();
    }
    return true;
}

void Shop::found(bool as_demo) {
    auto const id = [this] { return Uuid::version7(clock_.now(), rng_); };
    m01 = {.id = {id()},
           .code = "M01",
           .name = "Rua do Campo",
           .zone = "Asia/Macau",
           .cutoff_minutes = 240,
           .location = {id()}};
    m02 = {
        .id = {id()}, .code = "M02", .name = "Taipa", .zone = "Asia/Macau", .cutoff_minutes = 240, .location = {id()}};
    till = {.id = {id()}, .store = m01.id, .code = "T1", .device = {id()}};
    till_of_m02 = {.id = {id()}, .store = m02.id, .code = "T1", .device = {id()}};
    lemon = {id()};
    never_sold = {id()};
    member = {id()};
    ana = {id()};
    coupon = {id()};
    flows::Asked const asked{.who = id(), .at = clock_.now(), .hash = {}};
    flows::FoundCompany const company{
        .company = {.id = {id()}, .name = "Mercearia", .languages = {"zh-Hant", "en"}},
        .profile = access::Profile{.trade = "grocery", .region = "macau", .is_demo = as_demo},
        .people = {{.id = ana, .name = "Ana"}},
        .stores = {{.store = m01, .tills = {till}}, {.store = m02, .tills = {till_of_m02}}},
        .terms = {.currency = "MOP", .tax_included = true},
        .tax_classes = {{.code = "standard", .rate_ppm = 50'000, .names = {.en = "Standard"}}},
        .members = {},
        .coupons = {{.id = coupon,
                     .code = "ONE",
                     .names = {.en = "One off"},
                     .kind = pricing::CouponKind::amount,
                     .amount = 100,
                     .uses = 1}}};
    flows::NewProduct const product{
        .id = lemon, .code = "A-1", .names = {.zh_hant = "檸檬", .en = "Lemon"}, .tax_class = "standard", .price = 500};
    flows::NewProduct const other{
        .id = never_sold, .code = "A-2", .names = {.en = "Lime"}, .tax_class = "standard", .price = 700};
    flows::ReceiveGoods const goods{.id = {id()}, .location = m01.location, .lines = {{lemon, 10'000, 2'000'000}}};
    flows::NewMember const person{.id = member, .name = "陳大文", .phone = "66123456"};
    Once once([&](db::Draft& draft) {
        auto const founded = flows::found_company(draft, asked, company);
        EXPECT_TRUE(founded) << (founded ? "" : std::string(founded.reason().code));
        return true;
    });
    books_->run(once);
    auto const run = [&](auto flow, auto const& command) {
        Once made([&](db::Draft& draft) {
            bool const is_made = bool(flow(draft, asked, command));
            EXPECT_TRUE(is_made);
            return is_made;
        });
        books_->run(made);
    };
    run(flows::create_product, product);
    run(flows::create_product, other);
    run(flows::receive_goods, goods);
    run(flows::create_member, person);
    owner = token(access::Scopes::all());
    m02_only = token(access::Scopes::all(), std::vector{m02.id});
    till_token = token(access::Scopes::till());
}

std::string Shop::token(access::Scopes scopes, std::optional<std::vector<StoreId>> stores) {
    return books_->control.make_token("test", scopes, std::move(stores), clock_.now()).secret;
}

std::string Shop::link(access::Principal const& principal) {
    return books_->control.make_link(principal, {clock_.now().ms + 60'000});
}

std::string Shop::new_id() { return Uuid::version7(clock_.now(), rng_).text(); }

Reply Shop::call(std::string_view method, std::string const& target, std::string const& token, std::string const& body,
                 std::vector<std::string> headers) const {
    std::string bytes = std::string(method) + " " + target + " HTTP/1.1\r\nHost: shop\r\n";
    if (!token.empty()) bytes += "Authorization: Bearer " + token + "\r\n";
    bool has_type = false;
    bool has_connection = false;
    for (auto const& header : headers) {
        bytes += header + "\r\n";
        has_type = has_type || header.starts_with("Content-Type");
        has_connection = has_connection || header.starts_with("Connection");
    }
    if (!has_connection) bytes += "Connection: close\r\n";
    if (!body.empty() && !has_type) bytes += "Content-Type: application/json\r\n";
    if (!body.empty() || method == "POST" || method == "PUT")
        bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return exchange(port(), bytes + "\r\n" + body);
}

std::string Shop::checkout(std::string const& id, std::string const& quantity, std::string const& extra) const {
    return "{" + extra + "\"id\":\"" + id + "\",\"store\":\"" + m01.id.text() + "\",\"till\":\"" + till.id.text() +
           "\",\"currency\":\"MOP\",\"lines\":[{\"sku\":\"" + lemon.text() + "\",\"quantity_milli\":" + quantity +
           "}],\"tenders\":[{\"kind\":\"cash\",\"amount\":100000}]}";
}

void Shop::set_price_of_lemon(std::int64_t price) {
    auto const reply =
        call("PUT", "/v1/products/" + lemon.text() + "/price", owner, "{\"price\":" + std::to_string(price) + "}");
    EXPECT_EQ(reply.status, 200) << reply.body;
}

ImportId Shop::import_in(importing::State state) {
    auto const made = new_id();
    // Each is another file, so that none stands in the way of another.
    auto const reply = call("POST", "/v1/imports?kind=products&id=" + made, owner, "code,name\nX-1," + made + "\n");
    EXPECT_EQ(reply.status, 201) << reply.body;
    auto const id = ImportId::parse(made).value();
    Once once([&](db::Draft& draft) {
        auto& imports = draft.part<importing::Imports>();
        auto import = imports.find(draft.stored(), id).value();
        import.state = state;
        if (state != importing::State::uploaded) {
            import.counts = {.total = 1, .read = 1, .quarantined = 1};
            imports.quarantine(id, {.line = 2, .cells = {"X-9", ""}, .reason = "name_missing", .field = "name"});
        }
        imports.put(import);
        return true;
    });
    books_->run(once);
    return id;
}

std::int64_t Shop::on_hand(LocationId location, SkuId sku) const {
    return house_->ledger.balance(inventory::shelf(location, sku)).posted;
}

}  // namespace zg::api
