#include "app/core/engine_run.h"

#include "app/core/batch_stats.h"
#include "app/core/checkpoint_program.h"
#include "app/core/kept_run.h"
#include "app/core/source_options.h"
#include "streaming/serialization.h"

#include <algorithm>

namespace app {

namespace {

using connectors::formats::RawScope;
using connectors::formats::TextScope;

/// Bluesky's reposts say of the post its address alone.
SeenTexts seenTexts(const Settings& settings)
{
    const bool asked = std::ranges::any_of(settings.sources, [](const auto& source) { return source.kind == "bluesky"; });
    return asked ? SeenTexts::OfWindow : SeenTexts::None;
}

/// How much longer than its lateness a live batch waits for the feed before the wall clock closes it.
constexpr Duration graceOfLiveBatches{10000};

} // namespace

Result<void> Engine::Run::build()
{
    auto sources = connectors::openSources(
        m_settings.sources, {*m_clock, m_hooks.warn, m_hooks.services, sourceOptions(m_settings)});
    if (!sources) return tl::unexpected(sources.error());
    auto filter = makeFilter(m_settings.filters);
    if (!filter) return tl::unexpected(filter.error());
    auto times = makeFilter({.from = m_settings.filters.from, .until = m_settings.filters.until});
    if (!times) return tl::unexpected(times.error());
    auto rows = RowFilter::make(m_settings.filter);
    if (!rows) return tl::unexpected(rows.error());
    m_rowFilter = std::move(*rows);
    if (!m_evidence && (m_settings.samples > 0 || m_rowFilter.asksForLanguages()))
        m_evidence = &m_ownEvidence.emplace(m_settings.windows.front());
    m_replay = sources->replay;
    m_watch.expect(sources->opened.size());
    m_live = sources->live;

    if (auto opened = openRecording(); !opened) return opened;
    if (auto listening = listen(); !listening) return listening;
    auto options = feedOptions(*sources);
    const auto seen = seenTexts(m_settings);
    m_feed.emplace(connectors::statusStream(m_context, std::move(options),
        {.filter = std::move(*filter), .filterOfTrusted = std::move(*times),
            .texts = seen == SeenTexts::None && !m_evidence ? TextScope::OfOriginals : TextScope::All,
            .raw = m_hooks.evidence ? RawScope::OfTagged : RawScope::None,
            .onDeleted = onDeleted()}, std::move(sources->opened)));
    try {
        if (m_evidence) addEvidence(m_feed->stream, *m_evidence); // before the lists that are made of the same batch
        m_job = std::make_unique<TrendJob>(m_feed->stream,
            TrendOptions{choiceOf(m_settings), m_settings.top, m_settings.countRetweets, seen, m_settings.keep,
                m_hooks.choosing, m_watching.list()},
            TrendHandlers{[this](const BatchSize& size, Time batch) { onBatch(size, batch); },
                [this](WindowResult window) { onWindow(std::move(window)); },
                [this](WindowResult window) { onPast(std::move(window)); }});
    } catch (const streaming::GraphError& wrong) {
        return streaming::failure(ErrorKind::Usage, wrong.what());
    }
    return {};
}

Result<void> Engine::Run::start()
{
    auto restart = recover();
    if (!restart) return tl::unexpected(restart.error());
    if (m_finished) return {};
    if (*restart == Restart::Fresh && m_hooks.output)
        if (auto opened = m_hooks.output->open(); !opened) return opened;
    m_started = std::chrono::steady_clock::now();
    m_context.start();
    return {};
}

void Engine::Run::stop()
{
    m_interrupted = m_settings.checkpoint.has_value();
    m_context.stop(m_interrupted ? streaming::StopMode::Immediately : streaming::StopMode::Gracefully);
}

Result<void> Engine::Run::wait()
{
    if (m_finished) {
        m_hooks.warn("this run was finished before; remove " + *m_settings.checkpoint + " to do it again");
        return {};
    }
    try {
        m_context.awaitTermination();
    } catch (const streaming::CheckpointError& failed) {
        m_context.stop();
        if (!m_failure) m_failure = failed.error();
    } catch (const std::exception& failed) {
        m_context.stop();
        if (!m_failure) m_failure = Error{ErrorKind::Data, failed.what(), std::nullopt};
    }
    return finish();
}

Result<void> Engine::Run::openRecording()
{
    if (!m_settings.record) return {};
    return beginRecording(*m_settings.record, [this](const Error& error) { recordingFailed(error); });
}

Result<void> Engine::Run::beginRecording(const std::string& directory, std::function<void(const Error&)> onFailure)
{
    if (!m_live)
        return streaming::failure(ErrorKind::Usage, "--record keeps a live feed; what is replayed is recorded already");
    return m_recording.start(
        {.directory = directory}, m_clock, {.tell = m_hooks.warn, .onFailure = std::move(onFailure)});
}

Result<void> Engine::Run::listen()
{
    if (m_hooks.listener) m_context.addStreamingListener(m_hooks.listener);
    if (!m_settings.stats) return {};
    auto stats = BatchStats::open(*m_settings.stats, m_hooks.warn);
    if (!stats) return tl::unexpected(stats.error());
    m_context.addStreamingListener(std::move(*stats));
    return {};
}

std::function<void(std::string_view)> Engine::Run::onDeleted() const
{
    if (!m_evidence) return nullptr;
    return [evidence = m_evidence](std::string_view id) { evidence->forget(id); };
}

Result<Restart> Engine::Run::recover()
{
    if (!m_settings.checkpoint) return Restart::Fresh;
    if (m_settings.rank != Rank::Count)
        m_context.keep({"first", [this] { return Result<std::string>(streaming::toBytes(m_job->first())); },
            [this](const std::string& bytes) {
                m_job->goOnFrom(streaming::fromBytes<std::optional<Time>>(bytes));
                return Result<void>();
            }});
    m_context.keep({"run", [this] { return keep(); }, [this](const std::string& bytes) { return goOn(bytes); }});
    return m_context.recover({.directory = *m_settings.checkpoint,
        .interval = m_settings.checkpointInterval,
        .program = checkpointProgram(m_settings),
        .notice = [this](const std::string& text) { m_hooks.warn(text); }});
}

Result<std::string> Engine::Run::keep() const
{
    if (m_unwritten) return tl::unexpected(*m_unwritten); // the output lacks what the checkpoint would vouch for
    KeptRun kept{0, m_batches, m_retweets, m_windows, m_finished, m_publisher.movement(), m_watching.save()};
    if (m_hooks.output) {
        const auto length = m_hooks.output->settle();
        if (!length) return tl::unexpected(length.error());
        kept.outputLength = *length;
    }
    return streaming::toBytes(kept);
}

Result<void> Engine::Run::goOn(const std::string& bytes)
{
    auto kept = streaming::fromBytes<KeptRun>(bytes);
    m_batches = kept.batches;
    m_retweets = kept.retweets;
    m_windows = kept.windows;
    m_publisher.movement() = std::move(kept.movement);
    m_watching.restore(kept.watching);
    m_finished = kept.finished;
    return m_hooks.output && !m_finished ? m_hooks.output->goOnAt(kept.outputLength) : Result<void>();
}

streaming::FeedOptions Engine::Run::feedOptions(const Sources& sources)
{
    streaming::FeedOptions options;
    options.basis = m_settings.timeBasis;
    options.lateness = m_settings.lateness;
    if (sources.live) options.grace = graceOfLiveBatches;
    options.pace.speed = m_settings.speed;
    options.seenFor = m_settings.windows.front();
    options.onTaken = [this](const FeedCounts& counts) { advise(m_advice.whileReading(counts)); };
    options.events = m_watch.events();
    if (sources.live)
        options.events.onBlock = [this](const std::string& source, const streaming::RawBlock& block) {
            m_recording.add(source, block);
        };
    return options;
}

Result<void> Engine::Run::finish()
{
    if (!m_failure) m_failure = m_watch.failure();
    m_recording.close();
    if (m_interrupted && !m_failure) return interrupted();
    advise(m_advice.atEnd(m_feed->counts()));
    tellFaults();
    if (const auto written = writeSummary(); !written && !m_failure) m_failure = written.error();
    if (m_failure) return tl::unexpected(*m_failure);
    if (!m_settings.checkpoint) return {};
    m_finished = true;
    return m_context.writeCheckpoint();
}

Result<void> Engine::Run::interrupted()
{
    m_hooks.warn("interrupted; the same command goes on from here");
    return m_hooks.output ? m_hooks.output->finish() : Result<void>();
}

} // namespace app
