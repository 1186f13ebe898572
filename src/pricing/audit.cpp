#include "rows.h"
#include "rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace zg::pricing {
namespace {

// Walks everything that is stored, and remembers the newest version that anything was made or ended in.
class Inspection final {
public:
    std::vector<std::string> broken;
    std::int64_t newest = 0;

    void complain(std::string_view what, std::string_view which, Fault const& fault) {
        if (!fault) return;
        broken.push_back(fmt::format("pricing: {} {}: {} at {}", what, which,
                                     boost::describe::enum_to_string(fault->reason, ""), fault->field));
    }

    template <class T, class Check>
    void look(std::string_view what, std::string const& which, History<T> const& history, Check check) {
        std::int64_t before = std::numeric_limits<std::int64_t>::min();
        for (auto const& revision : history) {
            complain(what, which, check(revision.value));
            if (revision.until <= revision.since || revision.since < before) {
                broken.push_back(fmt::format("pricing: {} {} is in force twice or never", what, which));
            }
            before = revision.until == still ? revision.since : revision.until;
            note(revision.since);
            if (revision.until != still) note(revision.until);
        }
    }

    void note(std::int64_t version) { newest = std::max(newest, version); }
};

std::string name_of(PriceKey const& key) { return fmt::format("{} in {}", key.sku.text(), key.list.text()); }

}  // namespace

std::vector<std::string> audit(db::Tx& tx) {
    Inspection inspection;
    auto const layer = stored(tx);
    inspection.look("terms", "", layer.terms, terms_fault);
    for (auto const& [code, history] : layer.tax_classes) inspection.look("tax class", code, history, tax_class_fault);
    for (auto const& [id, history] : layer.books) inspection.look("book", id.text(), history, book_fault);
    for (auto const& [id, history] : layer.promotions) {
        inspection.look("promotion", id.text(), history, [](PromotionPtr const& one) { return promotion_fault(*one); });
    }
    for (auto const& [id, history] : layer.coupons) inspection.look("coupon", id.text(), history, coupon_fault);
    for (auto const& [key, price] : layer.prices) {
        inspection.complain("price of", name_of(key), price_fault(price.value));
        inspection.note(price.since);
    }
    for (auto const& [key, history] : layer.was) inspection.look("former price of", name_of(key), history, price_fault);
    for (auto const& [key, plans] : layer.plans) {
        for (auto const& plan : plans) {
            inspection.complain("planned price of", name_of(key), price_fault(plan.value));
            inspection.note(plan.since);
            if (plan.until != still) inspection.note(plan.until);
        }
    }
    // Books from before changes were numbered may have none.
    if (inspection.newest > 0 && inspection.newest != layer.change_count) {
        inspection.broken.push_back(fmt::format("pricing: the newest change is {}, but the version is {}",
                                                inspection.newest, layer.change_count));
    }
    if (!layer.prices.empty() && layer.terms.empty()) {
        inspection.broken.emplace_back("pricing: there are prices and no terms");
    }
    return inspection.broken;
}

}  // namespace zg::pricing
