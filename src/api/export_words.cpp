#include "export_words.h"

#include <array>

namespace zg::api {

namespace {

struct Words final {
    Word word;
    Saying saying;
};

// In the order of the enum.
constexpr std::array table = {
    Words{Word::code, {"Code", "貨號", "货号", "Referência"}},
    Words{Word::barcode, {"Barcode", "條碼", "条码", "Código de barras"}},
    Words{Word::name, {"Name", "名稱", "名称", "Nome"}},
    Words{Word::name_zh_hant, {"Traditional Chinese", "名稱（繁體）", "名称（繁体）", "Nome (zh-Hant)"}},
    Words{Word::name_zh_hans, {"Simplified Chinese", "名稱（簡體）", "名称（简体）", "Nome (zh-Hans)"}},
    Words{Word::name_en, {"English name", "英文名稱", "英文名称", "Nome inglês"}},
    Words{Word::name_pt, {"Portuguese name", "葡文名稱", "葡文名称", "Nome português"}},
    Words{Word::category, {"Category", "分類", "分类", "Categoria"}},
    Words{Word::unit, {"Unit", "單位", "单位", "Unidade"}},
    Words{Word::tax_class, {"Tax class", "稅類", "税类", "Imposto"}},
    Words{Word::price, {"Price", "售價", "售价", "Preço"}},
    Words{Word::member_price, {"Member price", "會員價", "会员价", "Preço membro"}},
    Words{Word::cost, {"Unit cost", "單位成本", "单位成本", "Custo"}},
    Words{Word::supplier, {"Supplier", "供應商", "供应商", "Fornecedor"}},
    Words{Word::active, {"In use", "使用中", "使用中", "Em uso"}},
    Words{Word::yes, {"yes", "是", "是", "sim"}},
    Words{Word::no, {"no", "否", "否", "não"}},
    Words{Word::store, {"Store", "門店", "门店", "Loja"}},
    Words{Word::quantity, {"Quantity", "數量", "数量", "Quantidade"}},
    Words{Word::held, {"Held", "已預留", "已预留", "Reservado"}},
    Words{Word::available, {"Available", "可用", "可用", "Disponível"}},
    Words{Word::at, {"Time", "時間", "时间", "Hora"}},
    Words{Word::on_hand_after, {"On hand after", "之後現存", "之后现存", "Existência depois"}},
    Words{Word::document, {"Document", "單據", "单据", "Documento"}},
    Words{Word::number, {"Number", "單號", "单号", "Número"}},
    Words{Word::kind, {"Kind", "類型", "类型", "Tipo"}},
    Words{Word::business_date, {"Business date", "營業日", "营业日", "Data"}},
    Words{Word::net, {"Net", "未稅", "未税", "Líquido"}},
    Words{Word::tax, {"Tax", "稅", "税", "Imposto"}},
    Words{Word::total, {"Total", "合計", "合计", "Total"}},
    Words{Word::units, {"Units", "件數", "件数", "Unidades"}},
    Words{Word::sale, {"sale", "銷售", "销售", "venda"}},
    Words{Word::refund, {"refund", "退款", "退款", "reembolso"}},
    Words{Word::detail, {"Detail", "詳情", "详情", "Detalhe"}},
    Words{Word::phone, {"Telephone", "電話", "电话", "Telefone"}},
    Words{Word::card, {"Card number", "會員卡號", "会员卡号", "Número de cartão"}},
    Words{Word::joined, {"Joined", "加入時間", "加入时间", "Adesão"}},
    Words{Word::points, {"Points", "積分", "积分", "Pontos"}},
    Words{Word::contact, {"Contact", "聯絡人", "联系人", "Contacto"}},
    Words{Word::email, {"E-mail", "電郵", "邮箱", "E-mail"}},
    Words{Word::note, {"Note", "備註", "备注", "Nota"}},
    Words{Word::region, {"Region", "地區", "地区", "Região"}},
    Words{Word::zone, {"Time zone", "時區", "时区", "Fuso horário"}},
    Words{Word::day_begins, {"Day begins", "營業日開始", "营业日开始", "Início do dia"}},
    Words{Word::address, {"Address", "地址", "地址", "Morada"}},
    Words{Word::formula, {"Formula", "計法", "计算方法", "Fórmula"}},
    Words{Word::ingredients, {"Ingredients", "成分", "成分", "Ingredientes"}},
    Words{Word::sell_through, {"Sell-through %", "售罄率 %", "售罄率 %", "Escoamento %"}},
    Words{Word::on_hand, {"On hand", "現存", "现存", "Existência"}},
    Words{Word::turnover_days, {"Turnover days", "週轉天數", "周转天数", "Dias de rotação"}},
    Words{Word::cover_days, {"Days of cover", "可售天數", "可售天数", "Dias de cobertura"}},
    Words{Word::gross_margin, {"Gross margin", "毛利", "毛利", "Margem bruta"}},
    Words{Word::gross_margin_rate, {"Margin %", "毛利率 %", "毛利率 %", "Margem %"}},
    Words{Word::stock_value, {"Stock value", "存貨成本", "库存成本", "Valor do stock"}},
    Words{Word::gmroi, {"GMROI", "GMROI", "GMROI", "GMROI"}},
    Words{Word::sold_out, {"sold out", "已售完", "已售完", "esgotado"}},
    Words{Word::running_out, {"running out", "快將售完", "即将售完", "a esgotar"}},
    Words{Word::unsold, {"not selling", "滯銷", "滞销", "sem vendas"}},
    Words{Word::line, {"Line", "行", "行", "Linha"}},
    Words{Word::reason, {"Problem", "問題", "问题", "Problema"}},
    Words{Word::state, {"State", "狀態", "状态", "Estado"}},
    Words{Word::percent, {"Percent off", "減百分之幾", "减百分之几", "Percentagem"}},
    Words{Word::amount, {"Amount", "金額", "金额", "Valor"}},
    Words{Word::buy, {"Buy", "買幾件", "买几件", "Leve"}},
    Words{Word::free, {"Get", "送幾件", "送几件", "Oferta"}},
    Words{Word::spend_min, {"Spend at least", "最低消費", "最低消费", "Gasto mínimo"}},
    Words{Word::goods, {"Goods", "貨品", "商品", "Artigos"}},
    Words{Word::categories, {"Categories", "貨品分類", "商品分类", "Categorias"}},
    Words{Word::steps, {"Tiers", "分級", "分级", "Escalões"}},
    Words{Word::parts, {"Parts of the bundle", "組合", "组合", "Partes do conjunto"}},
    Words{Word::repeats, {"Each time it is reached", "每滿一次減一次", "每满一次减一次", "De cada vez"}},
    Words{Word::priority, {"Priority", "優先次序", "优先次序", "Prioridade"}},
    Words{Word::stacking, {"With other promotions", "和其他促銷", "和其他促销", "Com outras promoções"}},
    Words{Word::members_only, {"Members only", "只限會員", "只限会员", "Só membros"}},
    Words{Word::stores, {"Stores", "適用門店", "适用门店", "Lojas"}},
    Words{Word::channels, {"Channels", "渠道", "渠道", "Canais"}},
    Words{Word::starts, {"First day", "開始日", "开始日", "Primeiro dia"}},
    Words{Word::ends, {"Last day", "結束日", "结束日", "Último dia"}},
    Words{Word::hours, {"Hours", "時段", "时段", "Horário"}},
    Words{Word::all, {"all", "全部", "全部", "todos"}},
    Words{Word::uses, {"Uses in all", "可用次數", "可用次数", "Utilizações no total"}},
    Words{Word::uses_left, {"Uses left", "剩餘次數", "剩余次数", "Utilizações restantes"}},
    Words{Word::uses_per_member, {"Uses per member", "每位會員可用次數", "每位会员可用次数", "Por membro"}},
    Words{Word::with_promotions, {"On goods in a promotion", "可用於促銷貨品", "可用于促销商品", "Com promoções"}},
    Words{Word::with_coupons, {"With other coupons", "可和其他優惠券同用", "可和其他优惠券同用", "Com outros cupões"}},
    Words{Word::price_book, {"Price book", "價目表", "价目表", "Tabela de preços"}},
    Words{Word::from, {"From", "由這天起", "从这天起", "A partir de"}},
    Words{Word::company, {"the company", "公司", "公司", "empresa"}},
    Words{Word::rate, {"Rate %", "稅率 %", "税率 %", "Taxa %"}},
    Words{Word::rate_changes, {"Changes of the rate", "稅率變動", "税率变动", "Alterações da taxa"}},
    Words{Word::role, {"Role", "角色", "角色", "Função"}},
    Words{Word::has_password, {"Has a password", "有密碼", "有密码", "Tem palavra-passe"}},
    Words{Word::scopes, {"May do", "可以做甚麼", "可以做什么", "Pode fazer"}},
    Words{Word::people, {"People", "人數", "人数", "Pessoas"}},
    Words{Word::page, {"Page", "頁面", "页面", "Página"}},
    Words{Word::filters, {"Filters", "篩選", "筛选", "Filtros"}},
    Words{Word::shared, {"Shared", "共用", "共享", "Partilhada"}},
    Words{Word::owner, {"Of", "屬於", "属于", "De"}},
    Words{Word::file, {"File", "檔案", "文件", "Ficheiro"}},
    Words{Word::who, {"By", "經手人", "经手人", "Por"}},
    Words{Word::rows_read, {"Rows read", "讀取行數", "读取行数", "Linhas lidas"}},
    Words{Word::rows_created, {"New", "新增", "新增", "Novas"}},
    Words{Word::rows_updated, {"Changed", "更新", "更新", "Alteradas"}},
    Words{Word::rows_unchanged, {"As before", "不變", "不变", "Sem alteração"}},
    Words{Word::rows_quarantined, {"Set aside", "隔離", "隔离", "Postas de parte"}},
    Words{Word::rows_reversed, {"Taken back", "已還原", "已撤销", "Anuladas"}},
    Words{Word::ended, {"Ended", "完成時間", "完成时间", "Fim"}},
    Words{Word::till, {"Till", "收銀台", "收银台", "Caixa"}},
    Words{Word::made, {"Made", "建立時間", "创建时间", "Criado"}},
};

constexpr bool is_in_order() {
    for (std::size_t index = 0; index < table.size(); ++index) {
        if (static_cast<std::size_t>(table[index].word) != index) return false;
    }
    return table.size() == static_cast<std::size_t>(Word::made) + 1;
}
static_assert(is_in_order());

}  // namespace

std::string_view export_word(Word word, Language language) {
    return table[static_cast<std::size_t>(word)].saying.in(language);
}

}  // namespace zg::api
