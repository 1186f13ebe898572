#include "starter.h"

#include <zg/flows.h>

#include <fmt/format.h>

#include <stdexcept>

namespace zg::app {

namespace {

struct StarterProduct final {
    char const* code;
    char const* zh_hant;
    char const* zh_hans;
    char const* en;
    char const* pt;
    char const* barcode;
    int category;
    catalog::Unit unit;
    std::int64_t price;         // avos
    std::int64_t member_price;  // 0: none
    std::int64_t cost;          // avos
    std::int64_t quantity;      // whole units
};

constexpr char const* category_names[][4] = {{"飲品", "饮品", "Drinks", "Bebidas"},
                                             {"零食", "零食", "Snacks", "Petiscos"},
                                             {"雜貨", "杂货", "Groceries", "Mercearia"},
                                             {"新鮮", "新鲜", "Fresh", "Frescos"},
                                             {"日用", "日用", "Household", "Casa"}};

using catalog::Unit;
constexpr StarterProduct products[] = {
    {"D001", "凍檸茶", "冻柠茶", "Iced lemon tea", "Chá de limão gelado", "2000000000015", 0, Unit::each, 1800, 1600,
     520, 60},
    {"D002", "鴛鴦奶茶", "鸳鸯奶茶", "Coffee with tea", "Chá com leite e café", "2000000000022", 0, Unit::each, 2000, 0,
     610, 60},
    {"D003", "豆漿", "豆浆", "Soy milk", "Leite de soja", "2000000000039", 0, Unit::each, 900, 800, 380, 80},
    {"D004", "薄荷茶", "薄荷茶", "Mint tea", "Chá de hortelã", "2000000000046", 0, Unit::each, 1500, 0, 430, 40},
    {"D005", "礦泉水 500 毫升", "矿泉水 500 毫升", "Mineral water 500 ml", "Água mineral 500 ml", "2000000000053", 0,
     Unit::each, 600, 0, 210, 200},
    {"D006", "烏龍茶", "乌龙茶", "Oolong tea", "Chá oolong", "2000000000060", 0, Unit::each, 1100, 1000, 420, 90},
    {"S001", "杏仁餅", "杏仁饼", "Almond cookies", "Biscoitos de amêndoa", "2000000000077", 1, Unit::each, 4800, 4500,
     2300, 50},
    {"S002", "蛋卷", "蛋卷", "Egg rolls", "Rolos de ovo", "2000000000084", 1, Unit::each, 5200, 0, 2600, 40},
    {"S003", "豬肉脯", "猪肉脯", "Pork jerky", "Carne de porco seca", "2000000000091", 1, Unit::each, 8800, 8200, 4700,
     30},
    {"S004", "花生糖", "花生糖", "Peanut candy", "Doce de amendoim", "2000000000107", 1, Unit::each, 3600, 0, 1500, 60},
    {"S005", "重慶辣條", "重庆辣条", "Chongqing spicy strips", "Tiras picantes de Chongqing", "2000000000114", 1,
     Unit::each, 800, 0, 300, 120},
    {"G001", "絲苗米 5 公斤", "丝苗米 5 公斤", "Jasmine rice 5 kg", "Arroz jasmim 5 kg", "2000000000121", 2, Unit::each,
     6900, 6600, 4800, 40},
    {"G002", "生抽", "生抽", "Light soy sauce", "Molho de soja claro", "2000000000138", 2, Unit::each, 2200, 0, 1200,
     50},
    {"G003", "蠔油", "蚝油", "Oyster sauce", "Molho de ostra", "2000000000145", 2, Unit::each, 2600, 0, 1450, 40},
    {"G004", "花生油", "花生油", "Peanut oil", "Óleo de amendoim", "2000000000152", 2, Unit::each, 9800, 9300, 7100,
     25},
    {"G005", "葡式沙甸魚罐頭", "葡式沙丁鱼罐头", "Portuguese sardines", "Sardinhas portuguesas em lata",
     "2000000000169", 2, Unit::each, 2400, 0, 1300, 70},
    {"G006", "長沙米粉", "长沙米粉", "Changsha rice noodles", "Aletria de arroz de Changsha", "2000000000176", 2,
     Unit::each, 1600, 0, 800, 60},
    {"F001", "香蕉", "香蕉", "Bananas", "Bananas", "2000000000183", 3, Unit::kg, 1800, 0, 900, 30},
    {"F002", "番茄", "番茄", "Tomatoes", "Tomates", "2000000000190", 3, Unit::kg, 2200, 2000, 1200, 25},
    {"F003", "雞蛋 10 隻", "鸡蛋 10 只", "Eggs, ten", "Ovos, dez", "2000000000206", 3, Unit::each, 2500, 0, 1700, 60},
    {"F004", "葡撻", "葡挞", "Egg tart", "Pastel de nata", "2000000000213", 3, Unit::each, 1200, 1100, 450, 48},
    {"H001", "紙巾", "纸巾", "Tissues", "Lenços de papel", "2000000000220", 4, Unit::each, 1500, 0, 800, 80},
    {"H002", "洗潔精", "洗洁精", "Washing-up liquid", "Detergente da loiça", "2000000000237", 4, Unit::each, 1900, 0,
     1000, 35},
    {"H003", "電池 AA 四粒", "电池 AA 四粒", "AA batteries, four", "Pilhas AA, quatro", "2000000000244", 4, Unit::each,
     3200, 3000, 1700, 40},
};

std::string with_check_digit(std::string digits) {
    int sum = 0;
    for (std::size_t index = 0; index < 12; ++index) sum += (digits[index] - '0') * (index % 2 == 0 ? 1 : 3);
    digits[12] = static_cast<char>('0' + (10 - sum % 10) % 10);
    return digits;
}

Names names(char const* zh_hant, char const* zh_hans, char const* en, char const* pt) {
    return {.zh_hant = zh_hant, .zh_hans = zh_hans, .en = en, .pt = pt};
}

template <class T, class R>
void must(Result<T, R> const& result, std::string_view what) {
    if (!result) throw std::logic_error(fmt::format("the starter shop refused {} at {}", what, result.refused().field));
}

}  // namespace

void open_starter_shop(Company& company, Instant now, Rng& rng) {
    auto fresh = [&] { return Uuid::version7(now, rng); };
    Uuid const owner = fresh();
    StoreId const store{fresh()};
    LocationId const location{fresh()};
    std::vector<CategoryId> categories;
    flows::FoundCompany found{
        .company = {.id = {fresh()}, .name = "掌柜示範店", .languages = {"zh-Hant", "zh-Hans", "en", "pt"}},
        .people = {{.id = {owner}, .name = "東主"}},
        .stores = {{.store = {.id = store,
                              .code = "M01",
                              .name = "新馬路店",
                              .zone = "Asia/Macau",
                              .cutoff_minutes = 240,
                              .location = location},
                    .tills = {{.id = {fresh()}, .store = store, .code = "T1", .device = {fresh()}},
                              {.id = {fresh()}, .store = store, .code = "API", .device = {fresh()}}}}},
        .terms = {.currency = "MOP", .tax_included = true, .cash_rounding = pricing::CashRounding{.increment = 10}},
        .tax_classes = {{.code = "standard", .rate_ppm = 0, .names = names("免稅", "免税", "No tax", "Isento")},
                        {.code = "levy",
                         .rate_ppm = 50'000,
                         .names = names("消費稅 5%", "消费税 5%", "Levy 5%", "Imposto de consumo 5%")}},
        .members = {.country_code = "853", .loyalty = {.points_per = 1, .spend_per = 100}}};
    for (auto const& name : category_names) {
        categories.push_back({fresh()});
        found.categories.push_back({.id = categories.back(), .names = names(name[0], name[1], name[2], name[3])});
    }
    std::vector<SkuId> skus;
    for (std::size_t index = 0; index < std::size(products); ++index) skus.push_back({fresh()});
    found.promotions = {
        {.id = {fresh()},
         .names = names("飲品買二送一", "饮品买二送一", "Drinks: buy two, one free", "Bebidas: leve três, pague duas"),
         .kind = pricing::PromotionKind::buy_n_get_m,
         .buy = 2,
         .free = 1,
         .skus = {skus[0], skus[1], skus[3]}}};
    found.coupons = {{.id = {fresh()},
                      .code = "WELCOME10",
                      .names = names("迎新九折", "迎新九折", "Welcome: 10 % off", "Boas-vindas: 10 % de desconto"),
                      .kind = pricing::CouponKind::percent,
                      .percent_e2 = 1000,
                      .spend_min = 5000,
                      .uses = 100}};

    run(company, [&](db::Draft& draft) {
        flows::Asked const asked{.who = owner, .at = now, .hash = {}};
        must(flows::found_company(draft, asked, found), "the company");
        flows::ReceiveGoods goods{.id = {fresh()}, .location = location, .reference = "opening stock"};
        for (std::size_t index = 0; index < std::size(products); ++index) {
            auto const& item = products[index];
            flows::NewProduct product{.id = skus[index],
                                      .code = item.code,
                                      .names = names(item.zh_hant, item.zh_hans, item.en, item.pt),
                                      .barcodes = {with_check_digit(item.barcode)},
                                      .category = categories[static_cast<std::size_t>(item.category)],
                                      .unit = item.unit,
                                      .tax_class = item.category == 4 ? "levy" : "standard",
                                      .price = item.price};
            if (item.member_price > 0) product.member_price = item.member_price;
            must(flows::create_product(draft, asked, product), item.code);
            goods.lines.push_back({skus[index], item.quantity * 1000, item.cost * 10'000});
        }
        must(flows::receive_goods(draft, asked, goods), "the opening stock");
        must(flows::create_member(draft, asked,
                                  {.id = {fresh()}, .name = "陳大文", .phone = "66123456", .card = "M0001"}),
             "the member");
        return true;
    });
}

}  // namespace zg::app
