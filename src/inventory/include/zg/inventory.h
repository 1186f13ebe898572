#pragma once

#include <zg/draft.h>
#include <zg/ledger.h>
#include <zg/result.h>

#include <boost/describe.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

namespace zg::inventory {

struct Location final {
    LocationId id;
    StoreId store;
    std::string name;
};

enum class DocumentKind { goods_receipt, adjustment, opening };
BOOST_DESCRIBE_ENUM(DocumentKind, goods_receipt, adjustment, opening)

enum class AdjustReason { count, damaged, expired, lost, found, other };
BOOST_DESCRIBE_ENUM(AdjustReason, count, damaged, expired, lost, found, other)

// One line of a stock document. `quantity_milli` is signed: positive comes onto the shelf.
struct StockLine final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t on_hand_milli = 0;            // after it
    std::optional<std::int64_t> cost_e4 = {};  // moving average after it
};
BOOST_DESCRIBE_STRUCT(StockLine, (), (sku, quantity_milli, on_hand_milli, cost_e4))

struct Document final {
    DocumentId id;
    DocumentKind kind{};
    LocationId location;
    Instant at;
    std::string reason;
    std::vector<StockLine> lines = {};
};
BOOST_DESCRIBE_STRUCT(Document, (), (id, kind, location, at, reason, lines))

enum class StockRefusal {
    unknown_location,
    quantity_zero,
    quantity_too_large,
    cost_negative,
    cost_too_large,
    not_enough_on_hand,
    too_many_lines,
    no_lines
};

// -- accounts of goods --
[[nodiscard]] ledger::Account shelf(LocationId, SkuId);
[[nodiscard]] ledger::Account sold(SkuId);
[[nodiscard]] ledger::Account supplied(SkuId);
[[nodiscard]] ledger::Account shrunk(StoreId, SkuId);
[[nodiscard]] ledger::Account before_the_books(SkuId);

// Locations and moving average costs in memory, documents on disk.
class Stock final : public db::DraftPart {
public:
    explicit Stock(db::Db& books);

    // -- in a command --
    void add_location(Location);
    [[nodiscard]] Location const* draft_location(LocationId) const;
    [[nodiscard]] std::optional<std::int64_t> draft_cost_e4(StoreId, SkuId) const;
    void set_cost(StoreId, SkuId, std::int64_t cost_e4);
    void record(Document);

    // -- any thread: as of the last commit --
    [[nodiscard]] std::vector<Location> locations() const;
    [[nodiscard]] std::optional<std::int64_t> cost_e4(StoreId, SkuId) const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

private:
    struct CostKey final {
        StoreId store;
        SkuId sku;
        friend bool operator==(CostKey const&, CostKey const&) = default;
    };
    struct CostKeyHash final {
        std::size_t operator()(CostKey const& key) const noexcept {
            return UuidHash{}(key.store.uuid) * 31 + UuidHash{}(key.sku.uuid);
        }
    };
    using Costs = boost::unordered_flat_map<CostKey, std::int64_t, CostKeyHash>;  // a million: one probe each
    struct Staged final {
        std::vector<Location> locations;
        Costs costs;
        std::vector<Document> documents;
        [[nodiscard]] bool empty() const { return locations.empty() && costs.empty() && documents.empty(); }
    };
    Staged command_;
    Staged batch_;
    Staged stored_;  // its documents stay empty; changed only under mutex_
    mutable std::shared_mutex mutex_;
};

struct Receive final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_cost_e4 = 0;  // of one unit of measure
};
// Takes goods from the supplier onto the shelf and moves the average cost.
Result<std::vector<StockLine>, StockRefusal> receive(db::Draft&, Uuid document, Instant at, LocationId,
                                                     std::vector<Receive> const&);

// Goods that stood on the shelf before the books began. Without a cost the average stays what it is.
struct Opening final {
    SkuId sku;
    std::int64_t quantity_milli = 0;
    std::optional<std::int64_t> cost_e4 = {};
};
Result<StockLine, StockRefusal> open_stock(db::Draft&, Uuid document, Instant at, LocationId, Opening const&);
// The opposite: `quantity_milli` leaves the shelf for where it came from. The average cost becomes `cost_e4` when it is given.
Result<StockLine, StockRefusal> unopen_stock(db::Draft&, Uuid document, Instant at, LocationId, Opening const&);

struct Adjust final {
    SkuId sku;
    std::int64_t quantity_milli = 0;  // signed
};
// Puts right what a shelf really holds; never below what is held for others.
Result<std::vector<StockLine>, StockRefusal> adjust(db::Draft&, Uuid document, Instant at, LocationId,
                                                    std::vector<Adjust> const&);

// What `quantity_milli` of a SKU cost, in minor units: nullopt without a cost.
[[nodiscard]] std::optional<std::int64_t> cost_of(std::optional<std::int64_t> cost_e4, std::int64_t quantity_milli);

[[nodiscard]] std::optional<Document> find_document(db::Tx&, DocumentId);
// When the books of a place begin: its first document; nullopt while it has none.
[[nodiscard]] std::optional<Instant> first_document_at(db::Tx&, LocationId);
// Documents of a place from a moment on, oldest first.
void each_document_since(db::Tx&, LocationId, Instant from, std::function<void(Document const&)> const& visit);

[[nodiscard]] std::vector<db::Migration> schema();
// Costs that are negative, documents at places that do not exist.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::inventory
