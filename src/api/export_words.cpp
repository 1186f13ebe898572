#include "export_words.h"

#include <array>

namespace zg::api {

namespace {

struct Words final {
    Word word;
    std::string_view en;
    std::string_view zh_hant;
    std::string_view zh_hans;
    std::string_view pt;
};

// In the order of the enum.
constexpr std::array table = {
    Words{Word::code, "Code", "貨號", "货号", "Referência"},
    Words{Word::barcode, "Barcode", "條碼", "条码", "Código de barras"},
    Words{Word::name, "Name", "名稱", "名称", "Nome"},
    Words{Word::name_zh_hant, "Traditional Chinese", "名稱（繁體）", "名称（繁体）", "Nome (zh-Hant)"},
    Words{Word::name_zh_hans, "Simplified Chinese", "名稱（簡體）", "名称（简体）", "Nome (zh-Hans)"},
    Words{Word::name_en, "English name", "英文名稱", "英文名称", "Nome inglês"},
    Words{Word::name_pt, "Portuguese name", "葡文名稱", "葡文名称", "Nome português"},
    Words{Word::category, "Category", "分類", "分类", "Categoria"},
    Words{Word::unit, "Unit", "單位", "单位", "Unidade"},
    Words{Word::tax_class, "Tax class", "稅類", "税类", "Imposto"},
    Words{Word::price, "Price", "售價", "售价", "Preço"},
    Words{Word::member_price, "Member price", "會員價", "会员价", "Preço membro"},
    Words{Word::cost, "Unit cost", "單位成本", "单位成本", "Custo"},
    Words{Word::supplier, "Supplier", "供應商", "供应商", "Fornecedor"},
    Words{Word::active, "In use", "使用中", "使用中", "Em uso"},
    Words{Word::yes, "yes", "是", "是", "sim"},
    Words{Word::no, "no", "否", "否", "não"},
    Words{Word::store, "Store", "門店", "门店", "Loja"},
    Words{Word::quantity, "Quantity", "數量", "数量", "Quantidade"},
    Words{Word::held, "Held", "已預留", "已预留", "Reservado"},
    Words{Word::available, "Available", "可用", "可用", "Disponível"},
    Words{Word::at, "Time", "時間", "时间", "Hora"},
    Words{Word::on_hand_after, "On hand after", "之後現存", "之后现存", "Existência depois"},
    Words{Word::document, "Document", "單據", "单据", "Documento"},
    Words{Word::number, "Number", "單號", "单号", "Número"},
    Words{Word::kind, "Kind", "類型", "类型", "Tipo"},
    Words{Word::business_date, "Business date", "營業日", "营业日", "Data"},
    Words{Word::net, "Net", "未稅", "未税", "Líquido"},
    Words{Word::tax, "Tax", "稅", "税", "Imposto"},
    Words{Word::total, "Total", "合計", "合计", "Total"},
    Words{Word::units, "Units", "件數", "件数", "Unidades"},
    Words{Word::sale, "sale", "銷售", "销售", "venda"},
    Words{Word::refund, "refund", "退款", "退款", "reembolso"},
    Words{Word::detail, "Detail", "詳情", "详情", "Detalhe"},
    Words{Word::phone, "Telephone", "電話", "电话", "Telefone"},
    Words{Word::card, "Card number", "會員卡號", "会员卡号", "Número de cartão"},
    Words{Word::joined, "Joined", "加入時間", "加入时间", "Adesão"},
    Words{Word::points, "Points", "積分", "积分", "Pontos"},
    Words{Word::contact, "Contact", "聯絡人", "联系人", "Contacto"},
    Words{Word::email, "E-mail", "電郵", "邮箱", "E-mail"},
    Words{Word::note, "Note", "備註", "备注", "Nota"},
    Words{Word::region, "Region", "地區", "地区", "Região"},
    Words{Word::zone, "Time zone", "時區", "时区", "Fuso horário"},
    Words{Word::day_begins, "Day begins", "營業日開始", "营业日开始", "Início do dia"},
    Words{Word::address, "Address", "地址", "地址", "Morada"},
    Words{Word::formula, "Formula", "計法", "计算方法", "Fórmula"},
    Words{Word::ingredients, "Ingredients", "成分", "成分", "Ingredientes"},
    Words{Word::sell_through, "Sell-through %", "售罄率 %", "售罄率 %", "Escoamento %"},
    Words{Word::on_hand, "On hand", "現存", "现存", "Existência"},
    Words{Word::turnover_days, "Turnover days", "週轉天數", "周转天数", "Dias de rotação"},
    Words{Word::cover_days, "Days of cover", "可售天數", "可售天数", "Dias de cobertura"},
    Words{Word::gross_margin, "Gross margin", "毛利", "毛利", "Margem bruta"},
    Words{Word::gross_margin_rate, "Margin %", "毛利率 %", "毛利率 %", "Margem %"},
    Words{Word::stock_value, "Stock value", "存貨成本", "库存成本", "Valor do stock"},
    Words{Word::gmroi, "GMROI", "GMROI", "GMROI", "GMROI"},
    Words{Word::sold_out, "sold out", "已售完", "已售完", "esgotado"},
    Words{Word::running_out, "running out", "快將售完", "即将售完", "a esgotar"},
    Words{Word::unsold, "not selling", "滯銷", "滞销", "sem vendas"},
    Words{Word::line, "Line", "行", "行", "Linha"},
    Words{Word::reason, "Problem", "問題", "问题", "Problema"},
};

constexpr bool is_in_order() {
    for (std::size_t index = 0; index < table.size(); ++index) {
        if (static_cast<std::size_t>(table[index].word) != index) return false;
    }
    return table.size() == static_cast<std::size_t>(Word::reason) + 1;
}
static_assert(is_in_order());

}  // namespace

std::string_view export_word(Word word, Language language) {
    auto const& words = table[static_cast<std::size_t>(word)];
    switch (language) {
        case Language::en: return words.en;
        case Language::zh_hant: return words.zh_hant;
        case Language::zh_hans: return words.zh_hans;
        case Language::pt: return words.pt;
    }
    __builtin_unreachable();
}

}  // namespace zg::api
