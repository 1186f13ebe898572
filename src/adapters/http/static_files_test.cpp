#include <zg/static_files.h>

#include "test_server.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace zg::http {
namespace {

namespace fs = std::filesystem;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class StaticFilesTest : public testing::Test {
protected:
    StaticFilesTest() {
        std::string place = fs::temp_directory_path() / "zg_static_XXXXXX";
        outside_ = ::mkdtemp(place.data());
        write("secret.txt", "SECRET");
        write("dist/index.html", "<title>till</title>");
        write("dist/index.html.br", "BROTLI");
        write("dist/index.html.gz", "GZIPPED");
        write("dist/sw.js", "worker");
        write("dist/assets/app-1234.js", "console.log(1)");
        write("dist/assets/kernel.wasm", "\x01wasm");
        write("dist/manifest.webmanifest", "{}");
        write("dist/download.gz", "an archive of its own");
        write("dist/.hidden", "SECRET");
        fs::create_symlink(outside_ / "secret.txt", outside_ / "dist/link.txt");
        files_.emplace(StaticFiles::Options{.folder = outside_ / "dist", .mount = "/till", .fallback = "index.html"});
        server_.emplace(Limits{}, [this](Request const& request, Responder responder) {
            auto found = files_->answer(request);
            responder.answer(found ? std::move(*found) : Response{.status = 404, .body = "none"});
        });
    }
    ~StaticFilesTest() override { fs::remove_all(outside_); }

    void write(char const* name, std::string_view bytes) const {
        fs::create_directories((outside_ / name).parent_path());
        std::ofstream(outside_ / name, std::ios::binary) << bytes;
    }
    std::string get(std::string const& path, std::string const& headers = {}, std::string const& method = "GET") {
        TestClient client(server_->port());
        client.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
        return client.read_to_end();
    }

    fs::path outside_;
    std::optional<StaticFiles> files_;
    std::optional<TestServer> server_;
};

TEST_F(StaticFilesTest, serves_types_caching_and_security) {
    auto const page = get("/till/");
    EXPECT_THAT(page, EndsWith("\r\n\r\n<title>till</title>"));
    EXPECT_THAT(page, HasSubstr("Content-Type: text/html; charset=utf-8\r\n"));
    EXPECT_THAT(page, HasSubstr("Cache-Control: no-cache\r\n"));
    EXPECT_THAT(page, HasSubstr("Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
                                "worker-src 'self'; style-src "
                                "'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; img-src 'self' "
                                "blob: data:; frame-ancestors "
                                "'none'; base-uri 'none'; form-action 'self'\r\n"));
    for (auto const* line : {"X-Content-Type-Options: nosniff\r\n", "Cross-Origin-Opener-Policy: same-origin\r\n",
                             "Cross-Origin-Resource-Policy: same-origin\r\n", "Referrer-Policy: same-origin\r\n",
                             "Permissions-Policy: "}) {
        EXPECT_THAT(page, HasSubstr(line));
    }
    EXPECT_THAT(get("/till/assets/app-1234.js"), HasSubstr("Cache-Control: public, max-age=31536000, immutable\r\n"));
    EXPECT_THAT(get("/till/assets/app-1234.js"), HasSubstr("Content-Type: text/javascript; charset=utf-8\r\n"));
    EXPECT_THAT(get("/till/sw.js"), HasSubstr("Cache-Control: no-cache\r\n"));
    EXPECT_THAT(get("/till/assets/kernel.wasm"), HasSubstr("Content-Type: application/wasm\r\n"));
    EXPECT_THAT(get("/till/manifest.webmanifest"), HasSubstr("Content-Type: application/manifest+json\r\n"));
}

TEST_F(StaticFilesTest, prefers_the_smallest_variant_that_is_accepted) {
    auto const br = get("/till/index.html", "Accept-Encoding: gzip, deflate, br\r\n");
    EXPECT_THAT(br, EndsWith("\r\n\r\nBROTLI"));
    EXPECT_THAT(br, HasSubstr("Content-Encoding: br\r\n"));
    EXPECT_THAT(br, HasSubstr("Content-Type: text/html; charset=utf-8\r\n"));
    EXPECT_THAT(br, HasSubstr("Vary: Accept-Encoding\r\n"));
    EXPECT_THAT(get("/till/index.html", "Accept-Encoding: gzip, br;q=0\r\n"), EndsWith("GZIPPED"));
    EXPECT_THAT(get("/till/sw.js", "Accept-Encoding: br\r\n"), Not(HasSubstr("Content-Encoding")));
    EXPECT_THAT(get("/till/download.gz"), EndsWith("an archive of its own"));
}

TEST_F(StaticFilesTest, answers_304_to_the_same_tag_only) {
    auto const page = get("/till/index.html");
    auto const begin = page.find("ETag: ") + 6;
    auto const tag = page.substr(begin, page.find("\r\n", begin) - begin);
    auto const same = get("/till/index.html", "If-None-Match: W/\"x\", " + tag + "\r\n");
    EXPECT_THAT(same, StartsWith("HTTP/1.1 304 "));
    EXPECT_THAT(same, EndsWith("\r\n\r\n"));
    EXPECT_THAT(get("/till/index.html", "If-None-Match: \"other\"\r\n"), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(get("/till/index.html", "Accept-Encoding: br\r\nIf-None-Match: " + tag + "\r\n"),
                StartsWith("HTTP/1.1 200 "));
}

TEST_F(StaticFilesTest, sends_addresses_of_the_app_to_its_page_and_the_bare_mount_to_its_folder) {
    EXPECT_THAT(get("/till/receipts/17"), EndsWith("<title>till</title>"));
    EXPECT_THAT(get("/till/assets/gone.js"), StartsWith("HTTP/1.1 404 "));
    EXPECT_THAT(get("/till"), HasSubstr("Location: /till/\r\n"));
    EXPECT_THAT(get("/tillage/x"), StartsWith("HTTP/1.1 404 "));
    EXPECT_THAT(get("/console/"), StartsWith("HTTP/1.1 404 "));
    EXPECT_THAT(get("/till/", {}, "POST"), StartsWith("HTTP/1.1 404 "));
    auto const head = get("/till/", {}, "HEAD");
    EXPECT_THAT(head, HasSubstr("Content-Length: 19\r\n"));
    EXPECT_THAT(head, EndsWith("\r\n\r\n"));
}

TEST_F(StaticFilesTest, no_path_leads_out_of_the_folder) {
    for (auto const* path :
         {"/till/../secret.txt", "/till/..%2fsecret.txt", "/till/%2e%2e/secret.txt", "/till//../secret.txt",
          "/till/assets/../../secret.txt", "/till/..%5csecret.txt", "/till/%2fetc/passwd", "/till/.hidden",
          "/till/link.txt", "/till//etc/passwd", "/till/index.html%00.png", "/till/..", "/till/%2e%2e%2f"}) {
        auto const answer = get(path);
        EXPECT_THAT(answer, Not(HasSubstr("SECRET"))) << path;
        EXPECT_THAT(answer, Not(HasSubstr("root:"))) << path;
    }
}

TEST(StaticFilesOptions, a_missing_folder_is_an_exception) {
    EXPECT_THROW(StaticFiles({.folder = "/nonexistent/dist"}), fs::filesystem_error);
}

}  // namespace
}  // namespace zg::http
