#pragma once

#include "language.h"

#include <string_view>

namespace zg::api {

// The headings of exported lists, and the few words in their cells. The headings are words that an import knows again.
enum class Word {
    code,
    barcode,
    name,
    name_zh_hant,
    name_zh_hans,
    name_en,
    name_pt,
    category,
    unit,
    tax_class,
    price,
    member_price,
    cost,
    supplier,
    active,
    yes,
    no,
    store,
    quantity,
    held,
    available,
    at,
    on_hand_after,
    document,
    number,
    kind,
    business_date,
    net,
    tax,
    total,
    units,
    sale,
    refund,
    detail,
    phone,
    card,
    joined,
    points,
    contact,
    email,
    note,
    region,
    zone,
    day_begins,
    address,
    formula,
    ingredients,
    sell_through,
    on_hand,
    turnover_days,
    cover_days,
    gross_margin,
    gross_margin_rate,
    stock_value,
    gmroi,
    sold_out,
    running_out,
    unsold,
    line,
    reason
};
[[nodiscard]] std::string_view export_word(Word, Language);

}  // namespace zg::api
