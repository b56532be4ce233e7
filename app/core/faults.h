/// Records that could not be read: where, and what is wrong with them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace connectors::replay {
class ReplayConnector;
}
namespace streaming {
struct FeedFault;
struct SourceLink;
}

namespace app {

struct FaultView {
    std::string where; ///< the file; the source of what is no recording
    std::optional<std::uint64_t> line{}; ///< from 1; none: the file cannot be read again for it
    std::uint64_t byte = 0; ///< where the record begins, of the file as unpacked
    bool inRecording = false; ///< else line and byte mean nothing
    std::string reason;
};

/// Reads the recordings again up to the faults, where that is not too much. After the run.
std::vector<FaultView> faultViews(const std::vector<streaming::FeedFault>& faults,
    const std::vector<streaming::SourceLink>& sources, const connectors::replay::ReplayConnector* replay);

/// The first of them in a sentence for the end of a run; empty where there is none in a recording.
std::string faultsInWords(const std::vector<FaultView>& faults, std::int64_t malformed);

} // namespace app
