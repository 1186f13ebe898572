#include <zg/certificates.h>
#include <zg/released.h>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>
#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace zg::certificates {

namespace {

using Bio = Released<BIO, BIO_free_all>;
using Certificate = Released<X509, X509_free>;
using Extension = Released<X509_EXTENSION, X509_EXTENSION_free>;
using Key = Released<EVP_PKEY, EVP_PKEY_free>;
using AltNames = Released<GENERAL_NAMES, GENERAL_NAMES_free>;
using BigNumber = Released<BIGNUM, BN_free>;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t authority_days = 3'650;
constexpr std::int64_t server_days = 390;  // Apple's limit for what users have installed is 825, for public ones 398

// Private networks (RFC 1918, 4193, 6598), the machine itself, what a link gives itself; and names that no public server resolves.
// An entry of IPv4 is an address with its mask.
constexpr char permitted[] =
    "critical,permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:172.16.0.0/255.240.0.0,permitted;IP:192.168.0.0/255.255.0.0,"
    "permitted;IP:127.0.0.0/255.0.0.0,permitted;IP:169.254.0.0/255.255.0.0,permitted;IP:100.64.0.0/255.192.0.0,"
    "permitted;IP:fc00::/fe00::,permitted;IP:fe80::/ffc0::,"
    "permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,"
    "permitted;DNS:localhost,permitted;DNS:local,permitted;DNS:lan,permitted;DNS:internal,permitted;DNS:home.arpa";

template <class T>
T checked(T value, char const* what) {
    if (!value) {
        ERR_clear_error();
        throw std::runtime_error(std::string("a certificate cannot be made: ") + what);
    }
    return value;
}

Bio reader(std::string_view text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::string text_of(Bio const& bio) {
    char* bytes = nullptr;
    auto const size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
    Bio const bio(BIO_new(BIO_s_mem()));
    checked(PEM_write_bio_X509(bio.get(), certificate) == 1, "its text");
    return text_of(bio);
}

std::string pem(EVP_PKEY* key) {
    Bio const bio(BIO_new(BIO_s_mem()));
    checked(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "its key's text");
    return text_of(bio);
}

Certificate certificate_in(std::string_view text) {
    auto const bio = reader(text);
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return certificate;
}

Key key_in(std::string_view text) {
    auto const bio = reader(text);
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return key;
}

void add(X509* certificate, X509* issuer, int kind, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    Extension const extension(checked(X509V3_EXT_conf_nid(nullptr, &context, kind, value), value));
    checked(X509_add_ext(certificate, extension.get(), -1) == 1, value);
}

void set_name(X509_NAME* name, char const* kind, std::string_view value) {
    checked(X509_NAME_add_entry_by_txt(name, kind, MBSTRING_UTF8, reinterpret_cast<unsigned char const*>(value.data()),
                                       static_cast<int>(value.size()), -1, 0) == 1,
            kind);
}

// A certificate with a number nobody can guess, as browsers' rules ask, and a key of its own.
Certificate begun(Key const& key, Instant begins_at, std::int64_t days) {
    Certificate certificate(checked(X509_new(), "memory"));
    checked(X509_set_version(certificate.get(), X509_VERSION_3) == 1, "its version");
    BigNumber const number(checked(BN_new(), "memory"));
    checked(BN_rand(number.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1, "its number");
    checked(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())), "its number");
    auto const seconds = static_cast<time_t>(begins_at.ms / 1000);
    checked(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), seconds), "its beginning");
    checked(ASN1_TIME_set(X509_getm_notAfter(certificate.get()), seconds + static_cast<time_t>(days * day_ms / 1000)),
            "its end");
    checked(X509_set_pubkey(certificate.get(), key.get()) == 1, "its key");
    return certificate;
}

Key new_key() { return Key(checked(EVP_EC_gen("P-256"), "its key")); }

