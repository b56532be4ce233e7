#include "connectors/simulated/simulated_connector.h"

#include "connectors/formats/writer.h"
#include "connectors/simulated/feed_model.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace connectors::simulated {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t blockSize = 1u << 20;
constexpr streaming::Duration pace = 200ms;

/// Takes from the model what has arrived by `now`, at most about a block.
std::string arrivedBy(streaming::Time now, FeedModel& model)
{
    std::string records;
    while (model.nextArrival() <= now && records.size() < blockSize)
        formats::appendRecord(formats::Wire::Twitter, model.next().record, records);
    return records;
}

} // namespace

streaming::Result<std::uint64_t> parseSeed(std::string_view argument)
{
    if (argument.empty()) return SimulatedOptions{}.seed;
    std::uint64_t seed = 0;
    const auto end = argument.data() + argument.size();
    if (const auto [stop, error] = std::from_chars(argument.data(), end, seed); error == std::errc{} && stop == end)
        return seed;
    return streaming::failure(streaming::ErrorKind::Usage,
        "simulated:" + std::string(argument)
            + ": the seed is a whole number from 0 to 18446744073709551615, as in simulated:7");
}

streaming::Result<void> SimulatedConnector::run(std::stop_token stop, streaming::Store& store)
{
    FeedModel model({.seed = m_options.seed, .rate = m_options.rate, .start = m_clock.now()});
    while (!stop.stop_requested()) {
        const auto now = m_clock.now();
        const auto records = arrivedBy(now, model);
        if (records.empty()) {
            m_clock.waitUntil(std::max(now + pace, model.nextArrival()), stop);
            continue;
        }
        auto bytes = store.buffer(records.size());
        bytes.append(records);
        streaming::RawBlock block;
        block.bytes = std::move(bytes);
        block.arrival = now;
        if (!store.put(std::move(block))) return {};
    }
    return {};
}

} // namespace connectors::simulated
