#pragma once

#include "elsewhere.h"

#include <zg/access.h>
#include <zg/names.h>
#include <zg/people.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// How a shop begins: the first run, the demo company, the tills and the checklist.
namespace zg::api {

// What a page may know before anybody is signed in.
struct Welcome final {
    bool has_company = false;
    bool has_passwords = false;
    bool is_building_demo = false;
    std::int32_t demo_percent = 0;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (has_company, has_passwords, is_building_demo, demo_percent))

enum class SetupWay { own, demo };
BOOST_DESCRIBE_ENUM(SetupWay, own, demo)

struct SetupOwner final {
    std::string name;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SetupOwner, (), (name, password))

struct SetupShop final {
    std::string company;
    std::string store;
    std::string code;  // of the store: the first part of its receipt numbers
    std::string zone;
    std::int32_t cutoff_minutes = 0;
    std::string country_code;  // of telephone numbers without one
    std::string currency;
    bool tax_included = true;
    std::int64_t tax_rate_ppm = 0;
    std::int64_t cash_rounding = 0;  // minor units; 0: none
    std::vector<Names> categories = {};
};
BOOST_DESCRIBE_STRUCT(SetupShop, (),
                      (company, store, code, zone, cutoff_minutes, country_code, currency, tax_included, tax_rate_ppm,
                       cash_rounding, categories))

struct Setup final {
    SetupWay way{};
    std::string language;
    std::optional<SetupOwner> owner = {};  // absent: whoever asks has a password already
    std::string trade;
    std::string region;
    std::string receipt_header;
    std::string receipt_footer;
    std::vector<std::string> units;
    std::vector<std::string> kpis;
    std::vector<flows::PutRole> roles = {};  // besides the owner's
    std::optional<SetupShop> shop = {};      // of one's own shop
};
BOOST_DESCRIBE_STRUCT(Setup, (),
                      (way, language, owner, trade, region, receipt_header, receipt_footer, units, kpis, roles, shop))

struct SetupDone final {
    bool is_building_demo = false;
};
BOOST_DESCRIBE_STRUCT(SetupDone, (), (is_building_demo))

struct TillRow final {
    TillId id;
    StoreId store;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(TillRow, (), (id, store, code))
struct TillList final {
    std::vector<TillRow> items;
};
BOOST_DESCRIBE_STRUCT(TillList, (), (items))

// A path on this server that signs one browser in as the till, once.
struct TillLink final {
    std::string path;
    Instant expires_at;
    std::optional<Elsewhere> elsewhere = {};
};
BOOST_DESCRIBE_STRUCT(TillLink, (), (path, expires_at, elsewhere))

// One thing to do in a new shop, and whether it has been done.
struct Task final {
    std::string name;
    bool is_done = false;
    bool is_hidden = false;
};
BOOST_DESCRIBE_STRUCT(Task, (), (name, is_done, is_hidden))
struct Checklist final {
    std::vector<Task> items;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (items))

}  // namespace zg::api
