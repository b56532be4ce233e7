#include "app/core/faults.h"

#include "connectors/files/line_number.h"
#include "connectors/replay/replay_connector.h"
#include "streaming/feed_counts.h"
#include "streaming/link.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

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

/// The first few, those of one file in one go.
void lookUpLines(std::vector<FaultView>& views)
{
    const auto few = std::span(views).first(std::min(views.size(), linesLookedUp));
    for (std::size_t begin = 0, end = 0; begin < few.size(); begin = end) {
        std::vector<std::uint64_t> bytes;
        for (end = begin; end < few.size() && few[end].where == few[begin].where; ++end) bytes.push_back(few[end].byte);
        if (!few[begin].inRecording) continue;
        const auto lines = connectors::files::lineNumbersAt(few[begin].where, bytes);
        for (auto at = begin; at < end; ++at) few[at].line = lines[at - begin];
    }
}

} // namespace

std::vector<FaultView> faultViews(const std::vector<streaming::FeedFault>& faults,
    const std::vector<streaming::SourceLink>& sources, const connectors::replay::ReplayConnector* replay)
{
    std::vector<FaultView> views;
    for (const auto& fault : faults) views.push_back(viewOf(fault, sources.at(fault.source), replay));
    lookUpLines(views);
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
