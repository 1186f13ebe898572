#pragma once

#include "commands.h"
#include "finding.h"
#include "shop.h"

#include <zg/company.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zg::sim {

// What a command does to a shelf when it is in the books.
struct Moved final {
    std::int64_t store = 0;
    std::int64_t sku = 0;
    std::int64_t milli = 0;
};

// A command that somebody has sent, and what they know of it.
struct Sent final {
    Command command;
    Uuid id;
    std::string body;  // as it went over the wire
    std::vector<Moved> moved;
    bool has_old_prices =
        false;  // a till that has not heard of others for longer than the server takes them in good faith
    std::optional<std::string> answer = {};  // the bytes of the yes
    std::int64_t answer_order = 0;           // when the yes was first decided, as far as anybody has heard
    bool is_refused = false;
    std::int64_t refusal_order = 0;  // when a no was last decided, as far as anybody has heard
};

// The shop as its customers know it: plain lists beside the books, and the promises that hold between the two.
class Model final {
public:
    std::size_t send(Command command, std::vector<Moved> moved, bool has_old_prices);
    [[nodiscard]] Sent const& sent(std::size_t index) const { return sent_[index]; }
    [[nodiscard]] std::vector<Sent> const& all() const { return sent_; }

    // An answer has arrived; the same command may be answered many times, always with the same bytes. One that was decided before
    // another may arrive after it: a refusal of long ago takes no yes back.
    void accepted(std::size_t index, std::string const& body, std::int64_t order);
    void refused(std::size_t index, std::string_view reason, std::int64_t order);

    // After a commit: a subscriber reads what is new in the feed.
    void follow_feed(app::Company&);
    // The books against what was answered. At the end, when nothing is on its way any more, that is the whole of them.
    enum class Extent { answers, audits, whole };
    void check(app::Company&, Extent);

    [[nodiscard]] std::int64_t sales_answered() const;

private:
    struct FeedEntry final {
        std::int64_t sequence = 0;
        std::string type;
        Uuid aggregate;
        friend bool operator==(FeedEntry const&, FeedEntry const&) = default;
    };
    // What the books hold of what was sent.
    struct Kept final {
        std::map<Uuid, sales::Receipt> receipts;
        std::map<Uuid, inventory::Document> documents;
        std::map<Uuid, std::string> requests;
        [[nodiscard]] bool has(Uuid id) const {
            return receipts.contains(id) || documents.contains(id) || requests.contains(id);
        }
        [[nodiscard]] std::optional<std::string> answer_to(Uuid) const;
    };
    Kept kept(db::Tx&) const;
    void check_order(Sent const&) const;
    void check_answers(Kept const&) const;
    void check_shelves(app::Company&, Kept const&) const;
    void check_movements(app::Company&, db::Tx&) const;
    void check_numbers(Kept const&, bool is_complete) const;
    void check_feed(db::Tx&, Kept const&);

    std::vector<Sent> sent_;
    std::map<Uuid, std::size_t> by_id_;
    std::vector<FeedEntry> feed_;
};

}  // namespace zg::sim
