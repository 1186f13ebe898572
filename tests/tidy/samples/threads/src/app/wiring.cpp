#include <thread>
std::jthread writer;
