#include "model.h"

#include "audits.h"

#include <zg/json_text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::sim {

namespace {

constexpr std::int64_t everything = 1'000'000;

constexpr db::Sql select_answers{"sim.answers", "SELECT id, answer FROM access_request"};

bool is_checkout(Sent const& sent) { return std::holds_alternative<flows::Checkout>(sent.command); }
bool is_recorded(Sent const& sent) { return std::holds_alternative<flows::RecordedSale>(sent.command); }

}  // namespace

std::size_t Model::send(Command command, std::vector<Moved> moved, bool has_old_prices) {
    Sent made{.command = std::move(command),
              .id = {},
              .body = {},
              .moved = std::move(moved),
              .has_old_prices = has_old_prices};
    std::visit(
        [&](auto const& each) {
            made.id = each.id.uuid;
            made.body = json::text(each);
        },
        made.command);
    by_id_[made.id] = sent_.size();
    sent_.push_back(std::move(made));
    return sent_.size() - 1;
}

void Model::accepted(std::size_t index, std::string const& body, std::int64_t order) {
    auto& sent = sent_[index];
    if (!sent.answer || !is_kept_by_id(sent.command)) {
        sent.answer = body;
        sent.answer_order = order;
    } else {
        require(*sent.answer == body, "{} was answered twice with different bytes", sent.id.text());
        sent.answer_order = std::min(sent.answer_order, order);
    }
    check_order(sent);
}

void Model::refused(std::size_t index, std::string_view reason, std::int64_t order) {
    auto& sent = sent_[index];
    require(!is_recorded(sent), "a sale that has happened was refused: {} {}", sent.id.text(), reason);
    sent.is_refused = true;
    sent.refusal_order = std::max(sent.refusal_order, order);
    check_order(sent);
}

void Model::check_order(Sent const& sent) const {
    if (!is_kept_by_id(sent.command)) return;
    require(!sent.answer || sent.refusal_order < sent.answer_order, "{} was answered and then refused", sent.id.text());
}

std::int64_t Model::sales_answered() const {
    std::int64_t count = 0;
    for (auto const& sent : sent_) count += sent.answer && (is_checkout(sent) || is_recorded(sent));
    return count;
}

void Model::follow_feed(app::Company& company) {
    company.books.read([&](db::Tx& tx) {
        auto const from = feed_.empty() ? 0 : feed_.back().sequence;
        for (auto const& event : events::after(tx, from, everything)) {
            feed_.push_back({event.sequence, event.type, event.aggregate});
        }
    });
}

void Model::check(app::Company& company, Extent extent) {
    company.books.read([&](db::Tx& tx) {
        auto const books = kept(tx);
        check_answers(books);
        check_shelves(company, books);
        check_numbers(books, extent == Extent::whole);
        check_feed(tx, books);
        if (extent == Extent::answers) return;
        for (auto const& broken : audits(tx)) throw Finding(broken);
        if (extent == Extent::whole) check_movements(company, tx);
    });
}

Model::Kept Model::kept(db::Tx& tx) const {
    Kept kept;
    sales::each_receipt(tx, [&](sales::Receipt const& receipt) {
        require(by_id_.contains(receipt.id.uuid), "nobody sent receipt {}", receipt.id.text());
        require(kept.receipts.emplace(receipt.id.uuid, receipt).second, "receipt {} is there twice", receipt.id.text());
    });
    for (auto const& sent : sent_) {
        if (auto document = inventory::find_document(tx, {sent.id})) kept.documents.emplace(sent.id, *document);
    }
    tx.each(select_answers, {}, [&](db::Row const& row) { kept.requests.emplace(row.uuid(0), row.text(1)); });
    return kept;
}

std::optional<std::string> Model::Kept::answer_to(Uuid id) const {
    if (auto const receipt = receipts.find(id); receipt != receipts.end()) return json::text(receipt->second);
    if (auto const document = documents.find(id); document != documents.end()) return json::text(document->second);
    if (auto const request = requests.find(id); request != requests.end()) return request->second;
    return std::nullopt;
}

