#include "trust_page.h"

#include "elsewhere.h"
#include "qr.h"
#include "refusals.h"

#include <zg/certificates.h>

#include <fmt/format.h>

#include <array>

namespace zg::api {

namespace {

constexpr Saying title{"Use this shop on this device", "在這部裝置使用本店系統", "在这台设备使用本店系统",
                       "Usar a loja neste aparelho"};
constexpr Saying why{
    "A till must know that it talks to your own server before it may work with the cable out. Once per device: let it "
    "trust the shop's "
    "certificate.",
    "收銀機要先確認對方是您自己的伺服器，才能在斷網時照常收銀。每部裝置做一次：讓它信任本店的憑證。",
    "收银机要先确认对方是您自己的服务器，才能在断网时照常收银。每台设备做一次：让它信任本店的证书。",
    "A caixa tem de saber que fala com o seu próprio servidor antes de poder trabalhar sem rede. Uma vez por aparelho: "
    "confie no "
    "certificado da loja."};
constexpr Saying get{"1. Get the certificate", "1. 下載憑證", "1. 下载证书", "1. Obter o certificado"};
constexpr Saying install{"2. Install it", "2. 安裝憑證", "2. 安装证书", "2. Instalá-lo"};
constexpr Saying open{"3. Open the shop", "3. 打開系統", "3. 打开系统", "3. Abrir a loja"};
constexpr Saying till{"Till", "收銀", "收银", "Caixa"};
constexpr Saying console{"Console", "管理後台", "管理后台", "Consola"};
constexpr Saying elsewhere{"On another device: scan this code, or type the address", "其他裝置：掃描此碼，或輸入網址",
                           "其他设备：扫描此码，或输入网址", "Noutro aparelho: leia este código ou escreva o endereço"};
constexpr Saying same{"The device shows the same SHA-256 fingerprint:", "裝置上顯示的 SHA-256 指紋應與此相同：",
                      "设备上显示的 SHA-256 指纹应与此相同：", "O aparelho mostra a mesma impressão digital SHA-256:"};

struct System final {
    std::string_view name;
    Saying steps;
};
constexpr std::array systems{
    System{"iPad, iPhone",
           {"Settings › Profile Downloaded › Install. Then Settings › General › About › Certificate Trust Settings: "
            "turn Zhanggui on.",
            "「設定」›「已下載描述檔」›「安裝」。再到「設定」›「一般」›「關於本機」›「憑證信任設定」，開啟 Zhanggui。",
            "“设置”›“已下载描述文件”›“安装”。再到“设置”›“通用”›“关于本机”›“证书信任设置”，打开 Zhanggui。",
            "Definições › Perfil descarregado › Instalar. Depois Definições › Geral › Informações › Definições de "
            "confiança dos "
            "certificados: ligue Zhanggui."}},
    System{"Android",
           {"Settings › search for “CA certificate” › Install anyway › choose the file.",
            "「設定」› 搜尋「CA 憑證」› 仍要安裝 › 選擇檔案。", "“设置”› 搜索“CA 证书”› 仍然安装 › 选择文件。",
            "Definições › procure «certificado da AC» › Instalar na mesma › escolha o ficheiro."}},
    System{"Windows",
           {"Open the file › Install Certificate › Local Machine › Place in: Trusted Root Certification Authorities.",
            "開啟檔案 › 安裝憑證 › 本機電腦 › 放入「受信任的根憑證授權單位」。",
            "打开文件 › 安装证书 › 本地计算机 › 放入“受信任的根证书颁发机构”。",
            "Abra o ficheiro › Instalar certificado › Computador local › Colocar em: Autoridades de certificação de "
            "raiz fidedigna."}},
    System{"Mac",
           {"Open the file: Keychain Access adds it. Open “Zhanggui” there › Trust › Always Trust.",
            "開啟檔案，加入「鑰匙圈存取」。打開其中的 Zhanggui ›「信任」›「永遠信任」。",
            "打开文件，加入“钥匙串访问”。打开其中的 Zhanggui ›“信任”›“始终信任”。",
            "Abra o ficheiro: o Acesso a Porta‑chaves guarda‑o. Abra aí «Zhanggui» › Confiar › Confiar sempre."}},
    System{"Linux",
           {"Chrome: Settings › Privacy and security › Security › Manage certificates › Import.",
            "Chrome：「設定」›「隱私權和安全性」›「安全性」›「管理憑證」› 匯入。",
            "Chrome：“设置”›“隐私和安全”›“安全”›“管理证书”› 导入。",
            "Chrome: Definições › Privacidade e segurança › Segurança › Gerir certificados › Importar."}}};

constexpr std::string_view style =
    R"(:root{color-scheme:light dark;font:16px/1.6 Inter,"Noto Sans CJK TC",system-ui,sans-serif}
body{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.1rem;margin:2rem 0 .5rem}
a.button{display:inline-block;padding:.75rem 1.25rem;margin:.25rem .5rem .25rem 0;border-radius:.5rem;background:#0b57d0;color:#fff;
text-decoration:none;font-weight:600}
dt{font-weight:600;margin-top:.75rem}dd{margin:0}
.qr{width:12rem;max-width:60vw;display:block;margin:.5rem 0}
code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (char const letter : text) {
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '"')
            out += "&quot;";
        else
            out += letter;
    }
    return out;
}

