#pragma once

#include "archive.h"

#include <expat.h>

#include <string>
#include <string_view>

namespace zg::sheets {

// What an element says about itself; views die with the call.
class Attributes final {
public:
    explicit Attributes(XML_Char const** pairs) : pairs_(pairs) {}
    // Empty when there is none of that name; a prefix such as "r:" is part of the name.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    XML_Char const** pairs_;
};

// Walks one XML entry of an archive. Names come without their prefix, since files differ in it. A document type declaration
// ends the walk at once: no entity of ours or anybody's is ever expanded.
class Walk {
public:
    virtual ~Walk() = default;
    virtual void on_begin(std::string_view name, Attributes const&) = 0;
    virtual void on_end(std::string_view name) = 0;
    virtual void on_text(std::string_view) {}
    [[nodiscard]] bool is_stopped() const { return is_stopped_; }
    void stop() { is_stopped_ = true; }

private:
    bool is_stopped_ = false;
};
void walk(Archive&, std::string const& entry, Walk&);

}  // namespace zg::sheets
