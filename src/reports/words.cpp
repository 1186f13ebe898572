#include "words.h"

#include <array>

namespace zg::reports {

namespace {

// In the order of Language: en, zh_hant, zh_hans, pt.
using Texts = std::array<std::string_view, 4>;

constexpr std::array<Texts, static_cast<std::size_t>(Word::count)> words{{
    {"Day report", "日結報表", "日结报表", "Relatório do dia"},
    {"Made", "製表", "制表", "Feito em"},
    {"The day in figures", "今日數字", "当日数字", "O dia em números"},
    {"Net sales", "銷售淨額", "销售净额", "Vendas líquidas"},
    {"Tax", "稅額", "税额", "Imposto"},
    {"Taken less refunds", "實收（已扣退貨）", "实收（已扣退货）", "Recebido − devolvido"},
    {"Receipts", "單數", "单数", "Recibos"},
    {"Refunds", "退貨", "退货", "Devoluções"},
    {"Discounts", "折扣", "折扣", "Descontos"},
    {"Basket value", "客單價", "客单价", "Compra média"},
    {"Cash rounding", "現金捨入", "现金舍入", "Arredondamento"},
    {"Units", "件數", "件数", "Unidades"},
    {"against last week", "對上週同日", "对上周同日", "face à semana passada"},
    {"nothing last week", "上週同日沒有", "上周同日没有", "nada na semana passada"},
    {"Net sales by hour", "每小時銷售淨額", "每小时销售净额", "Vendas líquidas por hora"},
    {"This day", "當日", "当日", "Este dia"},
    {"Same day last week", "上週同日", "上周同日", "O mesmo dia da semana passada"},
    {"Last week", "上週", "上周", "Anterior"},
    {"Tax by rate", "稅額明細", "税额明细", "Imposto por taxa"},
    {"Rate", "稅率", "税率", "Taxa"},
    {"Net", "淨額", "净额", "Líquido"},
    {"Payments", "付款方式", "付款方式", "Pagamentos"},
    {"Means", "方式", "方式", "Meio"},
    {"In", "收入", "收入", "Entrada"},
    {"Back", "退回", "退回", "Devolvido"},
    {"Balance", "淨收", "净收", "Saldo"},
    {"Total", "合計", "合计", "Total"},
    {"Cash by till", "各收銀機現金", "各收银机现金", "Numerário por caixa"},
    {"Till", "收銀機", "收银机", "Caixa"},
    {"Float", "備用金", "备用金", "Fundo de caixa"},
    {"In the drawer", "錢箱應有", "钱箱应有", "Na gaveta"},
    {"In the drawer = the float that was entered + what receipts moved, change deducted. Cash taken out by hand is not "
     "counted.",
     "錢箱應有 = 輸入的備用金 + 單據的現金進出（已扣找續）。人手提取的現金不計在內。",
     "钱箱应有 = 输入的备用金 + 单据的现金进出（已扣找零）。人手提取的现金不计在内。",
     "Na gaveta = fundo de caixa introduzido + numerário dos recibos, sem o troco. As retiradas à mão não contam."},
    {"Best sellers", "暢銷貨品", "畅销货品", "Mais vendidos"},
    {"Product", "貨品", "货品", "Produto"},
    {"Quantity", "數量", "数量", "Quantidade"},
    {"Against the same day last week", "與上週同日比較", "与上周同日比较", "Face ao mesmo dia da semana passada"},
    {"Figure", "項目", "项目", "Número"},
    {"Difference", "差額", "差额", "Diferença"},
    {"To be looked at", "待核對", "待核对", "A verificar"},
    {"Receipt", "單據", "单据", "Recibo"},
    {"What", "事項", "事项", "O quê"},
    {"Nothing was sold on this day.", "這天沒有賣出。", "这天没有卖出。", "Nada foi vendido neste dia."},
    {"No cash moved.", "沒有現金進出。", "没有现金进出。", "Nenhum numerário movimentado."},
    {"Every receipt agrees with the books.", "每張單都和帳一致。", "每张单都和账一致。",
     "Todos os recibos batem certo com os livros."},
    {"Every figure is a sum over the receipts of this business day.", "所有數字均由本營業日的單據加總。",
     "所有数字均由本营业日的单据加总。", "Cada número é a soma dos recibos deste dia de negócio."},
}};

constexpr std::array<Texts, payment_count> payments{{
    {"Cash", "現金", "现金", "Numerário"},
    {"Card", "卡", "卡", "Cartão"},
    {"Wallet", "電子錢包", "电子钱包", "Carteira"},
    {"Transfer", "轉帳", "转账", "Transferência"},
    {"Unknown means", "付款方式不詳", "付款方式不详", "Meio desconhecido"},
}};

struct ExceptionText final {
    std::string_view kind;
    Texts texts;
};
constexpr std::array exceptions{
    ExceptionText{"stock_below_zero", {"Stock below zero", "存貨變成負數", "库存变成负数", "Stock abaixo de zero"}},
    ExceptionText{"price_differs", {"Price differs", "價錢不同", "价格不同", "Preço diferente"}},
    ExceptionText{"coupon_overused", {"Coupon overused", "優惠券用多了", "优惠券用多了", "Cupão usado a mais"}},
    ExceptionText{"sequence_gap", {"Receipt number skipped", "單號跳了", "单号跳了", "Numeração com salto"}},
    ExceptionText{"journal_fork", {"Journal differs", "流水和帳不同", "流水和账不同", "Diário diferente"}},
    ExceptionText{"clock_skew",
                  {"Clock of the till is off", "收銀機時鐘不準", "收银机时钟不准", "Relógio da caixa errado"}},
    ExceptionText{"unknown_member",
                  {"Member not in the books", "帳上沒有這位會員", "账上没有这位会员", "Membro fora dos livros"}},
};

}  // namespace

std::string_view tag(Language language) {
    static constexpr Texts tags{"en", "zh-Hant", "zh-Hans", "pt"};
    return tags[static_cast<std::size_t>(language)];
}

std::string_view word(Word which, Language language) {
    return words[static_cast<std::size_t>(which)][static_cast<std::size_t>(language)];
}

std::string_view payment_name(Payment kind, Language language) {
    return payments[static_cast<std::size_t>(kind)][static_cast<std::size_t>(language)];
}

std::string_view exception_name(std::string_view kind, Language language) {
    for (auto const& each : exceptions) {
        if (each.kind == kind) return each.texts[static_cast<std::size_t>(language)];
    }
    return kind;
}

}  // namespace zg::reports
