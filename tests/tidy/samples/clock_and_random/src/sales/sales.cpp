#include <chrono>
// system_clock in a comment is prose
auto text = "system_clock in a string is data";
auto closed_at() { return std::chrono::system_clock::now(); }
auto took() { return std::chrono::steady_clock::now(); }
int ticket() { return rand() % 100; }
long moment() { return time(nullptr); }
int lead_time(int days) { return days; }
int fine() { return lead_time(0) + clock_.time(3); }
