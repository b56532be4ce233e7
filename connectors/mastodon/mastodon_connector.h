/// The source `mastodon:HOST[/local|/tag/NAME|/list/ID|/user]`: the live streams of Mastodon and its kin.
#pragma once

#include "connectors/common/source_settings.h"
#include "connectors/credentials/credential_use.h"
#include "connectors/credentials/credentials.h"
#include "connectors/http/transport.h"
#include "connectors/mastodon/instance.h"
#include "connectors/mastodon/intake.h"
#include "connectors/mastodon/target.h"
#include "connectors/websocket/transport.h"
#include "streaming/clock.h"
#include "streaming/connector.h"

#include <functional>
#include <optional>
#include <string>

namespace connectors::mastodon {

/// What the user asks for.
struct MastodonOptions {
    std::string argument{};    ///< behind `mastodon:`
    SourceSettings settings{}; ///< `[mastodon]`: `wire`
    std::string endpoint{};    ///< another server than HOST; empty: HOST
    std::string stateFolder{}; ///< where it is marked that a token is in use; it need not exist
};

/// What it works with; all outlive it.
struct Surroundings {
    http::Transport& http;
    websocket::Transport& webSocket;
    const credentials::Credentials& credentials;
    const streaming::Clock& clock;
    std::function<void(std::string)> warn; ///< on the source's thread
};

/// One connection at a time, which ends with an error, never by itself. Server-sent events, or WebSocket where the
/// server has none; what it hands over are server-sent events in either case. The token is looked up for each
/// connection.
class MastodonConnector final : public streaming::Connector {
public:
    MastodonConnector(MastodonOptions options, Surroundings surroundings)
        : m_options(std::move(options)), m_surroundings(std::move(surroundings)), m_use(m_options.stateFolder)
    {
    }

    std::string name() const override { return "mastodon:" + m_target.text(); }
    /// Errors of kind `Usage` (source, settings, endpoint) and `Credentials`: no token for a stream that is somebody's
    /// own, or a place of credentials that cannot be trusted.
    streaming::Result<void> init() override;
    std::size_t storeCapacity() const override { return 16u << 20; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    enum class Wire { NotKnown, Events, WebSocket };

    streaming::Result<credentials::Secret> findToken() const;
    void markToken(const credentials::Secret& token);
    streaming::Result<void> meetServer(const std::stop_token& stop);
    Intake::Fill fill(const credentials::Secret& token, const std::stop_token& stop);
    streaming::Result<void> follow(const credentials::Secret& token, const std::stop_token& stop, Intake& intake);
    streaming::Result<void> followMessages(
        const credentials::Secret& token, const std::stop_token& stop, Intake& intake);
    streaming::Result<void> open(const credentials::Secret& token, websocket::Peer& peer, Intake& intake);
    streaming::Result<void> takeMessage(std::string_view message, Intake& intake) const;
    streaming::Error inWords(streaming::Error error, const credentials::Secret& token) const;

    const MastodonOptions m_options;
    const Surroundings m_surroundings;
    credentials::CredentialUse m_use;
    Target m_target;
    http::Url m_server;
    Wire m_wire = Wire::NotKnown;
    std::optional<Instance> m_instance; // until an attempt fails: it may have moved
    std::optional<std::string> m_lastId; // of the last status that came
    streaming::Time m_limitedUntil{};    // no timeline is asked for before
    std::string m_said;                  // last of all that is said once
};

} // namespace connectors::mastodon
