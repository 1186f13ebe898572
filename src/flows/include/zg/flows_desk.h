#pragma once

#include <zg/desk.h>
#include <zg/flows.h>

namespace zg::flows {

// A saved view as somebody asks for it; it becomes theirs.
struct SaveView final {
    desk::ViewId id;
    desk::Page page{};
    std::string name;
    std::string query;
    bool shared = false;
};
BOOST_DESCRIBE_STRUCT(SaveView, (), (id, page, name, query, shared))

Result<Answer, desk::ViewRefusal> save_view(db::Draft&, Asked const&, SaveView const&);
Result<Answer, desk::ViewRefusal> remove_view(db::Draft&, Asked const&, desk::ViewId);

}  // namespace zg::flows
