#include <zg/serve.h>

#include "archive_thread.h"
#include "checkpointer.h"
#include "database.h"
#include "demo_books.h"
#include "demo_thread.h"
#include "import_desk.h"
#include "live_hub.h"
#include "network.h"
#include "picture_sweeper.h"
#include "projector_thread.h"
#include "read_pool.h"
#include "starter.h"
#include "writer_thread.h"

#include <zg/api.h>
#include <zg/control.h>
#include <zg/demo.h>
#include <zg/flows_past_sales.h>
#include <zg/pictures.h>
#include <zg/static_files.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <arpa/inet.h>
#include <unistd.h>
#include <charconv>

#include <csignal>
#include <cstdio>
#include <limits>
#include <system_error>

namespace zg::app {

namespace {

constexpr std::int64_t link_ms = 24LL * 3600 * 1000;
constexpr int reading_threads = 2;
constexpr std::chrono::milliseconds stop_grace{5'000};
constexpr int begin_anew = SIGUSR1;  // from a request to the thread that waits for signals: the demo is to be wiped

constexpr int open_again = SIGUSR2;  // from the writer to the same thread: the database has gone

bool is_away(db::Failure const& failure) {
    return failure.kind() == db::FailureKind::lost || failure.kind() == db::FailureKind::busy;
}

// When the database has gone, nobody knows what of the last batch is in it: everything is opened again and loaded anew. Otherwise
// the process stops at once, since the books can no longer be trusted to reach the disk; what was answered is on disk.
void on_fatal(std::exception const& failure) {
    if (auto const* known = dynamic_cast<db::Failure const*>(&failure); known && is_away(*known)) {
        spdlog::error("the database is away, so the books are opened again: {}", failure.what());
        ::kill(::getpid(), open_again);
        return;
    }
    spdlog::critical("the books cannot be written, so the server stops: {}", failure.what());
    std::_Exit(70);
}

// Everything that runs, in the order in which it is built; destroyed the other way round.
struct Running final {
    explicit Running(ServeOptions const& options)
        : folder(options.folder),
          control(made(folder).control(), rng),
          company(folder, log_limits(options)),
          hub(folder, company.directory, vitals),
          projector(folder, clock, vitals),
          archive(open_archive(options)),
          checkpointer(folder, archive.get(), on_fatal),
          writer(open(options.starter), clock, vitals,
                 {.on_fatal = on_fatal, .on_batch = after_batch(), .catch_up = [this] { control.catch_up(); }}),
          readers(folder, projector.memory(), reading_threads),
          demo(writer, clock),
          imports(folder, company, clock,
                  [this](std::unique_ptr<db::Command> command) { return writer.submit(std::move(command)); }) {}

    static Folder const& made(Folder const& folder) {
        folder.make();
        return folder;
    }

    // With an archive the log is begun anew by the checkpointer alone.
    static db::Writer::Limits log_limits(ServeOptions const& options) {
        if (options.archive.empty()) return {};
        return {.wal_pages_max = std::numeric_limits<std::int64_t>::max()};
    }

    std::unique_ptr<ArchiveThread> open_archive(ServeOptions const& options) {
        if (options.archive.empty()) return nullptr;
        return std::make_unique<ArchiveThread>(ArchiveThread::Order{
            .folder = folder, .to = options.archive, .days = options.archive_days, .clock = clock});
    }

    std::function<void(std::int64_t)> after_batch() {
        if (!archive) return {};
        return [this, bytes_before = std::int64_t{0}](std::int64_t log_pages) mutable {
            // A batch of refusals and replays commits nothing.
            if (std::exchange(bytes_before, vitals.wal_bytes.load()) != vitals.wal_bytes)
                archive->note_commit(log_pages, clock.now());
            checkpointer.shorten(log_pages);
        };
    }

    Company& open(bool starter) {
        if (starter && !company.directory.company()) open_starter_shop(company, clock.now(), rng);
        company.outbox.on_committed([this](events::Batch batch) {
            projector.put(batch);
            hub.put(std::move(batch));
        });
        projector.start();
        hub.start();
        return company;
    }

    Folder folder;
    SystemClock clock;
    SystemRng rng;
    api::Vitals vitals;
    access::Control control;
    Company company;
    LiveHub hub;
    ProjectorThread projector;
    std::unique_ptr<ArchiveThread> archive;  // null: none is kept
    Checkpointer checkpointer;
    WriterThread writer;
    ReadPool readers;
    DemoThread demo;
    ImportDesk imports;
    // The child is this very program.
    pictures::Maker picture_maker{{.command = {"/proc/self/exe", "picture"}}};
    pictures::Files picture_files{folder.pictures()};
    PictureSweeper picture_sweeper{{company.catalog, picture_files, clock}};
};

api::House house_of(Running& running) {
    auto& company = running.company;
    return {
        .control = running.control,
        .directory = company.directory,
        .catalog = company.catalog,
        .pricing = company.pricing,
        .members = company.members,
        .stock = company.stock,
        .receipts = company.receipts,
        .supply = company.supply,
        .ledger = company.ledger,
        .outbox = company.outbox,
        .clock = running.clock,
        .vitals = running.vitals,
        .submit =
            [&running](std::unique_ptr<db::Command> command) { return running.writer.submit(std::move(command)); },
        .read = [&running](std::function<void(api::Reading&)> work) { return running.readers.run(std::move(work)); },
        .live_socket = [&running](access::Principal const& principal) { return running.hub.socket(principal); },
        .event_stream = [&running](
                            http::Responder responder, access::Principal const& principal,
                            std::int64_t sequence) { running.hub.stream(std::move(responder), principal, sequence); },
        .uploads = running.folder.uploads(),
        .wake_imports = [&running] { running.imports.wake(); },
        .demo = {.knows_trade = [](std::string_view trade) { return demo::knows_trade(trade); },
                 .build = [&running](api::DemoOrder order) { return running.demo.build(std::move(order)); },
                 .progress = [&running] { return running.demo.progress(); },
                 .wipe = [] { ::kill(::getpid(), begin_anew); }},
        .picture_maker = running.picture_maker,
        .picture_files = running.picture_files};
}

// Whoever opens this link, once, sets the shop up; nobody else can. They are the owner from then on.
void print_setup_link(Running& running, std::string const& origin, Instant expires_at) {
    Uuid const owner = Uuid::version7(running.clock.now(), running.rng);
    auto const link = running.control.make_link({.id = owner, .name = "", .scopes = access::Scopes::all()}, expires_at);
    fmt::print("setup: {}/console/#sign-in={}\n", origin, link);
    fmt::print("There is no shop in this folder yet. Open the link in a browser to set one up; it works once.\n");
    fmt::print("Start again for a new link. Ctrl C stops the server.\n");
    std::fflush(stdout);
}

// `origin` is where this machine comes in, `till_origin` where others do.
void print_links(Running& running, std::string const& origin, std::string const& till_origin) {
    auto const expires_at = Instant{running.clock.now().ms + link_ms};
    if (!running.company.directory.company()) return print_setup_link(running, origin, expires_at);
    for (auto const& till : running.company.directory.tills()) {
        if (till.code == "API" || till.code == flows::past_till) continue;
        auto const link = running.control.make_link({.id = till.id.uuid,
                                                     .name = till.code,
                                                     .scopes = access::Scopes::till(),
                                                     .stores = std::vector{till.store},
                                                     .till = till.id},
                                                    expires_at);
        fmt::print("till: {}/till/#sign-in={}\n", till_origin, link);
    }
    if (auto const owner = running.company.directory.owner()) {
        auto const link = running.control.make_link(
            {.id = owner->id.uuid, .name = owner->name, .scopes = access::Scopes::all()}, expires_at);
        fmt::print("console: {}/console/#sign-in={}\n", origin, link);
    }
    fmt::print("Each link signs one browser in, once. Start again for new ones. Ctrl C stops the shop.\n");
    std::fflush(stdout);
}

std::vector<std::unique_ptr<http::StaticFiles>> open_apps(std::filesystem::path const& web) {
    std::vector<std::unique_ptr<http::StaticFiles>> apps;
    for (auto const* name : {"till", "console"}) {
        if (web.empty() || !std::filesystem::exists(web / name)) continue;
        apps.push_back(std::make_unique<http::StaticFiles>(http::StaticFiles::Options{
            .folder = web / name, .mount = std::string("/") + name, .fallback = "index.html"}));
    }
    return apps;
}

}  // namespace

std::optional<Listen> parse_listen(std::string const& text) {
    auto const colon = text.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    auto host = text.substr(0, colon);
    if (host == "localhost") host = "127.0.0.1";
    bool const is_bracketed = host.starts_with('[') && host.ends_with(']');
    if (is_bracketed) host = host.substr(1, host.size() - 2);
    in6_addr address{};
    if (inet_pton(is_bracketed ? AF_INET6 : AF_INET, host.c_str(), &address) != 1) return std::nullopt;
    std::uint16_t port = 0;
    auto const* end = text.data() + text.size();
    auto const parsed = std::from_chars(text.data() + colon + 1, end, port);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
    return Listen{host, port};
}

bool Listen::is_beyond_machine() const { return host != "::1" && !host.starts_with("127."); }

namespace {

sigset_t awaited_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, begin_anew);
    sigaddset(&signals, open_again);
    return signals;
}

// Signals are taken by this thread alone, so they are blocked before any other starts.
void block_signals() {
    auto const signals = awaited_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

enum class Opening { first, again };

std::string in_url(std::string const& host) { return host.find(':') == std::string::npos ? host : '[' + host + ']'; }

bool is_everywhere(Listen const& listen) { return listen.host == "0.0.0.0" || listen.host == "::"; }

std::unique_ptr<Network> open_network(ServeOptions const& options, Listen const& listen, Clock& clock) {
    if (!listen.is_beyond_machine() && options.certificate.empty()) return nullptr;
    return std::make_unique<Network>(Network::Order{.folder = options.folder,
                                                    .certificate = options.certificate,
                                                    .key = options.key,
                                                    .host = is_everywhere(listen) ? std::string() : listen.host,
                                                    .names = options.names,
                                                    .clock = clock});
}

// Where a browser of this very machine comes in. Here nothing travels, so no certificate has to be trusted.
std::string origin_of(Listen const& listen, std::uint16_t port, Network const* network) {
    if (is_everywhere(listen)) return fmt::format("http://127.0.0.1:{}", port);
    return fmt::format("{}://{}:{}", network && listen.is_beyond_machine() ? "https" : "http", in_url(listen.host),
                       port);
}

std::string origin_for_others(Network const& network, std::uint16_t port, std::string const& otherwise) {
    auto const names = network.names();
    return names.empty() ? otherwise : fmt::format("https://{}:{}", in_url(names.front()), port);
}

void print_network(Network const& network, std::uint16_t port) {
    for (auto const& name : network.names()) fmt::print("network: https://{}:{}/\n", in_url(name), port);
    if (auto const names = network.names(); !network.authority().empty() && !names.empty()) {
        fmt::print("Another till or computer trusts this shop first, once: open http://{}:{}/trust there.\n",
                   in_url(names.front()), port);
    }
    std::fflush(stdout);
}

// Answers the signal that ended it. `port` becomes the one that was taken, for the next time.
int serve_until_signal(ServeOptions const& options, Listen const& listen, std::uint16_t& port, Opening opening) {
    Running running(options);
    auto const apps = open_apps(options.web);
    api::Options api_options;
    for (auto const& app : apps) api_options.apps.push_back(app.get());
    auto house = house_of(running);
    auto const network = open_network(options, listen, running.clock);
    if (network) {
        api_options.on_network = {.authority = [&] { return network->authority(); },
                                  .hosts = [&] { return network->names(); },
                                  .port = [&port] { return port; }};
    }
    api::Api api(house, api_options);
    http::Server server({listen.host, listen.port}, {}, api, running.clock, std::string(http::security_lines()),
                        network ? network->tls() : nullptr);
    port = server.port();
    server.start(options.lanes);
    if (network) network->start();
    if (opening == Opening::first) {
        auto const origin = origin_of(listen, port, network.get());
        print_links(running, origin, network ? origin_for_others(*network, port, origin) : origin);
        if (network) print_network(*network, port);
    } else {
        spdlog::info("the books are open again");
    }

    auto const signals = awaited_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    fmt::print("Stopping: finishing what has been asked.\n");
    running.vitals.is_stopping = true;
    running.demo.stop();
    running.picture_sweeper.stop();
    server.stop(stop_grace);
    running.readers.stop();
    running.imports.stop();
    running.writer.stop();
    running.projector.stop();
    running.hub.stop();
    running.checkpointer.stop();
    if (running.archive) running.archive->stop();
    return signal;
}

// Tries until the database is there again, or until it is told to stop; answers what ended it.
int serve_again(ServeOptions const& options, Listen const& listen, std::uint16_t& port) {
    for (;;) {
        try {
            return serve_until_signal(options, listen, port, Opening::again);
        } catch (db::Failure const& failure) {
            if (!is_away(failure)) throw;
            spdlog::warn("the database is still away: {}", failure.what());
        }
        auto const signals = awaited_signals();
        timespec const pause{.tv_sec = 1, .tv_nsec = 0};
        if (auto const signal = sigtimedwait(&signals, nullptr, &pause); signal > 0 && signal != open_again)
            return signal;
    }
}

// While another server has the same books open they stay.
void wipe_demo_if_alone(Folder const& folder) {
    try {
        take_demo_away(folder);
        fmt::print("The demo company has been wiped.\n");
    } catch (db::Failure const& failure) {
        if (failure.kind() != db::FailureKind::busy) throw;
        spdlog::warn("the demo company stays: {}", failure.what());
    }
}

int say_address_in_use(Listen const& listen) {
    auto const host = listen.host == "::1" ? std::string("[::1]") : listen.host;
    fmt::print(
        stderr,
        "zhanggui: address_in_use: something listens on {0}:{1} already, perhaps another shop. Stop that one, or "
        "take another address: zhanggui serve --listen {0}:{2}\n",
        host, listen.port, listen.port < 65'535 ? listen.port + 1 : listen.port - 1);
    return 69;
}

int serve_on(ServeOptions const& options, Listen const& listen) {
    auto port = listen.port;
    auto signal = serve_until_signal(options, {listen.host, port}, port, Opening::first);
    while (signal == begin_anew || signal == open_again) {
        if (signal == open_again) {
            signal = serve_again(options, {listen.host, port}, port);
            continue;
        }
        wipe_demo_if_alone(options.folder);
        signal = serve_until_signal(options, {listen.host, port}, port, Opening::first);
    }
    return 0;
}

}  // namespace

int serve(ServeOptions const& options) {
    auto const listen = parse_listen(options.listen);
    if (!listen) {
        fmt::print(
            stderr,
            "zhanggui: bad_address: {} is no address to listen on; it is 127.0.0.1:PORT for this machine alone, or "
            "0.0.0.0:PORT for the network\n",
            options.listen);
        return 64;
    }
    if (!options.database.empty() && !put_books_in(options.folder, db::Postgres(options.database))) return 65;
    if (!options.archive.empty() && options.folder.has_books_elsewhere()) {
        fmt::print(stderr,
                   "zhanggui: books_elsewhere: an archive is kept of books in a file; these lie in PostgreSQL\n");
        return 65;
    }
    if (!options.archive.empty() && backup::holds(options.archive, "backup")) {
        fmt::print(stderr, "zhanggui: place_taken: backups lie in {}; give the archive a folder of its own\n",
                   options.archive.string());
        return 73;
    }
    block_signals();
    try {
        return serve_on(options, *listen);
    } catch (std::system_error const& failure) {
        if (failure.code() != std::errc::address_in_use) throw;
        return say_address_in_use(*listen);
    }
}

}  // namespace zg::app
