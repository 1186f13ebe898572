#include "handlers.h"
#include "question.h"
#include "shapes.h"

#include <zg/floats.h>
#include <zg/mail.h>
#include <zg/reports.h>
#include <zg/sales.h>

#include <algorithm>

namespace zg::api {

namespace {

enum class ReportFormat { json, html, pdf, eml };
BOOST_DESCRIBE_ENUM(ReportFormat, json, html, pdf, eml)

// The page is shown by itself or in a mail: it may have its own styles, and nothing else.
constexpr char const* page_headers =
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox\r\n"
    "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\n";
constexpr char const* own_address = "zhanggui@localhost";
constexpr std::int32_t week_days = 7;

struct Wanted final {
    access::Store store;
    BusinessDate date;
    ReportFormat format{};
    reports::Language language{};
    std::optional<std::string> to;
    std::string from;
};

reports::Language language_for(Language language) {
    switch (language) {
        case Language::en: return reports::Language::en;
        case Language::zh_hant: return reports::Language::zh_hant;
        case Language::zh_hans: return reports::Language::zh_hans;
        case Language::pt: return reports::Language::pt;
    }
    __builtin_unreachable();
}

reports::Payment payment_of(sales::TenderKind kind) {
    switch (kind) {
        case sales::TenderKind::cash: return reports::Payment::cash;
        case sales::TenderKind::card: return reports::Payment::card;
        case sales::TenderKind::wallet: return reports::Payment::wallet;
        case sales::TenderKind::transfer: return reports::Payment::transfer;
        case sales::TenderKind::unknown: return reports::Payment::unknown;
    }
    __builtin_unreachable();
}

StoreCalendar calendar_of(access::Store const& store) {
    auto const calendar = StoreCalendar::make(store.zone, store.cutoff_minutes);
    ZG_ASSERT(calendar.has_value());
    return *calendar;
}

reports::Receipt counted(sales::Receipt const& receipt, StoreCalendar const& calendar, std::string till) {
    reports::Receipt out{.kind = receipt.kind == sales::ReceiptKind::sale ? reports::Kind::sale : reports::Kind::refund,
                         .number = receipt.number,
                         .till = std::move(till),
                         .hour = calendar.hour(receipt.at),
                         .net = receipt.net,
                         .tax = receipt.tax,
                         .discount = receipt.discount,
                         .rounding = receipt.rounding,
                         .total = receipt.total,
                         .change = receipt.change};
    for (auto const& tax : receipt.taxes) out.taxes.push_back({tax.tax_class, tax.rate_ppm, tax.net, tax.tax});
    for (auto const& tender : receipt.tenders) out.paid.push_back({payment_of(tender.kind), tender.amount});
    for (auto const& line : receipt.lines) {
        out.lines.push_back({line.sku, line.code, line.names, line.quantity_milli, line.net});
    }
    for (auto const& each : receipt.exceptions) {
        out.exceptions.emplace_back(boost::describe::enum_to_string(each.kind, ""));
    }
    return out;
}

// The receipts of the store's day, oldest first. Which they are the roll-ups tell; what they say, the books.
reports::Day day_of(Reading& reading, House const& house, access::Store const& store, BusinessDate date) {
    std::vector<ReceiptId> ids;
    insights::ReceiptQuery query{
        .stores = std::vector{store.id}, .from = date, .to = date, .limit = insights::receipts_limit_max};
    for (bool more = true; more;) {
        auto const page = reading.insights.receipts(query).value();
        for (auto const& item : page.items) ids.push_back(item.id);
        more = page.next.has_value();
        query.after = page.next.value_or("");
    }
    std::reverse(ids.begin(), ids.end());
    auto const calendar = calendar_of(store);
    auto const currency = currency_of(house);
    return in_books(reading, [&](db::Tx& tx) {
        reports::Day day;
        for (auto const id : ids) {
            auto const receipt = sales::find_receipt(tx, id).value().receipt;
            if (receipt.currency != currency) continue;
            auto const till = house.directory.till(receipt.till);
            day.add(counted(receipt, calendar, till ? till->code : std::string("?")));
        }
        for (auto const& entry : sales::floats_of(tx, store.id, date)) {
            if (entry.currency != currency) continue;
            auto const till = house.directory.till(entry.till);
            day.add_float(till ? till->code : std::string("?"), entry.moved);
        }
        return day;
    });
}

reports::Heading heading_of(House const& house, Wanted const& wanted, Instant at, reports::Day const& day) {
    auto const company = house.directory.company();
    auto const currency = currency_of(house);
    auto const known = Currency::parse(currency);
    reports::Heading heading{.company = company ? company->name : std::string(),
                             .store_code = wanted.store.code,
                             .store = wanted.store.name,
                             .date = wanted.date,
                             .made_at = calendar_of(wanted.store).wall_text(at),
                             .zone = wanted.store.zone,
                             .currency = currency,
                             .currency_digits = known ? known->digits() : 2,
                             .first_hour = wanted.store.cutoff_minutes / 60};
    for (auto const& [key, sum] : day.taxes) {
        if (auto const tax = house.pricing.tax_class(key.tax_class)) heading.tax_names[key.tax_class] = tax->names;
    }
    return heading;
}

// "day-report-M01-2026-11-24.pdf"; a store's code has letters and digits only.
std::string file_name(Wanted const& wanted, char const* ending) {
    return "day-report-" + wanted.store.code + "-" + wanted.date.text() + ending;
}

http::Response file(Wanted const& wanted, char const* type, char const* ending, std::string body) {
    return {.status = 200,
            .content_type = type,
            .body = std::move(body),
            .headers = {{"Content-Disposition", "attachment; filename=\"" + file_name(wanted, ending) + '"'},
                        {"Cache-Control", "no-store"}}};
}

std::string mail_of(Wanted const& wanted, reports::Heading const& heading, paper::Document const& page, Instant at) {
    return mail::write(
        {.from_name = heading.company,
         .from = wanted.from,
         .to = wanted.to,
         .subject = reports::day_report_subject(heading, wanted.language),
         .at = at,
         .language = page.language,
         .text = paper::plain_text(page),
         .html = paper::html(page),
         .attachments = {
             {.name = file_name(wanted, ".pdf"), .type = "application/pdf", .bytes = paper::pdf(page, at.text())}}});
}

http::Response report(Reading& reading, Call const& asked, Wanted const& wanted) {
    auto const day = day_of(reading, asked.house, wanted.store, wanted.date);
    auto const before = day_of(reading, asked.house, wanted.store, {wanted.date.days - week_days});
    auto const heading = heading_of(asked.house, wanted, asked.at, day);
    auto const page = reports::day_report(day, before, heading, wanted.language);
    switch (wanted.format) {
        case ReportFormat::json: return yes(page);
        case ReportFormat::html:
            return {.status = 200,
                    .content_type = "text/html; charset=utf-8",
                    .body = paper::html(page),
                    .prepared_headers = std::make_shared<std::string const>(page_headers)};
        case ReportFormat::pdf: return file(wanted, "application/pdf", ".pdf", paper::pdf(page, asked.at.text()));
        case ReportFormat::eml: return file(wanted, "message/rfc822", ".eml", mail_of(wanted, heading, page, asked.at));
    }
    __builtin_unreachable();
}

std::optional<std::string> address(Query& query, std::string_view name) {
    auto given = query.text(name);
    if (given && !mail::is_address(*given)) query.fail("bad_value", name);
    return given;
}

}  // namespace

void get_day_report(Call call) {
    Query query(call);
    auto const stores = query.stores();
    if (!stores || stores->size() != 1) query.fail("missing_field", "store");
    auto const date = query.date("date");
    auto const format = query.choice<ReportFormat>("format").value_or(ReportFormat::json);
    auto const language = query.text("language");
    auto const to = address(query, "to");
    auto const from = address(query, "from");
    if (query.refused(call)) return;
    auto const store = call.house.directory.store(stores->front()).value();
    Wanted const wanted{.store = store,
                        .date = date.value_or(calendar_of(store).date(call.at)),
                        .format = format,
                        .language = language_for(language ? language_of(*language) : call.language),
                        .to = to,
                        .from = from.value_or(own_address)};
    ask(std::move(call), [wanted](Reading& reading, Call& asked) { return report(reading, asked, wanted); });
}

}  // namespace zg::api
