#include "export_values.h"

#include <array>

namespace zg::api {

namespace {

Saying saying(RuleState state) {
    switch (state) {
        case RuleState::planned: return {"Planned", "未開始", "未开始", "Por começar"};
        case RuleState::running: return {"Running", "進行中", "进行中", "Em vigor"};
        case RuleState::ended: return {"Ended", "已結束", "已结束", "Terminado"};
    }
    __builtin_unreachable();
}

Saying saying(pricing::PromotionKind kind) {
    switch (kind) {
        case pricing::PromotionKind::buy_n_get_m: return {"Buy n, get m", "買幾送幾", "买几送几", "Leve n, oferta m"};
        case pricing::PromotionKind::basket_percent:
            return {"Basket percent", "整單折扣", "整单折扣", "Percentagem do cesto"};
        case pricing::PromotionKind::percent: return {"Percent off", "每件打折", "每件打折", "Percentagem"};
        case pricing::PromotionKind::amount: return {"Amount off each", "每件減價", "每件减价", "Valor por unidade"};
        case pricing::PromotionKind::n_for: return {"N for a price", "幾件一口價", "几件一口价", "N por um preço"};
        case pricing::PromotionKind::tiered: return {"Tiers", "分級優惠", "阶梯优惠", "Escalões"};
        case pricing::PromotionKind::bundle: return {"Bundle", "組合價", "组合价", "Conjunto"};
    }
    __builtin_unreachable();
}

Saying saying(pricing::CouponKind kind) {
    switch (kind) {
        case pricing::CouponKind::amount: return {"Amount off", "減金額", "减金额", "Valor"};
        case pricing::CouponKind::percent: return {"Percent off", "打折", "打折", "Percentagem"};
    }
    __builtin_unreachable();
}

Saying saying(pricing::Stacking stacking) {
    switch (stacking) {
        case pricing::Stacking::one_per_line: return {"One per line", "每行只享一項", "每行只享一项", "Uma por linha"};
        case pricing::Stacking::stacks: return {"Adds to others", "可以疊加", "可以叠加", "Acumula"};
        case pricing::Stacking::exclusive:
            return {"Nothing else", "獨享，不與其他同用", "独享，不与其他同用", "Exclusiva"};
    }
    __builtin_unreachable();
}

Saying saying(pricing::Channel channel) {
    switch (channel) {
        case pricing::Channel::till: return {"Till", "收銀台", "收银台", "Caixa"};
        case pricing::Channel::shop: return {"Web shop", "網店", "网店", "Loja online"};
        case pricing::Channel::kiosk: return {"Kiosk", "自助機", "自助机", "Quiosque"};
        case pricing::Channel::api: return {"API", "接口", "接口", "API"};
    }
    __builtin_unreachable();
}

Saying saying(importing::Kind kind) {
    switch (kind) {
        case importing::Kind::products: return {"Products", "貨品", "商品", "Produtos"};
        case importing::Kind::members: return {"Members", "會員", "会员", "Membros"};
        case importing::Kind::suppliers: return {"Suppliers", "供應商", "供应商", "Fornecedores"};
        case importing::Kind::stock: return {"Opening stock", "期初庫存", "期初库存", "Stock inicial"};
        case importing::Kind::sales: return {"Past sales", "過往銷售", "过往销售", "Vendas passadas"};
    }
    __builtin_unreachable();
}

Saying saying(importing::State state) {
    switch (state) {
        case importing::State::uploaded: return {"Not started", "未開始", "未开始", "Por começar"};
        case importing::State::running: return {"Running", "匯入中", "导入中", "Em curso"};
        case importing::State::done: return {"Done", "已完成", "已完成", "Concluída"};
        case importing::State::retrying: return {"Trying again", "再試中", "再试中", "A tentar de novo"};
        case importing::State::undoing: return {"Being undone", "還原中", "撤销中", "A anular"};
        case importing::State::undone: return {"Undone", "已還原", "已撤销", "Anulada"};
    }
    __builtin_unreachable();
}

Saying saying(desk::Page page) {
    switch (page) {
        case desk::Page::stock: return {"Stock", "存貨", "库存", "Stock"};
        case desk::Page::receipts: return {"Receipts", "單據", "单据", "Recibos"};
        case desk::Page::members: return {"Members", "會員", "会员", "Membros"};
        case desk::Page::board: return {"Board", "商品看板", "商品看板", "Quadro"};
        case desk::Page::products: return {"Products", "貨品", "商品", "Produtos"};
    }
    __builtin_unreachable();
}

constexpr std::array weekdays = {Saying{"Mon", "週一", "周一", "Seg"}, Saying{"Tue", "週二", "周二", "Ter"},
                                 Saying{"Wed", "週三", "周三", "Qua"}, Saying{"Thu", "週四", "周四", "Qui"},
                                 Saying{"Fri", "週五", "周五", "Sex"}, Saying{"Sat", "週六", "周六", "Sáb"},
                                 Saying{"Sun", "週日", "周日", "Dom"}};

}  // namespace

std::string_view said(RuleState state, Language language) { return saying(state).in(language); }
std::string_view said(pricing::PromotionKind kind, Language language) { return saying(kind).in(language); }
std::string_view said(pricing::CouponKind kind, Language language) { return saying(kind).in(language); }
std::string_view said(pricing::Stacking stacking, Language language) { return saying(stacking).in(language); }
std::string_view said(pricing::Channel channel, Language language) { return saying(channel).in(language); }
std::string_view said(importing::Kind kind, Language language) { return saying(kind).in(language); }
std::string_view said(importing::State state, Language language) { return saying(state).in(language); }
std::string_view said(desk::Page page, Language language) { return saying(page).in(language); }
std::string_view weekday_said(std::int32_t weekday, Language language) {
    return weekdays.at(static_cast<std::size_t>(weekday - 1)).in(language);
}

}  // namespace zg::api
