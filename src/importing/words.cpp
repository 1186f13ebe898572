#include "words.h"

#include "numbers.h"

#include <zg/hash.h>
#include <zg/text.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zg::importing {

namespace {

// Folded: simplified characters, lower case, no accents, without spaces and punctuation. What is left of the bar belongs to
// any kind.
struct Words final {
    Field field;
    std::string_view words;         // separated by spaces
    std::optional<Kind> only = {};  // in tables of this kind; absent: in all that have the field
};

constexpr std::array header_words = {
    Words{Field::barcode,
          "条码 条形码 国际条码 商品条码 产品条码 货品条码 barcode barcodes ean ean13 ean8 upc gtin codigodebarras "
          "codigobarras codbarras"},
    Words{Field::code,
          "货号 编码 商品编码 产品编码 货品编码 编号 商品编号 产品编号 货品编号 款号 代码 料号 品号 货品号 商品代码 "
          "sku skucode code itemcode itemno "
          "itemnumber productcode productid product itemid stockcode codigo referencia ref id pizzaid pizzatypeid"},
    // In a list of suppliers these are its own code and name; in a list of products they are the column "supplier".
    Words{Field::code, "供应商编号 供应商编码 供应商代码 suppliercode suppliernumber vendorcode codigofornecedor",
          Kind::suppliers},
    Words{Field::name, "供应商 供应商名称 供货商 厂商 supplier suppliername vendor fornecedor", Kind::suppliers},
    Words{Field::name,
          "名称 商品名称 产品名称 货品名称 品名 货品 商品 产品 商品名 产品名 货名 name productname itemname title "
          "description item nome produto "
          "designacao descricao artigo 姓名 会员姓名 会员名称 客户姓名 客人姓名 membername customername fullname "
          "nomecompleto"},
    Words{Field::name_zh_hant,
          "中文名 中文名称 繁体名称 繁体名 繁体中文 名称繁体 namezhhant zhhant chinesename traditionalchinese "
          "nomechines"},
    Words{Field::name_zh_hans, "简体名称 简体名 简体中文 名称简体 namezhhans zhhans simplifiedchinese"},
    Words{Field::name_en, "英文名 英文名称 英文品名 英文 nameen englishname nameenglish english nomeingles"},
    Words{Field::name_pt, "葡文名 葡文名称 葡文 namept portuguesename nameportuguese nomeportugues"},
    Words{Field::family,
          "款式 系列 父货号 父商品 母商品 family style stylecode stylename parent parentsku modelo estilo"},
    Words{Field::size, "尺码 尺寸 大小 码数 size tamanho"},
    Words{Field::colour, "颜色 色 color colour cor"},
    Words{Field::variant, "口味 variant variante option opcao especificacao"},
    Words{Field::ingredients, "成分 成份 配料 原料 材料 ingredients ingredientes composicao"},
    Words{Field::category, "分类 类别 商品分类 品类 类型 部门 category department group type categoria seccao familia"},
    Words{Field::unit, "单位 计量单位 销售单位 unit uom unidade un"},
    Words{Field::tax_class, "税类 税别 税率 税种 tax taxclass taxrate vat iva imposto taxa"},
    Words{Field::price,
          "价格 售价 零售价 单价 价钱 定价 标价 销售价 卖价 price unitprice retailprice sellingprice saleprice "
          "listprice productprice preco "
          "precodevenda pvp precounitario"},
    Words{Field::member_price, "会员价 会员售价 memberprice membersprice vipprice vip价 precomembro precosocio"},
    Words{Field::cost,
          "成本 成本价 进价 进货价 采购价 入货价 单位成本 cost unitcost costprice purchaseprice custo precodecusto "
          "precocusto"},
    Words{Field::supplier, "供应商 供货商 厂商 供应商名称 供应商编号 supplier suppliername vendor fornecedor"},
    Words{Field::phone,
          "电话 手机 手机号 手机号码 电话号码 联络电话 联系电话 phone mobile tel telephone phonenumber telefone "
          "telemovel contactophone"},
    Words{Field::card,
          "会员卡 会员卡号 卡号 会员编号 会员号 会员号码 card cardno cardnumber membercard memberno membernumber "
          "memberid cartao numerodecartao"},
    Words{Field::contact, "联系人 联络人 负责人 contact contactperson contactname contacto pessoadecontacto"},
    Words{Field::email, "电邮 邮箱 电子邮箱 电子邮件 电邮地址 email mail emailaddress correioeletronico"},
    Words{Field::note, "备注 备考 说明 note notes remark remarks comment observacoes obs nota"},
    Words{Field::store,
          "门店 店铺 分店 仓库 库位 店号 门店编号 store storecode location warehouse shop branch loja armazem local"},
    Words{Field::quantity,
          "数量 库存 库存数量 存货 期初数量 期初库存 现存量 件数 quantity qty stock onhand openingstock count "
          "quantidade qtd existencias"},
    Words{Field::document,
          "单号 订单号 订单编号 发票号 小票号 收据号 交易号 invoice invoiceno invoicenumber order orderid orderno "
          "ordernumber receipt receiptno "
          "transaction transactionid document fatura recibo encomenda"},
    Words{Field::date,
          "日期 时间 交易时间 销售时间 下单时间 日期时间 销售日期 交易日期 订单日期 date datetime orderdate "
          "invoicedate saledate timestamp data datahora"},
    Words{Field::time, "时刻 钟点 time hora ordertime"},
    Words{Field::customer,
          "会员 客户 客人 顾客 客户编号 会员编号 会员卡号 customer customerid member memberid cliente socio"},
};

std::string bare(std::string_view header) {
    std::string out;
    for (auto const letter : text::fold(header)) {
        auto const value = static_cast<unsigned char>(letter);
        bool const is_kept = value >= 0x80 || (value >= 'a' && value <= 'z') || (value >= '0' && value <= '9');
        if (is_kept) out += letter;
    }
    // Full stops, brackets and colons of Chinese typing are folded to ASCII, except these.
    for (std::string_view const mark : {"。", "、", "·", "“", "”", "‘", "’"}) {
        for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark)) out.erase(at, mark.size());
    }
    return out;
}

