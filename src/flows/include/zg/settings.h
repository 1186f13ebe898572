#pragma once

#include <zg/flows.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a company sets for itself, a section at a time. Each section has a mark, a hash of what it says: a change names the mark
// of what its author has read, and is refused when somebody else has changed the section since.
namespace zg::flows {

template <class Section>
[[nodiscard]] std::string mark_of(Section const&);

// "half_up", "half_even", "down" or "up".
[[nodiscard]] std::string_view name_of(Rounding);

// How members earn points. `rounding`: "down" or "half_up".
struct LoyaltySection final {
    std::string country_code;  // of telephone numbers without one
    std::int64_t points_per = 0;
    std::int64_t spend_per = 0;  // minor units
    std::string rounding;
    std::vector<std::string> excluded_tenders = {};
};
BOOST_DESCRIBE_STRUCT(LoyaltySection, (), (country_code, points_per, spend_per, rounding, excluded_tenders))

// `cash_increment` in minor units, 0: cash is not rounded. `cash_rounding`: "half_up", "half_even", "down" or "up".
struct TermsSection final {
    std::string currency;
    bool tax_included = true;
    std::int64_t cash_increment = 0;
    std::string cash_rounding;
};
BOOST_DESCRIBE_STRUCT(TermsSection, (), (currency, tax_included, cash_increment, cash_rounding))

// What the company is called and what its receipts say. Languages are BCP 47 tags; the first is the company's own, and large on
// paper. No receipt language: that of the screen.
struct CompanySection final {
    std::string name;
    std::vector<std::string> languages = {};
    std::vector<std::string> receipt_languages = {};
    std::string receipt_logo;
    std::string receipt_header;
    std::string receipt_footer;
};
BOOST_DESCRIBE_STRUCT(CompanySection, (),
                      (name, languages, receipt_languages, receipt_logo, receipt_header, receipt_footer))

// A store keeps its code: receipts are numbered by it.
struct StoreSection final {
    StoreId id;
    std::string name;
    std::string zone;
    std::int32_t cutoff_minutes = 0;
    std::string address;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(StoreSection, (), (id, name, zone, cutoff_minutes, address, phone))

[[nodiscard]] CompanySection section_of(access::Company const&, access::Profile const&);
[[nodiscard]] StoreSection section_of(access::Store const&);
[[nodiscard]] LoyaltySection section_of(members::Settings const&);
[[nodiscard]] TermsSection section_of(pricing::Terms const&);

template <class Section>
struct SectionChange final {
    std::string mark;
    Section section;
};

// Refusals beside those of the rooms: version_changed, bad_rounding, terms_missing, company_missing. The answer is the section
// as it is now, with its mark.
Result<Answer, SetupRefusal> change_company(db::Draft&, Asked const&, SectionChange<CompanySection> const&);
Result<Answer, SetupRefusal> change_store(db::Draft&, Asked const&, SectionChange<StoreSection> const&);
Result<Answer, SetupRefusal> change_loyalty(db::Draft&, Asked const&, SectionChange<LoyaltySection> const&);
Result<Answer, SetupRefusal> change_terms(db::Draft&, Asked const&, SectionChange<TermsSection> const&);

// A section and its mark as they go over the wire.
template <class Section>
[[nodiscard]] std::string marked_text(Section const&);

}  // namespace zg::flows
