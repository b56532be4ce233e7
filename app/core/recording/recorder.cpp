#include "app/core/recording/recorder.h"

#include "app/core/recording/leftover.h"
#include "app/core/recording/records.h"
#include "connectors/common/timestamps.h"

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace app {

namespace fs = std::filesystem;
using streaming::Result;
using streaming::Time;

namespace {

constexpr std::size_t frameSize = 1u << 20; // enough to be worth a frame before its time

/// `20150816T214113Z`.
std::string compactTime(Time time)
{
    auto text = connectors::formatTime(time).substr(0, 19) + "Z";
    std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
    return text;
}

/// A name that no segment has: two that begin within a second get a number.
fs::path freePath(const fs::path& folder, const std::string& source, Time time)
{
    const auto stem = fileNameOf(source) + "-" + compactTime(time);
    const auto extension = "." + std::string(extensionOf(source)) + ".zst";
    auto path = folder / (stem + extension);
    for (int number = 2; fs::exists(path) || fs::exists(partOf(path)); ++number)
        path = folder / (stem + "-" + std::to_string(number) + extension);
    return path;
}

} // namespace

Result<std::unique_ptr<Recorder>> Recorder::open(
    RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks)
{
    std::error_code failed;
    fs::create_directories(options.directory, failed);
    if (!fs::is_directory(options.directory))
        return streaming::failure(streaming::ErrorKind::Write,
            "the folder " + options.directory + " for the recording cannot be made (" + failed.message() + ")");
    if (auto finished = finishLeftovers(options.directory, hooks.tell); !finished) return tl::unexpected(finished.error());
    return std::unique_ptr<Recorder>(new Recorder(std::move(options), std::move(clock), std::move(hooks)));
}

Recorder::Recorder(RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks)
    : m_options(std::move(options)), m_clock(std::move(clock)), m_hooks(std::move(hooks)), m_thread([this] { work(); })
{
    pthread_setname_np(m_thread.native_handle(), "ts-record");
}

Recorder::~Recorder() { static_cast<void>(close()); }

void Recorder::add(const std::string& source, const streaming::RawBlock& block)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_closing || m_failure) return;
        if (!m_queue.empty() && m_queuedBytes + block.bytes.size() > m_options.largestQueue) {
            ++m_totals.droppedBlocks;
            return;
        }
        m_queuedBytes += block.bytes.size();
        m_queue.push_back({source, std::string(block.bytes.view()), block.arrival, block.opensDocument});
    }
    m_alarm->ring();
}

void Recorder::finish()
{
    {
        std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_alarm->ring();
}

Result<void> Recorder::close()
{
    finish();
    if (m_thread.joinable()) m_thread.join();
    std::lock_guard lock(m_mutex);
    if (m_failure) return tl::unexpected(*m_failure);
    return {};
}

RecordingTotals Recorder::totals() const
{
    std::lock_guard lock(m_mutex);
    return m_totals;
}

void Recorder::work()
{
    while (true) {
        bool closing = false;
        {
            std::lock_guard lock(m_mutex);
            closing = m_closing;
        }
        for (auto& piece : takeQueue()) note(take(std::move(piece)));
        if (closing)
            for (auto& [source, track] : m_tracks) sealOpenRecord(track);
        note(writeDue(closing ? Time::max() : m_clock->now()));
        if (closing) break;
        m_clock->wait(m_alarm, m_due);
    }
    for (auto& [source, track] : m_tracks) note(finishSegment(track));
}

std::deque<Recorder::Piece> Recorder::takeQueue()
{
    std::lock_guard lock(m_mutex);
    m_queuedBytes = 0;
    return std::exchange(m_queue, {});
}

Result<void> Recorder::take(Piece piece)
{
    auto& track = trackOf(piece.source);
    if (piece.opensDocument) sealOpenRecord(track);
    if (!track.entry.from) track.entry.from = piece.arrival;
    track.entry.to = piece.arrival;
    track.pending += piece.bytes;
    if (const auto last = track.pending.rfind(track.recordEnd); last != std::string::npos)
        track.whole = last + track.recordEnd.size();
    if (!m_due) m_due = m_clock->now() + m_options.writeEvery;
    if (track.whole < frameSize) return {};
    return writeFrame(track, piece.source);
}

Recorder::Track& Recorder::trackOf(const std::string& source)
{
    auto& track = m_tracks[source];
    if (track.recordEnd.empty()) track.recordEnd = recordEndOf(extensionOf(source));
    return track;
}

/// What a connection that broke left open is a record that nobody can read: it stays one, and ends here.
void Recorder::sealOpenRecord(Track& track)
{
    if (track.whole == track.pending.size()) return;
    track.pending += track.recordEnd;
    track.whole = track.pending.size();
}

Result<void> Recorder::writeDue(Time now)
{
    if (!m_due || now < *m_due) return {};
    m_due.reset();
    for (auto& [source, track] : m_tracks)
        if (auto written = writeFrame(track, source); !written) return written;
    return {};
}

Result<void> Recorder::writeFrame(Track& track, const std::string& source)
{
    if (track.whole == 0) return {};
    if (!track.segment)
        if (auto opened = openSegment(track, source); !opened) return opened;
    const auto records = std::string_view(track.pending).substr(0, track.whole);
    const auto before = track.segment->size();
    if (auto written = track.segment->write(records); !written) return written;
    const auto count = countRecords(records, track.recordEnd);
    {
        std::lock_guard lock(m_mutex);
        m_totals.records += count;
        m_totals.bytes += records.size();
        m_totals.compressedBytes += track.segment->size() - before;
    }
    track.entry.records += count;
    track.entry.bytes += records.size();
    track.pending.erase(0, track.whole);
    track.whole = 0;
    const bool full = track.segment->size() >= m_options.largestSegment
        || m_clock->now() - track.opened >= m_options.longestSegment;
    return full ? finishSegment(track) : Result<void>();
}

Result<void> Recorder::openSegment(Track& track, const std::string& source)
{
    track.opened = m_clock->now();
    auto segment = Segment::create(freePath(m_options.directory, source, track.entry.from.value_or(track.opened)));
    if (!segment) return tl::unexpected(segment.error());
    track.segment.emplace(std::move(*segment));
    track.entry.file = track.segment->path().filename();
    track.entry.source = source;
    return {};
}

Result<void> Recorder::finishSegment(Track& track)
{
    if (!track.segment) return {};
    auto entry = std::exchange(track.entry, {});
    auto segment = std::exchange(track.segment, std::nullopt);
    entry.compressedBytes = segment->size();
    {
        std::lock_guard lock(m_mutex);
        ++m_totals.segments;
    }
    return segment->finish().and_then([&] { return addToIndex(m_options.directory, entry); });
}

void Recorder::note(Result<void> done)
{
    if (done) return;
    {
        std::lock_guard lock(m_mutex);
        if (m_failure) return;
        m_failure = done.error();
    }
    if (m_hooks.onFailure) m_hooks.onFailure(done.error());
}

} // namespace app
