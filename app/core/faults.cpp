#include "app/core/faults.h"

#include "connectors/files/line_number.h"
#include "connectors/replay/replay_connector.h"
#include "streaming/feed_counts.h"
#include "streaming/link.h"

#include <fmt/format.h>

namespace app {
namespace {

constexpr std::size_t linesLookedUp = 5;

FaultView viewOf(const streaming::FeedFault& fault, const streaming::SourceLink& source,
    const connectors::replay::ReplayConnector* replay)
{
    FaultView view{source.source, std::nullopt, fault.begin.offset, false, std::string(fault.reason)};
    if (!replay || source.source != replay->name()) return view;
    view.where = replay->fileOf(fault.begin);
    view.inRecording = true;
    return view;
}

} // namespace

std::vector<FaultView> faultViews(const std::vector<streaming::FeedFault>& faults,
    const std::vector<streaming::SourceLink>& sources, const connectors::replay::ReplayConnector* replay)
{
    std::vector<FaultView> views;
    for (const auto& fault : faults) {
        auto& view = views.emplace_back(viewOf(fault, sources.at(fault.source), replay));
        if (view.inRecording && views.size() <= linesLookedUp)
            view.line = connectors::files::lineNumberAt(view.where, view.byte);
    }
    return views;
}

std::string faultsInWords(const std::vector<FaultView>& faults, std::int64_t malformed)
{
    if (faults.empty() || !faults.front().inRecording) return {};
    const auto& [where, line, byte, inRecording, reason] = faults.front();
    const auto name = where == "-" ? std::string("standard input") : where;
    const auto place = line ? fmt::format("line {}, byte {}", *line, byte) : fmt::format("byte {}", byte);
    if (malformed == 1) return fmt::format("1 record could not be read, in {} at {}: {}", name, place, reason);
    return fmt::format("{} records could not be read, the first in {} at {}: {}", malformed, name, place, reason);
}

} // namespace app
