#pragma once

#include <cstdint>
#include <string>

namespace zg::app {

// How far a long command is: one moving line on a terminal, a line per tenth elsewhere. On standard error.
class ImportProgress final {
public:
    ImportProgress();
    void begin(std::string what, std::int64_t total_count);  // 0: the total is not known
    void show(std::int64_t count);
    void end();

private:
    void line(std::string const& text);

    bool is_terminal_;
    std::string what_;
    std::int64_t total_ = 0;
    std::int64_t count_ = 0;
    std::int64_t shown_ = -1;
};

}  // namespace zg::app
