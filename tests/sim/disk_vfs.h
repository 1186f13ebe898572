#pragma once

#include "disk.h"

namespace zg::sim {

// Makes `disk` the place where SQLite keeps all its files from now on; nullptr takes it away. SQLite's list of file systems
// belongs to the process, hence no object that could be passed in.
void mount(Disk* disk);

}  // namespace zg::sim
