#include <zg/price_rules.h>

namespace zg::pricing {
namespace {

TaxClass tax(char const* code, std::int64_t rate_ppm, char const* zh_hant, char const* zh_hans, char const* en,
             char const* pt) {
    return {.code = code, .rate_ppm = rate_ppm, .names = {.zh_hant = zh_hant, .zh_hans = zh_hans, .en = en, .pt = pt}};
}

TaxClass untaxed() { return tax("none", 0, "免稅", "免税", "No tax", "Isento"); }

}  // namespace

std::vector<TaxProfile> const& tax_profiles() {
    static std::vector<TaxProfile> const profiles{
        {.code = "none", .tax_included = true, .tax_classes = {untaxed()}},
        {.code = "taiwan",
         .tax_included = true,
         .tax_classes = {tax("standard", 50'000, "營業稅 5%", "营业税 5%", "Business tax 5%", "Imposto 5%"),
                         untaxed()}},
        {.code = "mainland",
         .tax_included = true,
         .tax_classes = {tax("standard", 130'000, "增值稅 13%", "增值税 13%", "VAT 13%", "IVA 13%"),
                         tax("reduced", 90'000, "增值稅 9%", "增值税 9%", "VAT 9%", "IVA 9%"),
                         tax("services", 60'000, "增值稅 6%", "增值税 6%", "VAT 6%", "IVA 6%"), untaxed()}},
        {.code = "portugal",
         .tax_included = true,
         .tax_classes = {tax("standard", 230'000, "標準稅率 23%", "标准税率 23%", "Standard VAT 23%", "IVA normal 23%"),
                         tax("intermediate", 130'000, "中間稅率 13%", "中间税率 13%", "Intermediate VAT 13%",
                             "IVA intermédio 13%"),
                         tax("reduced", 60'000, "優惠稅率 6%", "优惠税率 6%", "Reduced VAT 6%", "IVA reduzido 6%"),
                         untaxed()}},
        {.code = "sales_tax",
         .tax_included = false,
         .tax_classes = {tax("standard", 80'000, "銷售稅 8%", "销售税 8%", "Sales tax 8%", "Imposto sobre vendas 8%"),
                         untaxed()}}};
    return profiles;
}

}  // namespace zg::pricing
