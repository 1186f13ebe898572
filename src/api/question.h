#pragma once

#include "answer_text.h"
#include "call.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zg::api {

// The stores that an answer may speak of; nullopt is every store of the company.
using Stores = std::optional<std::vector<StoreId>>;

// Reads the query of a request. The first value that cannot be read is kept as the problem; the handler asks for it once,
// after everything has been read. A name that the route does not declare is a bug.
class Query final {
public:
    explicit Query(Call const& call) : call_(call) {}

    [[nodiscard]] std::optional<std::string> text(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<BusinessDate> date(std::string_view name) { return parsed<BusinessDate>(name); }
    template <class IdType>
    [[nodiscard]] std::optional<IdType> id(std::string_view name) {
        return parsed<IdType>(name);
    }
    // The value of a described enum.
    template <class Enum>
    [[nodiscard]] std::optional<Enum> choice(std::string_view name) {
        auto const given = text(name);
        if (!given) return std::nullopt;
        Enum value{};
        if (boost::describe::enum_from_string(given->c_str(), value)) return value;
        fail("bad_value", name);
        return std::nullopt;
    }
    [[nodiscard]] std::int64_t limit(std::int64_t usual, std::int64_t most);
    // "store": an id that the principal sees, "region:" and a name for those of a region that it sees, or "all" or nothing
    // for every store that it sees.
    [[nodiscard]] Stores stores();
    void fail(std::string_view code, std::string_view field);

    // Answers the problem when there is one; true when it did.
    [[nodiscard]] bool refused(Call&) const;

private:
    [[nodiscard]] Stores stores_of_region(std::string_view region);

    template <class T>
    std::optional<T> parsed(std::string_view name) {
        auto const given = text(name);
        if (!given) return std::nullopt;
        auto const value = T::parse(*given);
        if (!value) fail("bad_value", name);
        return value;
    }

    Call const& call_;
    std::optional<Problem> problem_;
};

[[nodiscard]] bool among(Stores const&, StoreId);

// A yes of a question: compressed when the browser takes it.
void answer_question(Call&, http::Response);
void answer_too_busy(Call&);
// Answers a question that could not be put: the reason is for the operator, the answer says only that.
void answer_failure(Call&, std::exception const&);

// Runs `work` on a reading thread: http::Response(Reading&, Call&).
template <class Work>
void ask(Call call, Work work) {
    // std::function copies; the call has one owner, so it is shared. What is dropped unasked answers that we are busy.
    struct Asking final {
        Call call;
        Work work;
        bool answered = false;
        Asking(Call the_call, Work the_work) : call(std::move(the_call)), work(std::move(the_work)) {}
        Asking(Asking const&) = delete;
        ~Asking() {
            if (!answered) answer_too_busy(call);
        }
    };
    auto& read = call.house.read;
    auto asked = std::make_shared<Asking>(std::move(call), std::move(work));
    (void)read([asked](Reading& reading) {
        try {
            auto response = asked->work(reading, asked->call);
            asked->answered = true;
            answer_question(asked->call, std::move(response));
        } catch (std::exception const& failure) {
            asked->answered = true;
            answer_failure(asked->call, failure);
            throw;  // the application writes it down
        }
    });
}

// The same for work that answers itself or sends the call on to the writer: void(Reading&, Call).
template <class Work>
void hand_over(Call call, Work work) {
    struct Handing final {
        std::optional<Call> call;
        Work work;
        Handing(Call the_call, Work the_work) : call(std::move(the_call)), work(std::move(the_work)) {}
        Handing(Handing const&) = delete;
        ~Handing() {
            if (call) answer_too_busy(*call);
        }
    };
    auto& read = call.house.read;
    auto handing = std::make_shared<Handing>(std::move(call), std::move(work));
    (void)read([handing](Reading& reading) {
        auto taken = std::move(*handing->call);
        handing->call.reset();
        handing->work(reading, std::move(taken));
    });
}

// Runs `visit` on the books in one read transaction and gives out what it answers.
template <class Visit>
[[nodiscard]] auto in_books(Reading& reading, Visit visit) {
    std::optional<decltype(visit(std::declval<db::Tx&>()))> found;
    reading.books.read([&](db::Tx& tx) { found.emplace(visit(tx)); });
    return *std::move(found);
}

template <class T>
[[nodiscard]] http::Response yes(T const& answer) {
    return json_response(200, answer_text(answer));
}
[[nodiscard]] inline http::Response no(Call const& call, Problem const& problem) {
    return problem_response(problem, call.language);
}

// The company's currency; empty while it has no terms.
[[nodiscard]] std::string currency_of(House const&);
// Those of its minor unit; two while it has none.
[[nodiscard]] int digits_of(House const&);

}  // namespace zg::api
