#include "command.h"
#include "handlers.h"
#include "rule_lists.h"

#include <zg/quote.h>

#include <algorithm>
#include <map>

namespace zg::api {

namespace {

struct Wording final {
    std::string_view member;
    std::string_view line;
    std::string_view basket;
    std::string_view company;
    std::string_view store;
};

Wording wording_in(Language language) {
    switch (language) {
        case Language::en: return {"Member price", "Line discount", "Basket discount", "Company price", "Store price"};
        case Language::zh_hant: return {"會員價", "單項折扣", "整單折扣", "公司價", "門店價"};
        case Language::zh_hans: return {"会员价", "单项折扣", "整单折扣", "公司价", "门店价"};
        case Language::pt:
            return {"Preço de membro", "Desconto na linha", "Desconto no cesto", "Preço da empresa", "Preço da loja"};
    }
    __builtin_unreachable();
}

std::string use_name(quote::CouponUse use) {
    switch (use) {
        case quote::CouponUse::used: return "used";
        case quote::CouponUse::no_matching_line: return "no_matching_line";
        case quote::CouponUse::below_spend_min: return "below_spend_min";
        case quote::CouponUse::nothing_left: return "nothing_left";
        case quote::CouponUse::not_with_coupons: return "not_with_coupons";
        case quote::CouponUse::not_with_promotions: return "not_with_promotions";
    }
    __builtin_unreachable();
}

// Puts words to a quote: names for ids, in the language of the asker.
class Teller final {
public:
    Teller(Call const& call, QuoteRequest const& asked, pricing::PricedBasket const& rules, quote::Quoted const& quoted)
        : house_(call.house), language_(call.language), asked_(asked), rules_(rules), quoted_(quoted) {
        for (auto const& [promotion, is_ended] : house_.pricing.promotions()) {
            names_["promotion:" + promotion.id.text()] = name_in(promotion.names, language_);
        }
        if (asked.promotion) {
            names_["promotion:" + asked.promotion->id.text()] = name_in(asked.promotion->names, language_);
        }
        for (auto const& [coupon, is_ended] : house_.pricing.coupons()) {
            names_["coupon:" + coupon.id.text()] = name_in(coupon.names, language_);
            codes_[coupon.id] = coupon.code;
        }
        for (auto const& [book, is_ended] : house_.pricing.books()) books_[book.id.uuid] = book;
        auto const words = wording_in(language_);
        names_["member"] = words.member;
        names_["line"] = words.line;
        names_["basket"] = words.basket;
    }

    void tell(Quote& out) {
        for (std::size_t index = 0; index < quoted_.lines.size(); ++index) out.lines.push_back(line(index, out.rules));
        for (std::size_t index = 0; index < rules_.tax_classes.size(); ++index) out.taxes.push_back(tax(index));
        for (std::size_t index = 0; index < rules_.coupons.size(); ++index) out.coupons.push_back(coupon(index));
        for (std::size_t index = 0; index < rules_.promotions.size(); ++index) almost(index, out.almost);
        for (auto const& held : rules_.held_back) tell_held(held, out);
    }

private:
    std::string name_of(std::string const& rule) const {
        auto const found = names_.find(rule);
        return found == names_.end() ? rule : found->second;
    }

    QuotedLine line(std::size_t index, std::vector<QuoteRule>& sums) {
        auto const& asked = rules_.basket.lines[index];
        auto const& quoted = quoted_.lines[index];
        QuotedLine out{.sku = asked_.lines[index].sku,
                       .name = {},
                       .quantity_milli = asked.quantity_milli,
                       .unit_price = asked.unit_price,
                       .gross = quoted.gross,
                       .discount = quoted.discount,
                       .net = quoted.net,
                       .tax = quoted.tax,
                       .total = quoted.total};
        if (auto const listing = house_.catalog.listing(out.sku)) out.name = name_in(listing->product.names, language_);
        if (asked.member_price != quote::no_member_price) out.member_price = asked.member_price;
        tell_list(rules_.price_lists.at(index), out);
        for (auto const& share : quoted_.shares_of(quoted)) {
            auto const rule = rules_.rule_text(share);
            out.discounts.push_back({rule, name_of(rule), share.amount});
            add(sums, rule, share.amount);
        }
        return out;
    }

    void tell_list(Uuid list, QuotedLine& out) const {
        auto const words = wording_in(language_);
        out.price_list = list.is_nil() ? "company" : "store";
        out.price_list_name = list.is_nil() ? words.company : words.store;
        auto const book = books_.find(list);
        if (book == books_.end()) return;
        out.price_list = list.text();
        out.price_list_name = name_in(book->second.names, language_);
    }

    void add(std::vector<QuoteRule>& sums, std::string const& rule, std::int64_t amount) const {
        auto const found = std::find_if(sums.begin(), sums.end(), [&](auto const& sum) { return sum.rule == rule; });
        if (found == sums.end())
            sums.push_back({rule, name_of(rule), amount});
        else
            found->amount += amount;
    }

    QuoteTax tax(std::size_t index) const {
        auto const& code = rules_.tax_classes[index];
        auto const& tax = quoted_.taxes[index];
        auto const known = house_.pricing.tax_class(code);
        return {code, known ? name_in(known->names, language_) : code, rules_.basket.tax_classes[index].rate_micro,
                tax.net, tax.tax};
    }

