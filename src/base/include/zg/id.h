#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zg {

class Rng;
struct Instant;

// 128 bits, kept in the order in which they are printed, so that byte order is time order for version 7.
struct Uuid final {
    std::array<std::uint8_t, 16> bytes{};

    // "0192f5c8-…" in lower case, 36 characters.
    [[nodiscard]] std::string text() const;
    // Accepts upper and lower case in the 8-4-4-4-12 form; anything else is nullopt.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view);
    // RFC 9562 version 7: 48 bits of Unix milliseconds, then randomness.
    [[nodiscard]] static Uuid version7(Instant, Rng&);
    // Version 8: 48 bits of Unix milliseconds, then a hash of `name`. The same moment and name always give the same id, so
    // that importing one file twice finds its own documents again.
    [[nodiscard]] static Uuid named(Instant, std::string_view name);

    [[nodiscard]] bool is_nil() const { return *this == Uuid{}; }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
    // The 36 characters of text(), written to `out`.
    void write(char* out) const;
    friend auto operator<=>(Uuid const&, Uuid const&) = default;
    // Two words instead of a call that compares bytes: most of what is looked up in memory is looked up by ids.
    friend bool operator==(Uuid const& left, Uuid const& right) {
        std::uint64_t words[4];
        std::memcpy(words, left.bytes.data(), 16);
        std::memcpy(words + 2, right.bytes.data(), 16);
        return ((words[0] ^ words[2]) | (words[1] ^ words[3])) == 0;
    }
};

// A Uuid that says of what it is the id. Made by whoever creates the thing, offline too, so that a retry is a duplicate.
template <class Tag>
struct Id final {
    Uuid uuid;

    [[nodiscard]] std::string text() const { return uuid.text(); }
    [[nodiscard]] static std::optional<Id> parse(std::string_view text) {
        auto const parsed = Uuid::parse(text);
        if (!parsed) return std::nullopt;
        return Id{*parsed};
    }
    [[nodiscard]] bool is_nil() const { return uuid.is_nil(); }
    friend auto operator<=>(Id const&, Id const&) = default;
};

using CompanyId = Id<struct CompanyTag>;
using StoreId = Id<struct StoreTag>;
using TillId = Id<struct TillTag>;
using DeviceId = Id<struct DeviceTag>;
using PersonId = Id<struct PersonTag>;
using TokenId = Id<struct TokenTag>;
using SessionId = Id<struct SessionTag>;
using SkuId = Id<struct SkuTag>;
using SupplierId = Id<struct SupplierTag>;
using CategoryId = Id<struct CategoryTag>;
using FamilyId = Id<struct FamilyTag>;
using PictureId = Id<struct PictureTag>;  // made from what the picture shows, so equal pictures have equal ids
using LocationId = Id<struct LocationTag>;
using ReceiptId = Id<struct ReceiptTag>;
using MemberId = Id<struct MemberTag>;
using CouponId = Id<struct CouponTag>;
using PromotionId = Id<struct PromotionTag>;
using BookId = Id<struct BookTag>;
using DocumentId = Id<struct DocumentTag>;
using RequestId = Id<struct RequestTag>;
using ExceptionId = Id<struct ExceptionTag>;
using ImportId = Id<struct ImportTag>;

struct UuidHash {
    std::size_t operator()(Uuid const& uuid) const noexcept {
        std::uint64_t high;
        std::uint64_t low;
        std::memcpy(&high, uuid.bytes.data(), 8);
        std::memcpy(&low, uuid.bytes.data() + 8, 8);
        auto mixed = (high ^ (low * 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
        return static_cast<std::size_t>(mixed ^ (mixed >> 31));
    }
};

}  // namespace zg

template <>
struct std::hash<zg::Uuid> : zg::UuidHash {};
template <class Tag>
struct std::hash<zg::Id<Tag>> {
    std::size_t operator()(zg::Id<Tag> const& id) const noexcept { return zg::UuidHash{}(id.uuid); }
};
