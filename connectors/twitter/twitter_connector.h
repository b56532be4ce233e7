/// The source `twitter[:sample]`: the streams of Twitter's v1.1, over HTTP and signed by OAuth 1.0a.
#pragma once

#include "connectors/credentials/credential_use.h"
#include "connectors/credentials/credentials.h"
#include "connectors/http/transport.h"
#include "connectors/twitter/calls.h"
#include "connectors/twitter/control_messages.h"
#include "streaming/clock.h"
#include "streaming/connector.h"

#include <functional>
#include <optional>
#include <string>

namespace connectors::twitter {

class StreamReader;

/// What it works with; all outlive it.
struct Surroundings {
    http::Transport& transport;
    const credentials::Credentials& credentials;
    const streaming::Clock& clock;
    std::function<void(std::string)> warn; ///< on the source's thread
    std::string stateFolder{};             ///< where it is marked which credentials are in use; empty: nowhere
};

/// One connection at a time, which ends with an error, never by itself: the feed has no end, and cannot go on where it
/// was. Credentials are looked up for each connection, so that changed ones are used at the next.
class TwitterConnector final : public streaming::Connector {
public:
    TwitterConnector(StreamOptions options, Surroundings surroundings)
        : m_options(std::move(options)), m_surroundings(std::move(surroundings)), m_use(m_surroundings.stateFolder)
    {
    }

    std::string name() const override { return "twitter"; }
    /// Errors of kind `Usage` (settings, filters, endpoint) and `Credentials`.
    streaming::Result<void> init() override;
    std::size_t storeCapacity() const override { return 16u << 20; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    streaming::Result<oauth1::Keys> keys() const;
    void mark(const credentials::Secret& token);
    streaming::Error endOf(const StreamReader& reader, const streaming::Result<void>& ended) const;
    void warnOf(const FallingBehind& warning);

    const StreamOptions m_options;
    const Surroundings m_surroundings;
    credentials::CredentialUse m_use;
    oauth1::Call m_call;
    bool m_everOpen = false;
    std::optional<streaming::Time> m_warnedAt;
};

} // namespace connectors::twitter
