#include "command.h"
#include "handlers.h"
#include "question.h"
#include "shapes_goods.h"

#include <zg/static_files.h>

namespace zg::api {

namespace {

// What a picture is called never changes what it shows, so a browser may keep it for good. Opened by itself it is a download.
http::Text lines_of(std::string const& tag) {
    auto lines = std::string(http::security_lines());
    lines += "Cache-Control: private, max-age=31536000, immutable\r\nETag: " + tag + "\r\n";
    lines += "Content-Type: image/webp\r\nContent-Disposition: attachment\r\n";
    return std::make_shared<std::string const>(std::move(lines));
}

// Refuses what cannot get another picture before its bytes are looked at.
bool refuse_full(Call& call, SkuId sku) {
    auto const listing = call.house.catalog.listing(sku);
    if (!listing) {
        refuse(call, {.code = "unknown_product", .field = "id", .status = 404});
        return true;
    }
    if (listing->product.pictures.size() < catalog::picture_count_max) return false;
    refuse(call, {.code = "too_many_pictures", .field = "pictures"});
    return true;
}

void make_picture(Call call, SkuId sku) {
    auto const made = call.house.picture_maker.make(call.request.body);
    if (!made && made.reason() == pictures::PictureRefusal::pictures_busy) return answer_too_busy(call);
    if (!made) {
        auto const& refused = made.refused();
        return refuse(call, {.code = boost::describe::enum_to_string(refused.reason, ""), .field = refused.field});
    }
    flows::NewPicture const command{.sku = sku, .picture = call.house.picture_files.keep(*made)};
    auto const asked = asked_by(call, "add_picture", command);
    decide(std::move(call), "sku",
           [asked, command](db::Draft& draft) { return outcome(flows::add_picture(draft, asked, command)); });
}

}  // namespace

void get_picture(Call call) {
    auto const id = path_id<PictureId>(call, "id");
    if (!id) return;
    Query query(call);
    auto const size = query.choice<PictureSize>("size").value_or(PictureSize::large);
    if (query.refused(call)) return;
    hand_over(std::move(call), [id = *id, size](Reading&, Call asked) {
        bool const is_small = size == PictureSize::small;
        auto const tag = "\"" + id.text() + (is_small ? "-s" : "") + "\"";
        auto const known = asked.request.header("If-None-Match");
        if (known.find(tag) != std::string_view::npos) {
            return answer(asked, {.status = 304, .prepared_headers = lines_of(tag)});
        }
        auto bytes = asked.house.picture_files.read(id, is_small ? pictures::Size::small : pictures::Size::large);
        if (!bytes) return refuse(asked, {.code = "unknown_picture", .field = "id", .status = 404});
        answer(asked, {.body = *std::move(bytes), .prepared_headers = lines_of(tag)});
    });
}

void post_picture(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const sku = path_id<SkuId>(call, "id");
    if (!sku || refuse_full(call, *sku)) return;
    hand_over(std::move(call), [sku = *sku](Reading&, Call asked) { make_picture(std::move(asked), sku); });
}

void put_pictures(Call call) {
    if (refuse_part_of_company(call)) return;
    auto const sku = path_id<SkuId>(call, "id");
    if (!sku) return;
    auto body = body_of<PictureList>(call);
    if (!body) return;
    flows::PictureOrder command{.sku = *sku, .pictures = std::move(body->pictures)};
    auto const asked = asked_by(call, "order_pictures", command);
    decide(std::move(call), "sku", [asked, command = std::move(command)](db::Draft& draft) {
        return outcome(flows::order_pictures(draft, asked, command));
    });
}

}  // namespace zg::api
