#pragma once

#include <zg/assert.h>
#include <zg/db.h>

#include <typeinfo>
#include <vector>

namespace zg::db {

// A room's share of a batch: what its functions have decided and not yet written. The only virtual face of the foundation
// that many rooms implement; each keeps its own memory (balances, price lists, numbers) and the changes staged over it.
//
// The order of calls for a batch:
//     per command:  …room functions stage changes…  then  keep()  or  drop()
//     then          save(tx)                        writes all kept changes, set-based
//     then          committed()  or  rolled_back()
// Only committed() may change what other threads can see.
class DraftPart {
public:
    virtual ~DraftPart() = default;
    // The open command's changes join the batch.
    virtual void keep() = 0;
    // The open command was refused: its changes are forgotten, the batch's earlier ones stay.
    virtual void drop() = 0;
    // Writes the kept changes into the transaction of the batch.
    virtual void save(Tx&) = 0;
    // The batch is on disk: apply it to memory.
    virtual void committed() = 0;
    // The batch is not on disk: forget all of it.
    virtual void rolled_back() = 0;
    // Other servers have committed to the same books: memory becomes what `tx` sees. Nothing is staged meanwhile. A part tells in
    // save() what it needs here.
    virtual void follow(Tx&, News const&) = 0;
};

// What one batch of commands is about to change. A flow gets a Draft and never a connection that can write.
class Draft final {
public:
    // `parts` in the order in which they are to be saved. `tx` serves look-ups of rows that are not kept in memory.
    Draft(std::vector<DraftPart*> const& parts, Tx& tx) : parts_(parts), tx_(tx) {}

    // The part of type P; it is a bug to ask for one that was not wired.
    template <class P>
    [[nodiscard]] P& part() {
        // Parts are final classes, so comparing the type is enough and much cheaper than a dynamic_cast.
        for (auto* candidate : parts_) {
            if (typeid(*candidate) == typeid(P)) return static_cast<P&>(*candidate);
        }
        ZG_ASSERT(false);
        __builtin_unreachable();
    }
    // Reads of what is on disk, without this batch's changes: look in the part's staged rows first.
    [[nodiscard]] Tx& stored() { return tx_; }

private:
    std::vector<DraftPart*> const& parts_;
    Tx& tx_;
};

}  // namespace zg::db
