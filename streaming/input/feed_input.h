/// The input of rows that carry a time of their own: takes them in order, puts each into its batch.
#pragma once

#include "streaming/dstream/node.h"
#include "streaming/input/feed_options.h"
#include "streaming/input/feed_sources.h"
#include "streaming/input/intake.h"
#include "streaming/input/open_batch.h"
#include "streaming/input/paced.h"
#include "streaming/input/saved_feed.h"

namespace streaming {

/// For each row, in feed order: left out by the filter, else late, else a duplicate, else taken; after that it moves
/// the clock. A batch labelled T holds the times from T - interval up to, not including, T. Event time: when the
/// highest time seen reaches T + lateness, the batches up to T are complete.
template <class T, class Traits>
class FeedInput final : public StreamNode<T>, public Intake {
public:
    FeedInput(Graph& graph, FeedOptions options, std::vector<FeedPart<T>> parts)
        : StreamNode<T>(graph, graph.batch(), {})
        , m_options(std::move(options))
        , m_sources(std::move(parts), graph.pool())
        , m_recent(m_options.seenFor)
        , m_pace(m_options.pace)
    {
        if (m_options.basis == TimeBasis::Event && !IdentifiedRows<Traits, T>)
            throw GraphError("event time needs rows that have a time and an id");
    }

    FeedCounts counts() const
    {
        std::lock_guard lock(m_mutex);
        return m_counts;
    }

    /// Of what the sources handed over, the bytes that are taken in, as far as that can be told. Any thread.
    std::uint64_t takenBytes() const
    {
        std::lock_guard lock(m_mutex);
        return m_takenBytes - (m_pending ? m_pending->bytesLeft() : 0);
    }

    /// From now on. Any thread.
    void setPace(const FeedPace& pace) { m_asked.ask(pace, this->graph().clock().now()); }

    /// The connections of the sources, in their order. Any thread, as the next two.
    std::vector<SourceLink> links() const { return m_sources.links(); }
    /// What happened to the connection of one source.
    std::vector<LinkEvent> events(std::size_t source) const { return m_sources.events(source); }
    bool ask(std::size_t source, SourceCommand command) { return m_sources.ask(source, command); }

    /// The first records that could not be read.
    std::vector<FeedFault> faults() const
    {
        std::lock_guard lock(m_mutex);
        return m_faults;
    }

    std::string saveProgress() const override
    {
        SavedFeed saved{counts(), m_sources.save(), {}, {}, m_recent.save(), m_highest, m_closedThrough, m_earliest, m_ended};
        for (const auto& [label, batch] : m_open) saved.openBatches[label] = bytesOfRows<T, Traits>(batch.list());
        if (m_pending) saved.pending = bytesOfRows<T, Traits>(m_pending->left());
        return toBytes(saved);
    }

    void restoreProgress(const std::string& bytes) override
    {
        auto saved = savedFeedFrom(bytes);
        m_sources.restore(saved.sources);
        for (auto& [label, rows] : saved.openBatches) restoreBatch(label, rowsOfBytes<T, Traits>(std::move(rows)));
        if (!saved.pending.empty()) m_pending = PendingRows<T>{rowsOfBytes<T, Traits>(std::move(saved.pending)), 0, Time::min()};
        for (const auto& [time, ids] : saved.recentIds)
            for (const auto& id : ids) m_recent.add(id, time);
        m_highest = saved.highest;
        m_closedThrough = saved.closedThrough;
        m_earliest = saved.earliest;
        m_ended = saved.ended;
        std::lock_guard lock(m_mutex);
        m_counts = std::move(saved.counts);
    }

    void keepIn(BlockLog& log) override { m_sources.keepIn(log); }
    void restoreBlock(std::size_t source, RawBlock block) override { m_sources.restoreBlock(source, std::move(block)); }
    std::optional<std::uint64_t> logNeededFrom() const override { return m_sources.logNeededFrom(); }

    void start(std::shared_ptr<Alarm> alarm) override
    {
        m_asked.wake(alarm);
        m_sources.start([alarm] { alarm->ring(); }, this->graph().clock(), m_options);
    }

    void stop() override
    {
        m_stopping = true;
        m_sources.requestStop();
    }

    void close() override { m_sources.close(); }

