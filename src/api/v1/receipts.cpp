#include "command.h"
#include "handlers.h"
#include "question.h"
#include "receipt_numbers.h"
#include "receipt_page.h"
#include "shapes.h"
#include "who.h"

#include <zg/sales.h>

#include <algorithm>

namespace zg::api {

namespace {

// What was answered when the receipt was written; what came later is laid over it, and what it has not is null.
std::string receipt_text(sales::Receipt const& stored, std::vector<sales::Receipt> const& refunds,
                         std::vector<Reprint> const& reprints) {
    auto receipt = json::encode(stored);
    auto& object = receipt.as_object();
    for (auto const* name : {"member", "refund_of", "reason", "reference"}) object.emplace(name, nullptr);
    auto& lines = object.at("lines").as_array();
    for (auto& line : lines) line.as_object()["refunded_milli"] = 0;
    json::Array ids;
    for (auto const& refund : refunds) {
        ids.emplace_back(refund.id.text());
        for (auto const& line : refund.lines) {
            auto& refunded = lines.at(static_cast<std::size_t>(line.sale_line.value())).as_object()["refunded_milli"];
            refunded = refunded.as_int64() + line.quantity_milli;
        }
    }
    object["refunds"] = std::move(ids);
    object["reprints"] = json::parse(answer_text(reprints)).value();
    return json::write(receipt);
}

std::vector<Reprint> reprints_of(db::Tx& tx, House const& house, ReceiptId id) {
    std::vector<Reprint> reprints;
    for (auto const& [at, who] : access::reprints_of(tx, id.uuid)) reprints.push_back({at, name_of(house, who)});
    return reprints;
}

}  // namespace

void get_receipt(Call call) {
    auto const id = path_id<ReceiptId>(call, "id");
    if (!id) return;
    ask(std::move(call), [id = *id](Reading& reading, Call& asked) {
        return in_books(reading, [&](db::Tx& tx) {
            auto const stored = sales::find_receipt(tx, id);
            if (!stored) return no(asked, {.code = "unknown_receipt", .field = "id", .status = 404});
            if (!asked.principal.sees(stored->receipt.store)) {
                return no(asked, {.code = "store_not_yours", .field = "store"});
            }
            auto text = receipt_text(stored->receipt, sales::refunds_of(tx, id), reprints_of(tx, asked.house, id));
            return json_response(200, asked.shows_costs() ? std::move(text) : without_costs(std::move(text)));
        });
    });
}

void get_receipts(Call call) {
    Query query(call);
    insights::ReceiptQuery wanted{.stores = query.stores(),
                                  .from = query.date("from"),
                                  .to = query.date("to"),
                                  .sku = query.id<SkuId>("sku"),
                                  .member = query.id<MemberId>("member"),
                                  .numbers = receipt_numbers(call.house, query.text("number")),
                                  .kind = query.choice<insights::ReceiptKind>("kind"),
                                  .total_min = query.integer("total_min", 0, receipt_total_max),
                                  .total_max = query.integer("total_max", 0, receipt_total_max),
                                  .after = query.text("after").value_or(""),
                                  .limit = query.limit(50, insights::receipts_limit_max)};
    if (auto const hour = query.integer("hour", 0, 23)) wanted.hour = static_cast<std::int32_t>(*hour);
    if (auto const weekday = query.integer("weekday", 1, 7)) wanted.weekday = static_cast<int>(*weekday);
    auto const tender = query.choice<sales::TenderKind>("tender");
    if (query.refused(call)) return;
    ask(std::move(call), [wanted = std::move(wanted), tender](Reading& reading, Call& asked) {
        auto const page = receipt_page(reading, wanted, tender);
        if (page) return yes(*page);
        return no(asked, {.code = boost::describe::enum_to_string(page.reason(), ""), .field = page.refused().field});
    });
}

void post_reprint(Call call) {
    auto const receipt = path_id<ReceiptId>(call, "receipt");
    if (!receipt) return;
    auto const wanted = body_of<NewReprint>(call);
    if (!wanted) return;
    flows::Reprint const command{.id = wanted->id, .receipt = *receipt};
    auto const asked = asked_by(call, "reprint_receipt", command);
    auto const stores = call.principal.stores;
    auto const who = call.principal.name;
    decide(std::move(call), "receipt", [=](db::Draft& draft) -> Outcome {
        auto const stored = sales::find_receipt(draft.stored(), command.receipt);
        if (stored && !among(stores, stored->receipt.store)) {
            return {.refusal = "store_not_yours", .field = "store"};
        }
        auto said = outcome(flows::reprint_receipt(draft, asked, command));
        if (said.body.empty()) return said;
        auto body = json::parse(said.body).value();
        body.as_object()["who"] = who;
        said.body = json::write(body);
        return said;
    });
}

}  // namespace zg::api