template <class Visit>
void each_word(std::string_view words, Visit visit) {
    while (!words.empty()) {
        auto const size = std::min(words.find(' '), words.size());
        visit(words.substr(0, size));
        words.remove_prefix(std::min(size + 1, words.size()));
    }
}

// How well a header fits one of the words: all of it, or the longer the part the better.
std::size_t fit(std::string_view header, std::string_view words) {
    std::size_t best = 0;
    each_word(words, [&](std::string_view word) {
        if (header == word) best = std::max<std::size_t>(best, 1000);
        bool const is_latin = static_cast<unsigned char>(word.front()) < 0x80;
        bool const counts = is_latin ? word.size() >= 4 : word.size() >= 6;
        if (counts && header.find(word) != std::string_view::npos) best = std::max(best, word.size());
    });
    return best;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](auto const word) { return text.find(word) != std::string_view::npos; });
}

// "Name (English)", "品名(簡體)", "name_pt".
Field in_language(std::string_view header) {
    if (has_any(header, {"英文", "english", "ingles"}) || header.ends_with("en")) return Field::name_en;
    if (has_any(header, {"葡文", "葡萄牙文", "portug"}) || header.ends_with("pt")) return Field::name_pt;
    if (has_any(header, {"简体", "简中", "simplified", "hans", "zhcn"})) return Field::name_zh_hans;
    if (has_any(header, {"繁体", "繁中", "traditional", "hant", "中文", "chinese", "zhtw", "zhhk"}))
        return Field::name_zh_hant;
    return Field::name;
}

constexpr std::string_view each_words =
    "each 个 件 只 包 袋 瓶 罐 盒 箱 支 枝 条 张 片 块 份 套 双 对 打 卷 桶 杯 碗 颗 粒 本 把 台 部 樽 排 串 扎 板 听 "
    "提 pc pcs piece pieces ea unit units un "
    "und unid unidade bottle can box pack packet bag set pair dozen cx pct gf caixa pacote garrafa lata saco";

}  // namespace

Field field_of_header(Kind kind, std::string_view text) {
    auto const header = bare(text);
    if (header.empty()) return Field::skip;
    auto best = Field::skip;
    std::size_t best_fit = 0;
    auto const& known = fields_of(kind);
    for (auto const& [field, words, only] : header_words) {
        bool const is_known = std::find(known.begin(), known.end(), field) != known.end();
        if (!is_known || (only && *only != kind)) continue;
        auto const fits = fit(header, words);
        if (fits > best_fit) {
            best = field;
            best_fit = fits;
        }
    }
    if (best == Field::name && best_fit < 1000) {
        auto const language = in_language(header);
        if (std::find(known.begin(), known.end(), language) != known.end()) best = language;
    }
    return best;
}

std::string unit_of_word(std::string_view word) {
    auto const folded = bare(word);
    constexpr std::array measures = {
        std::pair<std::string_view, std::string_view>{"kg", "kg kgs kilo kilogram 公斤 千克 quilo"},
        std::pair<std::string_view, std::string_view>{"g", "g gram grams 克 grama"},
        std::pair<std::string_view, std::string_view>{"l", "l litre liter 升 公升 litro"},
        std::pair<std::string_view, std::string_view>{"m", "m metre meter 米 公尺 metro"},
        std::pair<std::string_view, std::string_view>{"hour", "hour h hr 小时 钟头 hora"},
        std::pair<std::string_view, std::string_view>{"each", each_words}};
    std::string found;
    for (auto const& [unit, words] : measures) {
        each_word(words, [&](std::string_view known) {
            if (folded == known) found = unit;
        });
    }
    return found;
}

namespace {

// Where the first `count` characters end.
std::size_t end_of(std::string_view name, std::size_t count) {
    std::size_t end = 0;
    for (; end < name.size() && count > 0; --count) {
        do ++end;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80);
    }
    return end;
}

}  // namespace

// Names that begin alike are two products: what does not fit is told apart by letters of its hash.
std::string code_of_name(std::string_view name) {
    if (end_of(name, code_characters_max) == name.size()) return std::string(trimmed(name));
    constexpr std::size_t hash_characters = 6;
    auto const kept = trimmed(name.substr(0, end_of(name, code_characters_max - hash_characters - 1)));
    return fmt::format("{}-{}", kept, hex(view(digest(text::fold(name)))).substr(0, hash_characters));
}

}  // namespace zg::importing
