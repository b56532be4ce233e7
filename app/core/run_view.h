/// All that a window shows of a run at one moment: values, worked out here, so that a window only draws them.
#pragma once

#include "app/core/evidence.h"
#include "app/core/faults.h"
#include "app/core/snapshot.h"
#include "app/core/source_view.h"
#include "app/core/watch/watching.h"
#include "streaming/result.h"

#include <string>
#include <utility>
#include <vector>

namespace app {

using streaming::Result;

/// The counts of one row over time, oldest first, at equal distances; the last one is now. None where the row was not
/// listed: nobody knows its count then.
using Curve = std::vector<std::optional<std::int64_t>>;

/// A row of either list.
struct RowView {
    std::string key;  ///< what it is recognised by: the normalised hashtag, the id of the original
    std::string name; ///< the hashtag as first written, without the sign; the author, empty where nobody knows one
    std::string text; ///< of the original; the id where nobody knows one
    int rank = 0; ///< 0: not listed, but pinned
    Movement movement{};
    std::int64_t count = 0;
    double perSecond = 0;
    std::optional<double> change{}; ///< of the count since one window length ago: 0.25 is a quarter more
    Curve curve{};
    bool pinned = false;                  ///< stands above the list
    std::vector<std::string> languages{}; ///< most of its statuses are in, or a tenth
    std::optional<double> score{}; ///< what it is ranked by; none: its count
};

struct WindowView {
    Time end{};
    Duration length{};
    Duration covered{}; ///< how much of the length the data at hand reaches back; at most all of it
    Duration curveSpan{}; ///< what a curve looks back on
    std::int64_t statuses = 0;
    std::int64_t hashtagsDistinct = 0;
    double statusesPerSecond = 0;
    double retweetShare = 0; ///< 0 to 1
    std::vector<RowView> hashtags;
    std::vector<RowView> retweeted;
    Rank rank = Rank::Count;
    std::shared_ptr<const WindowResult> reported{}; ///< as the command line would write it
    std::vector<RowView> pinned{}; ///< hashtags, whether or not they are listed
};

enum class RunPhase { Running, Finished, Failed };

/// Where a run comes from, which decides what its state is called.
enum class RunKind { Live, Replay };

/// What is kept of the raw feed while a run goes on.
struct RecordingView {
    std::string directory;
    std::uint64_t bytes = 0; ///< on the disk
};

struct RunView {
    int number = 1; ///< how many runs the window has shown, with this one
    RunPhase phase = RunPhase::Running;
    RunKind kind = RunKind::Live;
    std::optional<double> speed{}; ///< of a replay; none: as fast as it goes
    bool held = false;             ///< a replay that was told to wait
    std::optional<double> done{};  ///< how much of a replay is behind it, 0 to 1
    std::optional<RecordingView> recording{}; ///< while one is made
    std::string failure{};         ///< in words, where it failed
    std::vector<Duration> lengths; ///< of the windows, shortest first
    Duration slide{1000};
    Rank rank = Rank::Count;
    Duration batch{1000};   ///< of which the slide is a multiple
    Duration keep{3600000}; ///< no window can be longer
    std::vector<std::shared_ptr<const WindowView>> windows{}; ///< shortest first; empty before the first
    std::vector<SourceView> sources{};
    std::optional<Duration> delay{}; ///< of a live run: from a status to its place in the list
    Totals totals{};
    std::optional<Duration> behindFeed{}; ///< of a live run that is slower than what comes: by how much
    double droppedPerSecond = 0;          ///< records that find no room, of late
    std::size_t waitingBatches = 0;
    std::vector<FaultView> faults{}; ///< of a run that is over: the first records that could not be read
    std::string notice{}; ///< what was last said to the user
    WatchView watch{};

    /// The window of that length, null where there is none yet.
    std::shared_ptr<const WindowView> window(Duration length) const;
};

enum class ListKind { Hashtags, Retweeted };

/// What the details of a row are asked for.
struct DetailsQuery {
    ListKind list = ListKind::Hashtags;
    std::string key;
    Duration length{}; ///< of the window
    Time end{};        ///< the moment that is looked at
};

/// The kept past of one row, and for a hashtag what stands behind it.
struct DetailsView {
    Curve curve{};
    Time from{}; ///< where the curve begins; it ends at the moment that is looked at
    std::optional<Time> firstListed{}; ///< in the past that is kept
    std::int64_t peak = 0;
    Time peakAt{};
    EvidenceView evidence{};
    std::vector<std::pair<Time, Time>> gaps{}; ///< holes in the feeds of live sources, within the curve
};

/// How much came over the past that is kept.
struct VolumeView {
    Time from{};
    Time to{};
    std::vector<std::optional<double>> perSecond{}; ///< at equal distances; none where no window was reported
    std::vector<std::pair<Time, Time>> gaps{};      ///< holes in the feeds of live sources
};

/// The hashtags of a window as they are to be seen: what is pinned first, then what is not muted.
std::vector<RowView> hashtagsToSee(const WindowView& window, const Watch& watch);
/// The retweeted statuses without those of muted authors.
std::vector<RowView> retweetedToSee(const WindowView& window, const Watch& watch);

/// How much further `newest` is than `shown`.
Duration behind(const RunView& shown, const RunView& newest);

} // namespace app
