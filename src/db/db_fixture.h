#pragma once

// For the tests of this room only: a folder of its own, and a look at a file past our own connection.

#include <filesystem>
#include <fstream>
#include <string>

#include <sqlite3.h>

#include <gtest/gtest.h>

namespace zg::db {

class TempDir final {
public:
    TempDir() {
        auto pattern = (std::filesystem::temp_directory_path() / "zg_db_XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
        path_ = pattern;
    }
    ~TempDir() { std::filesystem::remove_all(path_); }
    TempDir(TempDir const&) = delete;

    std::filesystem::path operator/(std::string const& name) const { return path_ / name; }
    void write(std::string const& name, std::string const& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }

private:
    std::filesystem::path path_;
};

inline void sqlite_text(std::filesystem::path const& file, char const* text) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, text, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

}  // namespace zg::db
