#include <zg/settings.h>

#include "refusing.h"
#include "rooms.h"

#include <zg/json_text.h>

namespace zg::flows {

namespace {

constexpr std::size_t mark_characters = 16;

std::optional<Rounding> rounding_named(std::string_view name) {
    for (auto const rounding : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
        if (name_of(rounding) == name) return rounding;
    }
    return std::nullopt;
}

// Every section is the company's, so its entry in the audit trail is about the company.
void tell(Rooms& rooms, Asked const& asked, std::string_view act) {
    auto const* company = rooms.directory.draft_company();
    rooms.trail.append(
        {.at = asked.at, .who = asked.who, .store = {}, .act = act, .document = company ? company->id.uuid : Uuid{}});
}

SetupRefused changed_since() { return {SetupRefusal{"version_changed"}, "mark"}; }

}  // namespace

std::string_view name_of(Rounding rounding) {
    switch (rounding) {
        case Rounding::half_up: return "half_up";
        case Rounding::half_even: return "half_even";
        case Rounding::down: return "down";
        case Rounding::up: return "up";
    }
    __builtin_unreachable();
}

template <class Section>
std::string mark_of(Section const& section) {
    return hex(view(digest(json::text(section)))).substr(0, mark_characters);
}

template <class Section>
std::string marked_text(Section const& section) {
    return "{\"mark\":\"" + mark_of(section) + "\",\"section\":" + json::write(json::encode(section)) + "}";
}

template std::string mark_of(CompanySection const&);
template std::string mark_of(StoreSection const&);
template std::string marked_text(CompanySection const&);
template std::string marked_text(StoreSection const&);
template std::string mark_of(LoyaltySection const&);
template std::string mark_of(TermsSection const&);
template std::string marked_text(LoyaltySection const&);
template std::string marked_text(TermsSection const&);

CompanySection section_of(access::Company const& company, access::Profile const& profile) {
    return {.name = company.name,
            .languages = company.languages,
            .receipt_languages = company.receipt_languages,
            .receipt_logo = company.receipt_logo,
            .receipt_header = profile.receipt_header,
            .receipt_footer = profile.receipt_footer};
}

StoreSection section_of(access::Store const& store) {
    return {.id = store.id,
            .name = store.name,
            .zone = store.zone,
            .cutoff_minutes = store.cutoff_minutes,
            .address = store.address,
            .phone = store.phone};
}

LoyaltySection section_of(members::Settings const& settings) {
    return {.country_code = settings.country_code,
            .points_per = settings.loyalty.points_per,
            .spend_per = settings.loyalty.spend_per,
            .rounding = std::string(name_of(settings.loyalty.rounding)),
            .excluded_tenders = settings.loyalty.excluded_tenders};
}

TermsSection section_of(pricing::Terms const& terms) {
    TermsSection section{.currency = terms.currency, .tax_included = terms.tax_included, .cash_rounding = "half_up"};
    if (terms.cash_rounding) {
        section.cash_increment = terms.cash_rounding->increment;
        section.cash_rounding = name_of(terms.cash_rounding->mode);
    }
    return section;
}

Result<Answer, SetupRefusal> change_company(db::Draft& draft, Asked const& asked,
                                            SectionChange<CompanySection> const& change) {
    Rooms rooms(draft);
    auto const* company = rooms.directory.draft_company();
    if (!company) return SetupRefused{SetupRefusal{"company_missing"}};
    auto profile = rooms.directory.draft_profile();
    auto const before = section_of(*company, profile);
    auto const& wanted = change.section;
    if (mark_of(before) == mark_of(wanted)) return Answer{.body = marked_text(before)};
    if (change.mark != mark_of(before)) return changed_since();
    if (wanted.languages.empty()) return SetupRefused{SetupRefusal{"language_missing"}, "languages"};
    auto after = *company;
    after.name = wanted.name;
    after.languages = wanted.languages;
    after.receipt_languages = wanted.receipt_languages;
    after.receipt_logo = wanted.receipt_logo;
    if (auto const set = rooms.directory.change_company(after); !set) return refused_as(set.refused());
    if (profile.receipt_header != wanted.receipt_header || profile.receipt_footer != wanted.receipt_footer) {
        profile.receipt_header = wanted.receipt_header;
        profile.receipt_footer = wanted.receipt_footer;
        auto const set = rooms.directory.set_profile(std::move(profile), asked.at, asked.who);
        if (!set) return refused_as(set.refused());
    }
    tell(rooms, asked, "change_company");
    return Answer{.body = marked_text(wanted)};
}

Result<Answer, SetupRefusal> change_store(db::Draft& draft, Asked const& asked,
                                          SectionChange<StoreSection> const& change) {
    Rooms rooms(draft);
    auto const& wanted = change.section;
    auto const* store = rooms.directory.draft_store(wanted.id);
    if (!store) return SetupRefused{SetupRefusal{"unknown_store"}, "id"};
    auto const before = section_of(*store);
    if (mark_of(before) == mark_of(wanted)) return Answer{.body = marked_text(before)};
    if (change.mark != mark_of(before)) return changed_since();
    auto after = *store;
    after.name = wanted.name;
    after.zone = wanted.zone;
    after.cutoff_minutes = wanted.cutoff_minutes;
    after.address = wanted.address;
    after.phone = wanted.phone;
    if (auto const set = rooms.directory.change_store(after); !set) return refused_as(set.refused());
    note(rooms, asked, "change_store", wanted.id.uuid, wanted.id);
    return Answer{.body = marked_text(wanted)};
}

Result<Answer, SetupRefusal> change_loyalty(db::Draft& draft, Asked const& asked,
                                            SectionChange<LoyaltySection> const& change) {
    Rooms rooms(draft);
    auto const before = section_of(rooms.members.draft_settings());
    auto const& wanted = change.section;
    if (mark_of(before) == mark_of(wanted)) return Answer{.body = marked_text(before)};
    if (change.mark != mark_of(before)) return changed_since();
    auto const rounding = rounding_named(wanted.rounding);
    if (!rounding) return SetupRefused{SetupRefusal{"bad_rounding"}, "loyalty.rounding"};
    auto const set = members::set_settings(draft, {.country_code = wanted.country_code,
                                                   .loyalty = {.points_per = wanted.points_per,
                                                               .spend_per = wanted.spend_per,
                                                               .rounding = *rounding,
                                                               .excluded_tenders = wanted.excluded_tenders}});
    if (!set) return refused_as(set.refused());
    tell(rooms, asked, "change_loyalty");
    return Answer{.body = marked_text(section_of(rooms.members.draft_settings()))};
}

Result<Answer, SetupRefusal> change_terms(db::Draft& draft, Asked const& asked,
                                          SectionChange<TermsSection> const& change) {
    Rooms rooms(draft);
    auto const terms = rooms.pricing.draft_terms();
    if (!terms) return SetupRefused{SetupRefusal{"terms_missing"}};
    auto const before = section_of(*terms);
    auto const& wanted = change.section;
    if (mark_of(before) == mark_of(wanted)) return Answer{.body = marked_text(before)};
    if (change.mark != mark_of(before)) return changed_since();
    auto const rounding = rounding_named(wanted.cash_rounding);
    if (!rounding) return SetupRefused{SetupRefusal{"bad_rounding"}, "cash_rounding"};
    auto after = *terms;
    after.currency = wanted.currency;
    after.tax_included = wanted.tax_included;
    after.cash_rounding.reset();
    if (wanted.cash_increment != 0) after.cash_rounding = {wanted.cash_increment, *rounding};
    auto const set = pricing::set_terms(draft, asked.at, after);
    if (!set) return refused_as(set.refused());
    tell(rooms, asked, "change_terms");
    return Answer{.body = marked_text(section_of(after))};
}

}  // namespace zg::flows