    bool pump(Time until) override
    {
        for (const auto& [pace, asked] : m_asked.take()) changePace(pace, asked);
        if (m_pace.delays() && m_stopping) return giveUpPace();
        if (m_pace.isHeld()) return false;
        if (m_pending) return placePending();
        if (auto taken = m_sources.next(until, this->graph().clock())) {
            take(taken->source, std::move(taken->rows));
            return true;
        }
        if (m_sources.drained() && !m_ended) {
            end();
            return true;
        }
        return closeByGrace();
    }

    std::optional<Time> nextWake() const override
    {
        if (m_pace.isHeld()) return std::nullopt;
        if (m_pending) return m_pending->due;
        if (m_options.grace && m_options.lateness && !m_open.empty())
            return m_open.begin()->first + *m_options.lateness + *m_options.grace;
        return std::nullopt;
    }

    bool ended() const override { return m_ended; }
    bool byEventTime() const override { return m_options.basis == TimeBasis::Event; }
    Time closedThrough() const override { return m_closedThrough; }

    std::optional<Time> nextData() const override
    {
        if (m_open.empty() || m_open.begin()->first > m_closedThrough) return std::nullopt;
        return m_open.begin()->first;
    }

    void passed(Time time) override
    {
        m_earliest = std::max(m_earliest, time + this->slide());
        while (!m_open.empty() && m_open.begin()->first <= time)
            m_open.erase(m_open.begin());
    }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        const auto batch = m_open.find(time);
        if (batch == m_open.end()) return parallelize<T>({}, 0, &this->graph().pool());
        auto rows = std::make_shared<BatchRowsNode<T>>(
            &this->graph().pool(), std::move(batch->second.parts), batch->second.rows);
        m_open.erase(batch);
        return RDD<T>(std::move(rows));
    }

private:
    void restoreBatch(Time label, const BlockRows<T>& rows)
    {
        auto& batch = m_open[label];
        for (std::uint32_t row = 0; row < rows->size(); ++row) {
            if constexpr (IdentifiedRows<Traits, T>) batch.ids.add(Traits::id((*rows)[row]));
            batch.add(rows, row);
        }
    }

    void take(std::size_t source, typename DecodeQueue<T>::Rows block)
    {
        {
            std::lock_guard lock(m_mutex);
            count(block.decoded);
            m_takenBytes += block.bytes;
            noteFaults(source, block);
            if (m_options.basis == TimeBasis::Arrival)
                placeByArrival(block.decoded.rows, block.arrival);
            else
                placeByEvent({block.decoded.rows, 0, {}, block.bytes});
        }
        tellTaken();
    }

    void count(const Decoded<T>& decoded)
    {
        m_counts.malformed += static_cast<std::int64_t>(decoded.malformed);
        for (const auto& [kind, records] : decoded.other)
            m_counts.other[kind] += static_cast<std::int64_t>(records);
    }

    void noteFaults(std::size_t source, const typename DecodeQueue<T>::Rows& block)
    {
        for (const auto& [offset, reason] : block.decoded.faults) {
            if (m_faults.size() == faultsKept) return;
            m_faults.push_back({source, {block.begin.document, block.begin.offset + offset}, reason});
        }
    }

    /// Without the lock: who is told may ask for the counts.
    void tellTaken() const
    {
        if (m_options.onTaken) m_options.onTaken(counts());
    }

    void end()
    {
        m_ended = true;
        closeThrough(Time::max());
    }

    void changePace(const FeedPace& pace, Time now)
    {
        m_pace.change(pace, now);
        if (m_pending) m_pending->due = Time::min(); // looked at anew
    }

    /// Rows of a paced replay whose moment has not come were not received yet: a stop leaves them out.
    bool giveUpPace()
    {
        if (m_ended) return false;
        std::unique_lock lock(m_mutex);
        m_pending.reset();
        lock.unlock();
        end();
        return true;
    }

    bool placePending()
    {
        if (this->graph().clock().now() < m_pending->due) return false;
        {
            std::lock_guard lock(m_mutex);
            auto pending = std::move(*m_pending);
            m_pending.reset();
            placeByEvent(std::move(pending));
        }
        tellTaken();
        return true;
    }

