#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes_goods.h"

#include <map>

namespace zg::api {

// -- families --

void get_families(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        FamilyList list;
        for (auto& family : asked.house.catalog.families()) {
            auto const count = static_cast<std::int64_t>(asked.house.catalog.members(family.id).size());
            list.items.push_back({std::move(family), count});
        }
        return yes(list);
    });
}

void put_family(Call call) {
    if (refuse_part_of_company(call)) return;
    auto family = whole_of<catalog::Family, FamilyId>(call);
    if (!family) return;
    auto const asked = asked_by(call, "put_family", *family);
    decide(std::move(call), "id", [asked, family = *std::move(family)](db::Draft& draft) {
        return outcome(flows::put_family(draft, asked, family));
    });
}

void post_variants(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const family = path_id<FamilyId>(call, "id");
    if (!family) return;
    auto body = body_of<VariantsRequest>(call);
    if (!body) return;
    flows::NewVariants command{.id = body->id,
                               .family = *family,
                               .category = body->category,
                               .unit = body->unit,
                               .tax_class = std::move(body->tax_class),
                               .price = body->price,
                               .member_price = body->member_price,
                               .variants = std::move(body->variants)};
    auto const asked = asked_by(call, "make_variants", command);
    decide(std::move(call), "family", [asked, command = std::move(command)](db::Draft& draft) {
        return outcome(flows::make_variants(draft, asked, command));
    });
}

// -- categories --

void get_categories(Call call) {
    ask(std::move(call), [](Reading&, Call& asked) {
        std::map<CategoryId, std::int64_t> counts;
        for (auto const& listing : asked.house.catalog.list_after({}, asked.house.catalog.product_count())) {
            if (listing->product.category) ++counts[*listing->product.category];
        }
        CategoryList list;
        for (auto& category : asked.house.catalog.categories()) {
            list.items.push_back({category.id, std::move(category.names), category.parent, counts[category.id]});
        }
        return yes(list);
    });
}

void put_category(Call call) {
    if (refuse_part_of_company(call)) return;
    auto category = whole_of<catalog::Category, CategoryId>(call);
    if (!category) return;
    auto const asked = asked_by(call, "put_category", *category);
    decide(std::move(call), "id", [asked, category = *std::move(category)](db::Draft& draft) {
        return outcome(flows::put_category(draft, asked, category));
    });
}

void delete_category(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const id = path_id<CategoryId>(call, "id");
    if (!id) return;
    auto const asked = asked_by(call, "delete_category", *id);
    decide(std::move(call), "id",
           [asked, id = *id](db::Draft& draft) { return outcome(flows::delete_category(draft, asked, id)); });
}

}  // namespace zg::api
