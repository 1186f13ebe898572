#include "handlers.h"
#include "route_table.h"
#include "shapes.h"
#include "shapes_settings.h"
#include "welcome_shapes.h"

#include <zg/flows.h>

namespace zg::api {

void add_access(Table& table) {
    table.push_back({.method = Method::post,
                     .path = "/v1/sessions",
                     .door = Public::everywhere,
                     .limit = signing_in,
                     .handle = post_session,
                     .summary = "Signs in with a one-time link, or with name and password",
                     .request = schema_of<SignIn>,
                     .answer = schema_of<Session>,
                     .status = 201,
                     .refusals = {"sign_in_link_used", "wrong_name_or_password"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/session",
                     .door = Scope::session,
                     .limit = asking,
                     .handle = get_session,
                     .summary = "Who is signed in, and where",
                     .answer = schema_of<Session>});
    table.push_back({.method = Method::delete_,
                     .path = "/v1/session",
                     .door = Scope::session,
                     .limit = managing,
                     .handle = delete_session,
                     .summary = "Signs out",
                     .status = 204});
    table.push_back({.method = Method::put,
                     .path = "/v1/password",
                     .door = Scope::session,
                     .limit = signing_in,
                     .handle = put_password,
                     .summary = "Changes the asker's password",
                     .request = schema_of<PasswordChange>,
                     .status = 204,
                     .refusals = with<access::PasswordRefusal>({"not_a_person"})});
    table.push_back({.method = Method::get,
                     .path = "/v1/stores",
                     .door = Scope::session,
                     .limit = asking,
                     .handle = get_stores,
                     .summary = "The stores that the asker sees",
                     .answer = schema_of<StoreList>});
    table.push_back({.method = Method::put,
                     .path = "/v1/stores/{id}/region",
                     .door = Scope::token_manage,
                     .limit = managing,
                     .handle = put_store_region,
                     .summary = "Puts a store into a region, or into none",
                     .request = schema_of<Region>,
                     .answer = schema_of<flows::StoreRegion>,
                     .refusals = with<access::RegionRefusal>({})});
}

void add_tokens(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/tokens",
                     .door = Scope::token_manage,
                     .limit = asking,
                     .handle = get_tokens,
                     .summary = "The tokens that programs hold; never their secrets",
                     .answer = schema_of<TokenList>});
    table.push_back({.method = Method::post,
                     .path = "/v1/tokens",
                     .door = Scope::token_manage,
                     .limit = managing,
                     .handle = post_token,
                     .summary = "Makes a token for a program",
                     .request = schema_of<NewToken>,
                     .answer = schema_of<Token>,
                     .status = 201,
                     .refusals = {"name_missing", "name_bad", "unknown_scope"}});
    table.push_back({.method = Method::delete_,
                     .path = "/v1/tokens/{id}",
                     .door = Scope::token_manage,
                     .limit = managing,
                     .handle = delete_token,
                     .summary = "Ends a token at once",
                     .status = 204,
                     .refusals = {"unknown_token"}});
}

