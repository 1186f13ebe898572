#include "baseline.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cstring>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace zg::bench {

namespace {

// A record: length in 4 bytes, then the sale's command, number and figures as they were decided.
struct Head final {
    std::uint32_t bytes = 0;
    std::uint32_t line_count = 0;
    Uuid id;
    Uuid store;
    Uuid till;
    Uuid member;
    Digest hash;
    std::int64_t at_ms = 0;
    std::int64_t sequence = 0;
    std::int64_t total = 0;
    std::int64_t points = 0;
    std::int64_t tender_kind = 0;
    std::int64_t tender_amount = 0;
};
struct Line final {
    Uuid sku;
    std::int64_t quantity_milli = 0;
    std::int64_t unit_price = 0;
};

struct ShelfKey final {
    Uuid store;
    Uuid sku;
    friend bool operator==(ShelfKey const&, ShelfKey const&) = default;
};
struct ShelfHash final {
    std::size_t operator()(ShelfKey const& key) const noexcept {
        return UuidHash{}(key.store) * 31 + UuidHash{}(key.sku);
    }
};

// All that such a program keeps in memory.
struct Memory final {
    explicit Memory(World const& world) {
        shelves.reserve(static_cast<std::size_t>(world.stores * world.skus));
        std::vector<Uuid> skus;
        for (std::int64_t sku = 0; sku < world.skus; ++sku) {
            skus.push_back(sku_id(sku).uuid);
            prices[skus.back()] = price_of(sku);
        }
        for (std::int64_t store = 0; store < world.stores; ++store) {
            auto const id = store_id(store).uuid;
            for (std::int64_t sku = 0; sku < world.skus; ++sku) {
                shelves[{id, skus[static_cast<std::size_t>(sku)]}] = stock_milli(store, sku);
            }
            store_of_till[till_id(store).uuid] = id;
        }
        for (std::int64_t member = 0; member < world.members; ++member) points[member_id(member).uuid] = 0;
    }

    std::unordered_map<ShelfKey, std::int64_t, ShelfHash> shelves;
    std::unordered_map<Uuid, std::int64_t> prices, points, tills, money;  // money by store
    std::unordered_map<Uuid, Uuid> store_of_till;
    std::unordered_map<Uuid, Digest> sales;
};

class MemoryLog final : public Engine {
public:
    MemoryLog(Memory& memory, std::filesystem::path const& file, std::int64_t answer_bytes)
        : memory_(memory),
          answer_bytes_(answer_bytes),
          handle_(::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_TRUNC | O_CLOEXEC, 0644)) {
        if (handle_ < 0) throw std::runtime_error("cannot open the log");
    }
    ~MemoryLog() override { ::close(handle_); }

    void write(std::span<Order> batch) override {
        log_.clear();
        for (auto& order : batch) order.status = decide(order);
        if (log_.empty()) return;
        if (::write(handle_, log_.data(), log_.size()) != static_cast<ssize_t>(log_.size()) ||
            ::fdatasync(handle_) != 0) {
            throw std::runtime_error("cannot write the log");
        }
    }

private:
    int decide(Order& order) {
        auto const& command = order.command;
        if (auto const known = memory_.sales.find(command.id.uuid); known != memory_.sales.end()) {
            return known->second == order.hash ? 200 : 409;
        }
        auto const till = memory_.store_of_till.find(command.till.uuid);
        auto const member = memory_.points.find(command.member->uuid);
        if (till == memory_.store_of_till.end() || till->second != command.store.uuid || member == memory_.points.end())
            return 422;
        std::vector<std::int64_t*> taken;
        std::int64_t total = 0;
        for (auto const& line : command.lines) {
            auto const price = memory_.prices.find(line.sku.uuid);
            auto const shelf = memory_.shelves.find({command.store.uuid, line.sku.uuid});
            if (price == memory_.prices.end() || shelf == memory_.shelves.end() || price->second != line.unit_price)
                return 422;
            if (shelf->second < line.quantity_milli) return 409;
            total += price->second * line.quantity_milli / 1000;
            taken.push_back(&shelf->second);
        }
        if (command.tenders.size() != 1 || command.tenders.front().amount != total) return 422;
        for (std::size_t index = 0; index < taken.size(); ++index) *taken[index] -= command.lines[index].quantity_milli;
        auto const points = total / spend_per_point;
        member->second += points;
        memory_.money[command.store.uuid] += total;
        memory_.sales.emplace(command.id.uuid, order.hash);
        auto const sequence = ++memory_.tills[command.till.uuid];
        append(order, sequence, total, points);
        order.body = answer_body(order, fmt::format("API-{:06}", sequence), points, answer_bytes_);
        return 201;
    }

