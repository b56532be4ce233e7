#include "connectors/websocket/addresses.h"

#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <thread>

namespace connectors::websocket {

namespace {

using FoundAddresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

std::string numberOf(const addrinfo& found)
{
    std::array<char, NI_MAXHOST> text{};
    const auto failed =
        ::getnameinfo(found.ai_addr, found.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return failed ? std::string() : text.data();
}

} // namespace

Addresses lookUp(const std::string& host)
{
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    addrinfo* first = nullptr;
    const auto failed = ::getaddrinfo(host.c_str(), nullptr, &wish, &first);
    const FoundAddresses found(failed ? nullptr : first, &::freeaddrinfo);

    Addresses addresses;
    for (const auto* each = found.get(); each; each = each->ai_next)
        if (auto number = numberOf(*each); !number.empty()) addresses.push_back(std::move(number));
    return addresses;
}

PendingLookup::PendingLookup(const Lookup& lookup, const std::string& host, Done done)
    : m_listener(std::make_shared<Listener>())
{
    m_listener->done = std::move(done);
    std::thread([lookup, host, listener = m_listener] {
        auto found = lookup(host);
        const std::lock_guard lock(listener->mutex);
        if (listener->done) listener->done(std::move(found));
    }).detach();
}

PendingLookup::~PendingLookup()
{
    const std::lock_guard lock(m_listener->mutex);
    m_listener->done = nullptr;
}

} // namespace connectors::websocket
