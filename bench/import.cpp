// Half a million real sale lines into empty books: the whole command as a user runs it, beside a loader that only inserts the rows.
// Prints JSON lines: seconds, memory, their ratio to the loader's, and how long a server takes to open what was imported.
#include <zg/csv.h>
#include <zg/db.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace zg;
using Seconds = std::chrono::duration<double>;

std::filesystem::path from_environment(char const* name, std::filesystem::path const& otherwise) {
    auto const* value = std::getenv(name);
    return value ? std::filesystem::path(value) : otherwise;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Spent final {
    double seconds = 0;
    double rss_mb = 0;
};

// Runs a program to its end; what it says on standard output goes to standard error.
Spent run(std::vector<std::string> const& words) {
    std::vector<char*> arguments;
    for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto const begin = std::chrono::steady_clock::now();
    auto const child = fork();
    if (child == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    if (status != 0) {
        fmt::print(stderr, "{} {} ended with status {}\n", words[0], words[1], status);
        std::exit(1);
    }
    return {Seconds(std::chrono::steady_clock::now() - begin).count(), static_cast<double>(used.ru_maxrss) / 1024};
}

// From the start of the server until it prints its sign-in link.
double seconds_until_ready(std::string const& binary, std::string const& folder) {
    int ends[2] = {};
    if (pipe(ends) != 0) std::exit(1);
    auto const begin = std::chrono::steady_clock::now();
    auto const child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        execl(binary.c_str(), binary.c_str(), "serve", "--data", folder.c_str(), "--listen", "127.0.0.1:0", nullptr);
        _exit(127);
    }
    close(ends[1]);
    std::string said;
    char buffer[512];
    while (said.find("console: ") == std::string::npos) {
        auto const count = read(ends[0], buffer, sizeof buffer);
        if (count <= 0) break;
        said.append(buffer, static_cast<std::size_t>(count));
    }
    auto const seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    close(ends[0]);
    return seconds;
}

constexpr db::Sql insert_row{"bench.insert_row",
                             "INSERT INTO sale_line (document, code, name, quantity, at, price, customer, country) "
                             "VALUES (:document, :code, :name, :quantity, :at, :price, :customer, :country)"};

// Every row as text into one table with two indexes: as durable, with as much cache, and with larger transactions than the import.
int load_plainly(std::filesystem::path const& file, std::filesystem::path const& source) {
    db::Db books(file, {.cache_kib = 64 * 1024});
    books.write([](db::Tx& tx) {
        tx.script(
            "CREATE TABLE sale_line (id INTEGER PRIMARY KEY, document TEXT, code TEXT, name TEXT, quantity TEXT, at "
            "TEXT, "
            "price TEXT, customer TEXT, country TEXT);"
            "CREATE INDEX sale_line_document ON sale_line (document); CREATE INDEX sale_line_code ON sale_line (code)");
    });
    csv::Reader reader(csv::open_file(source), ',');
    csv::Row row;
    if (!reader.next(row)) return 1;
    for (bool more = true; more;) {
        books.write([&](db::Tx& tx) {
            for (int count = 0; count < 10'000 && (more = reader.next(row)); ++count) {
                if (row.fault != csv::Fault::none) continue;
                auto const& field = row.fields;
                tx.run(insert_row, {{"document", field[0]},
                                    {"code", field[1]},
                                    {"name", field[2]},
                                    {"quantity", field[3]},
                                    {"at", field[4]},
                                    {"price", field[5]},
                                    {"customer", field[6]},
                                    {"country", field[7]}});
            }
        });
    }
    return 0;
}

void print(char const* metric, double value, char const* unit, std::string const& baseline, int runs) {
    auto const* commit = std::getenv("ZG_COMMIT");
    fmt::print(
        "{{\"name\": \"import\", \"metric\": \"{}\", \"value\": {:.3f}, \"unit\": \"{}\", \"baseline\": {}, \"runs\": "
        "{}, \"commit\": \"{}\"}}\n",
        metric, value, unit, baseline, runs, commit ? commit : "unknown");
}

int measure(std::string const& self, std::filesystem::path const& source, int runs) {
    auto const project = from_environment("ZG_SOURCE_DIR", ".");
    auto const binary = from_environment("ZG_BINARY", "build/release/zhanggui").string();
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("zg_bench_import_{}", getpid());
    auto const mapping = (project / "spec" / "imports" / "online_retail.toml").string();
    std::vector<double> seconds;
    std::vector<double> rss_mb;
    std::vector<double> plain_seconds;
    std::vector<double> ready_seconds;
    for (int count = 0; count < runs; ++count) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        plain_seconds.push_back(run({self, "--plain", (folder / "plain.db").string(), source.string()}).seconds);
        auto const books = (folder / "books").string();
        auto const spent = run({binary, "import", "--data", books, "--mapping", mapping, source.string()});
        seconds.push_back(spent.seconds);
        rss_mb.push_back(spent.rss_mb);
        if (count == 0) run({binary, "verify", "--data", books});
        ready_seconds.push_back(seconds_until_ready(binary, books));
        fmt::print(stderr, "run {} of {}: {:.1f} s, {:.0f} MB; plain inserts {:.1f} s; ready after {:.2f} s\n",
                   count + 1, runs, spent.seconds, spent.rss_mb, plain_seconds.back(), ready_seconds.back());
    }
    std::filesystem::remove_all(folder);
    auto const mine = median(seconds);
    auto const plain = median(plain_seconds);
    print("seconds", mine, "s", "null", runs);
    print("rss_mb", median(rss_mb), "MB", "null", runs);
    print("seconds_vs_plain_insert", mine / plain, "ratio",
          fmt::format("{{\"name\": \"plain inserts\", \"seconds\": {:.3f}, \"import_seconds\": {:.3f}}}", plain, mine),
          runs);
    print("ready_seconds", median(ready_seconds), "s", "null", runs);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli{"the import of real sales"};
    std::string plain;
    std::string source;
    int runs = 5;
    cli.add_option("--plain", plain, "a part of the bench: only insert the rows into this file");
    cli.add_option("--runs", runs, "how often")->check(CLI::Range(1, 100));
    cli.add_option("source", source, "the file; from the folder of data sets when absent");
    CLI11_PARSE(cli, argc, argv);
    auto const sets =
        from_environment("ZHANGGUI_DATA_SETS", from_environment("ZG_SOURCE_DIR", ".") / ".." / "shared" / "data");
    if (source.empty()) source = (sets / "online_retail" / "online_retail.csv.gz").string();
    if (!std::filesystem::exists(source)) {
        fmt::print(stderr, "SKIPPED: there is no {}; set ZHANGGUI_DATA_SETS to the folder of the data sets\n", source);
        return 0;
    }
    if (!plain.empty()) return load_plainly(plain, source);
    return measure(std::filesystem::canonical("/proc/self/exe").string(), source, runs);
}