void add_beginning(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/welcome",
                     .door = Public::everywhere,
                     .limit = asking,
                     .handle = get_welcome,
                     .summary = "Whether there is a company, and whether people sign in by name",
                     .answer = schema_of<Welcome>});
    table.push_back({.method = Method::post,
                     .path = "/v1/setup",
                     .door = Scope::company_manage,
                     .limit = signing_in,
                     .handle = post_setup,
                     .summary = "Founds the company: one's own, or the demo",
                     .request = schema_of<Setup>,
                     .answer = schema_of<SetupDone>,
                     .status = 201,
                     .refusals = with<access::OpenRefusal, access::PasswordRefusal, pricing::PricingRefusal,
                                      catalog::CategoryRefusal, members::SettingsRefusal, access::PeopleRefusal>(
                         {"demo_is_building", "not_a_person", "unknown_scope", "bad_word"})});
    table.push_back({.method = Method::post,
                     .path = "/v1/setup/owner",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = post_setup_owner,
                     .summary = "Whether a shop may be set up with the owner's password; keeps nothing",
                     .request = schema_of<SetupOwner>,
                     .status = 204,
                     .refusals = codes_of<access::PasswordRefusal>()});
    table.push_back({.method = Method::delete_,
                     .path = "/v1/demo",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = delete_demo,
                     .summary = "Wipes the demo company; `confirm` is its name",
                     .status = 204,
                     .query = {{.name = "confirm", .is_required = true}},
                     .refusals = {"not_a_demo", "demo_is_building", "wrong_confirmation"}});
    table.push_back({.method = Method::get,
                     .path = "/v1/checklist",
                     .door = Scope::company_manage,
                     .limit = asking,
                     .handle = get_checklist,
                     .summary = "What a new shop does first, and what of it is done",
                     .answer = schema_of<Checklist>});
    table.push_back({.method = Method::put,
                     .path = "/v1/profile",
                     .door = Scope::company_manage,
                     .limit = keeping,
                     .handle = put_profile,
                     .summary = "Changes receipt texts, units, the figures on the home page and the checklist",
                     .request = schema_of<flows::ProfileChange>,
                     .answer = schema_of<access::Profile>,
                     .refusals = {"text_too_long", "bad_word", "company_missing"}});
}

void add_tills(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/tills",
                     .door = Scope::session,
                     .limit = asking,
                     .handle = get_tills,
                     .summary = "The tills of the stores that the asker sees",
                     .answer = schema_of<TillList>,
                     .query = {store}});
    table.push_back({.method = Method::post,
                     .path = "/v1/tills",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = post_till,
                     .summary = "Opens another till in a store",
                     .request = schema_of<flows::NewTill>,
                     .answer = schema_of<flows::NewTill>,
                     .status = 201,
                     .refusals = {"id_reused", "bad_code", "duplicate_code", "duplicate_id", "unknown_store"}});
    table.push_back({.method = Method::post,
                     .path = "/v1/tills/{id}/link",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = post_till_link,
                     .summary = "Makes a one-time link that signs a browser in as the till",
                     .answer = schema_of<TillLink>,
                     .status = 201,
                     .refusals = {"unknown_till"}});
}

void add_settings(Table& table) {
    table.push_back({.method = Method::get,
                     .path = "/v1/settings",
                     .door = Scope::company_manage,
                     .limit = asking,
                     .handle = get_settings,
                     .summary = "What the company has set for itself, each section with the mark of what it says",
                     .answer = schema_of<Settings>});
    table.push_back(
        {.method = Method::put,
         .path = "/v1/settings/company",
         .door = Scope::company_manage,
         .limit = managing,
         .handle = put_company,
         .summary = "Changes what the company is called, and what its receipts say",
         .request = schema_of<MarkedCompany>,
         .answer = schema_of<MarkedCompany>,
         .refusals = {"version_changed", "name_missing", "text_too_long", "bad_language", "language_missing"}});
    table.push_back({.method = Method::put,
                     .path = "/v1/settings/stores",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = put_store,
                     .summary = "Changes a store's name, place, telephone, zone or the hour at which its day begins",
                     .request = schema_of<MarkedStore>,
                     .answer = schema_of<MarkedStore>,
                     .refusals = {"version_changed", "name_missing", "text_too_long", "unknown_store", "unknown_zone",
                                  "bad_cutoff"}});
    table.push_back({.method = Method::put,
                     .path = "/v1/settings/loyalty",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = put_loyalty,
                     .summary = "Changes how members earn points",
                     .request = schema_of<MarkedLoyalty>,
                     .answer = schema_of<MarkedLoyalty>,
                     .refusals = with<members::SettingsRefusal>({"version_changed"})});
    table.push_back({.method = Method::put,
                     .path = "/v1/settings/terms",
                     .door = Scope::company_manage,
                     .limit = managing,
                     .handle = put_terms,
                     .summary = "Changes tax inside or outside the price, and cash rounding",
                     .request = schema_of<MarkedTerms>,
                     .answer = schema_of<MarkedTerms>,
                     .refusals = with<pricing::PricingRefusal>({"version_changed"})});
}

}  // namespace zg::api
