#include <zg/access.h>

#include "rows.h"
#include "rules.h"

#include <algorithm>
#include <mutex>

namespace zg::access {

namespace {

constexpr std::string_view directory_part = "access.directory";

template <class Thing, class IdType>
Thing const* find_in(std::vector<Thing> const& things, IdType id) {
    auto const found = std::find_if(things.begin(), things.end(), [&](Thing const& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

template <class Thing>
void move_to(std::vector<Thing>& from, std::vector<Thing>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

// In the place of the store with the same id, or behind the others.
void put(std::vector<Store>& stores, Store store) {
    auto const found =
        std::find_if(stores.begin(), stores.end(), [&](Store const& other) { return other.id == store.id; });
    if (found == stores.end()) {
        stores.push_back(std::move(store));
    } else {
        *found = std::move(store);
    }
}

void put_all(std::vector<Store>& from, std::vector<Store>& to) {
    for (auto& store : from) put(to, std::move(store));
    from.clear();
}

}  // namespace

Directory::Directory(db::Db& books) {
    books.read([&](db::Tx& tx) { load(tx); });
}

void Directory::load(db::Tx& tx) {
    stored_.company = load_company(tx);
    stored_.profile = load_profile(tx);
    stored_.stores = load_stores(tx);
    stored_.tills = load_tills(tx);
    stored_.people = load_people(tx);
    stored_.roles = load_roles(tx);
    first_profile_ = load_first_profile(tx);
    has_company_ = stored_.company.has_value();
    find_places();
}

// It changes seldom and is small, so all of it is read again.
void Directory::follow(db::Tx& tx, db::News const& news) {
    if (!news.names(directory_part)) return;
    std::unique_lock const lock(mutex_);
    load(tx);
    calendars_.clear();
    ++people_version_;
}

void Directory::find_places() {
    store_places_.clear();
    till_places_.clear();
    for (std::size_t at = 0; at < stored_.stores.size(); ++at) store_places_[stored_.stores[at].id] = at;
    for (std::size_t at = 0; at < stored_.tills.size(); ++at) till_places_[stored_.tills[at].id] = at;
}

Store const* Directory::stored_store(StoreId id) const {
    auto const place = store_places_.find(id);
    return place == store_places_.end() ? nullptr : &stored_.stores[place->second];
}

Till const* Directory::stored_till(TillId id) const {
    auto const place = till_places_.find(id);
    return place == till_places_.end() ? nullptr : &stored_.tills[place->second];
}

Result<Done, OpenRefusal> Directory::found_company(Company company) {
    if (draft_company()) return Refused{OpenRefusal::company_exists};
    if (auto refused = wrong(company)) return *refused;
    command_.company = std::move(company);
    return Done{};
}

Result<Done, OpenRefusal> Directory::open_store(Store store) {
    if (auto refused = wrong(store)) return *refused;
    if (draft_store(store.id)) return Refused{OpenRefusal::duplicate_id, "id"};
    for (auto const* content : {&stored_, &batch_, &command_}) {
        for (auto const& other : content->stores) {
            if (other.code == store.code) return Refused{OpenRefusal::duplicate_code, "code"};
        }
    }
    command_.stores.push_back(std::move(store));
    return Done{};
}

Result<Done, OpenRefusal> Directory::change_company(Company company) {
    ZG_ASSERT(draft_company() && draft_company()->id == company.id);
    if (auto refused = wrong(company)) return *refused;
    command_.company = std::move(company);
    return Done{};
}

Result<Done, OpenRefusal> Directory::change_store(Store store) {
    auto const* before = draft_store(store.id);
    if (!before) return Refused{OpenRefusal::unknown_store, "id"};
    store.code = before->code;
    store.location = before->location;
    if (auto refused = wrong(store)) return *refused;
    calendars_.erase(store.id);
    put(command_.changed_stores, std::move(store));
    return Done{};
}

Result<Done, OpenRefusal> Directory::open_till(Till till) {
    if (auto refused = wrong(till)) return *refused;
    if (!draft_store(till.store)) return Refused{OpenRefusal::unknown_store, "store"};
    if (draft_till(till.id)) return Refused{OpenRefusal::duplicate_id, "id"};
    for (auto const* content : {&stored_, &batch_, &command_}) {
        for (auto const& other : content->tills) {
            if (other.store == till.store && other.code == till.code) {
                return Refused{OpenRefusal::duplicate_code, "code"};
            }
        }
    }
    command_.tills.push_back(std::move(till));
    return Done{};
}

Result<Done, RegionRefusal> Directory::set_region(StoreId id, std::optional<std::string> region) {
    if (auto refused = wrong_region(region)) return *refused;
    auto const* store = draft_store(id);
    if (!store) return Refused{RegionRefusal::unknown_store, "id"};
    Store changed = *store;
    changed.region = std::move(region);
    put(command_.changed_stores, std::move(changed));
    return Done{};
}

Result<Done, OpenRefusal> Directory::set_profile(Profile profile, Instant at, Uuid who) {
    if (auto refused = wrong(profile)) return *refused;
    command_.profile = {std::move(profile), at, who};
    return Done{};
}

Profile Directory::draft_profile() const {
    for (auto const* content : {&command_, &batch_, &stored_}) {
        if (content->profile) return content->profile->profile;
    }
    return {.trade = "other", .region = "other"};
}

Company const* Directory::draft_company() const {
    for (auto const* content : {&command_, &batch_, &stored_}) {  // a change stands before what it changes
        if (content->company) return &*content->company;
    }
    return nullptr;
}

Store const* Directory::draft_store(StoreId id) const {
    for (auto const* content : {&command_, &batch_}) {
        if (auto const* found = find_in(content->changed_stores, id)) return found;
    }
    if (auto const* found = stored_store(id)) return found;
    for (auto const* content : {&batch_, &command_}) {
        if (auto const* found = find_in(content->stores, id)) return found;
    }
    return nullptr;
}

Till const* Directory::draft_till(TillId id) const {
    if (auto const* found = stored_till(id)) return found;
    for (auto const* content : {&batch_, &command_}) {
        if (auto const* found = find_in(content->tills, id)) return found;
    }
    return nullptr;
}

StoreCalendar const& Directory::draft_calendar(StoreId id) {
    auto const known = calendars_.find(id);
    if (known != calendars_.end()) return known->second;
    auto const* store = draft_store(id);
    ZG_ASSERT(store != nullptr);
    auto const calendar = StoreCalendar::make(store->zone, store->cutoff_minutes);
    ZG_ASSERT(calendar.has_value());
    return calendars_.emplace(id, *calendar).first->second;
}

std::optional<Company> Directory::company() const {
    std::shared_lock const lock(mutex_);
    return stored_.company;
}

std::vector<Store> Directory::stores() const {
    std::shared_lock const lock(mutex_);
    return stored_.stores;
}

std::optional<Store> Directory::store(StoreId id) const {
    std::shared_lock const lock(mutex_);
    auto const* found = stored_store(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<Till> Directory::till(TillId id) const {
    std::shared_lock const lock(mutex_);
    auto const* found = stored_till(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::vector<Till> Directory::tills() const {
    std::shared_lock const lock(mutex_);
    return stored_.tills;
}

Profile Directory::profile() const {
    std::shared_lock const lock(mutex_);
    return stored_.profile ? stored_.profile->profile : Profile{};
}

std::optional<Directory::Founding> Directory::founding() const {
    std::shared_lock const lock(mutex_);
    if (!first_profile_) return std::nullopt;
    return Founding{first_profile_->profile, first_profile_->at};
}

void Directory::keep() {
    if (command_.profile) batch_.profile = std::move(command_.profile);
    if (command_.company) batch_.company = std::move(command_.company);
    move_to(command_.stores, batch_.stores);
    put_all(command_.changed_stores, batch_.changed_stores);
    move_to(command_.tills, batch_.tills);
    keep_people();
    command_ = {};
}

void Directory::drop() {
    // A calendar may have been made for a store as the command would have had it.
    if (!command_.changed_stores.empty()) calendars_.clear();
    command_ = {};
}

void Directory::save(db::Tx& tx) {
    if (batch_.company && !stored_.company) insert_company(tx, *batch_.company);
    // A founded company says more than its first row holds.
    if (batch_.company) update_company(tx, *batch_.company);
    if (batch_.profile) insert_profile(tx, *batch_.profile);
    for (auto const& store : batch_.stores) {
        insert_store(tx, store);
        update_store(tx, store);
    }
    for (auto const& store : batch_.changed_stores) update_store(tx, store);
    for (auto const& till : batch_.tills) insert_till(tx, till);
    save_people(tx);
    if (batch_.is_changed()) tx.tell(directory_part, {});
}

void Directory::committed() {
    if (!batch_.is_changed()) return;
    std::unique_lock const lock(mutex_);
    if (batch_.profile) stored_.profile = std::move(batch_.profile);
    if (!first_profile_) first_profile_ = stored_.profile;
    if (batch_.company) stored_.company = std::move(batch_.company);
    has_company_ = stored_.company.has_value();
    move_to(batch_.stores, stored_.stores);
    put_all(batch_.changed_stores, stored_.stores);
    move_to(batch_.tills, stored_.tills);
    people_committed();
    batch_ = {};
    find_places();
}

void Directory::rolled_back() {
    command_ = {};
    batch_ = {};
    calendars_.clear();
}

}  // namespace zg::access
