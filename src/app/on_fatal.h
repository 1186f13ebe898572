#pragma once

#include <exception>
#include <functional>

namespace zg::app {

// Told once by a thread that cannot go on with the books.
using OnFatal = std::function<void(std::exception const&)>;

}  // namespace zg::app
