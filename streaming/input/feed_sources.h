/// The sources of a feed together: what is asked of all, of one, and whose block is next.
#pragma once

#include "streaming/input/feed_options.h"
#include "streaming/input/feed_source.h"

#include <algorithm>

namespace streaming {

/// A source's number is its place. Used by the loop thread, but for what says so.
template <class T>
class FeedSources {
public:
    using Rows = typename DecodeQueue<T>::Rows;
    struct Taken {
        std::size_t source = 0;
        Rows rows;
    };

    FeedSources(std::vector<FeedPart<T>> parts, WorkerPool& pool)
    {
        for (auto& [connector, decoder] : parts)
            m_sources.push_back(std::make_unique<FeedSource<T>>(std::move(connector), std::move(decoder), pool));
    }

    /// The connections. Any thread, as the next two.
    std::vector<SourceLink> links() const
    {
        std::vector<SourceLink> links;
        for (const auto& source : m_sources)
            links.push_back({source->thread.connector().name(), source->thread.store().link().status()});
        return links;
    }

    std::vector<LinkEvent> events(std::size_t source) const
    {
        return m_sources.at(source)->thread.store().link().events();
    }

    bool ask(std::size_t source, SourceCommand command) { return m_sources.at(source)->thread.ask(command); }

    void start(const std::function<void()>& wake, Clock& clock, const FeedOptions& options)
    {
        for (auto& source : m_sources) source->thread.start(wake, clock, options.reconnect, options.events);
    }

    void requestStop()
    {
        for (auto& source : m_sources) source->thread.requestStop();
    }

    void close()
    {
        for (auto& source : m_sources) source->thread.close();
    }

    /// The next block of the sources in turn of which nothing has arrived at `until` or later. None: none waits.
    std::optional<Taken> next(Time until, const Clock& clock)
    {
        for (std::size_t tried = 0; tried < m_sources.size(); ++tried) {
            const auto number = m_turn++ % m_sources.size();
            auto& source = *m_sources[number];
            if (source.takenThrough >= until) continue;
            if (auto rows = source.queue.next()) {
                rows->arrival = std::min(rows->arrival, clock.now());
                source.takenThrough = rows->arrival;
                return Taken{number, std::move(*rows)};
            }
        }
        return std::nullopt;
    }

    /// Whether all have ended and everything was taken.
    bool drained() const
    {
        return std::ranges::all_of(m_sources, [](const auto& source) { return source->queue.drained(); });
    }

    std::vector<SavedSource> save() const
    {
        std::vector<SavedSource> saved;
        for (const auto& source : m_sources) saved.push_back(source->queue.save());
        return saved;
    }

    /// Throws StateError where there were not as many.
    void restore(const std::vector<SavedSource>& saved)
    {
        if (saved.size() != m_sources.size())
            throw StateError("the input had " + std::to_string(saved.size()) + " sources and now has "
                + std::to_string(m_sources.size()));
        for (std::size_t source = 0; source < m_sources.size(); ++source) m_sources[source]->restore(saved[source]);
    }

    void keepIn(BlockLog& log)
    {
        for (std::size_t number = 0; number < m_sources.size(); ++number) m_sources[number]->keepIn(log, number);
    }

    void restoreBlock(std::size_t source, RawBlock block)
    {
        if (source < m_sources.size()) m_sources[source]->restoreBlock(std::move(block));
    }

    /// The first place in the log that a source still needs.
    std::optional<std::uint64_t> logNeededFrom() const
    {
        std::optional<std::uint64_t> needed;
        for (const auto& source : m_sources) {
            if (!source->waitsInLog()) continue; // one that is silent must not keep the others' blocks in the log
            const auto next = source->queue.taken().offset;
            needed = std::min(needed.value_or(next), next);
        }
        return needed;
    }

private:
    std::vector<std::unique_ptr<FeedSource<T>>> m_sources;
    std::size_t m_turn = 0;
};

} // namespace streaming