void Model::check_answers(Kept const& books) const {
    for (auto const& sent : sent_) {
        if (!sent.answer || !is_kept_by_id(sent.command)) continue;
        auto const kept = books.answer_to(sent.id);
        require(kept.has_value(), "{} was answered and is not in the books", sent.id.text());
        require(*kept == *sent.answer, "{} is in the books otherwise than it was answered", sent.id.text());
    }
}

// Opening stock is received like all other goods, so a shelf is the sum of what was sent and kept.
void Model::check_shelves(app::Company& company, Kept const& books) const {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> expected;
    for (auto const& sent : sent_) {
        if (!books.has(sent.id)) continue;
        for (auto const& moved : sent.moved) expected[{moved.store, moved.sku}] += moved.milli;
    }
    for (std::int64_t store = 0; store < store_count; ++store) {
        for (std::int64_t sku = 0; sku < sku_count; ++sku) {
            auto const shelf = inventory::shelf(location_id(store), sku_id(sku));
            auto const live = company.ledger.balance(shelf).posted;
            auto const should = expected[{store, sku}];
            require(live == should, "store {} has {} of SKU {}, by what was sent and kept {}", store, live, sku,
                    should);
        }
    }
}

void Model::check_movements(app::Company& company, db::Tx& tx) const {
    for (std::int64_t store = 0; store < store_count; ++store) {
        for (std::int64_t sku = 0; sku < sku_count; ++sku) {
            auto const shelf = inventory::shelf(location_id(store), sku_id(sku));
            for (auto const& movement : company.ledger.movements(tx, shelf, 0, everything)) {
                auto const found = by_id_.find(movement.document);
                require(found != by_id_.end(), "nobody sent what moved store {}, SKU {}", store, sku);
                auto const& sent = sent_[found->second];
                require(movement.posted_after >= 0 || !is_checkout(sent), "checkout {} took SKU {} of store {} to {}",
                        sent.id.text(), sku, store, movement.posted_after);
            }
        }
    }
    ledger::each_recomputed(tx, [&](ledger::Account const& account, std::int64_t posted) {
        require(company.ledger.balance(account).posted == posted, "an account has {} and its transfers sum to {}",
                company.ledger.balance(account).posted, posted);
    });
}

// The server's own numbers never have a gap; a till's may while an entry is on its way.
void Model::check_numbers(Kept const& books, bool is_complete) const {
    std::map<std::pair<Uuid, sales::Series>, std::map<std::int64_t, Uuid>> numbers;
    for (auto const& [id, receipt] : books.receipts) {
        auto& of_till = numbers[{receipt.till.uuid, sales::series_of(receipt)}];
        require(of_till.emplace(receipt.sequence, id).second, "number {} was given twice", receipt.number);
    }
    for (auto const& [key, of_till] : numbers) {
        if (key.second == sales::Series::sale && !is_complete) continue;
        auto const last = of_till.rbegin()->first;
        require(of_till.begin()->first == 1 && last == static_cast<std::int64_t>(of_till.size()),
                "{} numbers up to {} at till {}", of_till.size(), last, key.first.text());
    }
}

// What a subscriber has read stays as it was; each receipt and each exception is told of once.
void Model::check_feed(db::Tx& tx, Kept const& books) {
    std::vector<FeedEntry> all;
    std::map<std::pair<std::string, Uuid>, int> told;
    for (auto const& event : events::after(tx, 0, everything)) {
        all.push_back({event.sequence, event.type, event.aggregate});
        require(event.sequence == static_cast<std::int64_t>(all.size()), "event {} comes as number {}", event.sequence,
                all.size());
        ++told[{event.type, event.aggregate}];
    }
    require(all.size() >= feed_.size() && std::equal(feed_.begin(), feed_.end(), all.begin()),
            "events that were read are not there any more");
    feed_ = std::move(all);
    for (auto const& [id, receipt] : books.receipts) {
        auto const* type = receipt.kind == sales::ReceiptKind::sale ? "SaleCompleted" : "SaleRefunded";
        require(told[{type, id}] == 1, "{} events {} for receipt {}", told[{type, id}], type, id.text());
        for (auto const& exception : receipt.exceptions) {
            auto const count = told[{"ExceptionRaised", exception.id.uuid}];
            require(count == 1, "{} events for an exception of {}", count, id.text());
        }
    }
}

}  // namespace zg::sim
