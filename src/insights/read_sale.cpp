#include "read_sale.h"

#include <zg/db.h>
#include <zg/json.h>

#include <charconv>

namespace zg::insights {

namespace {

// Walks over JSON text of known shape. Every step answers whether the text was as expected.
class Scanner final {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool literal(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        rest_.remove_prefix(expected.size());
        return true;
    }
    bool text(std::string_view& into) {
        if (!literal("\"")) return false;
        std::size_t end = 0;  // texts are short: a loop beats any search function
        while (end < rest_.size() && rest_[end] != '"' && rest_[end] != '\\') ++end;
        if (end == rest_.size() || rest_[end] != '"') return false;
        into = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return true;
    }
    bool text(std::string& into) {
        std::string_view found;
        if (!text(found)) return false;
        into.assign(found);
        return true;
    }
    template <class Integer>
    bool integer(Integer& into) {
        auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), into);
        if (error != std::errc{}) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return true;
    }
    // Id, Instant or BusinessDate.
    template <class T>
    bool parsed(T& into) {
        std::string_view found;
        if (!text(found)) return false;
        auto const value = T::parse(found);
        if (!value) return false;
        into = *value;
        return true;
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

bool read_origin(Scanner& scan, events::Origin& into) {
    std::string_view name;
    if (!scan.text(name)) return false;
    if (name == "till")
        into = events::Origin::till;
    else if (name == "api")
        into = events::Origin::api;
    else if (name == "import")
        into = events::Origin::import;
    else
        return false;
    return true;
}

bool read_line(Scanner& scan, events::SoldLine& into) {
    if (!scan.literal("{\"sku\":") || !scan.parsed(into.sku)) return false;
    if (!scan.literal(",\"quantity_milli\":") || !scan.integer(into.quantity_milli)) return false;
    if (!scan.literal(",\"net\":") || !scan.integer(into.net)) return false;
    if (!scan.literal(",\"tax\":") || !scan.integer(into.tax)) return false;
    if (!scan.literal(",\"discount\":") || !scan.integer(into.discount)) return false;
    if (scan.literal(",\"cost\":") && !scan.integer(into.cost.emplace())) return false;
    return scan.literal("}");
}

bool read_lines(Scanner& scan, std::vector<events::SoldLine>& into) {
    into.clear();
    if (!scan.literal("[")) return false;
    if (scan.literal("]")) return true;
    do {
        if (!read_line(scan, into.emplace_back())) return false;
    } while (scan.literal(","));
    return scan.literal("]");
}

bool read_head(Scanner& scan, events::Sale& into) {
    into.member.reset();
    into.refund_of.reset();
    if (!scan.literal("{\"receipt\":") || !scan.parsed(into.receipt)) return false;
    if (!scan.literal(",\"number\":") || !scan.text(into.number)) return false;
    if (!scan.literal(",\"store\":") || !scan.parsed(into.store)) return false;
    if (!scan.literal(",\"till\":") || !scan.parsed(into.till)) return false;
    if (!scan.literal(",\"at\":") || !scan.parsed(into.at)) return false;
    if (!scan.literal(",\"business_date\":") || !scan.parsed(into.business_date)) return false;
    if (!scan.literal(",\"hour\":") || !scan.integer(into.hour)) return false;
    if (!scan.literal(",\"currency\":") || !scan.text(into.currency)) return false;
    if (!scan.literal(",\"origin\":") || !read_origin(scan, into.origin)) return false;
    if (scan.literal(",\"member\":") && !scan.parsed(into.member.emplace())) return false;
    return !scan.literal(",\"refund_of\":") || scan.parsed(into.refund_of.emplace());
}

}  // namespace

bool read_sale_as_written(std::string_view body, events::Sale& into) {
    Scanner scan(body);
    if (!read_head(scan, into)) return false;
    if (!scan.literal(",\"total\":") || !scan.integer(into.total)) return false;
    if (!scan.literal(",\"net\":") || !scan.integer(into.net)) return false;
    if (!scan.literal(",\"tax\":") || !scan.integer(into.tax)) return false;
    if (!scan.literal(",\"rounding\":") || !scan.integer(into.rounding)) return false;
    return scan.literal(",\"lines\":") && read_lines(scan, into.lines) && scan.literal("}") && scan.at_end();
}

void read_sale(events::Event const& event, events::Sale& into) {
    if (read_sale_as_written(event.body, into)) return;
    auto const unreadable = [&](std::string const& field) {
        return db::Failure(db::FailureKind::corrupt,
                           "event " + std::to_string(event.sequence) + " cannot be read at '" + field + "'");
    };
    auto const value = json::parse(event.body);
    if (!value) throw unreadable("");
    auto decoded = json::decode<events::Sale>(*value);
    if (!decoded) throw unreadable(decoded.refused().field);
    into = std::move(*decoded);
}

}  // namespace zg::insights
