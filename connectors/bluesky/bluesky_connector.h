/// The source `bluesky[:HOST]`: Jetstream, which needs no key.
#pragma once

#include "connectors/bluesky/event_reader.h"
#include "connectors/bluesky/hosts.h"
#include "streaming/connector.h"

#include <memory>

namespace connectors::bluesky {

struct BlueskyOptions {
    std::string host{};        ///< `HOST[:PORT]`; none: the settings' hosts, else Bluesky's own
    std::string endpoint{};    ///< another address than the service's own
    SourceSettings settings{}; ///< the part `[bluesky]`
};

/// One connection at a time, which ends with an error, never by itself. Each goes on where the one before it broke, and
/// so does a restarted program: hosts keep a day and more. Positions are microseconds of the feed's time, which mean
/// the same on both wires and at every host.
class BlueskyConnector final : public streaming::Connector {
public:
    /// Transport and clock outlive it.
    BlueskyConnector(BlueskyOptions options, websocket::Transport& transport, const streaming::Clock& clock)
        : m_options(std::move(options)), m_transport(transport), m_clock(clock)
    {
    }

    std::string name() const override { return m_options.host.empty() ? "bluesky" : "bluesky:" + m_options.host; }
    /// Errors of kind `Usage`.
    streaming::Result<void> init() override;
    bool canGoOn() const override { return true; }
    void goOnFrom(streaming::Position position) override;
    std::size_t storeCapacity() const override { return 16u << 20; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    streaming::Error endOf(const EventReader& reader, streaming::Error error);
    std::optional<streaming::Error> mended(const streaming::Error& refusal);
    void stopCompressing();

    const BlueskyOptions m_options;
    websocket::Transport& m_transport;
    const streaming::Clock& m_clock;
    BlueskySettings m_settings;
    Hosts m_hosts;
    std::unique_ptr<FrameUnpacker> m_unpacker; // none: without compression
    FeedMemory m_memory;
};

} // namespace connectors::bluesky
