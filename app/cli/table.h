/// The table of `--format table`: what a snapshot looks like in lines of text.
#pragma once

#include "app/cli/terminal.h"
#include "app/core/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace app::cli {

enum class Phase { Live, Replay, Stopping, Finished };

/// What is to be seen.
struct TableView {
    Phase phase = Phase::Live;
    std::optional<double> done; ///< how much of a replay, 0 to 1
    SnapshotPtr snapshot; ///< null: nothing yet
    std::vector<streaming::SourceLink> links{}; ///< of which those that are not as they should be are shown
    Time now{};
    std::vector<std::string> alerts{}; ///< that fire
};

/// Where it is to be seen.
struct Canvas {
    int columns = 80;
    std::optional<int> rows; ///< none: as many as it takes
    Ink ink = Ink::Plain;
};

/// The whole frame: header, then the windows one under another, as many as fit.
std::vector<std::string> renderTable(const TableView& view, const Canvas& canvas);

/// One window: header, rates, hashtags, most retweeted. Lists are cut to the canvas.
std::vector<std::string> renderWindow(const WindowResult& window, const Canvas& canvas);

/// What was counted since the start, in one sentence; what is 0 and should be is left out.
std::string renderTotals(const Totals& totals);

} // namespace app::cli
