#include <zg/dictionary.h>

#include <zg/sku_board.h>

#include <iterator>

namespace zg::insights {

namespace {

std::vector<DictionaryEntry> shelf_entries() {
    return {
        {"on_hand",
         Unit::milli,
         Source::stock,
         {"現存量", "现存量", "On hand", "Existências"},
         {"按帳簿此刻在貨架上的數量；賣多了會低於零", "按账簿此刻在货架上的数量；卖多了会低于零",
          "what is on the shelf by the books, now; below zero when more was sold than was booked in",
          "o que está na prateleira segundo os livros, agora; abaixo de zero se se vendeu mais do que o registado"}},
        {"stock_value",
         Unit::money,
         Source::stock,
         {"存貨價值", "库存价值", "Stock value", "Valor das existências"},
         {"現存量 × 各店移動平均成本；有一家店成本不詳時不顯示", "现存量 × 各店移动平均成本；有一家店成本不详时不显示",
          "on hand × the store's moving average cost; no value when a store with stock has no cost",
          "existências × custo médio móvel da loja; sem valor se uma loja com existências não tiver custo"}},
        {"mean_stock_value",
         Unit::money,
         Source::stock,
         {"平均存貨價值", "平均库存价值", "Mean stock value", "Valor médio das existências"},
         {"（期初存量 + 期末存量）÷ 2，均以現時移動平均成本計。期末 = 現存量 + 期後淨銷量 − 期後入貨及調整；期初 = "
          "期末 + "
          "期內淨銷量 − "
          "期內入貨及調整。帳簿晚於期初才開始的店，由帳簿第一張存貨單據那天起計；開帳存量當作一直都在，退貨當作"
          "回到貨架",
          "（期初存量 + 期末存量）÷ 2，均按现时移动平均成本计。期末 = 现存量 + 期后净销量 − 期后入货及调整；期初 = "
          "期末 + "
          "期内净销量 − "
          "期内入货及调整。账簿晚于期初才开始的店，从账簿第一张库存单据那天起计；开账存量视为一直都在，退货视为"
          "回到货架",
          "(stock at the start + stock at the end) ÷ 2, both at today's moving average cost. End = on hand + units "
          "sold "
          "since − goods received and adjusted since; start = end + units sold − goods received and adjusted within "
          "the period. Where a store's books begin later, from the day of its first stock document; opening stock "
          "counts as there from the start, refunded goods as back on the shelf",
          "(existências no início + existências no fim) ÷ 2, ambas ao custo médio móvel de hoje. Fim = existências "
          "atuais + unidades vendidas depois − entradas e acertos depois; início = fim + unidades vendidas − entradas "
          "e "
          "acertos no período. Se os livros de uma loja começarem mais tarde, desde o dia do primeiro documento de "
          "existências; as existências iniciais contam desde o início e as devoluções como repostas"}},
    };
}

std::vector<DictionaryEntry> pace_entries() {
    return {
        {"sell_through",
         Unit::rate_e4,
         Source::stock,
         {"售罄率", "售罄率", "Sell-through", "Taxa de escoamento"},
         {"期內淨銷量 ÷（期初存量 + 期內入貨及調整）；除數不大於零時不顯示",
          "期内净销量 ÷（期初存量 + 期内入货及调整）；除数不大于零时不显示",
          "units sold ÷ (stock at the start + goods received and adjusted); no value when nothing was there to sell",
          "unidades vendidas ÷ (existências no início + entradas e acertos); sem valor se não havia nada para vender"}},
        {"turnover_days",
         Unit::days_e1,
         Source::stock,
         {"周轉天數", "周转天数", "Turnover days", "Dias de rotação"},
         {"平均存貨價值 × 期內天數 ÷ 已售貨品成本；沒有成本時不顯示",
          "平均库存价值 × 期内天数 ÷ 已售货品成本；没有成本时不显示",
          "mean stock value × days of the period ÷ cost of the goods sold; no value without a cost",
          "valor médio das existências × dias do período ÷ custo dos artigos vendidos; sem valor se não houver custo"}},
        {"gmroi",
         Unit::ratio_e2,
         Source::stock,
         {"存貨毛利回報 GMROI", "库存毛利回报 GMROI", "GMROI", "GMROI"},
         {"毛利 ÷ 平均存貨價值，折合全年（× 365 ÷ 期內天數）：每 1 元存貨一年賺回多少毛利",
          "毛利 ÷ 平均库存价值，折合全年（× 365 ÷ 期内天数）：每 1 元库存一年赚回多少毛利",
          "gross margin ÷ mean stock value, for a year (× 365 ÷ days of the period): what each 1 in stock earns a year",
          "margem bruta ÷ valor médio das existências, por ano (× 365 ÷ dias do período): quanto rende por ano cada 1 "
          "investido em existências"}},
        {"cover_days",
         Unit::days_e1,
         Source::stock,
         {"可賣天數", "可卖天数", "Days of cover", "Dias de cobertura"},
         {"現存量 ÷ 期內每日平均淨銷量；沒有賣出時不顯示", "现存量 ÷ 期内每日平均净销量；没有卖出时不显示",
          "on hand ÷ mean units sold a day; no value when nothing was sold",
          "existências ÷ média de unidades vendidas por dia; sem valor se nada foi vendido"}},
    };
}

std::vector<DictionaryEntry> rule_entries() {
    return {
        {"set_best",
         Unit::rule,
         Source::sales,
         {"最好賣", "最好卖", "Best", "Melhores"},
         {"由銷售淨額最高的排起，合共佔全部一半的那幾件", "从销售净额最高的排起，合共占全部一半的那几件",
          "the fewest products that together make half of all net sales",
          "os artigos que, a começar pelo de maiores vendas líquidas, somam metade do total"}},
        {"set_steady",
         Unit::rule,
         Source::sales,
         {"穩定", "稳定", "Steady", "Regulares"},
         {"期內十天有六天或以上賣出，又不屬於滯銷", "期内十天有六天或以上卖出，又不属于滞销",
          "sold on at least six of ten days of the period, and not slow",
          "vendidos em pelo menos seis de cada dez dias do período, e não lentos"}},
        {"set_running_out",
         Unit::rule,
         Source::stock,
         {"快賣完", "快卖完", "About to run out", "A esgotar"},
         {"近 60 天有賣出，仍有現存量，而按最近 28 天（連今天）的每日平均淨銷量計不足 7 天；按每家店計，有一家店如此，"
          "商品便算在內",
          "近 60 天有卖出，仍有现存量，而按最近 28 天（连今天）的每日平均净销量计不足 7 天；按每家店计，有一家店如此，"
          "商品便算在内",
          "sold within 60 days, some left, and less than 7 days of it at the mean units sold a day of the last 28 "
          "days, "
          "today included; told by store, and a product counts when it is so in one",
          "vendido nos últimos 60 dias, ainda há existências, e menos de 7 dias à média diária de unidades vendidas "
          "nos "
          "últimos 28 dias, hoje incluído; por loja, e basta uma loja para o artigo contar"}},
        {"set_slow",
         Unit::rule,
         Source::stock,
         {"滯銷", "滞销", "Slow", "Lentos"},
         {"期內有賣出，而可賣天數多於 90 天", "期内有卖出，而可卖天数多于 90 天",
          "sold in the period, and more than 90 days of cover", "vendidos no período, e mais de 90 dias de cobertura"}},
        {"set_dead",
         Unit::rule,
         Source::stock,
         {"呆貨", "呆货", "Dead", "Parados"},
         {"有現存量，而期內一件也沒有賣出", "有现存量，而期内一件也没有卖出", "on hand, and nothing sold in the period",
          "com existências, e nada vendido no período"}},
    };
}

std::vector<DictionaryEntry> member_entries() {
    return {
        {"visits",
         Unit::count,
         Source::member,
         {"來店次數", "到店次数", "Visits", "Visitas"},
         {"這位會員的銷售單張數；退貨單不計", "这位会员的销售单张数；退货单不计",
          "number of the member's sale receipts; refunds do not count",
          "número de recibos de venda do membro; as devoluções não contam"}},
        {"last_visit",
         Unit::moment,
         Source::member,
         {"上次來店", "上次到店", "Last visit", "Última visita"},
         {"這位會員最近一張銷售單的時間", "这位会员最近一张销售单的时间",
          "when the member's latest sale receipt was made", "quando foi feito o último recibo de venda do membro"}},
        {"favourites",
         Unit::rule,
         Source::member,
         {"最常買", "最常买", "Favourites", "Preferidos"},
         {"在這位會員最多張銷售單上出現的五件貨品", "在这位会员最多张销售单上出现的五件货品",
          "the five products that are on most of the member's sale receipts",
          "os cinco artigos que constam de mais recibos de venda do membro"}},
        {"points",
         Unit::count,
         Source::member,
         {"積分", "积分", "Points", "Pontos"},
         {"所得積分 − 退貨時收回的積分，按帳簿此刻的餘額", "所得积分 − 退货时收回的积分，按账簿此刻的余额",
          "points earned − points taken back at refunds: the balance of the books, now",
          "pontos ganhos − pontos retirados nas devoluções: o saldo dos livros, agora"}},
        {"points_owed",
         Unit::count,
         Source::member,
         {"欠積分", "欠积分", "Points owed", "Pontos em dívida"},
         {"退貨時應收回、但會員已經用掉的積分", "退货时应收回、但会员已经用掉的积分",
          "points to be taken back at refunds that the member had spent already",
          "pontos a retirar nas devoluções que o membro já tinha gasto"}},
        {"members_away",
         Unit::rule,
         Source::member,
         {"久未來店的會員", "久未到店的会员", "Members who stay away", "Membros que deixaram de vir"},
         {"近 180 日最少有 4 日來過，而上次來店距今超過平時相隔日數的兩倍，並且不少於 14 日",
          "近 180 天至少有 4 天来过，而上次到店距今超过平时间隔天数的两倍，并且不少于 14 天",
          "came on at least 4 days of the last 180, and the last visit is more than twice their usual gap ago, and at "
          "least 14 days",
          "vieram em pelo menos 4 dos últimos 180 dias, e a última visita foi há mais do dobro do intervalo habitual, "
          "e "
          "há pelo menos 14 dias"}},
    };
}

}  // namespace

std::vector<DictionaryEntry> dictionary() {
    std::vector<DictionaryEntry> all;
    for (auto& metric : definitions()) {
        all.push_back({.name = boost::describe::enum_to_string(metric.name, ""),
                       .unit = metric.unit,
                       .source = Source::sales,
                       .names = std::move(metric.names),
                       .formula = std::move(metric.formula)});
    }
    for (auto&& more : {shelf_entries(), pace_entries(), rule_entries(), member_entries()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace zg::insights
