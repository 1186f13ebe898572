#include "snapshot.h"

#include <algorithm>

namespace zg::insights {

void read_snapshot(db::Db& views, Memory const& memory, SnapshotWork const& work) {
    for (bool done = false; !done;) {
        work.restart();
        views.read([&](db::Tx& tx) {
            auto const position = events::consumer_position(tx, consumer_name);
            if (!memory.visit(position, work.on_delta)) return;
            work.on_table(tx);
            done = true;
        });
    }
}

bool concerns(StoreDayKey const& key, Days days, Stores const& stores, std::string_view currency) {
    if (key.date < days.from || key.date > days.to || key.currency != currency) return false;
    return !stores || std::find(stores->begin(), stores->end(), key.store) != stores->end();
}

}  // namespace zg::insights
