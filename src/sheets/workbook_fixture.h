#pragma once

#include <unicode/ucnv.h>
#include <zip.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace zg::sheets {

// A workbook with one sheet of `rows`; its styles: 0 as it is, 1 a date, 2 thirteen digits. The shared text 0 is 條碼.
inline std::string workbook_bytes(std::string const& rows, std::string const& prolog = {}) {
    char name[] = "/tmp/zg_workbook_XXXXXX";
    ::close(::mkstemp(name));
    int error = 0;
    auto* archive = zip_open(name, ZIP_CREATE | ZIP_TRUNCATE, &error);
    std::vector<std::pair<std::string, std::string>> const parts = {
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"r\"><sheets><sheet name=\"h\" state=\"hidden\" r:id=\"rId9\"/><sheet name=\"s\" "
         "r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/first.xml\"/></Relationships>"},
        {"xl/sharedStrings.xml", "<sst><si><r><t>條</t></r><r><t>碼</t></r><rPh><t>x</t></rPh></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"0000000000000\"/></numFmts><cellXfs><xf "
         "numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"},
        {"xl/worksheets/first.xml", prolog + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
    for (auto const& [path, text] : parts) {
        auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        zip_file_add(archive, path.c_str(), source, ZIP_FL_OVERWRITE);
    }
    zip_close(archive);
    std::ifstream file(name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::remove(name);
    return std::move(bytes).str();
}

// UTF-8 in another encoding.
inline std::string encoded(std::string const& text, char const* encoding) {
    std::string out(text.size() * 4 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    auto const size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int32_t>(out.size()), text.data(),
                                   static_cast<int32_t>(text.size()), &status);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

}  // namespace zg::sheets
