#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/result.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Whom the company buys from, and what it usually pays there.
namespace zg::supply {

// An empty text is one that nobody has given.
struct Supplier final {
    SupplierId id;
    std::string code;  // compared without case; may be empty
    std::string name;
    std::string contact = {};
    std::string phone = {};
    std::string email = {};
    std::string note = {};
    bool active = true;
    std::int64_t version = 1;  // 1, 2, 3 … with every change
    friend bool operator==(Supplier const&, Supplier const&) = default;
};
BOOST_DESCRIBE_STRUCT(Supplier, (), (id, code, name, contact, phone, email, note, active, version))

// Where a SKU usually comes from, and at what cost of one unit of measure.
struct Source final {
    SkuId sku;
    std::optional<SupplierId> supplier = {};
    std::optional<std::int64_t> cost_e4 = {};
    friend bool operator==(Source const&, Source const&) = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (sku, supplier, cost_e4))

enum class SupplyRefusal {
    duplicate_id,
    duplicate_code,
    bad_code,  // unprintable or longer than code_characters_max
    name_missing,
    name_bad,
    text_too_long,
    unknown_supplier,
    cost_negative,
    cost_too_large
};
BOOST_DESCRIBE_ENUM(SupplyRefusal, duplicate_id, duplicate_code, bad_code, name_missing, name_bad, text_too_long,
                    unknown_supplier, cost_negative, cost_too_large)

inline constexpr std::size_t code_characters_max = 40;
inline constexpr std::size_t text_characters_max = 200;
inline constexpr std::int64_t cost_e4_max = 1'000'000'000'000'000;

// -- commands; on the writer's thread --

// `version` and `active` are the room's own. Emits SupplierChanged.
Result<Supplier, SupplyRefusal> create_supplier(db::Draft&, Instant at, Supplier const&);
// Puts `supplier` in the place of the one of its id. Nothing happens when nothing differs. Emits SupplierChanged.
Result<Supplier, SupplyRefusal> change_supplier(db::Draft&, Instant at, Supplier const&);
// Whether the SKU exists is for the flow to ask.
Result<Done, SupplyRefusal> set_source(db::Draft&, Source const&);

// All suppliers and sources of one company in memory.
class Supply final : public db::DraftPart {
public:
    explicit Supply(db::Db& books);
    ~Supply() override;

    // -- on the writer's thread: with what this batch has changed --
    [[nodiscard]] std::optional<Supplier> draft_supplier(SupplierId) const;
    // By code, else by name; both without case.
    [[nodiscard]] std::optional<Supplier> draft_supplier_called(std::string_view code_or_name) const;
    [[nodiscard]] std::optional<Source> draft_source(SkuId) const;

    // -- on any thread: as of the last commit --
    [[nodiscard]] std::vector<Supplier> suppliers() const;  // in order of name
    [[nodiscard]] std::optional<Supplier> supplier(SupplierId) const;
    [[nodiscard]] std::optional<Source> source(SkuId) const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override;

    struct State;  // for supply.cpp
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::vector<db::Migration> schema();
// Broken invariants in plain words; empty when suppliers have names, codes belong to one each and sources are possible.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::supply
