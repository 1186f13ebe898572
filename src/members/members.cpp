#include <zg/members.h>

#include "rows.h"
#include "rules.h"

#include <zg/events.h>

#include <boost/unordered/unordered_flat_set.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>

namespace zg::members {

// What a member has said about a phone or a card that is not on disk yet: whose it is, or that it is nobody's any more.
using Owners = std::unordered_map<std::string, std::optional<MemberId>>;

// Changes that are not on disk yet.
struct Staged final {
    std::unordered_map<MemberId, Member> members;
    std::unordered_set<MemberId> removed;
    Owners phones;
    Owners cards;
    std::vector<std::pair<MemberId, Change>> changes;
    std::optional<Settings> settings;

    [[nodiscard]] bool empty() const { return members.empty() && removed.empty() && !settings; }
    void release_contacts(Member const& before) {
        for (auto const& phone : before.phones) phones[phone] = std::nullopt;
        for (auto const& card : before.cards) cards[card] = std::nullopt;
    }
    void put(Member const& member, Member const* before) {
        if (before) release_contacts(*before);
        for (auto const& phone : member.phones) phones[phone] = member.id;
        for (auto const& card : member.cards) cards[card] = member.id;
        members[member.id] = member;
        removed.erase(member.id);
    }
    void remove(Member const& before) {
        release_contacts(before);
        members.erase(before.id);
        removed.insert(before.id);
    }
    void take(Staged&& later) {
        for (auto const id : later.removed) {
            members.erase(id);
            std::erase_if(changes, [&](auto const& change) { return change.first == id; });
            removed.insert(id);
        }
        for (auto& [id, member] : later.members) {
            members[id] = std::move(member);
            removed.erase(id);
        }
        for (auto const& [phone, owner] : later.phones) phones[phone] = owner;
        for (auto const& [card, owner] : later.cards) cards[card] = owner;
        std::move(later.changes.begin(), later.changes.end(), std::back_inserter(changes));
        if (later.settings) settings = std::move(later.settings);
        later = Staged{};
    }
};

struct Members::State final {
    // Guards ids and settings. Only the writer's thread changes them, so that thread reads without the lock.
    mutable std::shared_mutex mutex;
    boost::unordered_flat_set<MemberId, std::hash<MemberId>> ids;
    Settings settings;
    Staged command;
    Staged batch;

