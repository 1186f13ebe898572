#include "message.h"

#include <gmock/gmock.h>
#include <zlib.h>

namespace zg::http {
namespace {

TEST(PercentDecoded, takes_well_formed_text_only) {
    EXPECT_EQ(percent_decoded("a%20b%E4%B8%AD+"), "a b中+");
    EXPECT_EQ(percent_decoded("%"), std::nullopt);
    EXPECT_EQ(percent_decoded("%4"), std::nullopt);
    EXPECT_EQ(percent_decoded("%4x"), std::nullopt);
    EXPECT_EQ(percent_decoded("%+1"), std::nullopt);
}

TEST(Request, finds_headers_in_any_case_and_query_values_decoded) {
    Request const request{.query = "after=17&name=%E4%B8%AD&flag&after=18",
                          .headers = {{"Content-TYPE", "a"}, {"X", ""}}};
    EXPECT_EQ(request.header("content-type"), "a");
    EXPECT_EQ(request.header("accept"), "");
    EXPECT_EQ(request.query_value("after"), "17");
    EXPECT_EQ(request.query_value("name"), "中");
    EXPECT_EQ(request.query_value("flag"), "");
    EXPECT_EQ(request.query_value("fla"), std::nullopt);
}

TEST(Accepts, understands_lists_and_refusals) {
    struct Row final {
        char const* accept;
        bool gzip;
    };
    for (auto const& row :
         {Row{"gzip", true}, Row{"br, GZIP", true}, Row{"gzip;q=0.5", true}, Row{"gzip; q=0", false},
          Row{"gzip;q=0.000", false}, Row{"", false}, Row{"xgzip", false}, Row{"deflate,br", false}}) {
        EXPECT_EQ(accepts(row.accept, "gzip"), row.gzip) << row.accept;
    }
}

TEST(Compress, packs_what_is_worth_it_and_can_be_unpacked) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "{\"sku\":" + std::to_string(i) + "},";
    Response response{.body = text};
    compress(response, "gzip, br");
    ASSERT_LT(response.body.size(), text.size() / 2);
    EXPECT_THAT(response.headers, testing::Contains(std::pair<std::string, std::string>("Content-Encoding", "gzip")));
    std::string unpacked(text.size(), '\0');
    z_stream stream{};
    ASSERT_EQ(inflateInit2(&stream, 31), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
    stream.avail_in = static_cast<uInt>(response.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
    stream.avail_out = static_cast<uInt>(unpacked.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    EXPECT_EQ(unpacked, text);
}

TEST(Compress, leaves_small_and_unaccepted_bodies_alone) {
    Response small{.body = std::string(1024, 'a')};
    compress(small, "gzip");
    EXPECT_EQ(small.body.size(), 1024);
    EXPECT_TRUE(small.headers.empty());
    Response plain{.body = std::string(5000, 'a')};
    compress(plain, "br");
    EXPECT_EQ(plain.body.size(), 5000);
}

}  // namespace
}  // namespace zg::http
