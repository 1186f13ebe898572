#pragma once

#include <zg/draft.h>
#include <zg/id.h>
#include <zg/result.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// What a person keeps at their desk: saved views of lists.
namespace zg::desk {

using ViewId = Id<struct ViewTag>;

// The pages that keep views. Names are stored: never change one.
enum class Page { stock, receipts, members, board, products };
BOOST_DESCRIBE_ENUM(Page, stock, receipts, members, board, products)

struct View final {
    ViewId id;
    Uuid owner;  // who signed in
    Page page{};
    std::string name;
    std::string query;  // of the address, without the question mark: "state=low&sort=name"
    bool is_shared = false;
    friend bool operator==(View const&, View const&) = default;
};

enum class ViewRefusal {
    name_missing,
    name_bad,   // unprintable or longer than name_characters_max
    bad_query,  // not key=value pairs as an address has them, or longer than query_bytes_max
    too_many_views,
    unknown_view,
    view_not_yours
};
BOOST_DESCRIBE_ENUM(ViewRefusal, name_missing, name_bad, bad_query, too_many_views, unknown_view, view_not_yours)

inline constexpr std::size_t name_characters_max = 60;
inline constexpr std::size_t query_bytes_max = 1'000;
inline constexpr std::int64_t view_count_max = 100;  // of one owner

// What commands of this batch have changed and not yet written. Nothing else is kept in memory.
class Views final : public db::DraftPart {
public:
    [[nodiscard]] std::optional<View> find(db::Tx& stored, ViewId) const;
    [[nodiscard]] std::int64_t count_of(db::Tx& stored, Uuid owner) const;
    void put(View);
    void erase(ViewId);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;
    void follow(db::Tx&, db::News const&) override {}  // keeps nothing in memory

private:
    using Staged = std::map<ViewId, std::optional<View>>;  // nullopt: it goes
    [[nodiscard]] Staged staged() const;
    Staged command_;
    Staged batch_;
};

// -- commands; on the writer's thread --

// Makes the view, or puts it in the place of the owner's own of its id.
Result<View, ViewRefusal> save(db::Draft&, View const&);
Result<Done, ViewRefusal> remove(db::Draft&, ViewId, Uuid owner);

// -- queries on any thread --

// The owner's and those that others share, of one page or of all, in the order of their names.
[[nodiscard]] std::vector<View> views_for(db::Tx&, Uuid owner, std::optional<Page>);

[[nodiscard]] std::vector<db::Migration> schema();
// Views that could not have been saved.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::desk
