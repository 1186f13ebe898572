#include "refusals.h"

#include <zg/json_text.h>

#include <algorithm>
#include <array>

namespace zg::api {

namespace {

// Sorted by code; a test checks it. 400: cannot be read. 404: the addressed thing is not there. 409: the state of the shop
// stands against it, now. 422: understood, and wrong.
constexpr auto table = std::to_array<RefusalText>({
    {"amount_too_large", 422, "An amount is too large.", "金額太大。", "金额太大。", "O valor é demasiado alto."},
    {"bad_amount", 422, "The amount must be above zero and not too large.", "金額必須大於零，也不能太大。",
     "金额必须大于零，也不能太大。", "O valor tem de ser superior a zero e não pode ser demasiado alto."},
    {"bad_barcode", 422, "The barcode is empty, too long or has characters that no scanner reads.",
     "條碼是空的、太長，或含有掃描器讀不出的字元。", "条码是空的、太长，或含有扫描器读不出的字符。",
     "O código de barras está vazio, é demasiado longo ou tem caracteres que nenhum leitor lê."},
    {"bad_card", 422, "The card number is empty, too long or has spaces in it.", "卡號是空的、太長，或含有空格。",
     "卡号是空的、太长，或含有空格。", "O número do cartão está vazio, é demasiado longo ou contém espaços."},
    {"bad_check_digit", 422, "The last digit of the barcode does not fit the others.", "條碼的檢查碼不對。",
     "条码的校验码不对。", "O último algarismo do código de barras não condiz com os restantes."},
    {"bad_code", 422, "The code is empty, too long or has characters that are not allowed.",
     "代碼是空的、太長，或含有不允許的字元。", "代码是空的、太长，或含有不允许的字符。",
     "O código está vazio, é demasiado longo ou tem caracteres não permitidos."},
    {"bad_country_code", 422, "The country code of telephone numbers is not one.", "電話的國家或地區碼不對。",
     "电话的国家或地区码不对。", "O indicativo telefónico não existe."},
    {"bad_cursor", 400, "This page mark was not made by this server.", "這個翻頁標記不是本伺服器發出的。",
     "这个翻页标记不是本服务器发出的。", "Esta marca de página não foi emitida por este servidor."},
    {"bad_hour", 400, "An hour is from 0 to 23.", "小時是 0 到 23。", "小时是 0 到 23。", "A hora vai de 0 a 23."},
    {"bad_percent", 422, "The percentage must be above 0 and at most 100.", "百分比必須大於 0，最多 100。",
     "百分比必须大于 0，最多 100。", "A percentagem tem de ser superior a 0 e no máximo 100."},
    {"bad_phone", 422, "This is not a telephone number.", "這不是電話號碼。", "这不是电话号码。",
     "Isto não é um número de telefone."},
    {"bad_points_per", 422, "The points earned must be a whole number above zero.", "積分必須是大於零的整數。",
     "积分必须是大于零的整数。", "Os pontos ganhos têm de ser um número inteiro superior a zero."},
    {"bad_price", 422, "The price is below zero, too large, or the member price is above it.",
     "價格小於零、太大，或會員價高於售價。", "价格小于零、太大，或会员价高于售价。",
     "O preço é inferior a zero, demasiado alto, ou o preço de membro é superior a ele."},
    {"bad_rate", 422, "The tax rate is not possible.", "稅率不合理。", "税率不合理。",
     "A taxa de imposto não é possível."},
    {"bad_rounding", 422, "This way of rounding is not possible.", "這種捨入方式不行。", "这种舍入方式不行。",
     "Esta forma de arredondar não é possível."},
    {"bad_sequence", 422, "The number of the sale in the till's journal is not possible.", "收銀機日誌中的序號不合理。",
     "收银机日志中的序号不合理。", "O número da venda no diário da caixa não é possível."},
    {"bad_set", 422, "The numbers of the buy-and-get-free offer are not possible.", "買送優惠的數量不合理。",
     "买送优惠的数量不合理。", "As quantidades da oferta «leve e ganhe» não são possíveis."},
    {"bad_spend_min", 422, "The least amount to spend is not possible.", "最低消費金額不合理。", "最低消费金额不合理。",
     "O valor mínimo de compra não é possível."},
    {"bad_spend_per", 422, "The amount to spend for points must be above zero.", "每次積分的消費金額必須大於零。",
     "每次积分的消费金额必须大于零。", "O valor de compra que dá pontos tem de ser superior a zero."},
    {"bad_tender", 422, "A payment has an amount or kind that is not possible.", "其中一筆付款的金額或方式不對。",
     "其中一笔付款的金额或方式不对。", "Um dos pagamentos tem um valor ou um meio que não é possível."},
    {"bad_uses", 422, "The number of times a coupon may be used is not possible.", "優惠券的可用次數不合理。",
     "优惠券的可用次数不合理。", "O número de utilizações do cupão não é possível."},
    {"bad_value", 400, "A field has a value that is not possible.", "其中一個欄位的值不對。", "其中一个字段的值不对。",
     "Um dos campos tem um valor que não é possível."},
    {"body_timeout", 408, "The request took too long to arrive.", "請求傳送得太慢。", "请求传送得太慢。",
     "O pedido demorou demasiado a chegar."},
    {"body_too_large", 413, "The request is too large.", "請求太大。", "请求太大。", "O pedido é demasiado grande."},
    {"cost_negative", 422, "A cost cannot be below zero.", "成本不能小於零。", "成本不能小于零。",
     "O custo não pode ser inferior a zero."},
    {"cost_too_large", 422, "A cost is too large.", "成本太大。", "成本太大。", "O custo é demasiado alto."},
    {"coupon_not_applicable", 422, "The coupon does not fit what is being bought.", "這張優惠券不適用於這些商品。",
     "这张优惠券不适用于这些商品。", "O cupão não se aplica ao que está a ser comprado."},
    {"coupon_used_up", 409, "The coupon has been used up.", "這張優惠券已經用完。", "这张优惠券已经用完。",
     "O cupão já foi todo utilizado."},
    {"cross_site", 403, "This request came from another site.", "這個請求來自其他網站。", "这个请求来自其他网站。",
     "Este pedido veio de outro sítio."},
    {"currency_fixed", 409, "Prices are already kept in another currency.", "已有以其他貨幣訂的價格。",
     "已有以其他货币定的价格。", "Já existem preços noutra moeda."},
    {"dates_reversed", 400, "The first day is after the last day.", "開始日期在結束日期之後。",
     "开始日期在结束日期之后。", "O primeiro dia é posterior ao último."},
    {"duplicate_barcode", 409, "Another product has this barcode.", "另一件商品已用了這個條碼。",
     "另一件商品已用了这个条码。", "Outro produto já tem este código de barras."},
    {"duplicate_card", 409, "Another member has this card.", "另一位會員已用了這張卡。", "另一位会员已用了这张卡。",
     "Outro membro já tem este cartão."},
    {"duplicate_code", 409, "This code is already taken.", "這個代碼已被使用。", "这个代码已被使用。",
     "Este código já está a ser usado."},
    {"duplicate_coupon", 422, "The same coupon is there twice.", "同一張優惠券出現了兩次。", "同一张优惠券出现了两次。",
     "O mesmo cupão aparece duas vezes."},
    {"duplicate_id", 409, "This id is already taken.", "這個識別碼已被使用。", "这个标识已被使用。",
     "Este identificador já está a ser usado."},
    {"duplicate_phone", 409, "Another member has this telephone number.", "另一位會員已用了這個電話號碼。",
     "另一位会员已用了这个电话号码。", "Outro membro já tem este número de telefone."},
    {"expectation_failed", 417, "The server cannot do what the request expects.", "伺服器無法滿足請求的期望。",
     "服务器无法满足请求的期望。", "O servidor não consegue fazer o que o pedido espera."},
    {"header_timeout", 408, "The request took too long to arrive.", "請求傳送得太慢。", "请求传送得太慢。",
     "O pedido demorou demasiado a chegar."},
    {"header_too_large", 431, "The head of the request is too large.", "請求的標頭太大。", "请求的标头太大。",
     "O cabeçalho do pedido é demasiado grande."},
    {"id_reused", 422, "This id was used before for something else.", "這個識別碼先前已用於另一件事。",
     "这个标识先前已用于另一件事。", "Este identificador já foi usado para outra coisa."},
    {"internal_error", 500, "Something went wrong on the server; it has been noted.", "伺服器出錯了，已記錄下來。",
     "服务器出错了，已记录下来。", "Ocorreu um erro no servidor; ficou registado."},
    {"invalid_json", 400, "The request is not well-formed JSON.", "請求不是正確的 JSON。", "请求不是正确的 JSON。",
     "O pedido não é JSON bem formado."},
    {"invalid_utf8", 400, "The request has text that is not UTF-8.", "請求中的文字不是 UTF-8。",
     "请求中的文字不是 UTF-8。", "O pedido contém texto que não é UTF-8."},
    {"limit_out_of_range", 400, "The number of rows asked for is out of range.", "要求的筆數超出範圍。",
     "要求的条数超出范围。", "O número de linhas pedido está fora dos limites."},
    {"line_twice", 422, "The same line of the receipt is there twice.", "收據的同一行出現了兩次。",
     "小票的同一行出现了两次。", "A mesma linha do recibo aparece duas vezes."},
    {"malformed_body", 400, "The body of the request is broken.", "請求的內容已損壞。", "请求的内容已损坏。",
     "O conteúdo do pedido está danificado."},
    {"malformed_request", 400, "The request is broken.", "請求已損壞。", "请求已损坏。", "O pedido está danificado."},
    {"malformed_target", 400, "The address is broken.", "網址不正確。", "网址不正确。", "O endereço está danificado."},
    {"method_not_allowed", 405, "This cannot be done at this address.", "這個網址不支援這個操作。",
     "这个网址不支持这个操作。", "Isto não se pode fazer neste endereço."},
    {"method_not_implemented", 501, "The server does not know this method.", "伺服器不認識這個方法。",
     "服务器不认识这个方法。", "O servidor não conhece este método."},
    {"missing_field", 400, "A field is missing.", "缺少一個欄位。", "缺少一个字段。", "Falta um campo."},
    {"more_than_sold", 409, "More is returned than was sold and not yet returned.",
     "退回的數量多於已售出而未退的數量。", "退回的数量多于已售出而未退的数量。",
     "Devolve-se mais do que foi vendido e ainda não devolvido."},
    {"more_than_tendered", 409, "More is paid back this way than was paid this way.",
     "以這種方式退的錢多於當時收的錢。", "以这种方式退的钱多于当时收的钱。",
     "Reembolsa-se por este meio mais do que foi pago por ele."},
    {"name_bad", 422, "The name is too long or cannot be printed.", "名稱太長或含有無法顯示的字元。",
     "名称太长或含有无法显示的字符。", "O nome é demasiado longo ou não se pode imprimir."},
    {"name_missing", 422, "There must be a name.", "必須有名稱。", "必须有名称。", "É preciso um nome."},
    {"no_lines", 422, "There is nothing in it.", "內容是空的。", "内容是空的。", "Não contém nada."},
    {"not_a_sale", 422, "Only a sale can be refunded.", "只有銷售收據可以退款。", "只有销售小票可以退款。",
     "Só uma venda pode ser reembolsada."},
    {"not_enough_on_hand", 409, "There is not enough of it on the shelf.", "現貨不足。", "现货不足。",
     "Não há quantidade suficiente na prateleira."},
    {"not_found", 404, "There is nothing at this address.", "這個網址沒有內容。", "这个网址没有内容。",
     "Não existe nada neste endereço."},
    {"not_saved", 503, "The books could not be written; nothing has changed.", "帳本無法寫入，一切未變。",
     "账本无法写入，一切未变。", "Não foi possível escrever nos livros; nada mudou."},
    {"not_signed_in", 401, "Please sign in.", "請先登入。", "请先登录。", "Inicie sessão, por favor."},
    {"price_changed", 409, "The price is no longer the one that was shown.", "價格已和先前顯示的不同。",
     "价格已和先前显示的不同。", "O preço já não é o que foi mostrado."},
    {"price_missing", 422, "This product has no price.", "這件商品沒有價格。", "这件商品没有价格。",
     "Este produto não tem preço."},
    {"quantity_too_large", 422, "A quantity is too large.", "數量太大。", "数量太大。",
     "A quantidade é demasiado alta."},
    {"quantity_zero", 422, "A quantity must be above zero.", "數量必須大於零。", "数量必须大于零。",
     "A quantidade tem de ser superior a zero."},
    {"range_too_long", 400, "The days asked for are too many at once.", "一次查詢的天數太多。", "一次查询的天数太多。",
     "São demasiados dias para um só pedido."},
    {"scope_missing", 403, "You are not allowed to do this.", "你沒有這項權限。", "你没有这项权限。",
     "Não tem permissão para fazer isto."},
    {"sign_in_link_used", 401, "This sign-in link has been used or is too old. Ask for a new one.",
     "這個登入連結已用過或已過期，請索取新的。", "这个登录链接已用过或已过期，请索取新的。",
     "Esta ligação de acesso já foi usada ou é demasiado antiga. Peça uma nova."},
    {"sku_inactive", 422, "This product is no longer sold.", "這件商品已停售。", "这件商品已停售。",
     "Este produto já não se vende."},
    {"skus_missing", 422, "The offer names no products.", "優惠沒有指定商品。", "优惠没有指定商品。",
     "A oferta não indica produtos."},
    {"storage_full", 507, "The server's disk is full; nothing has changed. Free some space and try again.",
     "伺服器磁碟已滿，一切未變。請騰出空間再試。", "服务器磁盘已满，一切未变。请腾出空间再试。",
     "O disco do servidor está cheio; nada mudou. Liberte espaço e tente de novo."},
    {"store_not_yours", 403, "You are not allowed to see or change this store.", "你無權查看或更改這間店。",
     "你无权查看或更改这家店。", "Não tem permissão para ver ou alterar esta loja."},
    {"sums_differ", 422, "The figures of the sale do not add up.", "這筆銷售的數字加起來不相等。",
     "这笔销售的数字加起来不相等。", "Os valores da venda não batem certo."},
    {"target_too_long", 414, "The address is too long.", "網址太長。", "网址太长。", "O endereço é demasiado longo."},
    {"tax_class_missing", 422, "The product has no tax class.", "商品沒有稅別。", "商品没有税别。",
     "O produto não tem classe de imposto."},
    {"tender_over", 422, "More is paid by card or wallet than is owed.", "卡或電子錢包的付款多於應付金額。",
     "卡或电子钱包的付款多于应付金额。", "Paga-se por cartão ou carteira mais do que é devido."},
    {"tender_short", 422, "The payments do not cover the total.", "付款不足。", "付款不足。",
     "Os pagamentos não cobrem o total."},
    {"terms_missing", 409, "The shop's currency and taxes have not been set.", "尚未設定店鋪的貨幣和稅。",
     "尚未设置店铺的货币和税。", "A moeda e os impostos da loja ainda não foram definidos."},
    {"text_too_long", 422, "A text is too long.", "文字太長。", "文字太长。", "O texto é demasiado longo."},
    {"till_of_other_store", 422, "This till belongs to another store.", "這部收銀機屬於另一間店。",
     "这台收银机属于另一家店。", "Esta caixa pertence a outra loja."},
    {"too_busy", 503, "The server is busy or about to stop. Try again in a moment.",
     "伺服器忙碌或即將停止，請稍後再試。", "服务器忙碌或即将停止，请稍后再试。",
     "O servidor está ocupado ou prestes a parar. Tente de novo daqui a pouco."},
    {"too_deep", 400, "The request is nested too deeply.", "請求的層次太深。", "请求的层次太深。",
     "O pedido tem demasiados níveis."},
    {"too_many_barcodes", 422, "A product cannot have that many barcodes.", "一件商品的條碼太多。",
     "一件商品的条码太多。", "Um produto não pode ter tantos códigos de barras."},
    {"too_many_connections", 503, "Too many browsers are connected. Try again in a moment.", "連線太多，請稍後再試。",
     "连接太多，请稍后再试。", "Há demasiados navegadores ligados. Tente de novo daqui a pouco."},
    {"too_many_lines", 422, "There are too many lines.", "行數太多。", "行数太多。", "Há demasiadas linhas."},
    {"too_many_requests", 429, "Too many requests at once. Try again in a moment.", "請求太頻密，請稍後再試。",
     "请求太频繁，请稍后再试。", "Demasiados pedidos de uma vez. Tente de novo daqui a pouco."},
    {"too_many_rules", 422, "There are too many rules of this kind.", "這類規則太多。", "这类规则太多。",
     "Há demasiadas regras deste tipo."},
    {"too_many_skus", 422, "There are too many products in it.", "包含的商品太多。", "包含的商品太多。",
     "Contém demasiados produtos."},
    {"total_changed", 409, "The total is no longer the one that was shown.", "總額已和先前顯示的不同。",
     "总额已和先前显示的不同。", "O total já não é o que foi mostrado."},
    {"transfer_encoding_not_implemented", 501, "The server does not know this transfer encoding.",
     "伺服器不認識這種傳輸編碼。", "服务器不认识这种传输编码。",
     "O servidor não conhece esta codificação de transferência."},
    {"unanswered", 500, "Something went wrong on the server; it has been noted.", "伺服器出錯了，已記錄下來。",
     "服务器出错了，已记录下来。", "Ocorreu um erro no servidor; ficou registado."},
    {"unknown_category", 422, "There is no such category.", "沒有這個分類。", "没有这个分类。",
     "Esta categoria não existe."},
    {"unknown_coupon", 422, "There is no such coupon.", "沒有這張優惠券。", "没有这张优惠券。",
     "Este cupão não existe."},
    {"unknown_currency", 422, "There is no such currency.", "沒有這種貨幣。", "没有这种货币。",
     "Esta moeda não existe."},
    {"unknown_device", 422, "This browser is not the till that it says it is.", "這個瀏覽器不是它所說的收銀機。",
     "这个浏览器不是它所说的收银机。", "Este navegador não é a caixa que diz ser."},
    {"unknown_exception", 422, "There is no such exception.", "沒有這項待核對。", "没有这项待核对。",
     "Esta ocorrência não existe."},
    {"unknown_field", 400, "There is a field that does not belong here.", "有一個不該出現的欄位。",
     "有一个不该出现的字段。", "Há um campo que não pertence aqui."},
    {"unknown_line", 422, "The receipt has no such line.", "收據沒有這一行。", "小票没有这一行。",
     "O recibo não tem essa linha."},
    {"unknown_location", 422, "There is no such place for goods.", "沒有這個存放地點。", "没有这个存放地点。",
     "Este local de armazenagem não existe."},
    {"unknown_member", 422, "There is no such member.", "沒有這位會員。", "没有这位会员。", "Este membro não existe."},
    {"unknown_metric", 404, "There is no such figure.", "沒有這個指標。", "没有这个指标。",
     "Este indicador não existe."},
    {"unknown_product", 422, "There is no such product.", "沒有這件商品。", "没有这件商品。",
     "Este produto não existe."},
    {"unknown_receipt", 422, "There is no such receipt.", "沒有這張收據。", "没有这张小票。",
     "Este recibo não existe."},
    {"unknown_region", 422, "There is no such region.", "沒有這個地區。", "没有这个地区。", "Esta região não existe."},
    {"unknown_scope", 422, "There is no such permission.", "沒有這項權限。", "没有这项权限。",
     "Esta permissão não existe."},
    {"unknown_sku", 422, "There is no such product.", "沒有這件商品。", "没有这件商品。", "Este produto não existe."},
    {"unknown_store", 422, "There is no such store.", "沒有這間店。", "没有这家店。", "Esta loja não existe."},
    {"unknown_tax_class", 422, "There is no such tax class.", "沒有這個稅別。", "没有这个税别。",
     "Esta classe de imposto não existe."},
    {"unknown_till", 422, "There is no such till.", "沒有這部收銀機。", "没有这台收银机。", "Esta caixa não existe."},
    {"unknown_token", 404, "There is no such token.", "沒有這個權杖。", "没有这个令牌。", "Este token não existe."},
    {"upgrade_required", 426, "This address only speaks WebSocket.", "這個網址只支援 WebSocket。",
     "这个网址只支持 WebSocket。", "Este endereço só fala WebSocket."},
    {"version_not_supported", 505, "The server does not speak this version of HTTP.", "伺服器不支援這個 HTTP 版本。",
     "服务器不支持这个 HTTP 版本。", "O servidor não fala esta versão de HTTP."},
    {"wrong_content_type", 415, "The request must be JSON (application/json).", "請求必須是 JSON（application/json）。",
     "请求必须是 JSON（application/json）。", "O pedido tem de ser JSON (application/json)."},
    {"wrong_currency", 422, "This is not the currency of the shop.", "這不是店鋪使用的貨幣。", "这不是店铺使用的货币。",
     "Esta não é a moeda da loja."},
    {"wrong_type", 400, "A field has the wrong type of value.", "其中一個欄位的類型不對。", "其中一个字段的类型不对。",
     "Um dos campos tem um tipo de valor errado."},
});

constexpr bool whole(RefusalText const& text) {
    return !text.en.empty() && !text.zh_hant.empty() && !text.zh_hans.empty() && !text.pt.empty();
}
static_assert(std::all_of(table.begin(), table.end(), whole), "a refusal lacks its sentence in one of the languages");

}  // namespace

std::string_view RefusalText::title(Language language) const {
    switch (language) {
        case Language::en: return en;
        case Language::zh_hant: return zh_hant;
        case Language::zh_hans: return zh_hans;
        case Language::pt: return pt;
    }
    __builtin_unreachable();
}

std::span<RefusalText const> refusal_texts() { return table; }

RefusalText const* find_refusal(std::string_view code) {
    auto const found =
        std::lower_bound(table.begin(), table.end(), code,
                         [](RefusalText const& text, std::string_view wanted) { return text.code < wanted; });
    return found != table.end() && found->code == code ? &*found : nullptr;
}

http::Response problem_response(Problem const& problem, Language language) {
    auto const* text = find_refusal(problem.code);
    auto const status = problem.status != 0 ? problem.status : text ? text->status : 422;
    std::string body = "{\"type\":\"urn:zhanggui:problem:";
    body += problem.code;
    body += "\",\"title\":";
    json::append_string(body, text ? text->title(language) : problem.code);
    body += ",\"status\":";
    json::append(body, status);
    body += ",\"code\":";
    json::append_string(body, problem.code);
    if (!problem.field.empty()) {
        body += ",\"field\":";
        json::append_string(body, problem.field);
    }
    body += '}';
    return {.status = status,
            .content_type = "application/problem+json",
            .body = std::move(body),
            .headers = {{"Content-Language", std::string(tag(language))}}};
}

}  // namespace zg::api