std::string in_url(std::string const& host) { return host.find(':') == std::string::npos ? host : '[' + host + ']'; }

// "192.168.1.20:8080"
std::optional<std::string> place_of(Options::OnNetwork const& network) {
    auto const hosts = network.hosts();
    if (hosts.empty()) return std::nullopt;
    return fmt::format("{}:{}", in_url(hosts.front()), network.port());
}

http::Response page(std::string authority, Options::OnNetwork const& network, Language language) {
    auto const facts = certificates::facts_of(authority);
    auto const place = place_of(network).value_or("localhost");
    std::string body = fmt::format(
        R"(<!doctype html><html lang="{0}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{1}</title><link rel="stylesheet" href="/trust/style.css"></head><body><h1>{1}</h1><p>{2}</p><h2>{3}</h2><p><a class="button" href="/trust/authority.crt">authority.crt</a></p><p>{4}<br><code>{5}</code></p><h2>{6}</h2><dl>)",
        tag(language), title.in(language), why.in(language), get.in(language), same.in(language),
        facts ? facts->fingerprint : std::string(), install.in(language));
    for (auto const& system : systems)
        body += fmt::format("<dt>{}</dt><dd>{}</dd>", system.name, system.steps.in(language));
    body += fmt::format(
        R"(</dl><h2>{0}</h2><p><a class="button" href="https://{1}/till/">{2}</a><a class="button" href="https://{1}/console/">{3}</a></p><h2>{4}</h2>{5}<p><code>http://{1}/trust</code></p></body></html>)",
        open.in(language), escaped(place), till.in(language), console.in(language), elsewhere.in(language),
        qr_svg("http://" + place + "/trust"));
    return {.content_type = "text/html; charset=utf-8",
            .body = std::move(body),
            .headers = {{"Cache-Control", "no-store"}, {"Vary", "Accept-Language"}}};
}

bool reads(http::Request const& request) {
    return request.method == http::Method::get || request.method == http::Method::head;
}

}  // namespace

std::optional<Elsewhere> way_in_elsewhere(Options const& options) {
    auto const place = options.on_network ? place_of(*options.on_network) : std::nullopt;
    if (!place) return std::nullopt;
    Elsewhere at{.origin = "https://" + *place};
    if (!options.on_network->authority().empty()) at.trust = "http://" + *place + "/trust";
    return at;
}

std::optional<http::Response> trust_answer(http::Request const& request, Options::OnNetwork const& network,
                                           Language language) {
    if (!reads(request) || !request.path.starts_with("/trust")) return std::nullopt;
    auto authority = network.authority();
    if (authority.empty()) return std::nullopt;
    if (request.path == "/trust" || request.path == "/trust/") return page(std::move(authority), network, language);
    if (request.path == "/trust/style.css")
        return http::Response{.content_type = "text/css; charset=utf-8", .body = std::string(style)};
    if (request.path == "/trust/authority.crt")
        return http::Response{.content_type = "application/x-x509-ca-cert", .body = std::move(authority)};
    return std::nullopt;
}

http::Response only_over_tls(http::Request const& request, Language language) {
    auto const host = request.header("Host");
    if (!reads(request) || host.empty() || request.path.starts_with("/v1/"))
        return problem_response({.code = "tls_required"}, language);
    return {.status = 307, .headers = {{"Location", fmt::format("https://{}{}", host, request.target)}}};
}

}  // namespace zg::api
