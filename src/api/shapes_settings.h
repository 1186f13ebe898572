#pragma once

#include <zg/settings.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

// The wire's shapes of what a company sets for itself, and of its tokens.
namespace zg::api {

struct MarkedLoyalty final {
    std::string mark;
    flows::LoyaltySection section;
};
BOOST_DESCRIBE_STRUCT(MarkedLoyalty, (), (mark, section))

struct MarkedTerms final {
    std::string mark;
    flows::TermsSection section;
};
BOOST_DESCRIBE_STRUCT(MarkedTerms, (), (mark, section))

struct MarkedCompany final {
    std::string mark;
    flows::CompanySection section;
};
BOOST_DESCRIBE_STRUCT(MarkedCompany, (), (mark, section))

struct MarkedStore final {
    std::string mark;
    flows::StoreSection section;
};
BOOST_DESCRIBE_STRUCT(MarkedStore, (), (mark, section))

struct Settings final {
    MarkedCompany company;
    std::vector<MarkedStore> stores;
    MarkedLoyalty loyalty;
    MarkedTerms terms;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (company, stores, loyalty, terms))

struct TokenFacts final {
    TokenId id;
    std::string name;
    std::vector<std::string> scopes;
    std::optional<std::vector<StoreId>> stores;  // null: every store
    Instant made_at;
};
BOOST_DESCRIBE_STRUCT(TokenFacts, (), (id, name, scopes, stores, made_at))

struct TokenList final {
    std::vector<TokenFacts> items;
};
BOOST_DESCRIBE_STRUCT(TokenList, (), (items))

}  // namespace zg::api
