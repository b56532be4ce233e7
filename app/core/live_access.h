/// The way to the feeds of services: one of each transport, and the keys.
#pragma once

#include "app/core/environment.h"
#include "app/core/secrecy.h"
#include "app/core/settings.h"
#include "connectors/feeds.h"
#include "connectors/http/curl_transport.h"
#include "connectors/websocket/beast_transport.h"

#include <string>

namespace app {

/// `$XDG_STATE_HOME/trendstream`, or in `~/.local/state`; empty where neither is known.
std::string stateFolder(const Variables& variables);

/// The places where the secrets of the followed sources may be.
connectors::credentials::Credentials credentialsOf(const Settings& settings, const Secrecy& secrecy);

/// Made once, by `main`'s thread, before any other; outlives the engines. The variables say whom to trust
/// (`SSL_CERT_FILE`) and which proxies to use.
class LiveAccess {
public:
    LiveAccess(connectors::credentials::Credentials credentials, const Variables& variables);

    const connectors::LiveServices& services() const { return m_services; }

private:
    streaming::SystemClock m_clock;
    const connectors::credentials::Credentials m_credentials;
    const connectors::http::CurlLibrary m_library;
    connectors::http::CurlTransport m_http;
    connectors::websocket::BeastTransport m_webSocket;
    const connectors::LiveServices m_services;
};

} // namespace app