// The bytes of an address, 4 or 16; none when it is a name.
std::string address_bytes(std::string const& name) {
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
    if (inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return {bytes.data(), 16};
    return {};
}

void add_names(X509* certificate, std::span<std::string const> names) {
    AltNames const list(checked(GENERAL_NAMES_new(), "memory"));
    for (auto const& name : names) {
        auto const address = address_bytes(name);
        auto const& bytes = address.empty() ? name : address;
        auto* const text =
            checked(ASN1_STRING_type_new(address.empty() ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING), "memory");
        checked(ASN1_STRING_set(text, bytes.data(), static_cast<int>(bytes.size())) == 1, "a name");
        auto* const entry = checked(GENERAL_NAME_new(), "memory");
        GENERAL_NAME_set0_value(entry, address.empty() ? GEN_DNS : GEN_IPADD, text);
        checked(sk_GENERAL_NAME_push(list.get(), entry) > 0, "a name");
    }
    checked(X509_add1_ext_i2d(certificate, NID_subject_alt_name, list.get(), 0, 0) == 1, "its names");
}

Instant instant_of(ASN1_TIME const* time) {
    std::tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return {static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

std::string text_of(GENERAL_NAME const& name) {
    int kind = 0;
    auto const* value = static_cast<ASN1_STRING const*>(GENERAL_NAME_get0_value(&name, &kind));
    if (kind != GEN_DNS && kind != GEN_IPADD) return {};
    auto const* bytes = ASN1_STRING_get0_data(value);
    auto const size = ASN1_STRING_length(value);
    if (kind == GEN_DNS) return {reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size)};
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(size == 4 ? AF_INET : AF_INET6, bytes, text.data(), text.size());
    return text.data();
}

std::string fingerprint_of(X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), bytes.data(), &size);
    std::string text;
    for (unsigned int at = 0; at < size; ++at) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        if (at > 0) text += ':';
        text += digits[bytes[at] >> 4];
        text += digits[bytes[at] & 15];
    }
    return text;
}

}  // namespace

Issued make_authority(std::string_view organisation, Instant now) {
    auto const key = new_key();
    auto const made = begun(key, {now.ms - day_ms}, authority_days);
    auto* const name = X509_get_subject_name(made.get());
    set_name(name, "O", organisation.substr(0, 64));
    set_name(name, "CN", "Zhanggui, certificates of this shop");
    checked(X509_set_issuer_name(made.get(), name) == 1, "its issuer");
    add(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add(made.get(), made.get(), NID_ext_key_usage, "serverAuth");  // neither software nor mail
    add(made.get(), made.get(), NID_subject_key_identifier, "hash");
    add(made.get(), made.get(), NID_name_constraints, permitted);
    checked(X509_sign(made.get(), key.get(), EVP_sha256()) > 0, "its signature");
    return {pem(made.get()), pem(key.get())};
}

Issued issue(Issued const& authority, std::span<std::string const> names, Instant now) {
    auto const issuer = certificate_in(authority.certificate);
    auto const issuer_key = key_in(authority.key);
    if (!issuer || !issuer_key || X509_check_private_key(issuer.get(), issuer_key.get()) != 1) {
        ERR_clear_error();
        throw std::runtime_error("the shop's own authority cannot be read, or its key is another's");
    }
    auto const key = new_key();
    auto const made = begun(key, {now.ms - day_ms}, server_days);
    set_name(X509_get_subject_name(made.get()), "CN", "Zhanggui");
    checked(X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get())) == 1, "its issuer");
    add(made.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    add(made.get(), issuer.get(), NID_key_usage, "critical,digitalSignature");
    add(made.get(), issuer.get(), NID_ext_key_usage, "serverAuth");
    add(made.get(), issuer.get(), NID_subject_key_identifier, "hash");
    add(made.get(), issuer.get(), NID_authority_key_identifier, "keyid:always");
    add_names(made.get(), names);
    checked(X509_sign(made.get(), issuer_key.get(), EVP_sha256()) > 0, "its signature");
    return {pem(made.get()) + authority.certificate, pem(key.get())};
}

std::optional<Facts> facts_of(std::string_view certificate_pem) {
    auto const certificate = certificate_in(certificate_pem);
    if (!certificate) return std::nullopt;
    Facts facts{.begins_at = instant_of(X509_get0_notBefore(certificate.get())),
                .ends_at = instant_of(X509_get0_notAfter(certificate.get())),
                .names = {},
                .fingerprint = fingerprint_of(certificate.get())};
    AltNames const names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    for (int at = 0; names && at < sk_GENERAL_NAME_num(names.get()); ++at) {
        if (auto name = text_of(*sk_GENERAL_NAME_value(names.get(), at)); !name.empty())
            facts.names.push_back(std::move(name));
    }
    return facts;
}

bool is_private_name(std::string_view name) {
    std::string text(name);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127 && c != '*'; })) return false;
    std::array<unsigned char, 16> at{};
    if (inet_pton(AF_INET, text.c_str(), at.data()) == 1) {
        return at[0] == 10 || at[0] == 127 || (at[0] == 172 && at[1] >> 4 == 1) || (at[0] == 192 && at[1] == 168) ||
               (at[0] == 169 && at[1] == 254) || (at[0] == 100 && at[1] >> 6 == 1);
    }
    if (inet_pton(AF_INET6, text.c_str(), at.data()) == 1) {
        return (at[0] & 0xfe) == 0xfc || (at[0] == 0xfe && at[1] >> 6 == 2) || text == "::1";
    }
    return text == "localhost" || std::ranges::any_of(std::array{".local", ".lan", ".internal", ".home.arpa"},
                                                      [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace zg::certificates
