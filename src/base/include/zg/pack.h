#pragma once

#include <zg/json.h>

#include <boost/describe.hpp>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// Described structs as few bytes, for what the books keep of every sale: a quarter of the JSON and no names to write or look for.
//
//     integer, Instant, BusinessDate   zigzag, then 7 bits a byte, lowest first, the top bit says that more follow
//     bool, enum                       as the integer
//     Id, Uuid, Digest                 their bytes
//     text                             | length | bytes |
//     optional                         | 0 |  or  | 1 | value |
//     vector                           | count | elements … |
//     variant                          | index | value |
//     struct                           | count of members | members in the order of their description … |
//
// The count of members lets a struct grow: what an older program wrote is read with the newer members at their defaults.
// So members and alternatives are only ever added, at the end, and an enum's numbers never change.
namespace zg::pack {

// Walks over bytes; once something did not fit, everything after is refused.
class Reader final {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] bool take(std::int64_t& into);
    [[nodiscard]] bool take(std::size_t count, std::string_view& into);
    // A count of things that take a byte each at least, so that a broken count cannot ask for all memory.
    [[nodiscard]] bool take_count(std::size_t& into);
    // Passes over so many integers, which is quicker than reading them.
    [[nodiscard]] bool skip(std::size_t integers);
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

namespace detail {

void put(std::string& out, std::int64_t value);

template <class T>
struct is_variant : std::false_type {};
template <class... T>
struct is_variant<std::variant<T...>> : std::true_type {};

template <class T>
concept FixedBytes = requires(T const& value) {
    { value.size() } -> std::convertible_to<std::size_t>;
    requires std::is_same_v<typename T::value_type, std::uint8_t>;
    requires std::is_trivially_copyable_v<T>;
};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
bool read(Reader& reader, T& into);

template <std::size_t Index = 0, class T>
bool read_alternative(Reader& reader, std::size_t index, T& into) {
    if constexpr (Index < std::variant_size_v<T>) {
        if (Index == index) return read(reader, into.template emplace<Index>());
        return read_alternative<Index + 1>(reader, index, into);
    } else {
        return false;
    }
}

template <class T>
bool read_struct(Reader& reader, T& into) {
    std::size_t written = 0;
    if (!reader.take_count(written) || written > boost::mp11::mp_size<Members<T>>::value) return false;
    std::size_t index = 0;
    bool good = true;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        if (good && index++ < written) good = read(reader, into.*member.pointer);
    });
    return good;
}

template <class T>
bool read(Reader& reader, T& into) {
    std::int64_t number = 0;
    std::string_view bytes;
    if constexpr (std::is_same_v<T, bool>) {
        if (!reader.take(number)) return false;
        into = number == 1;
        return number == 0 || number == 1;
    } else if constexpr (std::is_integral_v<T>) {
        if (!reader.take(number) || !std::in_range<T>(number)) return false;
        into = static_cast<T>(number);
        return true;
    } else if constexpr (std::is_enum_v<T>) {
        if (!reader.take(number)) return false;
        into = static_cast<T>(number);
        return static_cast<std::int64_t>(into) == number && boost::describe::enum_to_string(into, nullptr) != nullptr;
    } else if constexpr (std::is_same_v<T, Instant>) {
        return reader.take(into.ms);
    } else if constexpr (std::is_same_v<T, BusinessDate>) {
        return read(reader, into.days);
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::size_t length = 0;
        if (!reader.take_count(length) || !reader.take(length, bytes)) return false;
        into.assign(bytes);
        return true;
    } else if constexpr (json::detail::is_id<T>::value) {
        return read(reader, into.uuid);
    } else if constexpr (std::is_same_v<T, Uuid>) {
        return read(reader, into.bytes);
    } else if constexpr (FixedBytes<T>) {
        if (!reader.take(into.size(), bytes)) return false;
        std::memcpy(into.data(), bytes.data(), bytes.size());
        return true;
    } else if constexpr (json::detail::is_optional<T>::value) {
        bool there = false;
        if (!read(reader, there)) return false;
        if (there) return read(reader, into.emplace());
        into.reset();
        return true;
    } else if constexpr (json::detail::is_vector<T>::value) {
        std::size_t count = 0;
        if (!reader.take_count(count)) return false;
        into.clear();
        into.reserve(count);
        while (count-- > 0) {
            if (!read(reader, into.emplace_back())) return false;
        }
        return true;
    } else if constexpr (is_variant<T>::value) {
        return reader.take(number) && number >= 0 && read_alternative(reader, static_cast<std::size_t>(number), into);
    } else {
        return read_struct(reader, into);
    }
}

}  // namespace detail

template <class T>
void append(std::string& out, T const& value) {
    if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        detail::put(out, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        detail::put(out, value.ms);
    } else if constexpr (std::is_same_v<T, BusinessDate>) {
        detail::put(out, value.days);
    } else if constexpr (std::is_same_v<T, std::string>) {
        detail::put(out, static_cast<std::int64_t>(value.size()));
        out += value;
    } else if constexpr (json::detail::is_id<T>::value) {
        out += value.uuid.view();
    } else if constexpr (std::is_same_v<T, Uuid>) {
        out += value.view();
    } else if constexpr (detail::FixedBytes<T>) {
        out.append(reinterpret_cast<char const*>(value.data()), value.size());
    } else if constexpr (json::detail::is_optional<T>::value) {
        detail::put(out, value ? 1 : 0);
        if (value) append(out, *value);
    } else if constexpr (json::detail::is_vector<T>::value) {
        detail::put(out, static_cast<std::int64_t>(value.size()));
        for (auto const& element : value) append(out, element);
    } else if constexpr (detail::is_variant<T>::value) {
        detail::put(out, static_cast<std::int64_t>(value.index()));
        std::visit([&](auto const& alternative) { append(out, alternative); }, value);
    } else {
        detail::put(out, static_cast<std::int64_t>(boost::mp11::mp_size<detail::Members<T>>::value));
        boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) { append(out, value.*member.pointer); });
    }
}

template <class T>
[[nodiscard]] std::string bytes(T const& value) {
    std::string out;
    out.reserve(512);  // a receipt of three lines
    append(out, value);
    return out;
}

// nullopt for bytes that bytes<T>() of this or an older program did not make.
template <class T>
[[nodiscard]] std::optional<T> read(std::string_view bytes) {
    Reader reader(bytes);
    std::optional<T> into(std::in_place);
    if (!detail::read(reader, *into) || !reader.at_end()) return std::nullopt;
    return into;
}

}  // namespace zg::pack
