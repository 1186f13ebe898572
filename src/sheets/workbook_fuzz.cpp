// The rows of an Excel sheet: XML inside a sound archive, whose checksums no random byte would get past.
#include "workbook.h"

#include "source.h"
#include "workbook_fixture.h"

#include <cstdint>
#include <fstream>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static std::string const path = "/tmp/zg_workbook_fuzz_" + std::to_string(::getpid());
    auto const bytes = zg::sheets::workbook_bytes({reinterpret_cast<char const*>(data), size});
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    std::size_t cells = 0;
    auto const layout = zg::sheets::detect(path);
    if (!layout) return 0;
    (void)zg::sheets::each_row(path, *layout, [&cells](zg::sheets::Row& row) {
        for (auto const& cell : row.cells) cells += cell.size();
        return true;
    });
    return 0;
}
