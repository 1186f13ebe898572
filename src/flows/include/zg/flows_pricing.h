#pragma once

#include <zg/flows.h>

// What people do to prices and rules. Each writes the whole of one thing: the same again changes nothing.
namespace zg::flows {

// A price of a SKU: the company's, a store's or a book's; now, or from a business day on.
struct NewPrice final {
    SkuId sku;
    std::optional<StoreId> store = {};
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::optional<BookId> book = {};
    std::optional<BusinessDate> starts = {};
};
BOOST_DESCRIBE_STRUCT(NewPrice, (), (sku, store, price, member_price, book, starts))
Result<Answer, SetupRefusal> set_price(db::Draft&, Asked const&, NewPrice const&);

// Many prices of one book, or of variants of one family; all or none, and one entry in the audit trail.
struct PriceLine final {
    SkuId sku;
    std::int64_t price = 0;
    std::optional<std::int64_t> member_price = {};
    std::optional<BusinessDate> starts = {};
};
BOOST_DESCRIBE_STRUCT(PriceLine, (), (sku, price, member_price, starts))
struct BookPrices final {
    BookId book;
    std::vector<PriceLine> prices;
};
BOOST_DESCRIBE_STRUCT(BookPrices, (), (book, prices))
inline constexpr std::size_t price_lines_max = 2000;
Result<Answer, SetupRefusal> set_book_prices(db::Draft&, Asked const&, BookPrices const&);
struct FamilyPrices final {
    FamilyId family;
    std::vector<PriceLine> prices;
};
BOOST_DESCRIBE_STRUCT(FamilyPrices, (), (family, prices))
// The company's prices.
Result<Answer, SetupRefusal> set_family_prices(db::Draft&, Asked const&, FamilyPrices const&);

// Which price goes: a planned one is named by its start.
struct DroppedPrice final {
    SkuId sku;
    std::optional<StoreId> store = {};
    std::optional<BookId> book = {};
    std::optional<BusinessDate> starts = {};
};
BOOST_DESCRIBE_STRUCT(DroppedPrice, (), (sku, store, book, starts))
Result<Answer, SetupRefusal> drop_price(db::Draft&, Asked const&, DroppedPrice const&);

Result<Answer, SetupRefusal> put_book(db::Draft&, Asked const&, pricing::PriceBook const&);
Result<Answer, SetupRefusal> end_book(db::Draft&, Asked const&, BookId);
Result<Answer, SetupRefusal> put_promotion(db::Draft&, Asked const&, pricing::Promotion const&);
Result<Answer, SetupRefusal> end_promotion(db::Draft&, Asked const&, PromotionId);
Result<Answer, SetupRefusal> put_coupon(db::Draft&, Asked const&, pricing::Coupon const&);
Result<Answer, SetupRefusal> end_coupon(db::Draft&, Asked const&, CouponId);
Result<Answer, SetupRefusal> put_tax_class(db::Draft&, Asked const&, pricing::TaxClass const&);
Result<Answer, SetupRefusal> apply_tax_profile(db::Draft&, Asked const&, std::string const& code);

}  // namespace zg::flows
