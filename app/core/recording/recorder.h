/// Keeps the raw feed of a run: rotating, compressed segments that `replay` reads.
#pragma once

#include "app/core/recording/index.h"
#include "app/core/recording/segment.h"
#include "streaming/block.h"
#include "streaming/clock.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace app {

struct RecordingOptions {
    std::string directory;
    streaming::Duration longestSegment{3600000};       ///< after so long a new one is begun
    std::uint64_t largestSegment = 256u << 20;         ///< bytes, compressed
    streaming::Duration writeEvery{1000};              ///< what came since then is lost when the machine stops
    std::size_t largestQueue = 64u << 20;              ///< bytes that may wait for the disk; what finds no room is dropped
};

struct RecordingTotals {
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;           ///< before compression
    std::uint64_t compressedBytes = 0;
    std::uint64_t segments = 0;
    std::uint64_t droppedBlocks = 0;   ///< the disk was too slow
};

/// What a recorder tells; on its thread.
struct RecorderHooks {
    std::function<void(const std::string&)> tell;                ///< a sentence for the user
    std::function<void(const streaming::Error&)> onFailure{};    ///< nothing more is recorded
};

/// A thread of its own (`ts-record`) writes, so that no source waits for the disk. Any thread may call `add`.
class Recorder {
public:
    /// Makes the folder, and finishes what a killed program left in it. Errors are of kind `Write`.
    static streaming::Result<std::unique_ptr<Recorder>> open(
        RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks);
    ~Recorder();

    /// Takes what a source handed over; in order for each source.
    void add(const std::string& source, const streaming::RawBlock& block);
    /// No more is taken: what was is written out, and the segments are finished. Does not wait.
    void finish();
    /// The same; returns when that is done. The error of the recording.
    streaming::Result<void> close();
    RecordingTotals totals() const;

private:
    struct Piece {
        std::string source;
        std::string bytes;
        streaming::Time arrival;
        bool opensDocument;
    };
    /// The segment of one source, and what waits for its next frame.
    struct Track {
        std::string_view recordEnd{};
        std::optional<Segment> segment{};
        IndexEntry entry{};
        std::string pending{};
        std::size_t whole = 0; // bytes of it that are whole records
        streaming::Time opened{};
    };

    Recorder(RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks);

    void work();
    std::deque<Piece> takeQueue();
    streaming::Result<void> take(Piece piece);
    Track& trackOf(const std::string& source);
    void sealOpenRecord(Track& track);
    streaming::Result<void> writeDue(streaming::Time now);
    streaming::Result<void> writeFrame(Track& track, const std::string& source);
    streaming::Result<void> openSegment(Track& track, const std::string& source);
    streaming::Result<void> finishSegment(Track& track);
    void note(streaming::Result<void> done);

    const RecordingOptions m_options;
    const std::shared_ptr<streaming::Clock> m_clock;
    const RecorderHooks m_hooks;
    const std::shared_ptr<streaming::Alarm> m_alarm = std::make_shared<streaming::Alarm>();

    std::map<std::string, Track> m_tracks; // the thread's
    std::optional<streaming::Time> m_due;  // the next frame; the thread's

    mutable std::mutex m_mutex;
    std::deque<Piece> m_queue;
    std::size_t m_queuedBytes = 0;
    bool m_closing = false;
    RecordingTotals m_totals;
    std::optional<streaming::Error> m_failure;

    std::thread m_thread; // last: it uses the others
};

} // namespace app
