/// The source `simulated[:SEED]`: a made-up social feed at a steady rate, which needs no network.
#pragma once

#include "streaming/clock.h"
#include "streaming/connector.h"

#include <cstdint>
#include <string_view>

namespace connectors::simulated {

struct SimulatedOptions {
    std::uint64_t seed = 1;
    std::uint32_t rate = 50; ///< statuses a second, at least 1
};

/// The seed that a user gave with the source: a whole number; none given means 1.
streaming::Result<std::uint64_t> parseSeed(std::string_view argument);

/// Writes records of Twitter v1.1 as time goes by, a few times a second, the first at once. Their times are the
/// clock's. Never ends by itself and never fails.
class SimulatedConnector final : public streaming::Connector {
public:
    /// `clock` outlives the connector.
    SimulatedConnector(const SimulatedOptions& options, streaming::Clock& clock)
        : m_options(options),
          m_clock(clock) { }

    std::string name() const override { return "simulated"; }
    streaming::Result<void> init() override { return {}; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    const SimulatedOptions m_options;
    streaming::Clock& m_clock;
};

} // namespace connectors::simulated
