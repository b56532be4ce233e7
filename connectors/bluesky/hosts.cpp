#include "connectors/bluesky/hosts.h"

namespace connectors::bluesky {

using streaming::ErrorKind;

streaming::Error Hosts::failed(streaming::Error error)
{
    const auto& host = current().host;
    const bool isNamed = error.message.find(host) != error.message.npos;
    if (m_addresses.size() > 1 && !isNamed) error.message = host + ": " + error.message;
    const bool refused = error.kind == ErrorKind::Refused || error.kind == ErrorKind::Credentials;
    if (refused) m_refused.insert(m_current);
    m_current = (m_current + 1) % m_addresses.size();
    if (!refused || m_refused.size() == m_addresses.size()) return error;
    return {ErrorKind::Unreachable, error.message + "; asking " + current().host, error.retryAfter};
}

} // namespace connectors::bluesky
