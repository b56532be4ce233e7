#include "connectors/simulated/simulate.h"

namespace connectors::simulated {

Simulation::Simulation(const SimulateOptions& options)
    : m_wire(options.wire),
      m_end(options.start + options.length),
      m_model({.seed = options.seed, .rate = options.rate, .start = options.start})
{
}

bool Simulation::nextChunk(std::string& out)
{
    constexpr std::size_t chunkSize = 1u << 20;
    out.clear();
    while (out.size() < chunkSize && m_model.nextArrival() < m_end)
        formats::appendRecord(m_wire, m_model.next().record, out);
    return !out.empty();
}

} // namespace connectors::simulated
