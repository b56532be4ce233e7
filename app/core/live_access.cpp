#include "app/core/live_access.h"

#include "connectors/credentials/needs.h"
#include "connectors/credentials/standard_places.h"

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

connectors::credentials::Credentials credentialsOf(const Settings& settings, const Secrecy& secrecy)
{
    std::vector<connectors::credentials::Owner> followed;
    for (const auto& source : settings.sources)
        if (auto owner = connectors::credentials::ownerOf(source.kind + ':' + source.argument)) followed.push_back(*owner);
    return connectors::credentials::makeCredentials({.environment = processEnvironment,
        .secrets = secrecy.environment, .followed = std::move(followed), .redactor = secrecy.redactor});
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
