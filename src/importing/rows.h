#pragma once

#include <zg/imports.h>

// All SQL of the room.
namespace zg::importing {

void save(db::Tx&, Import const&);
void save(db::Tx&, ImportId, Quarantined const&);
void remove_quarantined(db::Tx&, ImportId, std::int64_t line);
void save(db::Tx&, ImportId, Change const&);
void save_reversed(db::Tx&, ImportId, std::int64_t line, Instant at);
[[nodiscard]] bool is_changed(db::Tx&, ImportId, Uuid thing);
[[nodiscard]] bool is_standing(db::Tx&, Uuid thing);
[[nodiscard]] bool is_recorded(db::Tx&, ImportId, std::int64_t line);
[[nodiscard]] bool is_reversed(db::Tx&, Uuid thing, std::int64_t version);

// Another import that took the same bytes and still stands, or is at work.
[[nodiscard]] std::vector<Import> imports_of_hash(db::Tx&, std::string const& hash);

struct Sums final {
    ImportId id;
    std::int64_t read = 0;
    std::int64_t accounted = 0;
    std::int64_t quarantined = 0;
    std::int64_t quarantined_rows = 0;
};
[[nodiscard]] std::vector<Sums> sums(db::Tx&);

}  // namespace zg::importing