    void placeByArrival(const BlockRows<T>& rows, Time arrival)
    {
        const auto interval = this->graph().batch();
        const auto label = std::max(floorTo(arrival, interval) + interval, m_earliest);
        auto& batch = m_open[label];
        for (std::uint32_t row = 0; row < rows->size(); ++row) {
            if constexpr (IdentifiedRows<Traits, T>) {
                const auto& element = (*rows)[row];
                if (!Traits::accepts(element)) {
                    ++m_counts.filtered;
                    continue;
                }
                if (!m_recent.add(Traits::id(element), label)) {
                    ++m_counts.duplicates;
                    continue;
                }
                noteTaken(Traits::time(element));
            } else {
                noteTaken(arrival);
            }
            batch.add(rows, row);
        }
        if (batch.rows == 0) m_open.erase(label);
    }

    void placeByEvent(PendingRows<T> block)
    {
        if constexpr (IdentifiedRows<Traits, T>) {
            const auto rows = block.rows;
            for (auto& row = block.next; row < rows->size(); ++row) {
                const auto& element = (*rows)[row];
                const auto time = Traits::time(element);
                if (m_pace.delays()) {
                    const auto now = this->graph().clock().now();
                    block.due = m_pace.dueAt(time, now);
                    if (block.due > now) {
                        m_pending = std::move(block);
                        return;
                    }
                }
                place(rows, row, element, time);
                moveClock(element, time);
            }
        }
    }

    void place(const BlockRows<T>& rows, std::uint32_t row, const T& element, Time time)
    {
        if (!Traits::accepts(element)) {
            ++m_counts.filtered;
            return;
        }
        // Most rows belong to the batch of the row before.
        if (time < m_current.from || time >= m_current.label) enterBatch(time);
        if (m_current.label <= m_closedThrough) {
            ++m_counts.late;
            return;
        }
        if (!m_current.batch) m_current.batch = &m_open[m_current.label];
        if (!m_current.batch->ids.add(Traits::id(element))) {
            ++m_counts.duplicates;
            return;
        }
        noteTaken(time);
        m_current.batch->add(rows, row);
    }

    void enterBatch(Time time)
    {
        const auto from = floorTo(time, this->graph().batch());
        m_current = {from, from + this->graph().batch(), nullptr};
        if (const auto open = m_open.find(m_current.label); open != m_open.end()) m_current.batch = &open->second;
    }

    void moveClock(const T& element, Time time)
    {
        if (m_highest && time <= *m_highest) return;
        const auto step = m_highest ? time - *m_highest : Duration(0);
        m_highest = time;
        if (!m_options.lateness) return;
        const auto complete = floorTo(time - *m_options.lateness, this->graph().batch());
        if (complete <= m_closedThrough) return;
        if (step > m_counts.clockStep) {
            m_counts.clockStep = step;
            m_counts.clockId = std::string(Traits::id(element));
        }
        closeThrough(complete);
    }

    void closeThrough(Time label)
    {
        m_closedThrough = label;
        m_current = {};
    }

    bool closeByGrace()
    {
        const auto wake = nextWake();
        if (m_pending || !wake || this->graph().clock().now() < *wake) return false;
        closeThrough(std::max(m_closedThrough, m_open.begin()->first));
        return true;
    }

    void noteTaken(Time time)
    {
        ++m_counts.taken;
        if (!m_counts.first || time < *m_counts.first) m_counts.first = time;
        if (!m_counts.last || time > *m_counts.last) m_counts.last = time;
    }

    struct Current {
        Time from = Time::max();
        Time label = Time::min();
        OpenBatch<T>* batch = nullptr;
    };

    static constexpr std::size_t faultsKept = 20;

    const FeedOptions m_options;
    FeedSources<T> m_sources;
    std::map<Time, OpenBatch<T>> m_open; // by label
    Current m_current;                // the batch of the last row
    RecentIds m_recent;
    std::optional<PendingRows<T>> m_pending; // changed under m_mutex
    Pace m_pace;
    AskedPaces m_asked;
    std::optional<Time> m_highest;
    Time m_closedThrough = Time::min();
    Time m_earliest = Time::min(); // arrival: the earliest batch that can still be filled
    bool m_ended = false;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    FeedCounts m_counts; // under m_mutex, as the rest
    std::vector<FeedFault> m_faults;
    std::uint64_t m_takenBytes = 0;
};

} // namespace streaming