    void append(Order const& order, std::int64_t sequence, std::int64_t total, std::int64_t points) {
        auto const& command = order.command;
        Head head{.bytes = static_cast<std::uint32_t>(sizeof(Head) + command.lines.size() * sizeof(Line)),
                  .line_count = static_cast<std::uint32_t>(command.lines.size()),
                  .id = command.id.uuid,
                  .store = command.store.uuid,
                  .till = command.till.uuid,
                  .member = command.member->uuid,
                  .hash = order.hash,
                  .at_ms = order.at.ms,
                  .sequence = sequence,
                  .total = total,
                  .points = points,
                  .tender_kind = static_cast<std::int64_t>(command.tenders.front().kind),
                  .tender_amount = command.tenders.front().amount};
        log_.append(reinterpret_cast<char const*>(&head), sizeof head);
        for (auto const& line : command.lines) {
            Line const row{line.sku.uuid, line.quantity_milli, *line.unit_price};
            log_.append(reinterpret_cast<char const*>(&row), sizeof row);
        }
    }

    Memory& memory_;
    std::int64_t answer_bytes_;
    int handle_;
    std::string log_;
};

// Plays the log over fresh memory and compares: what a start after a crash would do.
Differences replay(Memory const& live, World const& world, std::filesystem::path const& file) {
    Memory memory(world);
    Differences found;
    auto const bytes = std::filesystem::file_size(file);
    int const handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    std::string log(bytes, '\0');
    for (std::size_t at = 0; at < bytes;) {
        auto const got = ::read(handle, log.data() + at, bytes - at);
        if (got <= 0) throw std::runtime_error("cannot read the log");
        at += static_cast<std::size_t>(got);
    }
    ::close(handle);
    for (std::size_t at = 0; at < log.size();) {
        Head head;
        std::memcpy(&head, log.data() + at, sizeof head);
        for (std::uint32_t index = 0; index < head.line_count; ++index) {
            Line line;
            std::memcpy(&line, log.data() + at + sizeof head + index * sizeof line, sizeof line);
            memory.shelves[{head.store, line.sku}] -= line.quantity_milli;
        }
        memory.points[head.member] += head.points;
        memory.money[head.store] += head.tender_amount;
        ++found.receipts;
        found.total += head.total;
        at += head.bytes;
    }
    for (auto const& [key, quantity] : memory.shelves) {
        found.oversold += quantity < 0;
        found.stock += std::abs(quantity - live.shelves.at(key));
    }
    for (auto const& [member, points] : memory.points) found.points += std::abs(points - live.points.at(member));
    for (auto const& [store, money] : memory.money) found.money += std::abs(money - live.money.at(store));
    return found;
}

}  // namespace

int run_memory_log(BaselineOptions const& options) {
    std::filesystem::create_directories(options.folder);
    auto const file = options.folder / "sales.log";
    Memory memory(options.world);
    {
        MemoryLog engine(memory, file, options.answer_bytes);
        serve(engine);
    }
    print(replay(memory, options.world, file));
    return 0;
}

}  // namespace zg::bench
