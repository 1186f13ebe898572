#include "requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zg::bench {

namespace {

constexpr std::size_t line_count = 3;
constexpr std::uint64_t scarce_one_in = 200;
constexpr std::string_view nil_id = "00000000-0000-0000-0000-000000000000";

void write_id(char* out, std::int64_t now_ms, std::uint64_t high, std::uint64_t low) {
    constexpr char digits[] = "0123456789abcdef";
    std::array<std::uint8_t, 16> bytes;
    for (int index = 0; index < 6; ++index) bytes[index] = static_cast<std::uint8_t>(now_ms >> (40 - 8 * index));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (high & 0x0F));
    bytes[7] = static_cast<std::uint8_t>(high >> 8);
    bytes[8] = static_cast<std::uint8_t>(0x80 | (low & 0x3F));
    for (int index = 9; index < 16; ++index) bytes[index] = static_cast<std::uint8_t>(low >> (8 * (index - 8)));
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        if (index == 4 || index == 6 || index == 8 || index == 10) *out++ = '-';
        *out++ = digits[bytes[index] >> 4];
        *out++ = digits[bytes[index] & 15];
    }
}

}  // namespace

Requests::Requests(RequestOptions const& options, std::size_t count) : rng_(options.seed) {
    for (std::int64_t index = 0; index < options.world.stores; ++index) {
        stores_.push_back(store_id(index).uuid);
        tills_.push_back(till_id(index).uuid);
    }
    for (std::int64_t index = 0; index < options.world.skus; ++index) skus_.push_back(sku_id(index).uuid);
    pool_.reserve(count);
    for (std::size_t index = 0; index < count; ++index) pool_.push_back(make(options));
}

Requests::Request Requests::make(RequestOptions const& options) {
    auto pick = [&](std::int64_t bound) {
        return static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(bound)));
    };
    bool const hot = options.mix == Mix::hot;
    bool const scarce = options.mix == Mix::normal && rng_.below(scarce_one_in) == 0;
    auto const store = hot      ? static_cast<std::size_t>(hot_store)
                       : scarce ? scarce_store
                                : static_cast<std::size_t>(pick(options.world.stores));
    std::array<std::int64_t, line_count> skus{};
    for (std::size_t line = 0; line < line_count; ++line) {
        do {
            skus[line] = 1 + (hot ? pick(hot_sku_count) : pick(options.world.skus - 1));
        } while (std::find(skus.begin(), skus.begin() + line, skus[line]) != skus.begin() + line);
    }
    if (scarce) skus[0] = scarce_sku;

    std::string lines;
    std::int64_t total = 0;
    for (auto const sku : skus) {
        auto const quantity = 1 + pick(3);
        total += quantity * price_of(sku);
        lines += fmt::format(R"({}{{"sku":"{}","quantity_milli":{},"unit_price":{}}})", lines.empty() ? "" : ",",
                             skus_[static_cast<std::size_t>(sku)].text(), quantity * 1000, price_of(sku));
    }
    auto const body = fmt::format(
        R"({{"id":"{}","store":"{}","till":"{}","currency":"{}","member":"{}","lines":[{}],"tenders":[{{"kind":"card","amount":{}}}],"expected_total":{}}})",
        nil_id, stores_[store].text(), tills_[store].text(), currency, member_id(pick(options.world.members)).text(),
        lines, total, total);
    Request made{.bytes = fmt::format("POST /v1/checkouts HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
                                      "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
                                      options.token, body.size(), body),
                 .store = store,
                 .total = total};
    made.id_at = made.bytes.find(nil_id);
    return made;
}

Requests::Made Requests::next(std::int64_t now_ms) {
    auto& request = pool_[next_];
    next_ = (next_ + 1) % pool_.size();
    write_id(request.bytes.data() + request.id_at, now_ms, rng_.next(), rng_.next());
    return {.bytes = request.bytes,
            .id = std::string_view(request.bytes).substr(request.id_at, nil_id.size()),
            .store = request.store,
            .total = request.total};
}

}  // namespace zg::bench
