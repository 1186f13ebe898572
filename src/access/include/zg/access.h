#pragma once

#include <zg/draft.h>
#include <zg/hash.h>
#include <zg/result.h>
#include <zg/scope.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zg::access {

struct Company final {
    CompanyId id;
    std::string name;
    std::vector<std::string> languages;               // BCP 47 tags; the first is the company's own
    std::vector<std::string> receipt_languages = {};  // two at most, the first is large; none: that of the screen
    std::string receipt_logo = {};                    // a short text above the name
};
struct Store final {
    StoreId id;
    std::string code;
    std::string name;
    std::string zone;
    int cutoff_minutes = 0;
    LocationId location;
    std::optional<std::string> region = {};  // stores of one region are looked at together
    std::string address = {};                // a line each, as the receipt prints them
    std::string phone = {};
};
struct Till final {
    TillId id;
    StoreId store;
    std::string code;
    DeviceId device;
};
struct Person final {
    PersonId id;
    std::string name;
};

// What the company has chosen for itself; none of it bears on the books.
struct Profile final {
    std::string trade;   // "grocery"
    std::string region;  // "macau"
    bool is_demo = false;
    std::string receipt_header = {};
    std::string receipt_footer = {};
    std::vector<std::string> units = {};         // the most used first
    std::vector<std::string> kpis = {};          // what the home page shows, in this order
    std::vector<std::string> hidden_tasks = {};  // what the checklist no longer shows
    friend bool operator==(Profile const&, Profile const&) = default;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (trade, region, is_demo, receipt_header, receipt_footer, units, kpis, hidden_tasks))

enum class OpenRefusal {
    company_exists,
    name_missing,
    text_too_long,
    bad_code,  // 1 to 8 of A-Z, 0-9
    duplicate_code,
    duplicate_id,
    unknown_zone,
    bad_cutoff,
    bad_language,
    bad_region,
    unknown_store,
    bad_word  // of a profile: 1 to 40 of a-z, 0-9, _
};
BOOST_DESCRIBE_ENUM(OpenRefusal, company_exists, name_missing, text_too_long, bad_code, duplicate_code, duplicate_id,
                    unknown_zone, bad_cutoff, bad_language, bad_region, unknown_store, bad_word)
inline constexpr std::size_t receipt_text_bytes_max = 600;
inline constexpr std::size_t profile_words_max = 30;

enum class RegionRefusal { unknown_store, name_missing, name_bad, text_too_long };
BOOST_DESCRIBE_ENUM(RegionRefusal, unknown_store, name_missing, name_bad, text_too_long)

// The company, its stores, tills and people; small, all in memory.
class Directory final : public db::DraftPart {
public:
    explicit Directory(db::Db& books);

    // -- in a command --
    Result<Done, OpenRefusal> found_company(Company);
    Result<Done, OpenRefusal> open_store(Store);
    // Puts the company or the store in the place of the one with the same id. What receipts are numbered by stays: a store keeps
    // its code and its location, whatever is given.
    Result<Done, OpenRefusal> change_company(Company);
    Result<Done, OpenRefusal> change_store(Store);
    Result<Done, OpenRefusal> open_till(Till);
    Result<Done, OpenRefusal> add_person(Person);
    // nullopt: the store is in no region.
    Result<Done, RegionRefusal> set_region(StoreId, std::optional<std::string>);
    Result<Done, OpenRefusal> set_profile(Profile, Instant at, Uuid who);

    // -- the writer's own view: staged changes included, no lock --
    [[nodiscard]] Company const* draft_company() const;
    // Of a company that has never chosen, as those from before profiles were kept: another trade and region.
    [[nodiscard]] Profile draft_profile() const;
    [[nodiscard]] Store const* draft_store(StoreId) const;
    [[nodiscard]] Till const* draft_till(TillId) const;
    // The calendar of a store, made once.
    [[nodiscard]] StoreCalendar const& draft_calendar(StoreId);

    // -- any thread, as of the last commit --
    [[nodiscard]] std::optional<Company> company() const;
    [[nodiscard]] std::vector<Store> stores() const;
    [[nodiscard]] std::optional<Store> store(StoreId) const;
    [[nodiscard]] std::optional<Till> till(TillId) const;
    [[nodiscard]] std::vector<Till> tills() const;
    [[nodiscard]] std::vector<Person> people() const;
    [[nodiscard]] Profile profile() const;
    // The first profile, and when it was chosen: the moment from which the company is its owner's.
    struct Founding final {
        Profile profile;
        Instant at;
    };
    [[nodiscard]] std::optional<Founding> founding() const;

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;

    struct ProfileRow final {
        Profile profile;
        Instant at;
        Uuid who;
    };

private:
    struct Content final {
        std::optional<Company> company;
        std::optional<ProfileRow> profile;
        std::vector<Store> stores;
        std::vector<Store> changed_stores;  // as they are after it; stored_ has none
        std::vector<Till> tills;
        std::vector<Person> people;
    };
    [[nodiscard]] Store const* stored_store(StoreId) const;
    [[nodiscard]] Till const* stored_till(TillId) const;
    void find_places();

    Content command_;  // staged by the open command
    Content batch_;    // kept
    Content stored_;   // committed; changed only under mutex_
    // Where each stands in stored_: a chain has thousands, and every sale asks for its own several times.
    std::unordered_map<StoreId, std::size_t> store_places_;
    std::unordered_map<TillId, std::size_t> till_places_;
    std::optional<ProfileRow> first_profile_;
    std::unordered_map<StoreId, StoreCalendar> calendars_;
    mutable std::shared_mutex mutex_;
};

// Who did what, chained so that a change, a removal or an insertion shows.
class AuditTrail final : public db::DraftPart {
public:
    struct Entry final {
        Instant at;
        Uuid who;
        std::optional<StoreId> store;
        std::string_view act;  // a literal: "checkout"
        Uuid document;
    };
    explicit AuditTrail(db::Db& books);
    void append(Entry const&);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;

private:
    std::vector<Entry> command_;
    std::vector<Entry> batch_;
    std::int64_t last_sequence_ = 0;
    Digest last_hash_{};
    std::int64_t saved_sequence_ = 0;
    Digest saved_hash_{};
};

// The act of printing a receipt once more, by which its entries are found.
inline constexpr std::string_view reprint_act = "reprint_receipt";
struct Reprint final {
    Instant at;
    Uuid who;
};
// Oldest first.
[[nodiscard]] std::vector<Reprint> reprints_of(db::Tx&, Uuid receipt);

// A command's own id, the hash of what it asked and what it was answered.
struct Request final {
    Digest hash;
    std::string answer;
};

class Requests final : public db::DraftPart {
public:
    // Staged or stored.
    [[nodiscard]] std::optional<Request> find(db::Draft&, Uuid id) const;
    void remember(Uuid id, Instant at, Request);

    void keep() override;
    void drop() override;
    void save(db::Tx&) override;
    void committed() override;
    void rolled_back() override;

private:
    struct Row final {
        Uuid id;
        Instant at;
        Request request;
    };
    std::vector<Row> command_;
    std::vector<Row> batch_;
};
// Forgets answers older than `before`; at most `count_max` at a time. Answers how many.
std::int64_t forget_requests(db::Tx&, Instant before, std::int64_t count_max);

[[nodiscard]] std::vector<db::Migration> schema();
// Broken invariants in plain words: the audit chain, tills without stores.
[[nodiscard]] std::vector<std::string> audit(db::Tx&);

}  // namespace zg::access
