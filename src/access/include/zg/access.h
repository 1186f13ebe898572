#pragma once

#include <zg/draft.h>
#include <zg/hash.h>
#include <zg/names.h>
#include <zg/result.h>
#include <zg/scope.h>
#include <zg/time.h>

#include <boost/describe.hpp>

#include <atomic>
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
// What people of one kind may do. Nobody changes the owner's: every scope.
struct Role final {
    std::string code;  // "cashier"
    Names names;
    Scopes scopes;
    Instant since = {};  // when the scopes changed last; a new role's is the beginning of time
    bool is_ended = false;
};
inline constexpr std::string_view owner_role = "owner";

struct Person final {
    PersonId id;
    std::string name;
    std::string role = std::string(owner_role);
    std::optional<std::vector<StoreId>> stores = {};  // nullopt: every store
    bool is_active = true;
    Instant since = {};  // when role, stores or is_active changed last: sessions from before it have ended
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

enum class PeopleRefusal {
    name_missing,
    name_bad,        // unprintable or too long
    duplicate_name,  // somebody else who is active has it: people sign in by it
    unknown_role,
    unknown_store,
    stores_missing,  // a list of stores that names none
    owner_sees_all,  // an owner is not kept to some stores
    last_owner,      // nobody would be left who may do everything
    bad_code,        // of a role: 1 to 40 of a-z, 0-9, _
    role_fixed,      // the owner's
    role_in_use,
    scopes_missing
};
BOOST_DESCRIBE_ENUM(PeopleRefusal, name_missing, name_bad, duplicate_name, unknown_role, unknown_store, stores_missing,
                    owner_sees_all, last_owner, bad_code, role_fixed, role_in_use, scopes_missing)

inline constexpr std::size_t receipt_text_bytes_max = 600;
inline constexpr std::size_t profile_words_max = 30;

enum class RegionRefusal { unknown_store, name_missing, name_bad, text_too_long };
BOOST_DESCRIBE_ENUM(RegionRefusal, unknown_store, name_missing, name_bad, text_too_long)

// What is wrong with a role on its own.
[[nodiscard]] std::optional<Refused<PeopleRefusal>> wrong(Role const&);

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
    // Adds the person, or puts them in the place of the one with the same id. The first one to come is an owner.
    Result<Done, PeopleRefusal> put_person(Person, Instant at, Uuid who);
    // Adds the role, or puts it in the place of the one with the same code.
    Result<Done, PeopleRefusal> put_role(Role, Instant at, Uuid who);
    // Takes the role away; refused while somebody active has it.
    Result<Done, PeopleRefusal> end_role(std::string const& code, Instant at, Uuid who);
    // nullopt: the store is in no region.
    Result<Done, RegionRefusal> set_region(StoreId, std::optional<std::string>);
    Result<Done, OpenRefusal> set_profile(Profile, Instant at, Uuid who);

    // -- the writer's own view: staged changes included, no lock --
    [[nodiscard]] Company const* draft_company() const;
    // Of a company that has never chosen, as those from before profiles were kept: another trade and region.
    [[nodiscard]] Profile draft_profile() const;
    [[nodiscard]] Store const* draft_store(StoreId) const;
    [[nodiscard]] Till const* draft_till(TillId) const;
    [[nodiscard]] std::optional<Person> draft_person(PersonId) const;
    [[nodiscard]] std::optional<Role> draft_role(std::string_view code) const;
    // The calendar of a store, made once.
    [[nodiscard]] StoreCalendar const& draft_calendar(StoreId);

    // -- any thread, as of the last commit --
    [[nodiscard]] std::optional<Company> company() const;
    [[nodiscard]] std::vector<Store> stores() const;
    [[nodiscard]] std::optional<Store> store(StoreId) const;
    [[nodiscard]] std::optional<Till> till(TillId) const;
    [[nodiscard]] std::vector<Till> tills() const;
    // All, also those who may not come in any more, by name.
    [[nodiscard]] std::vector<Person> people() const;
    // The owner's first, the others by code.
    [[nodiscard]] std::vector<Role> roles() const;
    // The first owner who is active.
    [[nodiscard]] std::optional<Person> owner() const;
    // What a person may do now; nullopt: is not one of the company, or not any more.
    [[nodiscard]] std::optional<Reach> reach_of(PersonId) const;
    // Who asks, with what the books let them do now. nullopt: a person's session that has ended, since they are not one of the company
    // any more or may do something else since they signed in. Tills, tokens, and who founds a company, stay as they are.
    [[nodiscard]] std::optional<Principal> as_of_now(Principal) const;
    // Goes up with every change of people and roles.
    [[nodiscard]] std::int64_t people_version() const { return people_version_; }
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
    void follow(db::Tx&, db::News const&) override;

    struct ProfileRow final {
        Profile profile;
        Instant at;
        Uuid who;
    };
    struct PersonRow final {
        Person person;
        Instant at;
        Uuid who;
        bool is_new = false;
    };
    struct RoleRow final {
        Role role;
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
        std::vector<PersonRow> people;  // as they are after it; of one person's rows the last counts
        std::vector<RoleRow> roles;
        [[nodiscard]] bool is_changed() const {
            return company || profile || !stores.empty() || !changed_stores.empty() || !tills.empty() ||
                   !people.empty() || !roles.empty();
        }
    };
    [[nodiscard]] Store const* stored_store(StoreId) const;
    [[nodiscard]] Till const* stored_till(TillId) const;
    void load(db::Tx&);
    void find_places();
    [[nodiscard]] std::vector<Person> draft_people() const;
    [[nodiscard]] std::vector<Role> draft_roles() const;
    struct Standing final {
        Reach reach;
        Instant since;
    };
    [[nodiscard]] std::optional<Standing> standing_of(PersonId) const;
    void keep_people();
    void save_people(db::Tx&) const;
    void people_committed();  // under mutex_

    Content command_;  // staged by the open command
    Content batch_;    // kept
    Content stored_;   // committed; changed only under mutex_
    // Where each stands in stored_: a chain has thousands, and every sale asks for its own several times.
    std::unordered_map<StoreId, std::size_t> store_places_;
    std::unordered_map<TillId, std::size_t> till_places_;
    std::optional<ProfileRow> first_profile_;
    std::unordered_map<StoreId, StoreCalendar> calendars_;
    std::atomic<bool> has_company_{false};
    std::atomic<std::int64_t> people_version_{0};
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
    void follow(db::Tx&, db::News const&) override;

private:
    void load(db::Tx&);

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
    void follow(db::Tx&, db::News const&) override {}  // keeps nothing in memory

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
