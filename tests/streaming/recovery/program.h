/// A program that counts the words that arrive, for tests that stop it and go on in a new context.
#pragma once

#include "streaming/input/lines.h"
#include "tests/support/event_feed.h"
#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

#include <map>

namespace recovery_test {

using namespace streaming;
using namespace support;
using Count = std::pair<std::string, int>;

/// What was received in each batch, cut where it likes: a line may go on in the next block, or in the next batch.
inline const std::vector<std::vector<std::string>> received{{"a b\nb\n"}, {"a\n", "c d", "\na"}, {"\n"}, {},
    {"b b\nd\n"}, {"e\ne\n"}, {"a"}, {" a\n"}, {}, {}, {"c\n", "e\n", "c"}, {}, {"\n"}};

using Shown = std::map<std::pair<Time, std::string>, std::string>; ///< batch, output → rows
using Show = std::function<void(Time, const std::string& output, std::string rows)>;

template <class Stream>
void show(const Stream& stream, const std::string& name, const Show& to)
{
    stream.foreachRDD([name, to](const auto& rdd, Time time) {
        auto rows = rdd.collect();
        std::sort(rows.begin(), rows.end());
        to(time, name, toText(rows));
    });
}

inline std::optional<int> runningTotal(const std::vector<int>& values, std::optional<int> state)
{
    for (const auto value : values) state = state.value_or(0) + value;
    return state;
}

/// Emits (word, -1) when a word times out.
inline std::optional<Count> sessionOf(Time, const std::string& word, const std::optional<int>& count, State<int>& state)
{
    if (state.isTimingOut()) return Count(word, -1);
    state.update(count.value_or(0) + state.getOption().value_or(0));
    return Count(word, state.get());
}

enum class Totals {
    Kept,
    Gone,        ///< the program has no stream of that name any more
    OfOtherType, ///< its state is of another type
};

/// Words that arrive, counted in every way that keeps something.
class Program {
public:
    Program(std::size_t batchesBefore, const Show& to, Totals totals = Totals::Kept)
        : m_batch(batchesBefore), m_context(1s, 2, Time(1s * static_cast<std::int64_t>(batchesBefore)))
    {
        const auto lines =
            m_context->feedStream<std::string, PlainLines>({}, std::make_shared<LineDecoder>(), m_tap.source()).stream;
        const auto words = lines.flatMap([](const std::string& line) { return wordsOf(line); });
        const auto ones = words.mapToPair([](const std::string& word) { return Count(word, 1); });
        const Window window{.length = 4s, .slide = 2s};
        show(lines, "lines", to);
        show(ones.reduceByKeyAndWindow(std::plus<>{}, window), "window", to);
        show(ones.reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window), "inverse", to);
        const auto sessions = ones.mapWithState<int>(sessionOf, {.timeout = 2s});
        show(sessions, "mapped", to);
        show(sessions.stateSnapshots(), "snapshots", to);
        if (totals == Totals::Kept) show(ones.updateStateByKey<int>(runningTotal).named("totals"), "totals", to);
        if (totals == Totals::OfOtherType)
            show(ones.updateStateByKey<std::string>(longest).named("totals"), "totals", to);
    }

    Result<Restart> recover(const CheckpointOptions& options) { return m_context->recover(options); }
    void start() { m_context->start(); }
    void awaitBatches() { m_context.clock().awaitWaiterFor(Time(1s * static_cast<std::int64_t>(m_batch + 1))); }
    bool isOver() const { return m_batch == received.size(); }

    /// Hands over what the next batch receives; each block is stored then.
    void receive()
    {
        for (const auto& block : received[m_batch]) m_tap.put(block, m_context.clock().now());
    }
    void run()
    {
        m_context.runBatches();
        ++m_batch;
    }
    /// Throws what went wrong.
    void stop()
    {
        m_context->stop(StopMode::Immediately);
        m_context->awaitTermination();
    }
    ManualContext& context() { return m_context; }

private:
    static std::vector<std::string> wordsOf(const std::string& line)
    {
        std::istringstream in(line);
        return {std::istream_iterator<std::string>(in), {}};
    }
    static std::optional<std::string> longest(const std::vector<int>& values, const std::optional<std::string>& state)
    {
        return state.value_or("") + std::string(values.size(), '|');
    }

    std::size_t m_batch;
    Tap m_tap;
    ManualContext m_context;
};

template <class AnyProgram = Program>
Shown undisturbed()
{
    Shown shown;
    AnyProgram program(0, [&](Time time, const std::string& output, std::string rows) {
        shown[{time, output}] = std::move(rows);
    });
    program.start();
    while (!program.isOver()) {
        program.receive();
        program.run();
    }
    program.stop();
    return shown;
}

/// What a batch showed once it must show again.
inline Show showOnceAndForAll(Shown& shown)
{
    return [&shown](Time time, const std::string& output, std::string rows) {
        const auto [at, fresh] = shown.try_emplace({time, output}, rows);
        EXPECT_EQ(at->second, rows) << output << " of a batch that ran again";
    };
}

class RecoveryTest : public testing::Test {
protected:
    CheckpointOptions options(Duration interval = 1s)
    {
        return {.directory = state(),
            .interval = interval,
            .notice = [this](const std::string& text) { m_notices += text; }};
    }
    std::string state() const { return (m_folder.path() / "state").string(); }

    /// The batches from one to another, stopped at once behind them; `also` is what came for the one that did not run.
    enum class AlsoReceived { Nothing, BlocksOfTheNextBatch };
    void runBatches(std::size_t from, std::size_t to, Shown& shown, Duration interval, AlsoReceived also)
    {
        Program program(from, showOnceAndForAll(shown));
        const auto restart = program.recover(options(interval));
        ASSERT_TRUE(restart) << restart.error().message;
        EXPECT_EQ(*restart, from == 0 ? Restart::Fresh : Restart::GoesOn);
        program.start();
        for (auto batch = from; batch < to; ++batch) {
            if (batch > from || !m_receivedAhead) program.receive();
            program.run();
        }
        m_receivedAhead = also == AlsoReceived::BlocksOfTheNextBatch && !program.isOver();
        if (m_receivedAhead) program.receive();
        program.stop();
    }

    void damageNewestCheckpoint() const
    {
        std::filesystem::path newest;
        for (const auto& entry : std::filesystem::directory_iterator(state()))
            if (entry.path().filename().string().starts_with("checkpoint-")) newest = std::max(newest, entry.path());
        auto bytes = readText(newest);
        ASSERT_GT(bytes.size(), 40u);
        bytes[bytes.size() / 2] ^= 1;
        writeText(newest, bytes);
    }

    const TempDirectory m_folder;
    std::string m_notices;
    bool m_receivedAhead = false;
};

} // namespace recovery_test
