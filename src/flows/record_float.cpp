#include <zg/flows_float.h>

#include "rooms.h"
#include "rules.h"

#include <zg/json_text.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace zg::flows {

namespace {

using Refusal = Refused<FloatRefusal>;

std::optional<Refusal> wrong(Rooms const& rooms, RecordedFloat const& command) {
    if (!rooms.directory.draft_store(command.store)) return Refusal{FloatRefusal::unknown_store, "store"};
    auto const* till = rooms.directory.draft_till(command.till);
    if (!till) return Refusal{FloatRefusal::unknown_till, "till"};
    if (till->store != command.store) return Refusal{FloatRefusal::till_of_other_store, "till"};
    if (till->device != command.device) return Refusal{FloatRefusal::unknown_device, "device"};
    if (command.device_sequence <= 0) return Refusal{FloatRefusal::bad_sequence, "device_sequence"};
    auto const terms = rooms.pricing.draft_terms();
    if (!terms) return Refusal{FloatRefusal::terms_missing};
    if (terms->currency != command.currency) return Refusal{FloatRefusal::wrong_currency, "currency"};
    if (command.amount < 0 || command.amount > amount_max) return Refusal{FloatRefusal::amount_too_large, "amount"};
    return std::nullopt;
}

void follow_journal(Rooms& rooms, RecordedFloat const& command, Digest const& body_hash) {
    auto end = rooms.receipts.journal_end(command.device);
    auto const follows = end.sequence == 0 ? std::string(64, '0') : hex(view(end.hash));
    auto const late = std::find(end.missing.begin(), end.missing.end(), command.device_sequence);
    if (command.device_sequence == end.sequence + 1 && command.previous_hash == follows) {
        end.sequence = command.device_sequence;
        end.hash = body_hash;
    } else if (late != end.missing.end()) {
        end.missing.erase(late);
    } else {
        return;
    }
    rooms.receipts.move_journal(command.device, std::move(end));
}

// What is to be moved so that the drawer has begun the day with the last float of its till. An older one that comes after it, from
// a till that was away, moves nothing.
std::int64_t to_move(std::vector<sales::Float> const& others, sales::Float const& entry) {
    std::int64_t moved = 0;
    for (auto const& other : others) {
        if (other.currency != entry.currency) continue;
        if (std::tie(other.at, other.id) > std::tie(entry.at, entry.id)) return 0;
        moved += other.moved;
    }
    return entry.amount - moved;
}

bool move_cash(Rooms& rooms, sales::Float const& entry) {
    if (entry.moved == 0) return true;
    auto const unit = ledger::money_unit(entry.currency);
    ledger::Account const owner{unit, entry.store.uuid, ledger::Bucket::owner};
    ledger::Account const drawer{unit, entry.till.uuid, ledger::Bucket::drawer};
    bool const comes = entry.moved > 0;
    std::array<ledger::Transfer, 1> const transfer{
        {{.from = comes ? owner : drawer, .to = comes ? drawer : owner, .amount = comes ? entry.moved : -entry.moved}}};
    return bool(rooms.ledger.post(entry.id.uuid, entry.at, transfer));
}

Answer answer_of(sales::Float const& entry, bool is_replayed) {
    return {.body = json::text(entry), .replayed = is_replayed};
}

}  // namespace

Result<Answer, FloatRefusal> record_float(db::Draft& draft, Asked const& asked, RecordedFloat const& command,
                                          Digest const& body_hash) {
    Rooms rooms(draft);
    auto& floats = draft.part<sales::Floats>();
    if (auto const known = floats.find(draft, command.id)) {
        if (known->hash != asked.hash) return Refusal{FloatRefusal::id_reused, "id"};
        return answer_of(known->entry, true);
    }
    if (auto refused = wrong(rooms, command)) return *refused;
    // Nothing has happened later than it is told. A till whose clock runs ahead would put the money into a drawer of another day.
    bool const is_ahead = command.at.ms > asked.at.ms + clock_skew_ms_max;
    auto const at = is_ahead ? asked.at : command.at;
    sales::Float entry{.id = command.id,
                       .store = command.store,
                       .till = command.till,
                       .at = at,
                       .business_date = rooms.directory.draft_calendar(command.store).date(at),
                       .currency = command.currency,
                       .amount = command.amount,
                       .who = {asked.who}};
    entry.moved = to_move(floats.of_day(draft, entry.store, entry.till, entry.business_date), entry);
    if (!move_cash(rooms, entry)) return Refusal{FloatRefusal::amount_too_large, "amount"};
    follow_journal(rooms, command, body_hash);
    note(rooms, asked, is_ahead ? "enter_float_clock_ahead" : "enter_float", command.id.uuid, command.store);
    auto answer = answer_of(entry, false);
    floats.record(std::move(entry), asked.hash, asked.at);
    return answer;
}

}  // namespace zg::flows
