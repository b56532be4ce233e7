#include "app/core/live_access.h"

namespace app {

namespace {

constexpr auto userAgent = "trendstream/" TRENDSTREAM_VERSION;

} // namespace

std::string stateFolder(const Variables& variables)
{
    if (const auto folder = variables("XDG_STATE_HOME"); folder && folder->starts_with('/')) return *folder + "/trendstream";
    if (const auto home = variables("HOME"); home && !home->empty()) return *home + "/.local/state/trendstream";
    return {};
}

LiveAccess::LiveAccess(connectors::credentials::Credentials credentials, const Variables& variables)
    : m_credentials(std::move(credentials))
    , m_http(m_library, {.userAgent = userAgent, .authorities = variables("SSL_CERT_FILE").value_or("")})
    , m_webSocket({.userAgent = userAgent,
                      .authorities = variables("SSL_CERT_FILE").value_or(""),
                      .proxies = connectors::websocket::ProxySettings::fromEnvironment()},
          m_clock)
    , m_services{m_http, m_webSocket, m_credentials}
{
}

} // namespace app
