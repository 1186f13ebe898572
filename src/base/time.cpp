#include <zg/time.h>

#include <zg/assert.h>

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <chrono>

namespace zg {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 86'400'000;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    auto const quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

date::year_month_day calendar_day(std::int64_t days) {
    return date::year_month_day{date::sys_days{date::days{static_cast<int>(days)}}};
}

// Reads exactly `count` digits at `at` and moves on; -1 when they are not there.
int digits(std::string_view text, std::size_t& at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t end = at + count; at < end; ++at) {
        if (text[at] < '0' || text[at] > '9') return -1;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

bool skip(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

std::optional<std::int64_t> read_day(std::string_view text, std::size_t& at) {
    auto const year = digits(text, at, 4);
    if (year < 0 || !skip(text, at, '-')) return std::nullopt;
    auto const month = digits(text, at, 2);
    if (month < 0 || !skip(text, at, '-')) return std::nullopt;
    auto const day = digits(text, at, 2);
    if (day < 0) return std::nullopt;
    date::year_month_day const ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) return std::nullopt;
    return date::sys_days{ymd}.time_since_epoch().count();
}

// "HH:MM" and, when present, ":SS".
std::optional<std::int64_t> read_clock_ms(std::string_view text, std::size_t& at) {
    auto const hour = digits(text, at, 2);
    if (hour < 0 || hour > 23 || !skip(text, at, ':')) return std::nullopt;
    auto const minute = digits(text, at, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    int second = 0;
    if (skip(text, at, ':')) second = digits(text, at, 2);
    if (second < 0 || second > 59) return std::nullopt;
    return (hour * 3600 + minute * 60 + second) * 1000LL;
}

std::optional<std::int64_t> read_fraction_ms(std::string_view text, std::size_t& at) {
    if (!skip(text, at, '.')) return 0;
    std::int64_t ms = 0;
    std::int64_t scale = 100;
    auto const begin = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) ms += (text[at] - '0') * scale;
    if (at == begin || at - begin > 3) return std::nullopt;
    return ms;
}

std::optional<std::int64_t> read_offset_ms(std::string_view text, std::size_t& at) {
    if (skip(text, at, 'Z') || skip(text, at, 'z')) return 0;
    auto const sign = skip(text, at, '+') ? 1 : skip(text, at, '-') ? -1 : 0;
    if (sign == 0) return std::nullopt;
    auto const hour = digits(text, at, 2);
    if (hour < 0 || hour > 23 || !skip(text, at, ':')) return std::nullopt;
    auto const minute = digits(text, at, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    return sign * (hour * 60 + minute) * minute_ms;
}

}  // namespace

std::string Instant::text() const {
    auto const days = floor_divide(ms, day_ms);
    auto const ymd = calendar_day(days);
    auto const rest = ms - days * day_ms;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(ymd.year()), unsigned(ymd.month()),
                       unsigned(ymd.day()), rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

std::optional<Instant> Instant::parse(std::string_view text) {
    std::size_t at = 0;
    auto const days = read_day(text, at);
    if (!days || (!skip(text, at, 'T') && !skip(text, at, 't'))) return std::nullopt;
    auto const clock_ms = read_clock_ms(text, at);
    if (!clock_ms) return std::nullopt;
    auto const fraction_ms = read_fraction_ms(text, at);
    if (!fraction_ms) return std::nullopt;
    auto const offset_ms = read_offset_ms(text, at);
    if (!offset_ms || at != text.size()) return std::nullopt;
    return Instant{*days * day_ms + *clock_ms + *fraction_ms - *offset_ms};
}

std::string BusinessDate::text() const {
    auto const ymd = calendar_day(days);
    return fmt::format("{:04}-{:02}-{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()));
}

std::optional<BusinessDate> BusinessDate::parse(std::string_view text) {
    std::size_t at = 0;
    auto const days = read_day(text, at);
    if (!days || at != text.size()) return std::nullopt;
    return BusinessDate{static_cast<std::int32_t>(*days)};
}

int BusinessDate::weekday() const {
    // 1970-01-01 was a Thursday.
    return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;
}

std::optional<StoreCalendar> StoreCalendar::make(std::string_view zone, int cutoff_minutes) {
    if (cutoff_minutes < 0 || cutoff_minutes >= 1440) return std::nullopt;
    try {
        return StoreCalendar(date::locate_zone(std::string(zone)), cutoff_minutes);
    } catch (std::runtime_error const&) {
        return std::nullopt;
    }
}

std::int64_t StoreCalendar::offset_ms(Instant at) const {
    if (at.ms < span_begin_ms_ || at.ms >= span_end_ms_) {
        auto const info = static_cast<date::time_zone const*>(zone_)->get_info(
            date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{at.ms}});
        span_begin_ms_ = info.begin.time_since_epoch().count() * 1000;
        span_end_ms_ = info.end.time_since_epoch().count() * 1000;
        span_offset_ms_ = info.offset.count() * 1000;
    }
    return span_offset_ms_;
}

BusinessDate StoreCalendar::date(Instant at) const {
    auto const local_ms = at.ms + offset_ms(at) - cutoff_minutes_ * minute_ms;
    return BusinessDate{static_cast<std::int32_t>(floor_divide(local_ms, day_ms))};
}

int StoreCalendar::hour(Instant at) const {
    auto const local_ms = at.ms + offset_ms(at);
    return static_cast<int>((local_ms - floor_divide(local_ms, day_ms) * day_ms) / 3'600'000);
}

StoreCalendar::Wall StoreCalendar::wall(Instant at) const {
    auto const local_ms = at.ms + offset_ms(at);
    auto const day = floor_divide(local_ms, day_ms);
    return {.weekday = BusinessDate{static_cast<std::int32_t>(day)}.weekday(),
            .minute = static_cast<std::int32_t>((local_ms - day * day_ms) / minute_ms)};
}

namespace {

Instant to_instant(date::time_zone const& zone, std::int64_t local_ms) {
    date::local_time<std::chrono::milliseconds> const local{std::chrono::milliseconds{local_ms}};
    return Instant{zone.to_sys(local, date::choose::earliest).time_since_epoch().count()};
}

}  // namespace

Instant StoreCalendar::start(BusinessDate day) const {
    return to_instant(*static_cast<date::time_zone const*>(zone_), day.days * day_ms + cutoff_minutes_ * minute_ms);
}

std::string StoreCalendar::wall_text(Instant at) const {
    auto const local_ms = at.ms + offset_ms(at);
    auto const days = floor_divide(local_ms, day_ms);
    auto const ymd = calendar_day(days);
    auto const rest = local_ms - days * day_ms;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day()),
                       rest / 3'600'000, rest / 60'000 % 60);
}

std::optional<Instant> StoreCalendar::parse_wall(std::string_view text) const {
    std::size_t at = 0;
    auto const days = read_day(text, at);
    if (!days || (!skip(text, at, ' ') && !skip(text, at, 'T'))) return std::nullopt;
    auto const clock_ms = read_clock_ms(text, at);
    if (!clock_ms || at != text.size()) return std::nullopt;
    return to_instant(*static_cast<date::time_zone const*>(zone_), *days * day_ms + *clock_ms);
}

Instant SystemClock::now() {
    return Instant{
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count()};
}

}  // namespace zg
