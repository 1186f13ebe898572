// A list of products with a name, a barcode and a price into empty books: the whole command as a user runs it. Prints JSON lines.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

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
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - begin;
    return {took.count(), static_cast<double>(used.ru_maxrss) / 1024};
}

char check_digit(std::string const& digits) {
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += weight * (*digit - '0');
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

void write_list(fs::path const& path, int rows) {
    constexpr char const* names[] = {"檸檬茶", "礦泉水", "即食麵", "洗髮露", "牛奶", "餅乾", "醬油", "花生"};
    std::ofstream file(path);
    file << "貨號,名稱,條碼,分類,售價,會員價\n";
    for (int row = 0; row < rows; ++row) {
        auto const digits = fmt::format("489{:09}", row);
        file << fmt::format("P{:06},{} {},{}{},分類{},{}.50,{}.00\n", row, names[row % 8], row, digits,
                            check_digit(digits), row % 40, 5 + row % 90, 5 + row % 90);
    }
}

std::string text_of(char const* command) {
    std::string text;
    auto* pipe = popen(command, "r");
    for (int letter = fgetc(pipe); letter != EOF && letter != '\n'; letter = fgetc(pipe))
        text += static_cast<char>(letter);
    pclose(pipe);
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli{"import_products: a list of products into empty books"};
    std::string binary = "build/release/zhanggui";
    int rows = 100'000;
    int runs = 3;
    cli.add_option("--binary", binary, "the program");
    cli.add_option("--rows", rows, "products of the list");
    cli.add_option("--runs", runs, "runs; the median counts");
    bool is_quick = false;
    cli.add_flag("--quick", is_quick, "5,000 products once");
    CLI11_PARSE(cli, argc, argv);
    if (is_quick) rows = 5'000, runs = 1;
    auto const folder = fs::temp_directory_path() / fmt::format("zg_import_products_{}", getpid());
    fs::create_directories(folder);
    write_list(folder / "list.csv", rows);
    std::ofstream(folder / "seed.csv") << "document,time,code,name,price\n1,2026-01-01 00:00,SEED,Seed,1\n";
    std::vector<Spent> spent;
    for (int index = 0; index < runs; ++index) {
        auto const data = folder / fmt::format("data{}", index);
        // A company to bring them into: that of a one-line list of past sales.
        std::ofstream(folder / "seed.toml")
            << "source = \"seed\"\ntime_format = \"%Y-%m-%d %H:%M\"\ncurrency = \"MOP\"\ntill = "
               "\"IMP\"\n[columns]\ndocument = \"document\"\ntime = \"time\"\ncode = \"code\"\nname = "
               "\"name\"\nprice = \"price\"\n[company]\nname = \"Bench\"\nlanguage = "
               "\"zh-Hant\"\nowner = \"Owner\"\ncountry_code = \"853\"\n[store]\ncode = \"B1\"\nname = "
               "\"Bench\"\nzone = \"Asia/Macau\"\n[tax]\ncode = \"none\"\nname = \"None\"\n";
        run({binary, "import", "--data", data.string(), "--mapping", (folder / "seed.toml").string(),
             (folder / "seed.csv").string()});
        spent.push_back(
            run({binary, "import", "--data", data.string(), "--kind", "products", (folder / "list.csv").string()}));
        run({binary, "verify", "--data", data.string()});
        fs::remove_all(data);
    }
    fs::remove_all(folder);
    std::sort(spent.begin(), spent.end(),
              [](Spent const& one, Spent const& other) { return one.seconds < other.seconds; });
    auto const& middle = spent[spent.size() / 2];
    auto const commit = text_of("git rev-parse --short HEAD 2>/dev/null");
    auto const line = [&](char const* metric, double value, char const* unit) {
        fmt::print(
            "{{\"name\": \"import_products\", \"metric\": \"{}\", \"value\": {:.2f}, \"unit\": \"{}\", \"baseline\": "
            "null, "
            "\"runs\": {}, \"commit\": \"{}\"}}\n",
            metric, value, unit, runs, commit);
    };
    line("seconds", middle.seconds, "s");
    line("rss_mb", middle.rss_mb, "MB");
    line("rows_per_second", rows / middle.seconds, "1/s");
    return 0;
}
