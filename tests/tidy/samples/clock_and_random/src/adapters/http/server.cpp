auto began() { return std::chrono::steady_clock::now(); }
auto today() { return std::chrono::system_clock::now(); }
