#pragma once

#include <zg/floats.h>
#include <zg/flows.h>

// Cash that a till's drawer begins the day with. It moves from the owner's account to the drawer's, and sells nothing. Entered again
// on the same business day it takes the place of the one before: the difference is moved, and both stay.
namespace zg::flows {

struct RecordedFloat final {
    DocumentId id;
    DeviceId device;
    std::int64_t device_sequence = 0;
    std::string previous_hash;  // 64 hex digits: of the body of the device's entry before this one
    StoreId store;
    TillId till;
    Instant at;
    std::string currency;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(RecordedFloat, (),
                      (id, device, device_sequence, previous_hash, store, till, at, currency, amount))

enum class FloatRefusal {
    id_reused,
    unknown_store,
    unknown_till,
    till_of_other_store,
    unknown_device,
    bad_sequence,
    terms_missing,
    wrong_currency,
    amount_too_large,  // or below zero
};
BOOST_DESCRIBE_ENUM(FloatRefusal, id_reused, unknown_store, unknown_till, till_of_other_store, unknown_device,
                    bad_sequence, terms_missing, wrong_currency, amount_too_large)

// An entry of the till's journal like a sale: `body_hash` is the SHA-256 of the request's bytes. One that does not follow the entry
// before it is taken all the same and leaves the end of the journal where it was, so that the next sale raises the exception. One
// whose time is ahead of now is entered as of now, and the trail says so.
Result<Answer, FloatRefusal> record_float(db::Draft&, Asked const&, RecordedFloat const&, Digest const& body_hash);

}  // namespace zg::flows