    Member const* staged(MemberId id) const {
        for (auto const* layer : {&command, &batch}) {
            auto const found = layer->members.find(id);
            if (found != layer->members.end()) return &found->second;
        }
        return nullptr;
    }
    bool exists(MemberId id) const {
        for (auto const* layer : {&command, &batch}) {
            if (layer->removed.contains(id)) return false;
            if (layer->members.contains(id)) return true;
        }
        return ids.contains(id);
    }
    // Whose a phone or card is by what is staged; nullopt when nothing is.
    std::optional<std::optional<MemberId>> staged_owner(Owners Staged::* owners, std::string const& text) const {
        for (auto const* layer : {&command, &batch}) {
            auto const found = (layer->*owners).find(text);
            if (found != (layer->*owners).end()) return found->second;
        }
        return std::nullopt;
    }
    Settings const& draft_settings() const {
        if (command.settings) return *command.settings;
        return batch.settings ? *batch.settings : settings;
    }
};

Members::Members(db::Db& books) : state_(std::make_unique<State>()) {
    books.read([&](db::Tx& tx) {
        state_->settings = stored_settings(tx);
        each_id(tx, [&](MemberId id) { state_->ids.insert(id); });
    });
}

Members::~Members() = default;

bool Members::exists(MemberId id) const { return state_->exists(id); }
Settings const& Members::draft_settings() const { return state_->draft_settings(); }

Settings Members::settings() const {
    std::shared_lock const lock(state_->mutex);
    return state_->settings;
}

std::size_t Members::member_count() const {
    std::shared_lock const lock(state_->mutex);
    return state_->ids.size();
}

void Members::keep() {
    if (!state_->command.empty()) state_->batch.take(std::move(state_->command));
}

void Members::drop() {
    if (!state_->command.empty()) state_->command = Staged{};
}

void Members::save(db::Tx& tx) {
    auto const& batch = state_->batch;
    auto const is_stored = [&](MemberId id) { return state_->ids.contains(id); };
    for (auto const id : batch.removed) {
        if (is_stored(id)) erase(tx, id);
    }
    for (auto const& [id, member] : batch.members) {
        if (is_stored(id)) erase_contacts(tx, id);
    }
    for (auto const& [id, member] : batch.members) is_stored(id) ? update(tx, member) : insert(tx, member);
    for (auto const& [id, change] : batch.changes) insert_change(tx, id, change);
    if (batch.settings) members::save(tx, *batch.settings);
    for (auto const id : batch.removed) tx.tell(member_part, id.uuid.view());
    for (auto const& [id, member] : batch.members) tx.tell(member_part, id.uuid.view());
    if (batch.settings) tx.tell(settings_part, {});
}

void Members::follow(db::Tx& tx, db::News const& news) {
    std::vector<std::pair<MemberId, bool>> changed;
    if (news.names(member_part))
        each_id_since(tx, news, [&](MemberId id, bool is_member) { changed.emplace_back(id, is_member); });
    std::optional<Settings> settings;
    if (news.names(settings_part)) settings = stored_settings(tx);
    std::unique_lock const lock(state_->mutex);
    for (auto const& [id, is_member] : changed) {
        if (is_member)
            state_->ids.insert(id);
        else
            state_->ids.erase(id);
    }
    if (settings) state_->settings = *std::move(settings);
}

void Members::committed() {
    if (state_->batch.empty()) return;
    std::unique_lock const lock(state_->mutex);
    for (auto const id : state_->batch.removed) state_->ids.erase(id);
    for (auto const& [id, member] : state_->batch.members) state_->ids.insert(id);
    if (state_->batch.settings) state_->settings = std::move(*state_->batch.settings);
    state_->batch = Staged{};
}

void Members::rolled_back() {
    state_->command = Staged{};
    state_->batch = Staged{};
}

namespace {

template <class Stored>
bool is_taken(Members::State const& state, Owners Staged::* owners, std::string const& text, MemberId by,
              Stored stored) {
    auto owner = state.staged_owner(owners, text);
    if (!owner) {
        auto const found = stored(text);
        owner.emplace(found ? std::optional(found->id) : std::nullopt);
    }
    return *owner && **owner != by;
}

// The first of the member's phones and cards that is somebody else's.
std::optional<Refused<MemberRefusal>> taken_contact(db::Draft& draft, Members::State const& state,
                                                    Member const& member) {
    auto& stored = draft.stored();
    for (std::size_t index = 0; index < member.phones.size(); ++index) {
        if (is_taken(state, &Staged::phones, member.phones[index], member.id,
                     [&](std::string const& phone) { return by_phone(stored, phone); }))
            return Refused{MemberRefusal::duplicate_phone, "phones[" + std::to_string(index) + "]"};
    }
    for (std::size_t index = 0; index < member.cards.size(); ++index) {
        if (is_taken(state, &Staged::cards, member.cards[index], member.id,
                     [&](std::string const& card) { return by_card(stored, card); }))
            return Refused{MemberRefusal::duplicate_card, "cards[" + std::to_string(index) + "]"};
    }
    return {};
}

void tell(db::Draft& draft, Instant at, Member const& member) {
    draft.part<events::Outbox>().append({.type = "MemberChanged",
                                         .aggregate = member.id.uuid,
                                         .aggregate_version = member.version,
                                         .at = at,
                                         .body = events::IdSaysAll{}});
}

}  // namespace

Result<Member, MemberRefusal> create_member(db::Draft& draft, Instant at, CreateMember const& command) {
    auto& members = draft.part<Members>();
    auto& state = members.state();
    if (members.exists(command.id)) return Refused{MemberRefusal::duplicate_id, "id"};
    auto made = made_member(at, command, state.draft_settings().country_code);
    if (!made) return made;
    if (auto taken = taken_contact(draft, state, *made)) {
        // A new member has one of each, and the command calls them so.
        taken->field = taken->reason == MemberRefusal::duplicate_phone ? "phone" : "card";
        return *taken;
    }
    state.command.put(*made, nullptr);
    tell(draft, at, *made);
    return made;
}

Result<Member, MemberRefusal> change_member(db::Draft& draft, Instant at, ChangeMember const& command) {
    auto& state = draft.part<Members>().state();
    auto const before = find(draft, command.id);
    if (!before) return Refused{MemberRefusal::unknown_member, "id"};
    auto after = changed_member(*before, command, state.draft_settings().country_code);
    if (!after || *after == *before) return after;
    if (auto const taken = taken_contact(draft, state, *after)) return *taken;
    state.command.put(*after, &*before);
    state.command.changes.emplace_back(
        after->id,
        Change{.version = after->version, .at = at, .who = command.who, .fields = changed_fields(*before, *after)});
    tell(draft, at, *after);
    return after;
}

Result<Done, MemberRefusal> remove_member(db::Draft& draft, Instant at, MemberId id) {
    auto member = find(draft, id);
    if (!member) return Refused{MemberRefusal::unknown_member, "id"};
    draft.part<Members>().state().command.remove(*member);
    ++member->version;
    tell(draft, at, *member);
    return Done{};
}

Result<Done, SettingsRefusal> set_settings(db::Draft& draft, Settings const& settings) {
    if (auto fault = settings_fault(settings)) return *fault;
    draft.part<Members>().state().command.settings = settings;
    return Done{};
}

bool exists(db::Draft& draft, MemberId id) { return draft.part<Members>().exists(id); }

std::optional<Member> find(db::Draft& draft, MemberId id) {
    auto const& members = draft.part<Members>();
    if (!members.exists(id)) return {};
    if (auto const* staged = draft.part<Members>().state().staged(id)) return *staged;
    return by_id(draft.stored(), id);
}

namespace {

template <class Stored>
std::optional<Member> owner_of(db::Draft& draft, Owners Staged::* owners, std::string const& text, Stored stored) {
    if (auto const staged = draft.part<Members>().state().staged_owner(owners, text))
        return *staged ? find(draft, **staged) : std::nullopt;
    return stored(draft.stored(), text);
}

}  // namespace

std::optional<Member> find_card(db::Draft& draft, std::string const& card) {
    return owner_of(draft, &Staged::cards, card, by_card);
}
std::optional<Member> find_phone(db::Draft& draft, std::string const& phone) {
    return owner_of(draft, &Staged::phones, phone, by_phone);
}

bool is_result_of(Member const& member, CreateMember const& command, Settings const& settings) {
    auto const wanted = made_member(member.joined_at, command, settings.country_code);
    if (!wanted) return false;
    auto same = *wanted;
    same.version = member.version;
    return same == member;
}

namespace {

using Take = std::function<void(Member const&)>;

void search_card(db::Tx& tx, std::string const& card, MemberSearch const& asked, Take const& take) {
    auto const member = by_card(tx, card);
    if (member && asked.after < member->id && asked.count_max > 0) take(*member);
}

void search_phone(db::Tx& tx, std::string const& phone, MemberSearch const& asked, Take const& take) {
    auto const digits = digits_of(phone);
    // Fewer digits would list strangers.
    if (digits.size() >= 4) each_by_phone_end(tx, digits, asked.after, asked.count_max, take);
}

void find_name(db::Tx& tx, std::string const& name, MemberSearch const& asked, Take const& take) {
    auto const words = query_words(name);
    if (!words.empty()) each_by_words(tx, words, asked.after, asked.count_max, take);
}

}  // namespace

std::vector<Member> search(db::Tx& tx, MemberSearch const& asked) {
    std::vector<Member> found;
    auto const take = [&](Member const& member) { found.push_back(member); };
    if (asked.card) {
        search_card(tx, *asked.card, asked, take);
    } else if (asked.phone) {
        search_phone(tx, *asked.phone, asked, take);
    } else if (asked.name) {
        find_name(tx, *asked.name, asked, take);
    } else if (asked.words) {
        // A card is one member's, so it is the surest; what looks like a phone is no name.
        if (by_card(tx, *asked.words)) {
            search_card(tx, *asked.words, asked, take);
        } else if (is_phone_text(*asked.words)) {
            search_phone(tx, *asked.words, asked, take);
        } else {
            find_name(tx, *asked.words, asked, take);
        }
    } else {
        each_after(tx, asked.after, asked.count_max, take);
    }
    return found;
}

}  // namespace zg::members
