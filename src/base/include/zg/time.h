#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zg {

// A moment: milliseconds since 1970-01-01T00:00:00Z.
struct Instant final {
    std::int64_t ms = 0;

    // RFC 3339 in UTC with milliseconds: "2026-11-22T05:23:29.000Z".
    [[nodiscard]] std::string text() const;
    // Accepts RFC 3339 with any offset and 0 to 3 digits of fraction.
    [[nodiscard]] static std::optional<Instant> parse(std::string_view);
    friend auto operator<=>(Instant, Instant) = default;
};

// The day a shop counts a sale to: days since 1970-01-01. Not a calendar date of the server.
struct BusinessDate final {
    std::int32_t days = 0;

    // "2026-11-22".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static std::optional<BusinessDate> parse(std::string_view);
    // 1 = Monday … 7 = Sunday.
    [[nodiscard]] int weekday() const;
    friend auto operator<=>(BusinessDate, BusinessDate) = default;
};

// How one store cuts time into days: an IANA zone and the minute after local midnight at which its day begins (240 = 04:00).
// Cheap to copy; look-ups of neighbouring moments are cached inside, so keep one per thread.
class StoreCalendar final {
public:
    // nullopt when the zone is unknown or the cut-off is not within [0, 1440).
    [[nodiscard]] static std::optional<StoreCalendar> make(std::string_view zone, int cutoff_minutes);

    // The day `at` counts to. Across a change of summer time the local wall clock decides.
    [[nodiscard]] BusinessDate date(Instant at) const;
    // The hour of the wall clock, 0..23.
    [[nodiscard]] int hour(Instant at) const;
    // What the wall clock says: 1 = Monday … 7 = Sunday, and the minute since midnight. Not the business day.
    struct Wall final {
        std::int32_t weekday = 1;
        std::int32_t minute = 0;
    };
    [[nodiscard]] Wall wall(Instant at) const;
    // The first moment of `day`. Where the cut-off does not exist on that day, the moment the clock jumps to.
    [[nodiscard]] Instant start(BusinessDate day) const;
    // The wall clock as "2026-11-22 13:05".
    [[nodiscard]] std::string wall_text(Instant at) const;
    // The moment of a local wall clock time "YYYY-MM-DD HH:MM[:SS]"; an ambiguous one takes the earlier, a skipped one the
    // moment after the gap. nullopt on anything else.
    [[nodiscard]] std::optional<Instant> parse_wall(std::string_view) const;

private:
    StoreCalendar(void const* zone, int cutoff_minutes) : zone_(zone), cutoff_minutes_(cutoff_minutes) {}
    std::int64_t offset_ms(Instant at) const;

    void const* zone_;
    int cutoff_minutes_;
    // Offsets hold between two changes of the zone; most look-ups fall in the last span.
    mutable std::int64_t span_begin_ms_ = 1;
    mutable std::int64_t span_end_ms_ = 0;
    mutable std::int64_t span_offset_ms_ = 0;
};

// The only sources of "now". Rooms never see a Clock: the moment is part of their command.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() override;
};

// Stands still until it is told to move; for tests and simulation.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant at) : at_(at) {}
    Instant now() override { return at_; }
    void set(Instant at) { at_ = at; }
    void advance_ms(std::int64_t ms) { at_.ms += ms; }

private:
    Instant at_;
};

}  // namespace zg
