#include <zg/insights.h>

#include "rules.h"

namespace zg::insights {

Unit unit_of(Metric metric) {
    switch (metric) {
        case Metric::net_sales:
        case Metric::gross_sales:
        case Metric::tax:
        case Metric::gross_margin:
        case Metric::basket_value:
        case Metric::discount: return Unit::money;
        case Metric::gross_margin_rate: return Unit::rate_e4;
        case Metric::receipts:
        case Metric::refunds: return Unit::count;
        case Metric::units: return Unit::milli;
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

namespace {

template <CellFigure figure>
constexpr std::array one{figure};

}  // namespace

CellFigures needed_for(Metric metric) {
    static constexpr std::array margin{&Cell::net_with_cost, &Cell::cost, &Cell::lines_with_cost};
    static constexpr std::array gross{&Cell::net, &Cell::tax};
    static constexpr std::array basket{&Cell::net, &Cell::refund_net, &Cell::receipts};
    switch (metric) {
        case Metric::net_sales: return one<&Cell::net>;
        case Metric::gross_sales: return gross;
        case Metric::tax: return one<&Cell::tax>;
        case Metric::gross_margin:
        case Metric::gross_margin_rate: return margin;
        case Metric::receipts: return one<&Cell::receipts>;
        case Metric::basket_value: return basket;
        case Metric::units: return one<&Cell::units_milli>;
        case Metric::refunds: return one<&Cell::refunds>;
        case Metric::discount: return one<&Cell::discount>;
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

std::optional<std::int64_t> value_of(Metric metric, Cell const& cell) {
    switch (metric) {
        case Metric::net_sales: return cell.net;
        case Metric::gross_sales: return cell.net + cell.tax;
        case Metric::tax: return cell.tax;
        case Metric::gross_margin:
            if (cell.lines_with_cost == 0) return std::nullopt;
            return cell.net_with_cost - cell.cost;
        case Metric::gross_margin_rate:
            return divide_half_up({.value = cell.net_with_cost - cell.cost, .times = 10'000, .by = cell.net_with_cost});
        case Metric::receipts: return cell.receipts;
        case Metric::basket_value:
            return divide_half_up({.value = cell.net + cell.refund_net, .times = 1, .by = cell.receipts});
        case Metric::units: return cell.units_milli;
        case Metric::refunds: return cell.refunds;
        case Metric::discount: return cell.discount;
    }
    ZG_ASSERT(false);
    __builtin_unreachable();
}

Figures figures_of(Cell const& cell) {
    return {.net_sales = cell.net,
            .tax = cell.tax,
            .gross_margin = value_of(Metric::gross_margin, cell),
            .receipts = cell.receipts,
            .refunds = cell.refunds,
            .basket_value = value_of(Metric::basket_value, cell),
            .units_milli = cell.units_milli,
            .discount = cell.discount};
}

namespace {

struct Text final {
    Metric metric;
    char const* zh_hant;
    char const* zh_hans;
    char const* en;
    char const* pt;
    char const* formula_zh_hant;
    char const* formula_zh_hans;
    char const* formula_en;
    char const* formula_pt;
};

constexpr Text texts[] = {
    {Metric::net_sales, "銷售淨額", "销售净额", "Net sales", "Vendas líquidas",
     "銷售各行未稅淨額之和 − 退貨各行未稅淨額之和", "销售各行未税净额之和 − 退货各行未税净额之和",
     "sum of line net (without tax, after discounts) of sales − the same of refunds",
     "soma do valor líquido das linhas (sem imposto, após descontos) das vendas − o mesmo das devoluções"},
    {Metric::gross_sales, "含稅銷售額", "含税销售额", "Gross sales", "Vendas brutas", "銷售淨額 + 稅額；不含現金捨入",
     "销售净额 + 税额；不含现金舍入", "net sales + tax; without cash rounding",
     "vendas líquidas + imposto; sem o arredondamento de numerário"},
    {Metric::tax, "稅額", "税额", "Tax", "Imposto", "銷售各行稅額之和 − 退貨各行稅額之和",
     "销售各行税额之和 − 退货各行税额之和", "sum of line tax of sales − the same of refunds",
     "soma do imposto das linhas das vendas − o mesmo das devoluções"},
    {Metric::gross_margin, "毛利", "毛利", "Gross margin", "Margem bruta",
     "成本已知各行的淨額 − 其成本，退貨沖減；沒有任何一行有成本時不顯示",
     "成本已知各行的净额 − 其成本，退货冲减；没有任何一行有成本时不显示",
     "net of lines whose cost is known − their cost, refunds subtracted; no value when no line has a cost",
     "valor líquido das linhas com custo conhecido − o seu custo, subtraídas as devoluções; sem valor quando nenhuma "
     "linha tem custo"},
    {Metric::gross_margin_rate, "毛利率", "毛利率", "Gross margin rate", "Taxa de margem bruta",
     "毛利 ÷ 成本已知各行的淨額，四捨五入至萬分之一；除數為零時不顯示",
     "毛利 ÷ 成本已知各行的净额，四舍五入至万分之一；除数为零时不显示",
     "gross margin ÷ net of lines whose cost is known, half up to 1/10,000; no value when that net is zero",
     "margem bruta ÷ valor líquido das linhas com custo conhecido, arredondada a 1/10 000; sem valor quando esse "
     "líquido é zero"},
    {Metric::receipts, "銷售單數", "销售单数", "Receipts", "Recibos", "銷售單的張數；退貨單不計",
     "销售单的张数；退货单不计", "number of sale receipts; refunds do not count",
     "número de recibos de venda; as devoluções não contam"},
    {Metric::basket_value, "客單價", "客单价", "Basket value", "Compra média",
     "退貨前的銷售淨額 ÷ 銷售單數，四捨五入；沒有銷售單時不顯示",
     "退货前的销售净额 ÷ 销售单数，四舍五入；没有销售单时不显示",
     "net sales before refunds ÷ receipts, half up; no value without a receipt",
     "vendas líquidas antes das devoluções ÷ recibos, arredondado; sem valor quando não há recibos"},
    {Metric::units, "銷售數量", "销售数量", "Units", "Unidades", "銷售數量之和 − 退貨數量之和，按各商品單位",
     "销售数量之和 − 退货数量之和，按各商品单位", "quantity sold − quantity refunded, each in the unit of its product",
     "quantidade vendida − quantidade devolvida, cada uma na unidade do seu produto"},
    {Metric::refunds, "退貨單數", "退货单数", "Refunds", "Devoluções", "退貨單的張數", "退货单的张数",
     "number of refund receipts", "número de recibos de devolução"},
    {Metric::discount, "折扣額", "折扣额", "Discount", "Descontos", "銷售各行折扣之和 − 退貨各行所佔折扣之和",
     "销售各行折扣之和 − 退货各行所占折扣之和", "sum of line discounts of sales − the refunded lines' share of them",
     "soma dos descontos das linhas das vendas − a parte que cabe às linhas devolvidas"},
};

}  // namespace

std::vector<Definition> definitions() {
    std::vector<Definition> all;
    for (auto const& text : texts) {
        all.push_back({.name = text.metric,
                       .unit = unit_of(text.metric),
                       .names = {.zh_hant = text.zh_hant, .zh_hans = text.zh_hans, .en = text.en, .pt = text.pt},
                       .formula = {.zh_hant = text.formula_zh_hant,
                                   .zh_hans = text.formula_zh_hans,
                                   .en = text.formula_en,
                                   .pt = text.formula_pt}});
    }
    return all;
}

}  // namespace zg::insights
