#include <zg/supply.h>

#include "rows.h"
#include "rules.h"

#include <zg/events.h>
#include <zg/text.h>

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace zg::supply {

namespace {

// Suppliers by id, and what they are called.
struct Book final {
    std::unordered_map<SupplierId, Supplier> suppliers;
    std::unordered_map<std::string, SupplierId> codes;  // folded
    std::unordered_map<std::string, SupplierId> names;  // folded; of two, the later

    void put(Supplier const& supplier) {
        if (!supplier.code.empty()) codes.insert_or_assign(text::fold(supplier.code), supplier.id);
        names.insert_or_assign(text::fold(supplier.name), supplier.id);
        suppliers.insert_or_assign(supplier.id, supplier);
    }
};

// Room for a hundred thousand sources.
using Sources = boost::unordered_flat_map<SkuId, Source, std::hash<SkuId>>;

struct Staged final {
    Book book;
    Sources sources;
    [[nodiscard]] bool empty() const { return book.suppliers.empty() && sources.empty(); }
};

}  // namespace

struct Supply::State final {
    // Guards what is committed. Only the writer's thread changes it, so that thread reads without the lock.
    mutable std::shared_mutex mutex;
    Staged stored;
    Staged batch;
    Staged command;

    [[nodiscard]] Supplier const* supplier(SupplierId id) const {
        for (auto const* stage : {&command, &batch, &stored}) {
            auto const found = stage->book.suppliers.find(id);
            if (found != stage->book.suppliers.end()) return &found->second;
        }
        return nullptr;
    }
    // A code or a name that its supplier has given up finds nothing.
    [[nodiscard]] Supplier const* called(std::string const& folded) const {
        for (auto const* stage : {&command, &batch, &stored}) {
            if (auto const found = stage->book.codes.find(folded); found != stage->book.codes.end()) {
                auto const* known = supplier(found->second);
                if (text::fold(known->code) == folded) return known;
            }
        }
        for (auto const* stage : {&command, &batch, &stored}) {
            if (auto const found = stage->book.names.find(folded); found != stage->book.names.end()) {
                auto const* known = supplier(found->second);
                if (text::fold(known->name) == folded) return known;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::optional<Refused<SupplyRefusal>> clash(Supplier const& wanted) const {
        if (wanted.code.empty()) return std::nullopt;
        auto const* other = called(text::fold(wanted.code));
        bool const is_taken = other && other->id != wanted.id && text::fold(other->code) == text::fold(wanted.code);
        if (is_taken) return Refused{SupplyRefusal::duplicate_code, "code"};
        return std::nullopt;
    }
};

namespace {

void emit_changed(db::Draft& draft, Instant at, Supplier const& supplier) {
    draft.part<events::Outbox>().append(
        {.type = "SupplierChanged", .aggregate = supplier.id.uuid, .aggregate_version = supplier.version, .at = at});
}

void add(Staged& to, Staged const& from) {
    for (auto const& [id, supplier] : from.book.suppliers) to.book.put(supplier);
    for (auto const& [sku, source] : from.sources) to.sources.insert_or_assign(sku, source);
}

}  // namespace

Supply::Supply(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) {
        each_supplier(tx, [&](Supplier const& supplier) { state_->stored.book.put(supplier); });
        each_source(tx, [&](Source const& source) { state_->stored.sources.emplace(source.sku, source); });
    });
}

Supply::~Supply() = default;

std::optional<Supplier> Supply::draft_supplier(SupplierId id) const {
    auto const* found = state_->supplier(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<Supplier> Supply::draft_supplier_called(std::string_view code_or_name) const {
    auto const* found = state_->called(text::fold(code_or_name));
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<Source> Supply::draft_source(SkuId sku) const {
    for (auto const* stage : {&state_->command, &state_->batch, &state_->stored}) {
        auto const found = stage->sources.find(sku);
        if (found != stage->sources.end()) return found->second;
    }
    return std::nullopt;
}

std::vector<Supplier> Supply::suppliers() const {
    std::vector<Supplier> found;
    {
        std::shared_lock const lock(state_->mutex);
        for (auto const& [id, supplier] : state_->stored.book.suppliers) found.push_back(supplier);
    }
    std::sort(found.begin(), found.end(), [](auto const& one, auto const& other) {
        return std::tie(one.name, one.id) < std::tie(other.name, other.id);
    });
    return found;
}

std::optional<Supplier> Supply::supplier(SupplierId id) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->stored.book.suppliers.find(id);
    return found == state_->stored.book.suppliers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Source> Supply::source(SkuId sku) const {
    std::shared_lock const lock(state_->mutex);
    auto const found = state_->stored.sources.find(sku);
    return found == state_->stored.sources.end() ? std::nullopt : std::optional(found->second);
}

void Supply::keep() {
    if (state_->command.empty()) return;
    add(state_->batch, state_->command);
    state_->command = {};
}

void Supply::drop() {
    if (!state_->command.empty()) state_->command = {};
}

void Supply::save(db::Tx& tx) {
    for (auto const& [id, supplier] : state_->batch.book.suppliers) supply::save(tx, supplier);
    for (auto const& [sku, source] : state_->batch.sources) supply::save(tx, source);
    for (auto const& [id, supplier] : state_->batch.book.suppliers) tx.tell(supplier_part, id.uuid.view());
    for (auto const& [sku, source] : state_->batch.sources) tx.tell(source_part, sku.uuid.view());
}

void Supply::follow(db::Tx& tx, db::News const& news) {
    auto& batch = state_->batch;
    if (news.names(supplier_part))
        each_supplier_since(tx, news, [&](Supplier const& supplier) { batch.book.put(supplier); });
    if (news.names(source_part))
        each_source_since(tx, news, [&](Source const& source) { batch.sources.insert_or_assign(source.sku, source); });
    committed();
}

void Supply::committed() {
    if (state_->batch.empty()) return;
    std::unique_lock const lock(state_->mutex);
    add(state_->stored, state_->batch);
    state_->batch = {};
}

void Supply::rolled_back() {
    state_->command = {};
    state_->batch = {};
}

Result<Supplier, SupplyRefusal> create_supplier(db::Draft& draft, Instant at, Supplier const& command) {
    auto& state = draft.part<Supply>().state();
    if (state.supplier(command.id)) return Refused{SupplyRefusal::duplicate_id, "id"};
    if (auto fault = supplier_fault(command)) return *fault;
    if (auto fault = state.clash(command)) return *fault;
    auto made = command;
    made.active = true;
    made.version = 1;
    state.command.book.put(made);
    emit_changed(draft, at, made);
    return made;
}

Result<Supplier, SupplyRefusal> change_supplier(db::Draft& draft, Instant at, Supplier const& command) {
    auto& state = draft.part<Supply>().state();
    auto const* before = state.supplier(command.id);
    if (!before) return Refused{SupplyRefusal::unknown_supplier, "id"};
    auto changed = command;
    changed.version = before->version;
    if (changed == *before) return changed;
    if (auto fault = supplier_fault(changed)) return *fault;
    if (auto fault = state.clash(changed)) return *fault;
    ++changed.version;
    state.command.book.put(changed);
    emit_changed(draft, at, changed);
    return changed;
}

Result<Done, SupplyRefusal> set_source(db::Draft& draft, Source const& source) {
    auto& state = draft.part<Supply>().state();
    if (auto fault = source_fault(source)) return *fault;
    if (source.supplier && !state.supplier(*source.supplier))
        return Refused{SupplyRefusal::unknown_supplier, "supplier"};
    state.command.sources.insert_or_assign(source.sku, source);
    return Done{};
}

}  // namespace zg::supply
