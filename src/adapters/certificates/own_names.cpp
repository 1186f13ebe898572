#include <zg/certificates.h>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace zg::certificates {

namespace {

std::string text_of(sockaddr const& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET) {
        auto const& of = reinterpret_cast<sockaddr_in const&>(address);
        inet_ntop(AF_INET, &of.sin_addr, text.data(), text.size());
    } else if (address.sa_family == AF_INET6) {
        auto const& of = reinterpret_cast<sockaddr_in6 const&>(address);
        // One of a single link says which only with the name of the interface, which no browser takes.
        if (!IN6_IS_ADDR_LINKLOCAL(&of.sin6_addr)) inet_ntop(AF_INET6, &of.sin6_addr, text.data(), text.size());
    }
    return text.data();
}

void add_addresses(std::vector<std::string>& names) {
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0) return;
    for (auto const* each = all; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0) continue;
        auto text = text_of(*each->ifa_addr);
        if (!text.empty() && std::ranges::find(names, text) == names.end()) names.push_back(std::move(text));
    }
    freeifaddrs(all);
}

}  // namespace

std::vector<std::string> own_names() {
    std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
    add_addresses(names);
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) == 0 && host[0] != '\0') {
        std::string const name(host.data());
        if (name != "localhost" && name.find('.') == std::string::npos) names.push_back(name + ".local");
        if (is_private_name(name) && name != "localhost") names.push_back(name);
    }
    std::erase_if(names, [](std::string const& name) { return !is_private_name(name); });
    return names;
}

}  // namespace zg::certificates
