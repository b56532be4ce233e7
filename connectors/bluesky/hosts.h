/// Which of several hosts is asked.
#pragma once

#include "connectors/http/endpoint.h"
#include "streaming/result.h"

#include <set>
#include <vector>

namespace connectors::bluesky {

/// One after the other, again and again. One thread.
class Hosts {
public:
    Hosts() = default;
    /// At least one.
    explicit Hosts(std::vector<http::Url> addresses) : m_addresses(std::move(addresses)) {}

    const http::Url& current() const { return m_addresses[m_current]; }

    /// The current one gave data: what others refused before may be otherwise now.
    void worked() { m_refused.clear(); }

    /// The current one failed: the next one is asked. Returns what the supervisor is to make of it: that a host refuses
    /// is final only when all have refused.
    streaming::Error failed(streaming::Error error);

private:
    std::vector<http::Url> m_addresses;
    std::size_t m_current = 0;
    std::set<std::size_t> m_refused; // since one gave data
};

} // namespace connectors::bluesky
