#pragma once

#include <zg/flows_desk.h>

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

// The wire's shapes of what people keep at their desks.
namespace zg::api {

struct SavedView final {
    desk::ViewId id;
    desk::Page page{};
    std::string name;
    std::string query;
    bool shared = false;
    bool mine = false;
    std::optional<std::string> owner;  // their name, of a view that somebody else shares
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (id, page, name, query, shared, mine, owner))

struct ViewList final {
    std::vector<SavedView> items;
};
BOOST_DESCRIBE_STRUCT(ViewList, (), (items))

}  // namespace zg::api
