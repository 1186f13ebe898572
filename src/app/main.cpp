#include <zg/api.h>
#include <zg/db.h>
#include <zg/import.h>
#include <zg/import_table.h>
#include <zg/keeping.h>
#include <zg/pictures.h>
#include <zg/serve.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sodium.h>

#include <malloc.h>

namespace {

// A busy shop frees a batch's memory thousands of times a minute. Kept for the next one, it costs no call of the system and no
// page to be cleared; without this the allocator gives it back each time.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
}

// Where the built web apps lie when nobody says: as installed, or as built from a checkout. Empty when they are at neither place.
std::filesystem::path web_beside_program() {
    std::error_code none;
    auto const folder = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    for (auto const* place : {"../share/zhanggui/web", "../../web/dist"}) {
        auto const web = (folder / place).lexically_normal();
        if (std::filesystem::is_directory(web / "console", none)) return web;
    }
    return {};
}

// `--data` of a command; without it the folder beside who runs it.
void add_data(CLI::App& command, std::string& data) {
    command.add_option("--data", data, "folder of the books")->type_name("FOLDER")->capture_default_str();
}

CLI::App* add_serve(CLI::App& cli, std::string& data, zg::app::ServeOptions& serve) {
    auto* command = cli.add_subcommand("serve", "open the shop: till, console and API");
    add_data(*command, data);
    command->add_option("--web", serve.web, "folder of the built web apps; else those beside the program")
        ->type_name("FOLDER");
    command
        ->add_option("--listen", serve.listen,
                     "address: 127.0.0.1:PORT for this machine alone, 0.0.0.0:PORT for the network, over TLS; port 0 "
                     "takes any free "
                     "one")
        ->type_name("ADDRESS")
        ->capture_default_str();
    command
        ->add_option("--database", serve.database,
                     "keep the books of a new folder in PostgreSQL: postgres://person@host/name")
        ->type_name("URL");
    command->add_option("--lanes", serve.lanes, "threads that speak HTTP")
        ->type_name("COUNT")
        ->capture_default_str()
        ->check(CLI::Range(1, 16));
    command->add_option("--archive", serve.archive, "folder, best on another disk, that every sale is copied to")
        ->type_name("FOLDER");
    command->add_option("--archive-days", serve.archive_days, "how far back the archive reaches")
        ->type_name("DAYS")
        ->capture_default_str()
        ->check(CLI::Range(1, 3'650));
    auto* certificate =
        command
            ->add_option(
                "--certificate", serve.certificate,
                "what browsers are shown (PEM, with what leads to its root); else one of the shop's own authority")
            ->type_name("FILE");
    command->add_option("--key", serve.key, "the certificate's private key (PEM)")
        ->type_name("FILE")
        ->needs(certificate);
    certificate->needs("--key");
    command
        ->add_option("--name", serve.names, "by which browsers reach this machine, besides its addresses: shop.local")
        ->type_name("NAME");
    command->add_flag("--starter", serve.starter,
                      "open a small shop in an empty folder instead of asking in the browser");
    return command;
}

CLI::App* add_copy(CLI::App& cli, std::string& data, zg::app::CopyOptions& copy) {
    auto* command = cli.add_subcommand("copy", "move the books from their file into PostgreSQL");
    add_data(*command, data);
    command->add_option("--database", copy.database, "an empty database: postgres://person@host/name")
        ->type_name("URL")
        ->required();
    return command;
}

CLI::App* add_password(CLI::App& cli, std::string& data, zg::app::PasswordOptions& password) {
    auto* command = cli.add_subcommand("password", "give a person another password, read from the input");
    add_data(*command, data);
    command->add_option("--name", password.name, "whose password it is")->type_name("NAME")->required();
    return command;
}

CLI::App* add_backup(CLI::App& cli, std::string& data, zg::app::BackupOptions& backup) {
    auto* command = cli.add_subcommand("backup", "copy the shop, also while it is open, and check the copy");
    add_data(*command, data);
    command->add_option("--to", backup.to, "place that the backup is made in, as a new folder")
        ->type_name("FOLDER")
        ->required();
    command->add_option("--keep", backup.keep, "how many backups the place keeps; without it all")
        ->type_name("COUNT")
        ->check(CLI::Range(1, 10'000));
    return command;
}

CLI::App* add_restore(CLI::App& cli, std::string& data, zg::app::RestoreOptions& restore) {
    auto* command = cli.add_subcommand("restore", "bring a shop back from a backup or an archive");
    command->add_option("--data", data, "an empty folder that the shop comes back into")
        ->type_name("FOLDER")
        ->required();
    command->add_option("--from", restore.from, "a backup, a place of backups, or an archive")
        ->type_name("FOLDER")
        ->required();
    command->add_option("--until", restore.until, "the moment to go back to, like 2026-11-30T18:00:00+08:00")
        ->type_name("MOMENT");
    return command;
}

CLI::App* add_demo(CLI::App& cli, std::string& data, zg::app::DemoOptions& demo) {
    auto* command = cli.add_subcommand("demo", "make a demo company with ninety days of sales in an empty folder");
    add_data(*command, data);
    command->add_option("--seed", demo.seed, "another number, another history")
        ->type_name("NUMBER")
        ->capture_default_str();
    command->add_option("--trade", demo.trade, "grocery, restaurant, pharmacy, fashion, beauty or home")
        ->type_name("TRADE")
        ->capture_default_str();
    command->add_flag("--wipe", demo.wipe, "take the demo company away; never a real one");
    return command;
}

CLI::App* add_import(CLI::App& cli, std::string& data, zg::app::ImportOptions& import,
                     zg::app::ImportTableOptions& table) {
    auto* command =
        cli.add_subcommand("import", "bring products, members, suppliers, stock or past sales into the books");
    add_data(*command, data);
    auto* mapping = command->add_option("--mapping", import.mapping, "past sales: which column means what (TOML)")
                        ->type_name("FILE");
    command->add_option("--report", import.report, "past sales: where every row that differs is listed (JSON)")
        ->type_name("FILE")
        ->needs(mapping);
    command->add_option("--kind", table.kind, "products, members, suppliers, stock or sales")
        ->type_name("KIND")
        ->excludes(mapping);
    command->add_option("--language", table.language, "language of the names: zh-Hant, zh-Hans, en, pt")
        ->type_name("LANGUAGE");
    command->add_option("--store", table.store, "code of the store of stock and past sales whose rows name none")
        ->type_name("CODE");
    command->add_option("--encoding", table.encoding, "utf8, utf16le, utf16be, gb18030, big5, windows1252")
        ->type_name("ENCODING");
    command->add_option("--delimiter", table.delimiter, "comma, semicolon, tab, pipe")->type_name("DELIMITER");
    command->add_option("--rejects", table.rejects, "where the rows that were set aside are written (CSV)")
        ->type_name("FILE");
    command->add_flag("--plain-barcodes", table.plain_barcodes, "take numbers that are no EAN or UPC as they are");
    command
        ->add_option("--not-goods", table.not_goods,
                     "past sales: codes or names of postage, fees, discounts, with commas; * stands for any text")
        ->type_name("LIST")
        ->delimiter(',');
    command->add_option("source", import.source, "the file: CSV, TSV, packed by gzip or not, or XLSX")
        ->type_name("FILE")
        ->required();
    return command;
}

CLI::App* add_token(CLI::App& cli, std::string& data, zg::app::TokenOptions& token) {
    auto* command = cli.add_subcommand("token", "make an API token and print it once");
    add_data(*command, data);
    command->add_option("--name", token.name, "whose token it is")->type_name("NAME")->required();
    command->add_option("--scopes", token.scopes, "space-separated, or all")->type_name("SCOPES")->required();
    command->add_option("--store", token.store, "code of the only store it may see")->type_name("CODE");
    return command;
}

}  // namespace

int main(int argc, char** argv) {
    // A child that this very program starts for a picture: nothing else of it runs. See src/adapters/pictures.
    if (argc == 2 && std::string_view(argv[1]) == "picture") zg::pictures::run_child();
    keep_freed_memory();
    if (sodium_init() < 0) return 70;
    CLI::App cli{"掌柜 Zhanggui: a self-hosted store platform", "zhanggui"};
    cli.require_subcommand(1);
    std::string data = "data";

    zg::app::ServeOptions serve;
    serve.web = web_beside_program();
    auto* serve_command = add_serve(cli, data, serve);

    zg::app::CopyOptions copy;
    auto* copy_command = add_copy(cli, data, copy);
    auto* verify = cli.add_subcommand("verify", "check every promise against the books");
    add_data(*verify, data);
    auto* rebuild = cli.add_subcommand("rebuild-views", "make the roll-ups again from the books");
    add_data(*rebuild, data);
    zg::app::ImportOptions import;
    zg::app::ImportTableOptions table;
    auto* import_command = add_import(cli, data, import, table);
    auto* openapi = cli.add_subcommand("openapi", "print the API's description");

    zg::app::TokenOptions token;
    auto* token_command = add_token(cli, data, token);
    zg::app::PasswordOptions password;
    auto* password_command = add_password(cli, data, password);
    zg::app::BackupOptions backup;
    auto* backup_command = add_backup(cli, data, backup);
    zg::app::RestoreOptions restore;
    auto* restore_command = add_restore(cli, data, restore);
    zg::app::DemoOptions demo;
    auto* demo_command = add_demo(cli, data, demo);

    CLI11_PARSE(cli, argc, argv);
    try {
        zg::app::Folder const folder{data};
        if (*serve_command) {
            serve.folder = folder;
            return zg::app::serve(serve);
        }
        if (*import_command) {
            import.folder = table.folder = folder;
            table.source = import.source;
            return import.mapping.empty() ? zg::app::import_table(table) : zg::app::import_sales(import);
        }
        backup.folder = restore.folder = folder;
        if (*backup_command) return zg::app::back_up(backup);
        if (*restore_command) return zg::app::restore(restore);
        copy.folder = folder;
        if (*copy_command) return zg::app::copy_books(copy);
        if (*verify) return zg::app::verify(folder);
        if (*rebuild) return zg::app::rebuild_views(folder);
        if (*openapi) fmt::print("{}\n", zg::api::openapi_json());
        password.folder = folder;
        if (*password_command) return zg::app::reset_password(password);
        demo.folder = folder;
        if (*demo_command) return zg::app::run_demo(demo);
        token.folder = folder;
        if (*token_command) return zg::app::make_token(token);
    } catch (std::exception const& failure) {
        fmt::print(stderr, "zhanggui: {}\n", failure.what());
        return 70;
    }
    return 0;
}
