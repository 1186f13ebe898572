// A file that somebody brings: its first byte says of what, the others are the file. Everything is guessed, and each row read.
#include <zg/table.h>

#include <cstdint>
#include <fstream>

#include <unistd.h>

namespace {

using namespace zg::importing;

void read_rows(std::string const& path, Kind kind, Setup const& setup) {
    RowReader const reader(setup, 2);
    int rows = 0;
    (void)zg::sheets::each_row(path, setup.layout, [&](zg::sheets::Row& row) {
        (void)reader.fault(kind, row);
        for (auto const& cell : row.cells) {
            (void)amount_of(cell, 2);
            if (auto const barcode = barcode_of(cell, setup.plain_barcodes)) {
                // What was put back must be a barcode by itself.
                auto const again = barcode_of(barcode->text, setup.plain_barcodes);
                if (!again || again->text != barcode->text || again->is_repaired) __builtin_trap();
            }
        }
        return ++rows < 200;
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    static std::string const path = "/tmp/zg_table_fuzz_" + std::to_string(::getpid());
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<char const*>(data) + 1, static_cast<std::streamsize>(size - 1));
    auto const kind = static_cast<Kind>(data[0] % 5);
    auto setup = guess(path, {.kind = kind, .language = "zh-Hant", .tax_class = "none"});
    if (!setup) return 0;
    (void)missing_fields(kind, *setup);
    read_rows(path, kind, *setup);
    setup->plain_barcodes = !setup->plain_barcodes;
    read_rows(path, kind, *setup);
    return 0;
}
