#pragma once

#include <zg/company.h>

namespace zg::app {

// Deletes the company's files. A bug when the company in them is not a demo; nobody may have them open. Who signs in with a
// password goes on doing so.
void take_demo_away(Folder const&);

}  // namespace zg::app
