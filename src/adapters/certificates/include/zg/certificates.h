#pragma once

#include <zg/time.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// X.509 certificates of a shop's own authority, for a shop whose tills meet it on a local network where no public authority
// answers for addresses such as 192.168.1.20. With OpenSSL; keys are ECDSA on P-256.
namespace zg::certificates {

// Both PEM. `certificate` is the server's own; the authority's follows it in what issue() gives.
struct Issued final {
    std::string certificate;
    std::string key;
};

// An authority of its own, good for ten years. Who trusts it trusts it for addresses of private networks and for names that no
// public name server knows alone (RFC 5280, 4.2.1.10): with a stolen key nobody can pose as a bank.
[[nodiscard]] Issued make_authority(std::string_view organisation, Instant now);

// A certificate for these names: addresses (IPv4, IPv6) and host names. It is good for 390 days, from a day before `now`, as long
// as browsers allow. Throws std::runtime_error when the authority's texts cannot be
// read or do not belong together.
[[nodiscard]] Issued issue(Issued const& authority, std::span<std::string const> names, Instant now);

struct Facts final {
    Instant begins_at;
    Instant ends_at;
    std::vector<std::string> names;  // as in issue()
    std::string fingerprint;         // SHA-256 of the certificate, "AB:CD:…"
};
// Of the first certificate in a PEM text; nullopt when there is none.
[[nodiscard]] std::optional<Facts> facts_of(std::string_view certificate_pem);

// The addresses that this machine has on its networks now, and the names it is known by there: its own, and with ".local".
// `localhost` and its addresses come first.
[[nodiscard]] std::vector<std::string> own_names();

// Whether a browser may be sent to that name over a private network, and the authority above may answer for it.
[[nodiscard]] bool is_private_name(std::string_view name);

}  // namespace zg::certificates
