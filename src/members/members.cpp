#include <zg/members.h>

#include "rows.h"
#include "rules.h"

#include <zg/events.h>

#include <boost/unordered/unordered_flat_set.hpp>

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace zg::members {

// Changes that are not on disk yet.
struct Staged final {
    std::unordered_map<MemberId, Member> members;
    std::unordered_map<std::string, MemberId> phones;
    std::unordered_map<std::string, MemberId> cards;
    std::optional<Settings> settings;

    [[nodiscard]] bool empty() const { return members.empty() && !settings; }
    void add(Member const& member) {
        if (member.phone) phones.emplace(*member.phone, member.id);
        if (member.card) cards.emplace(*member.card, member.id);
        members.emplace(member.id, member);
    }
    void take(Staged&& later) {
        for (auto const& [id, member] : later.members) add(member);
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

bool Members::exists(MemberId id) const { return state_->ids.contains(id) || state_->staged(id); }
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
    for (auto const& [id, member] : state_->batch.members) insert(tx, member);
    if (state_->batch.settings) members::save(tx, *state_->batch.settings);
}

void Members::committed() {
    if (state_->batch.empty()) return;
    std::unique_lock const lock(state_->mutex);
    for (auto const& [id, member] : state_->batch.members) state_->ids.insert(id);
    if (state_->batch.settings) state_->settings = std::move(*state_->batch.settings);
    state_->batch = Staged{};
}

void Members::rolled_back() {
    state_->command = Staged{};
    state_->batch = Staged{};
}

Result<Member, MemberRefusal> create_member(db::Draft& draft, Instant at, CreateMember const& command) {
    auto& members = draft.part<Members>();
    auto& state = members.state();
    if (members.exists(command.id)) return Refused{MemberRefusal::duplicate_id, "id"};
    auto made = made_member(at, command, state.draft_settings().country_code);
    if (!made) return made;
    auto const& phone = made->phone;
    bool const phone_taken = phone && (state.command.phones.contains(*phone) || state.batch.phones.contains(*phone) ||
                                       by_phone(draft.stored(), *phone));
    if (phone_taken) return Refused{MemberRefusal::duplicate_phone, "phone"};
    auto const& card = made->card;
    bool const card_taken = card && (state.command.cards.contains(*card) || state.batch.cards.contains(*card) ||
                                     by_card(draft.stored(), *card));
    if (card_taken) return Refused{MemberRefusal::duplicate_card, "card"};

    state.command.add(*made);
    draft.part<events::Outbox>().append({.type = "MemberChanged",
                                         .aggregate = made->id.uuid,
                                         .aggregate_version = made->version,
                                         .at = at,
                                         .body = events::IdSaysAll{}});
    return made;
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

bool is_result_of(Member const& member, CreateMember const& command, Settings const& settings) {
    auto const wanted = made_member(member.joined_at, command, settings.country_code);
    if (!wanted) return false;
    auto same = *wanted;
    same.version = member.version;
    return same == member;
}

std::vector<Member> search(db::Tx& tx, MemberSearch const& asked) {
    std::vector<Member> found;
    auto const take = [&](Member const& member) { found.push_back(member); };
    if (asked.card) {
        auto const member = by_card(tx, *asked.card);
        if (member && asked.after < member->id && asked.count_max > 0) take(*member);
    } else if (asked.phone) {
        auto const digits = digits_of(*asked.phone);
        // Fewer digits would list strangers.
        if (digits.size() >= 4) each_by_phone_end(tx, digits, asked.after, asked.count_max, take);
    } else if (asked.name) {
        auto const words = query_words(*asked.name);
        if (!words.empty()) each_by_words(tx, words, asked.after, asked.count_max, take);
    } else {
        each_after(tx, asked.after, asked.count_max, take);
    }
    return found;
}

}  // namespace zg::members