    QuotedCoupon coupon(std::size_t index) const {
        auto const id = rules_.coupons[index];
        auto const& quoted = quoted_.coupons[index];
        return {codes_.at(id), name_of("coupon:" + id.text()), use_name(quoted.use), quoted.amount};
    }

    void almost(std::size_t index, std::vector<AlmostRule>& out) const {
        auto const& quoted = quoted_.promotions[index];
        auto const rule = "promotion:" + rules_.promotions[index].text();
        AlmostRule told{rule, name_of(rule), {}, quoted.missing_count, quoted.missing_part, quoted.amount > 0};
        switch (quoted.missing) {
            case quote::Missing::nothing: return;
            case quote::Missing::units: told.missing = "units"; break;
            case quote::Missing::spend: told.missing = "spend"; break;
            case quote::Missing::lines_taken: told.missing = "lines_taken"; break;
        }
        out.push_back(std::move(told));
    }

    void tell_held(pricing::HeldBack const& held, Quote& out) const {
        auto const* why = boost::describe::enum_to_string(held.hold, "none");
        if (held.coupon) {
            out.coupons.push_back({codes_.at(*held.coupon), name_of("coupon:" + held.coupon->text()), why, 0});
        } else {
            auto const rule = "promotion:" + held.promotion->text();
            out.almost.push_back({rule, name_of(rule), why, 0, 0, false});
        }
    }

    House const& house_;
    Language language_;
    QuoteRequest const& asked_;
    pricing::PricedBasket const& rules_;
    quote::Quoted const& quoted_;
    std::map<std::string, std::string> names_;
    std::map<CouponId, std::string> codes_;
    std::map<Uuid, pricing::PriceBook> books_;
};

// The lines with what the catalogue knows about them; a problem when it does not know one.
std::optional<Problem> fill(House const& house, QuoteRequest const& request, std::vector<catalog::ListingPtr>& listings,
                            std::vector<pricing::BasketLine>& lines, std::string& field) {
    for (std::size_t index = 0; index < request.lines.size(); ++index) {
        auto const& line = request.lines[index];
        auto listing = house.catalog.listing(line.sku);
        if (!listing) {
            field = "lines[" + std::to_string(index) + "].sku";
            return Problem{.code = "unknown_sku", .field = field};
        }
        lines.push_back(
            {line.sku, line.quantity_milli, listing->product.tax_class, house.catalog.path(listing->product.category)});
        listings.push_back(std::move(listing));
    }
    return std::nullopt;
}

http::Response quote_for(Call& call, QuoteRequest const& request) {
    auto const& house = call.house;
    auto const store = house.directory.store(request.store);
    if (!store) return no(call, {.code = "unknown_store", .field = "store"});
    if (request.lines.empty()) return no(call, {.code = "no_lines", .field = "lines"});
    if (request.lines.size() > quote::line_count_max) return no(call, {.code = "too_many_lines", .field = "lines"});
    std::vector<catalog::ListingPtr> listings;
    std::vector<pricing::BasketLine> lines;
    std::string field;
    if (auto const problem = fill(house, request, listings, lines, field)) return no(call, *problem);

    auto const at = request.at.value_or(call.at);
    auto const calendar = StoreCalendar::make(store->zone, store->cutoff_minutes);
    ZG_ASSERT(calendar);
    auto const currency = currency_of(house);
    auto const moment = pricing::Moment::of(*calendar, at);
    auto const basket = house.pricing.basket({.store = request.store,
                                              .currency = currency,
                                              .has_member = request.member.has_value(),
                                              .cash = request.cash.value_or(false),
                                              .lines = lines,
                                              .coupon_codes = request.coupons,
                                              .channel = request.channel.value_or(pricing::Channel::till),
                                              .moment = moment,
                                              .explain = true,
                                              .trial = request.promotion ? &*request.promotion : nullptr});
    if (!basket) {
        return no(call, {.code = boost::describe::enum_to_string(basket.reason(), "refused"),
                         .field = basket.refused().field});
    }
    auto const quoted = quote::quote(basket->basket);
    if (!quoted) {
        auto const& refused = quoted.refused();
        return no(call, {.code = quote::code_name(refused.code), .field = quote::field_path(refused)});
    }
    auto const& totals = quoted->totals;
    Quote out{.currency = currency,
              .version = basket->version,
              .at = at,
              .business_date = moment.date,
              .tax_included = house.pricing.view().terms.tax_included,
              .totals = {totals.gross, totals.discount, totals.net, totals.tax(), totals.rounding, totals.total}};
    Teller(call, request, *basket, *quoted).tell(out);
    return yes(out);
}

}  // namespace

// Asks and writes nothing, so a reading thread answers it.
void post_quote(Call call) {
    auto request = body_of<QuoteRequest>(call);
    if (!request || refuse_store(call, request->store, "store")) return;
    if (request->promotion) {
        if (auto const fault = pricing::fault_of(*request->promotion)) {
            return refuse(call, {.code = boost::describe::enum_to_string(fault->reason, "refused"),
                                 .field = "promotion." + fault->field});
        }
    }
    ask(std::move(call), [request = *std::move(request)](Reading&, Call& asked) { return quote_for(asked, request); });
}

}  // namespace zg::api
