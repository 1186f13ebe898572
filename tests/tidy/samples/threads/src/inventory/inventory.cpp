#include <thread>
void later() { std::thread(sweep).detach(); }
void sweep_thread() {}
// tidy: allow threads: the sample of a waiver
std::thread waived;
std::thread reasonless;  // tidy: allow threads:
