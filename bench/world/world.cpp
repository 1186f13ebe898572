#include "world.h"

#include <zg/time.h>

namespace zg::bench {

namespace {
constexpr Instant made_at{1'760'000'000'000};

Uuid named(char const* what, std::int64_t index) { return Uuid::named(made_at, what + std::to_string(index)); }
}  // namespace

StoreId store_id(std::int64_t index) { return {named("store", index)}; }
LocationId location_id(std::int64_t index) { return {named("location", index)}; }
TillId till_id(std::int64_t index) { return {named("till", index)}; }
SkuId sku_id(std::int64_t index) { return {named("sku", index)}; }
MemberId member_id(std::int64_t index) { return {named("member", index)}; }
CategoryId category_id(std::int64_t index) { return {named("category", index)}; }

}  // namespace zg::bench
