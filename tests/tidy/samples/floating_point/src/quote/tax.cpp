// 0.5 of a cent, as a float would say
double tax(double net) { return net * 1; }
std::int64_t half() { return std::llround(0.5); }
constexpr std::int64_t opening_float = 20'000;
auto version = "3.40.1";
std::int64_t rate = 1e3;
