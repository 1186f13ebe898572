#include <zg/floats.h>

#include "rows.h"

#include <algorithm>

namespace zg::sales {

std::optional<StoredFloat> Floats::find(db::Draft& draft, DocumentId id) const {
    for (auto const* stage : {&command_, &batch_}) {
        auto const found =
            std::find_if(stage->begin(), stage->end(), [&](Row const& row) { return row.stored.entry.id == id; });
        if (found != stage->end()) return found->stored;
    }
    return find_float(draft.stored(), id);
}

std::vector<Float> Floats::of_day(db::Draft& draft, StoreId store, TillId till, BusinessDate date) const {
    auto found = floats_of(draft.stored(), store, date);
    for (auto const* stage : {&batch_, &command_}) {
        for (auto const& row : *stage) {
            if (row.stored.entry.business_date == date) found.push_back(row.stored.entry);
        }
    }
    std::erase_if(found, [&](Float const& each) { return each.till != till; });
    return found;
}

void Floats::record(Float entry, Digest const& hash, Instant recorded_at) {
    command_.push_back({{hash, std::move(entry)}, recorded_at});
}

void Floats::keep() {
    std::ranges::move(command_, std::back_inserter(batch_));
    command_.clear();
}

void Floats::drop() { command_.clear(); }

void Floats::save(db::Tx& tx) {
    for (auto const& row : batch_) insert_float(tx, row.stored, row.recorded_at);
}

void Floats::committed() { batch_.clear(); }

void Floats::rolled_back() {
    command_.clear();
    batch_.clear();
}

}  // namespace zg::sales
