#include "command.h"
#include "handlers.h"
#include "imports_shapes.h"
#include "question.h"

namespace zg::api {

namespace {

supply::Supplier supplier_of(SupplierId id, SupplierChange const& change) {
    return {.id = id,
            .code = change.code,
            .name = change.name,
            .contact = change.contact,
            .phone = change.phone,
            .email = change.email,
            .note = change.note,
            .active = change.active};
}

}  // namespace

void get_suppliers(Call call) { answer(call, yes(SupplierList{call.house.supply.suppliers()})); }

void put_supplier(Call call) {
    auto const id = path_id<SupplierId>(call, "id");
    if (!id) return;
    // Suppliers are the whole company's.
    if (call.principal.stores) return refuse(call, {.code = "store_not_yours", .field = "store"});
    auto const change = body_of<SupplierChange>(call);
    if (!change) return;
    auto const supplier = supplier_of(*id, *change);
    auto const asked = asked_by(call, "save_supplier", supplier);
    decide(std::move(call), {},
           [asked, supplier](db::Draft& draft) { return outcome(flows::save_supplier(draft, asked, supplier)); });
}

}  // namespace zg::api
