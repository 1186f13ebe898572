#pragma once

#include "test_caller.h"

#include <zg/api.h>
#include <zg/flows.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace zg::api {

// A company with two stores behind a real server: real books, real rooms, commands decided one at a time. M01 has the till T1
// and ten lemons on the shelf; M02 has the till T1 of its own. Or no company
// yet, or the same as a demo.
class Shop final {
public:
    enum class Begins { founded, empty, demo };
    explicit Shop(Begins = Begins::founded);
    ~Shop();

    // Sends a request and reads the whole answer.
    Reply call(std::string_view method, std::string const& target, std::string const& token,
               std::string const& body = {}, std::vector<std::string> headers = {}) const;
    [[nodiscard]] std::string token(access::Scopes, std::optional<std::vector<StoreId>> stores = {});
    [[nodiscard]] std::string link(access::Principal const&);
    // A new id every time.
    [[nodiscard]] std::string new_id();
    // A checkout of the till in M01 that works: one lemon for cash. `extra` is put in front of the other members.
    [[nodiscard]] std::string checkout(std::string const& id, std::string const& quantity = "1000",
                                       std::string const& extra = {}) const;
    void set_price_of_lemon(std::int64_t);
    // An import of a list with a product and a row that was set aside, however far it is.
    [[nodiscard]] ImportId import_in(importing::State);

    enum class Disk { sound, full, busy };
    void set_disk(Disk disk) { disk_ = disk; }
    [[nodiscard]] House& house() { return *house_; }
    [[nodiscard]] ManualClock& clock() { return clock_; }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    [[nodiscard]] Vitals& vitals() { return vitals_; }
    [[nodiscard]] std::int64_t on_hand(LocationId, SkuId) const;

    access::Store m01;
    access::Store m02;
    access::Till till;
    access::Till till_of_m02;
    SkuId lemon;
    SkuId never_sold;
    MemberId member;
    PersonId ana;  // the owner
    CouponId coupon;
    std::string owner;       // every scope, every store
    std::string m02_only;    // every scope, M02 alone
    std::string till_token;  // what a till may do, every store
    std::vector<DemoOrder> demo_orders;
    int wipe_count = 0;

private:
    struct Books;
    void found(bool as_demo);
    bool submit(std::unique_ptr<db::Command>);
    bool read(std::function<void(Reading&)> const&);

    std::filesystem::path folder_;
    SeededRng rng_{7};
    ManualClock clock_{Instant{1'795'325'009'000}};
    Vitals vitals_;
    Disk disk_ = Disk::sound;
    pictures::Maker picture_maker_{{.command = {"/proc/self/exe", "picture"}}};
    pictures::Files picture_files_{{}};
    std::unique_ptr<Books> books_;
    std::unique_ptr<House> house_;
    std::unique_ptr<Api> api_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace zg::api
