#pragma once

#include <zg/draft.h>
#include <zg/hash.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zg::sales {

// Cash that was put into a till's drawer to begin the day with.
struct Float final {
    DocumentId id;
    StoreId store;
    TillId till;
    Instant at;
    BusinessDate business_date;
    std::string currency;
    std::int64_t amount = 0;  // zero says that there is none
    PersonId who;             // or the id of a till or a token
    std::int64_t moved =
        0;  // into the drawer by this entry: of a day's floats of a till the last counts, so these sum to it
    friend bool operator==(Float const&, Float const&) = default;
};
BOOST_DESCRIBE_STRUCT(Float, (), (id, store, till, at, business_date, currency, amount, who))

struct StoredFloat final {
    Digest hash;  // of the command that made it
    Float entry;
};

// Floats of one company; each is written once and never changes. One that was wrong is entered again.
class Floats final : public db::DraftPart {
public:
    // Staged or stored.
    [[nodiscard]] std::optional<StoredFloat> find(db::Draft&, DocumentId) const;
    // Of a till's business day, staged or stored.
    [[nodiscard]] std::vector<Float> of_day(db::Draft&, StoreId, TillId, BusinessDate) const;
    void record(Float, Digest const& hash, Instant recorded_at);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override {}  // keeps nothing in memory

private:
    struct Row final {
        StoredFloat stored;
        Instant recorded_at;
    };
    std::vector<Row> command_;
    std::vector<Row> batch_;
};

// -- any thread, on a read connection --
// Of a store's business day, oldest first.
[[nodiscard]] std::vector<Float> floats_of(db::Tx&, StoreId, BusinessDate);
void each_float(db::Tx&, std::function<void(Float const&)> const& visit);

}  // namespace zg::sales
