#include "raster.h"
#include "samples.h"
#include "sandbox.h"

#include <zg/pictures.h>
#include <zg/rng.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <new>
#include <thread>

#include <gmock/gmock.h>

// The child as a process, and the files of what it made.
namespace zg::pictures {
namespace {

// This very program is the child, before it becomes a test.
[[maybe_unused]] bool const is_parent = [] {
    std::ifstream stream("/proc/self/cmdline", std::ios::binary);
    std::string const line(std::istreambuf_iterator<char>(stream), {});
    if (line.ends_with(std::string("\0picture\0", 9))) run_child();
    std::signal(SIGPIPE, SIG_IGN);
    return true;
}();

Maker::Options child() { return {.command = {"/proc/self/exe", "picture"}}; }

std::string said(Maker& maker, std::string_view bytes) {
    auto const made = maker.make(bytes);
    return made ? "made" : boost::describe::enum_to_string(made.reason(), "");
}

TEST(Maker, MakesALargeAndASmallOneWithoutAnythingElse) {
    Maker maker(child());
    auto const upload = as_jpeg(halves(3000, 2000), 6);
    ASSERT_NE(upload.find("GPS"), std::string::npos);
    auto const made = maker.make(upload);
    ASSERT_TRUE(made);
    auto const large = decode(made->large).raster;
    auto const small = decode(made->small).raster;
    EXPECT_EQ(large.width, 800u) << "upright";
    EXPECT_EQ(large.height, 1200u);
    EXPECT_EQ(small.height, 160u);
    for (auto const& bytes : {made->large, made->small}) {
        EXPECT_EQ(bytes.find("Exif"), std::string::npos);
        EXPECT_EQ(bytes.find("GPS"), std::string::npos);
        EXPECT_EQ(bytes.find("EXIF"), std::string::npos);
    }
    EXPECT_LT(made->small.size(), 8'000u);
    auto const tiny = maker.make(as_png(halves(2, 2)));
    ASSERT_TRUE(tiny);
    EXPECT_EQ(decode(tiny->large).raster.width, 2u) << "nothing is blown up";
}

TEST(Maker, TwentyFourMillionPixelsFitIntoTheChildsMemory) {
    Maker maker(child());
    EXPECT_EQ(said(maker, as_png(halves(6'000, 4'000))), "made");
    EXPECT_EQ(said(maker, as_jpeg(halves(4'000, 6'000), 6)), "made");
}

TEST(Maker, HostileFilesAreRefused) {
    Maker maker(child());
    auto const png = as_png(halves(100, 100));
    EXPECT_EQ(said(maker, ""), "picture_type_unknown");
    EXPECT_EQ(said(maker, "<html><script>alert(1)</script>"), "picture_type_unknown");
    EXPECT_EQ(said(maker, "GIF89a" + png), "picture_type_unknown");
    EXPECT_EQ(said(maker, png.substr(0, png.size() / 2)), "picture_damaged");
    EXPECT_EQ(said(maker, png_bomb(60'000, 60'000)), "picture_too_large");
    EXPECT_EQ(said(maker, with_sides(as_jpeg(halves(16, 16)), 60'000, 60'000)), "picture_too_large");
    EXPECT_EQ(said(maker, png + std::string(upload_bytes_max, 'x')), "picture_too_large");
    // A picture and a page in one: the page stays behind.
    auto const made = maker.make(png + "<html><script>alert(1)</script>");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->large.find("script"), std::string::npos);
    EXPECT_EQ(made->small.find("script"), std::string::npos);
}

TEST(Maker, RandomBytesNeverComeThroughAndNeverHang) {
    Maker maker(child());
    SeededRng rng(11);
    auto const raster = halves(60, 60);
    std::vector<std::string> const wholes = {as_png(raster), as_jpeg(raster, 8), encode_webp(raster)};
    for (int turn = 0; turn < 120; ++turn) {
        auto bytes = wholes[turn % wholes.size()];
        for (int spoilt = 0; spoilt < 12; ++spoilt)
            bytes[12 + rng.below(bytes.size() - 12)] = static_cast<char>(rng.below(256));
        auto const made = maker.make(bytes);
        // A flipped pixel is still a picture; then it is a sound one.
        if (made) {
            EXPECT_FALSE(decode(made->large).fault) << turn;
        }
        std::string noise = wholes[turn % wholes.size()].substr(0, 12);
        for (int more = 0; more < 500; ++more) noise += static_cast<char>(rng.below(256));
        EXPECT_NE(said(maker, noise), "made") << turn;
    }
}

TEST(Maker, AChildThatFailsIsNotBelieved) {
    auto const png = as_png(halves(10, 10));
    struct Case {
        char const* what;
        std::vector<std::string> command;
    };
    for (auto const& [what, command] : std::vector<Case>{
             {"killed", {"/bin/sh", "-c", "kill -9 $$"}},
             {"sleeps", {"/bin/sleep", "60"}},
             {"never ends to talk", {"/bin/sh", "-c", "exec cat /dev/zero"}},
             {"talks nonsense", {"/bin/echo", "RIFF a picture WEBP"}},
             {"says nothing", {"/bin/true"}},
             {"fails after it spoke", {"/bin/sh", "-c", "cat; exit 1"}},
         }) {
        Maker maker({.command = command, .patience = std::chrono::milliseconds(400)});
        auto const begin = std::chrono::steady_clock::now();
        EXPECT_EQ(said(maker, png), "picture_damaged") << what;
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << what;
    }
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "no child is left behind";
    Maker absent({.command = {"/no/such/program"}});
    EXPECT_THROW((void)absent.make(png), std::system_error);
}

TEST(Maker, OneAtATime) {
    Maker maker({.command = {"/bin/sleep", "1"}, .patience = std::chrono::milliseconds(900)});
    std::thread first([&] { EXPECT_EQ(said(maker, "x"), "picture_damaged"); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_EQ(said(maker, "x"), "pictures_busy");
    first.join();
}

// How a process ends that gives everything up and then tries `act`: the signal, or 0 when it came through.
int signal_of(void (*act)()) {
    auto const process = ::fork();
    if (process == 0) {
        if (!give_everything_up()) ::_exit(99);
        act();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    if (WIFEXITED(status)) {
        EXPECT_EQ(WEXITSTATUS(status), 0);
    }
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

#ifndef ZG_SANITIZED

TEST(Sandbox, TheChildCanOpenNothingAndReachNobody) {
    EXPECT_EQ(signal_of([] {}), 0);
    EXPECT_EQ(signal_of([] { (void)::open("/etc/passwd", O_RDONLY); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::open("/tmp/zg_sandbox", O_WRONLY | O_CREAT, 0600); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::socket(AF_UNIX, SOCK_STREAM, 0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::fork(); }), SIGSYS);
    EXPECT_EQ(signal_of([] { ::execl("/bin/true", "true", nullptr); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::kill(::getppid(), SIGTERM); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::dup(0); }), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::unlink("/tmp/zg_sandbox"); }), SIGSYS);
    auto const executable = [] {
        (void)::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    };
    EXPECT_EQ(signal_of(executable), SIGSYS);
    EXPECT_EQ(signal_of([] { (void)::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE, 0, 0); }), SIGSYS);
}

TEST(Sandbox, TheChildHasOnlySoMuchMemory) {
    auto const greedy = [] {
        auto* memory = new (std::nothrow) char[std::size_t{1} << 30];
        if (memory) ::_exit(98);
    };
    EXPECT_EQ(signal_of(greedy), 0);
}

#endif

TEST(Files, APictureIsKeptOnceUnderWhatItShows) {
    auto const folder = std::filesystem::temp_directory_path() / ("zg_pictures_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    Files const files(folder / "pictures");
    Made const made{.large = "RIFF large", .small = "RIFF small"};
    auto const id = files.keep(made);
    EXPECT_EQ(files.keep(made), id);
    EXPECT_EQ(files.read(id, Size::large), "RIFF large");
    EXPECT_EQ(files.read(id, Size::small), "RIFF small");
    EXPECT_TRUE(files.is_whole(id));
    auto const other = files.keep({.large = "RIFF other", .small = "RIFF small"});
    EXPECT_NE(other, id);
    EXPECT_EQ(files.read(PictureId{}, Size::large), std::nullopt);
    EXPECT_FALSE(files.is_whole(PictureId{}));
    std::ofstream(folder / "pictures" / id.text().substr(0, 2) / (id.text() + ".webp")) << "spoilt";
    EXPECT_FALSE(files.is_whole(id));
    std::filesystem::remove_all(folder);
}

TEST(Files, ASweepTakesWhatNobodyNamesAndOnlyWhenItIsOld) {
    namespace fs = std::filesystem;
    auto const folder = fs::temp_directory_path() / ("zg_pictures_sweep_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    Files const files(folder / "pictures");
    EXPECT_EQ(files.sweep({}, SystemClock().now()), 0u) << "there is no folder yet";
    Made const old{.large = "RIFF old", .small = "RIFF small"};
    auto const orphan = files.keep(old);
    auto const named = files.keep({.large = "RIFF named", .small = "RIFF small"});
    auto const stray = folder / "pictures" / orphan.text().substr(0, 2) / "notes.txt";
    auto const half = folder / "pictures" / orphan.text().substr(0, 2) / (orphan.text() + ".small.webp.new");
    std::ofstream(stray) << "somebody's";
    std::ofstream(half) << "cut short";
    auto const hour_ago = Instant{SystemClock().now().ms - 3'600'000};
    auto const in_an_hour = Instant{SystemClock().now().ms + 3'600'000};
    EXPECT_EQ(files.sweep({named}, hour_ago), 0u) << "an upload that is on its way to its product";
    EXPECT_TRUE(files.is_whole(orphan));
    EXPECT_EQ(files.sweep({named}, in_an_hour), 1u);
    EXPECT_EQ(files.read(orphan, Size::large), std::nullopt);
    EXPECT_EQ(files.read(orphan, Size::small), std::nullopt);
    EXPECT_FALSE(fs::exists(half));
    EXPECT_TRUE(files.is_whole(named));
    EXPECT_TRUE(fs::exists(stray));
    // The same picture again is whole again; and one that was old already is young once it is kept once more.
    EXPECT_EQ(files.keep(old), orphan);
    EXPECT_TRUE(files.is_whole(orphan));
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) fs::last_write_time(entry, entry.last_write_time() - std::chrono::hours(2));
    }
    files.keep(old);
    EXPECT_EQ(files.sweep({}, hour_ago), 1u) << "the named one, which nobody names now";
    EXPECT_TRUE(files.is_whole(orphan));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace zg::pictures
