#include "import_writer.h"

#include <zg/json_text.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>

namespace zg::app {

using importing::Step;

namespace {

constexpr std::size_t batch_count_max = 512;
constexpr std::int64_t unswept_max = 1'000'000;

class OneDocument final : public db::Command {
public:
    explicit OneDocument(std::function<bool(db::Draft&)> decide) : decide_(std::move(decide)) {}
    bool decide(db::Draft& draft) override { return decide_(draft); }
    void committed() noexcept override {}
    void failed(db::Failure const& failure) noexcept override { failure_.emplace(failure); }
    void check() const {
        if (failure_) throw db::Failure(*failure_);
    }

private:
    std::function<bool(db::Draft&)> decide_;
    std::optional<db::Failure> failure_;
};

std::string text_of(flows::SaleRefusal refusal) { return boost::describe::enum_to_string(refusal, ""); }
std::string text_of(flows::StockRefusal refusal) { return boost::describe::enum_to_string(refusal, ""); }
std::string text_of(flows::SetupRefusal const& refusal) { return std::string(refusal.code); }

std::string reason_text(importing::PlannedAdjustment const& adjustment) {
    switch (adjustment.explanation) {
        case importing::Explanation::stock_correction: return "stock correction: " + adjustment.document;
        case importing::Explanation::cancellation_without_sale:
            return "cancellation without a sale: " + adjustment.document;
        case importing::Explanation::money_only: return "money without goods: " + adjustment.document;
        case importing::Explanation::price_negative: return "price below zero: " + adjustment.document;
    }
    __builtin_unreachable();
}

}  // namespace

// Gathers decisions and writes them together.
class ImportWriter::Batch final {
public:
    explicit Batch(Company& company) : company_(company) { commands_.reserve(batch_count_max); }
    void add(Decide decide) {
        commands_.emplace_back(std::move(decide));
        if (commands_.size() == batch_count_max) write();
    }
    void write() {
        if (commands_.empty()) return;
        std::vector<db::Command*> pointers;
        for (auto& command : commands_) pointers.push_back(&command);
        company_.writer.write(pointers);
        for (auto const& command : commands_) command.check();
        commands_.clear();
        if (company_.ledger.unswept_count() > unswept_max) company_.ledger.sweep(company_.writer);
    }

private:
    Company& company_;
    std::vector<OneDocument> commands_;
};

ImportWriter::ImportWriter(Company& company, importing::Mapping const& mapping, importing::Plan const& plan,
                           Instant now, Rng& rng)
    : company_(company), mapping_(mapping), plan_(plan), now_(now), rng_(rng) {}

flows::Asked ImportWriter::asked(std::string const& text) const {
    return {.who = who_, .at = now_, .hash = digest(text)};
}

Uuid ImportWriter::id(Instant at, char const* kind, std::string const& document) const {
    return Uuid::named(at, fmt::format("{} {} {}", mapping_.source, kind, document));
}

void ImportWriter::found_company() {
    auto fresh = [&] { return Uuid::version7(now_, rng_); };
    StoreId const store{fresh()};
    flows::FoundCompany found{
        .company = {.id = {fresh()}, .name = mapping_.company.name, .languages = {mapping_.company.language}},
        .people = {{.id = {fresh()}, .name = mapping_.company.owner}},
        .stores = {{.store = {.id = store,
                              .code = mapping_.store.code,
                              .name = mapping_.store.name,
                              .zone = mapping_.store.zone,
                              .cutoff_minutes = static_cast<int>(mapping_.store.cutoff_minutes),
                              .location = {fresh()}},
                    .tills = {{.id = {fresh()}, .store = store, .code = mapping_.till, .device = {fresh()}}}}},
        .terms = {.currency = mapping_.currency, .tax_included = true},
        .tax_classes = {{.code = mapping_.tax.code,
                         .rate_ppm = mapping_.tax.rate_ppm,
                         .names = importing::names_in(mapping_.company.language, mapping_.tax.name)}},
        .members = {.country_code = mapping_.company.country_code}};
    run(company_, [&](db::Draft& draft) {
        auto const done = flows::found_company(draft, asked("found"), found);
        if (!done)
            throw std::runtime_error(fmt::format("the mapping's company is refused: {} at {}", text_of(done.reason()),
                                                 done.refused().field));
        return true;
    });
}

std::string ImportWriter::open_place() {
    if (!company_.directory.company()) found_company();
    auto const owner = company_.directory.owner();
    who_ = owner ? owner->id.uuid : company_.directory.company()->id.uuid;
    auto const rules = company_.pricing.view();
    if (rules.terms.currency != mapping_.currency)
        return fmt::format("the company does not sell in {}", mapping_.currency);
    if (!rules.terms.tax_included)
        return "the company's prices are without tax; a file of prices with tax cannot be told apart";
    auto fresh = [&] { return Uuid::version7(now_, rng_); };

    flows::ImportPlace place;
    auto const stores = company_.directory.stores();
    auto const store = std::find_if(stores.begin(), stores.end(),
                                    [&](auto const& other) { return other.code == mapping_.store.code; });
    if (store == stores.end()) {
        place.store = access::Store{.id = {fresh()},
                                    .code = mapping_.store.code,
                                    .name = mapping_.store.name,
                                    .zone = mapping_.store.zone,
                                    .cutoff_minutes = static_cast<int>(mapping_.store.cutoff_minutes),
                                    .location = {fresh()}};
    }
    store_ = place.store ? *place.store : *store;
    if (store_.zone != mapping_.store.zone) return fmt::format("the store {} is in {}", store_.code, store_.zone);
    auto const tills = company_.directory.tills();
    auto const till = std::find_if(tills.begin(), tills.end(), [&](auto const& other) {
        return other.store == store_.id && other.code == mapping_.till;
    });
    if (till == tills.end())
        place.till = access::Till{.id = {fresh()}, .store = store_.id, .code = mapping_.till, .device = {fresh()}};
    till_ = place.till ? *place.till : *till;
    auto const known = company_.pricing.tax_class(mapping_.tax.code);
    if (!known) {
        place.tax_class = pricing::TaxClass{.code = mapping_.tax.code,
                                            .rate_ppm = mapping_.tax.rate_ppm,
                                            .names = importing::names_in(mapping_.company.language, mapping_.tax.name)};
    } else if (known->rate_ppm != mapping_.tax.rate_ppm) {
        return fmt::format("the tax class {} has another rate", mapping_.tax.code);
    }
    if (!place.store && !place.till && !place.tax_class) return {};
    std::string wrong;
    run(company_, [&](db::Draft& draft) {
        auto const opened = flows::import_place(draft, asked("place"), place);
        if (!opened) wrong = fmt::format("{} at {}", text_of(opened.reason()), opened.refused().field);
        return bool(opened);
    });
    return wrong;
}

template <class Result>
bool ImportWriter::count(Result const& result, Written& written, std::string const& document, int sign) {
    if (!result) {
        ++written.refused;
        refused.push_back({document, text_of(result.reason()), result.refused().field});
        return false;
    }
    ++(result->was_there ? written.was_there : written.written);
    ledger_minor += sign * result->amount;
    if (!result->was_there) ledger_new_minor += sign * result->amount;
    return !result->was_there;
}

void ImportWriter::write_products() {
    Batch batch(company_);
    for (auto const& product : plan_.products) {
        if (auto const listing = company_.catalog.listing_of_code(product.code)) {
            skus_.push_back(listing->product.id);
            if (product.is_used) ++products.was_there;
            continue;
        }
        skus_.push_back({id(product.first_at, "product", text::fold(product.code))});
        if (!product.is_used) continue;
        batch.add([this, &product, sku = skus_.back()](db::Draft& draft) {
            flows::NewProduct const command{.id = sku,
                                            .code = product.code,
                                            .names = importing::names_in(mapping_.company.language, product.name),
                                            .tax_class = mapping_.tax.code,
                                            .price = product.price};
            return count(flows::import_product(draft, asked(product.code), command), products, product.code, 0);
        });
    }
    batch.write();
}

void ImportWriter::write_members() {
    Batch batch(company_);
    company_.books.read([&](db::Tx& tx) {
        for (auto const& member : plan_.members) {
            auto const known = members::by_card(tx, member.card);
            member_ids_.push_back(known ? known->id : MemberId{id(member.first_at, "member", member.card)});
        }
    });
    for (std::size_t index = 0; index < plan_.members.size(); ++index) {
        auto const& member = plan_.members[index];
        batch.add([this, &member, who = member_ids_[index]](db::Draft& draft) {
            auto name = mapping_.member_name;
            if (auto const at = name.find("{}"); at != std::string::npos) name.replace(at, 2, member.card);
            flows::NewMember const command{.id = who, .name = name, .card = member.card};
            return count(flows::import_member(draft, asked(member.card), command, member.first_at), members,
                         member.card, 0);
        });
    }
    batch.write();
}

void ImportWriter::write_documents(std::function<void(std::int64_t)> const& progress) {
    Batch batch(company_);
    std::int64_t done = 0;
    for (auto const& step : plan_.steps) {
        for (auto index = step.index; index < step.index + step.count; ++index) {
            batch.add([this, kind = step.kind, index](db::Draft& draft) {
                switch (kind) {
                    case Step::Kind::sale: return write_sale(draft, plan_.sales[index]);
                    case Step::Kind::refund: return write_refund(draft, plan_.refunds[index]);
                    case Step::Kind::adjustment: return write_adjustment(draft, plan_.adjustments[index]);
                }
                __builtin_unreachable();
            });
        }
        progress(++done);
    }
    batch.write();
    company_.ledger.sweep(company_.writer);
}

bool ImportWriter::write_sale(db::Draft& draft, importing::PlannedSale const& sale) {
    flows::ImportSale command{.id = {id(sale.at, "sale", sale.document)},
                              .till = till_.id,
                              .at = sale.at,
                              .currency = mapping_.currency,
                              .reference = sale.document,
                              .lines = {}};
    if (sale.member) command.member = member_ids_[*sale.member];
    command.lines.reserve(sale.lines.size());
    for (auto const& line : sale.lines) {
        auto const unit_price = divide(line.price_e2, 100, Rounding::half_up).value();
        command.lines.push_back({skus_[line.product], line.quantity_milli, unit_price, line.amount});
    }
    return count(flows::import_sale(draft, asked(json::text(command)), command), sales, sale.document, 1);
}

bool ImportWriter::write_refund(db::Draft& draft, importing::PlannedRefund const& refund) {
    auto const& sale = plan_.sales[refund.sale];
    flows::ImportRefund command{.id = {id(refund.at, "refund", refund.document + " of " + sale.document)},
                                .receipt = {id(sale.at, "sale", sale.document)},
                                .till = till_.id,
                                .at = refund.at,
                                .reference = refund.document,
                                .lines = {}};
    for (auto const& back : refund.lines) {
        auto const is_goods = plan_.products[sale.lines[back.line].product].is_goods;
        command.lines.push_back({back.line, back.quantity_milli, !is_goods});
    }
    return count(flows::import_refund(draft, asked(json::text(command)), command), refunds, refund.document, -1);
}

bool ImportWriter::write_adjustment(db::Draft& draft, importing::PlannedAdjustment const& adjustment) {
    flows::ImportAdjustment command{
        .id = {id(adjustment.at, "adjustment", fmt::format("{} {}", adjustment.document, adjustment.part))},
        .location = store_.location,
        .at = adjustment.at,
        .reason = reason_text(adjustment),
        .lines = {}};
    for (auto const& move : adjustment.lines) command.lines.push_back({skus_[move.product], move.quantity_milli});
    return count(flows::import_adjustment(draft, asked(command.reason), command), adjustments, adjustment.document, 0);
}

std::int64_t ImportWriter::accounts_minor() const {
    auto const unit = ledger::money_unit(mapping_.currency);
    std::int64_t sum = 0;
    for (auto const bucket : {ledger::Bucket::revenue, ledger::Bucket::tax, ledger::Bucket::rounding}) {
        sum -= company_.ledger.balance({unit, store_.id.uuid, bucket}).posted;
    }
    return sum;
}

}  // namespace zg::app
