#include <zg/quote_wire.h>

namespace zg::quote {
namespace {

constexpr std::size_t header_word_count = 11;

// Reads words in order. Beyond the end it gives zeros and remembers that it did.
class Reader final {
public:
    explicit Reader(std::span<std::int64_t const> words) : words_(words) {}
    std::int64_t next() {
        if (at_ >= words_.size()) {
            beyond_ = true;
            return 0;
        }
        return words_[at_++];
    }
    // Whether `count` items of `size` words can still follow; asked before memory is taken for them.
    [[nodiscard]] bool has(std::size_t count, std::size_t size) const { return count * size <= words_.size() - at_; }
    void spoil() { spoilt_ = true; }
    [[nodiscard]] bool ended_exactly() const { return !beyond_ && !spoilt_ && at_ == words_.size(); }

private:
    std::span<std::int64_t const> words_;
    std::size_t at_ = 0;
    bool beyond_ = false;
    bool spoilt_ = false;
};

// A byte-sized enumerator; a number that no byte holds becomes 255, which every check refuses.
template <class Enum>
Enum enumerator(std::int64_t word) {
    return static_cast<Enum>(word < 0 || word > 254 ? 255 : word);
}

Discount read_discount(Reader& reader) {
    auto const kind = enumerator<Discount::Kind>(reader.next());
    return {kind, reader.next()};
}

struct Limit final {
    std::size_t count_max;
    std::size_t item_word_count;
    Refusal too_many;
};

// A count that the reader can serve, or why not.
std::optional<Refusal> refuse_count(std::int64_t count, Reader const& reader, Limit const& limit) {
    if (count < 0) return Refusal{.code = QuoteRefusal::malformed, .field = limit.too_many.field};
    if (static_cast<std::uint64_t>(count) > limit.count_max) return limit.too_many;
    if (!reader.has(static_cast<std::size_t>(count), limit.item_word_count)) {
        return Refusal{.code = QuoteRefusal::malformed, .field = limit.too_many.field};
    }
    return std::nullopt;
}

Line read_line(Reader& reader) {
    Line line;
    line.sku = reader.next();
    line.unit_price = reader.next();
    line.member_price = reader.next();
    line.quantity_milli = reader.next();
    line.tax_class = reader.next();
    line.discount = read_discount(reader);
    return line;
}

// A word that is 0 or 1; anything else is noted, and the whole form is then refused.
bool read_flag(Reader& reader) {
    auto const word = reader.next();
    if (word != 0 && word != 1) reader.spoil();
    return word == 1;
}

std::optional<Refusal> read_parts(Reader& reader, std::int64_t part_count, Refusal const& too_many,
                                  Promotion& promotion) {
    for (std::int64_t i = 0; i < part_count; ++i) {
        auto& part = promotion.parts.emplace_back();
        part.count = reader.next();
        auto const count = reader.next();
        if (auto refusal = refuse_count(count, reader, {line_count_max, 1, too_many})) return refusal;
        part.lines.reserve(static_cast<std::size_t>(count));
        for (std::int64_t n = 0; n < count; ++n) part.lines.push_back(reader.next());
    }
    return std::nullopt;
}

std::optional<Refusal> read_promotion(Reader& reader, std::int64_t index, Promotion& promotion) {
    promotion.kind = enumerator<PromotionKind>(reader.next());
    promotion.priority = reader.next();
    promotion.stacking = enumerator<Stacking>(reader.next());
    promotion.count = reader.next();
    promotion.free = reader.next();
    promotion.value = reader.next();
    promotion.measure = enumerator<Measure>(reader.next());
    promotion.repeats = read_flag(reader);
    auto const step_count = reader.next();
    auto const part_count = reader.next();
    auto const too_many = [&](Field field) {
        return Refusal{QuoteRefusal::too_many_rules, Subject::promotion, index, field};
    };
    if (auto no = refuse_count(step_count, reader, {step_count_max, 3, too_many(Field::steps)})) return no;
    for (std::int64_t i = 0; i < step_count; ++i) {
        auto const from = reader.next();
        promotion.steps.push_back({from, read_discount(reader)});
    }
    if (auto no = refuse_count(part_count, reader, {part_count_max, 2, too_many(Field::parts)})) return no;
    return read_parts(reader, part_count, too_many(Field::lines), promotion);
}

std::optional<Refusal> read_coupons(Reader& reader, std::int64_t coupon_count, Basket& basket) {
    for (std::int64_t i = 0; i < coupon_count; ++i) {
        auto& coupon = basket.coupons.emplace_back();
        coupon.discount = read_discount(reader);
        coupon.spend_min = reader.next();
        coupon.with_promotions = read_flag(reader);
        coupon.with_coupons = read_flag(reader);
        auto const scope_count = reader.next();
        auto const limit =
            Limit{scope_count_max, 1, {QuoteRefusal::too_many_rules, Subject::coupon, i, Field::sku_scope}};
        if (auto refusal = refuse_count(scope_count, reader, limit)) return refusal;
        for (std::int64_t n = 0; n < scope_count; ++n) coupon.sku_scope.push_back(reader.next());
    }
    return std::nullopt;
}

std::optional<Refusal> read(Reader& reader, Basket& basket) {
    auto const has_member = reader.next();
    if (has_member != 0 && has_member != 1) return Refusal{.code = QuoteRefusal::malformed};
    basket.has_member = has_member == 1;
    basket.cash_rounding.increment = reader.next();
    basket.cash_rounding.rounding = enumerator<Rounding>(reader.next());
    basket.discount = read_discount(reader);

    auto const tax_count = reader.next();
    auto const promotion_count = reader.next();
    auto const coupon_count = reader.next();
    auto const line_count = reader.next();
    auto const rules = [](Field field) { return Refusal{.code = QuoteRefusal::too_many_rules, .field = field}; };
    auto const lines = Refusal{.code = QuoteRefusal::too_many_lines, .field = Field::lines};
    if (auto no = refuse_count(line_count, reader, {line_count_max, 7, lines})) return no;
    if (auto no = refuse_count(tax_count, reader, {rule_count_max, 2, rules(Field::tax_classes)})) return no;
    if (auto no = refuse_count(promotion_count, reader, {rule_count_max, 10, rules(Field::promotions)})) return no;
    if (auto no = refuse_count(coupon_count, reader, {rule_count_max, 6, rules(Field::coupons)})) return no;

    for (std::int64_t i = 0; i < tax_count; ++i) {
        auto const rate_micro = reader.next();
        basket.tax_classes.push_back({rate_micro, enumerator<TaxMode>(reader.next())});
    }
    for (std::int64_t i = 0; i < promotion_count; ++i) {
        if (auto refusal = read_promotion(reader, i, basket.promotions.emplace_back())) return refusal;
    }
    if (auto refusal = read_coupons(reader, coupon_count, basket)) return refusal;
    basket.lines.reserve(static_cast<std::size_t>(line_count));
    for (std::int64_t i = 0; i < line_count; ++i) basket.lines.push_back(read_line(reader));
    return std::nullopt;
}

template <class... Integers>
void put(Words& words, Integers... integers) {
    (words.push_back(static_cast<std::int64_t>(integers)), ...);
}

void put(Words& words, Discount const& discount) { put(words, discount.kind, discount.value); }

void put(Words& words, Promotion const& promotion) {
    put(words, promotion.kind, promotion.priority, promotion.stacking, promotion.count, promotion.free);
    put(words, promotion.value, promotion.measure, promotion.repeats, promotion.steps.size(), promotion.parts.size());
    for (auto const& step : promotion.steps) {
        put(words, step.from);
        put(words, step.discount);
    }
    for (auto const& part : promotion.parts) {
        put(words, part.count, part.lines.size());
        words.insert(words.end(), part.lines.begin(), part.lines.end());
    }
}

Words finished(Words words) {
    words[1] = static_cast<std::int64_t>(words.size());
    return words;
}

}  // namespace

Words encode(Basket const& basket) {
    Words words;
    words.reserve(header_word_count + basket.lines.size() * 7 + basket.coupons.size() * 8 + 64);
    put(words, wire_version, 0, basket.has_member ? 1 : 0);
    put(words, basket.cash_rounding.increment, basket.cash_rounding.rounding);
    put(words, basket.discount);
    put(words, basket.tax_classes.size(), basket.promotions.size(), basket.coupons.size(), basket.lines.size());
    for (auto const& tax : basket.tax_classes) put(words, tax.rate_micro, tax.mode);
    for (auto const& promotion : basket.promotions) put(words, promotion);
    for (auto const& coupon : basket.coupons) {
        put(words, coupon.discount);
        put(words, coupon.spend_min, coupon.with_promotions, coupon.with_coupons, coupon.sku_scope.size());
        words.insert(words.end(), coupon.sku_scope.begin(), coupon.sku_scope.end());
    }
    for (auto const& line : basket.lines) {
        put(words, line.sku, line.unit_price, line.member_price, line.quantity_milli, line.tax_class);
        put(words, line.discount);
    }
    return finished(std::move(words));
}

Words encode(Answer const& answer) {
    Words words;
    if (!answer) {
        auto const& no = answer.refused();
        put(words, wire_version, 0, no.code, no.subject, no.index, no.field);
        return finished(std::move(words));
    }
    auto const& [totals, lines, shares, taxes, promotions, coupons] = answer.quoted();
    words.reserve(15 + taxes.size() * 3 + promotions.size() * 4 + coupons.size() * 2 + lines.size() * 7 +
                  shares.size() * 3);
    put(words, wire_version, 0, 0, totals.gross, totals.discount, totals.net, totals.tax_inside, totals.tax_outside);
    put(words, totals.rounding, totals.total, taxes.size(), promotions.size(), coupons.size(), lines.size());
    put(words, shares.size());
    for (auto const& tax : taxes) put(words, tax.amount, tax.net, tax.tax);
    for (auto const& promotion : promotions) {
        put(words, promotion.amount, promotion.missing, promotion.missing_count, promotion.missing_part);
    }
    for (auto const& coupon : coupons) put(words, coupon.use, coupon.amount);
    for (auto const& line : lines) {
        put(words, line.gross, line.discount, line.amount, line.net, line.tax, line.total, line.share_count);
    }
    for (auto const& share : shares) put(words, share.rule, share.rule_index, share.amount);
    return finished(std::move(words));
}

Answer quote_words(std::span<std::int64_t const> words) {
    Reader reader{words};
    auto const version = reader.next();
    auto const word_count = reader.next();
    auto const malformed = Refusal{.code = QuoteRefusal::malformed};
    if (version != wire_version || words.size() < header_word_count) return malformed;
    if (word_count != static_cast<std::int64_t>(words.size())) return malformed;

    Basket basket;
    if (auto const refusal = read(reader, basket)) return *refusal;
    if (!reader.ended_exactly()) return malformed;
    return quote(basket);
}

}  // namespace zg::quote
