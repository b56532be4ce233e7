/// What a run that is long, or has many keys, costs: the work follows what comes in, and nothing piles up.
#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace streaming;
using namespace support;
using Count = std::pair<int, int>;

std::size_t entriesOf(const char* directory)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(directory), {}));
}

std::size_t filesBelow(const std::filesystem::path& directory)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::recursive_directory_iterator(directory), {}));
}

struct Footprint {
    std::size_t residentBytes = 0;
    std::size_t threads = 0;
    std::size_t openFiles = 0;

    static Footprint now()
    {
        std::size_t pages = 0, resident = 0;
        std::ifstream("/proc/self/statm") >> pages >> resident;
        return {resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)), entriesOf("/proc/self/task"),
            entriesOf("/proc/self/fd")};
    }
};

constexpr int batchesOfADay = 43'200;
constexpr int keys = 10; // batch k has the keys k and k + 1, each modulo this

/// What each of the outputs showed, summed up.
struct Sums {
    std::int64_t rows = 0;
    std::int64_t windowed = 0;
    std::int64_t inverse = 0;
    std::int64_t total = 0; ///< of the last batch
    std::int64_t mapped = 0;
    std::int64_t batches = 0;
};

template <class Stream>
void add(const Stream& stream, std::int64_t& to)
{
    stream.foreachRDD([&to](const RDD<Count>& rdd, Time) {
        for (const auto& [key, count] : rdd.collect()) to += count;
    });
}

/// A day of batches of two seconds, by a clock that the test moves.
class Day {
public:
    explicit Day(Sums& sums) : m_context(2s)
    {
        const auto numbers = m_context->generatedStream<Count>([this](Time time) -> std::optional<RDD<Count>> {
            const auto k = static_cast<int>(time.time_since_epoch() / Duration(2s));
            return parallelize<Count>({{k % keys, 1}, {(k + 1) % keys, 1}}, 1, &m_context.workers());
        });
        const Window window{.length = 60s, .slide = 10s};
        add(numbers, sums.rows);
        add(numbers.reduceByKeyAndWindow(std::plus<>{}, window), sums.windowed);
        add(numbers.reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window), sums.inverse);
        add(numbers.mapWithState<int>(runningSum, {.timeout = 60s}), sums.mapped);
        numbers.updateStateByKey<int>(runningTotal).foreachRDD([&sums](const RDD<Count>& rdd, Time) {
            sums.total = 0;
            ++sums.batches;
            for (const auto& [key, count] : rdd.collect()) sums.total += count;
        });
    }

    /// Checkpoints every ten minutes.
    void startIn(const std::string& directory)
    {
        const auto restart = m_context->recover({.directory = directory, .interval = 10min});
        ASSERT_TRUE(restart) << restart.error().message;
        m_context->start();
    }
    void run(int batches)
    {
        m_context.runBatches(static_cast<std::size_t>(batches));
        EXPECT_FALSE(m_context->awaitTerminationOrTimeout(0ms)); // throws what went wrong
    }
    void stop() { m_context->stop(); }

private:
    static std::optional<int> runningTotal(const std::vector<int>& values, std::optional<int> state)
    {
        for (const auto value : values) state = state.value_or(0) + value;
        return state;
    }
    static Count runningSum(int key, const std::optional<int>& value, State<int>& state)
    {
        if (!state.isTimingOut()) state.update(value.value_or(0) + state.getOption().value_or(0));
        return {key, value.value_or(0)};
    }

    ManualContext m_context;
};

TEST(LongRunTest, ADayOfBatchesCountsRightAndKeepsItsFootprint)
{
    Sums sums;
    Day day(sums);
    const TempDirectory state;
    day.startIn(state.path());
    day.run(batchesOfADay / 12);
    const auto after2Hours = Footprint::now();
    const auto filesAfter2Hours = filesBelow(state.path());
    day.run(batchesOfADay - batchesOfADay / 12);
    const auto atEnd = Footprint::now();
    day.stop();

    EXPECT_EQ(sums.batches, batchesOfADay);
    EXPECT_EQ(sums.rows, 2 * batchesOfADay);
    EXPECT_EQ(sums.total, 2 * batchesOfADay);
    EXPECT_EQ(sums.mapped, 2 * batchesOfADay);
    // 8640 windows of 30 batches; the first five are still filling: 5, 10, 15, 20 and 25 of them.
    const std::int64_t windows = 2 * (30 * (batchesOfADay / 5 - 5) + 5 + 10 + 15 + 20 + 25);
    EXPECT_EQ(sums.windowed, windows);
    EXPECT_EQ(sums.inverse, windows);

    EXPECT_EQ(atEnd.threads, after2Hours.threads);
    EXPECT_EQ(atEnd.openFiles, after2Hours.openFiles);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these keep what was freed
    EXPECT_LT(atEnd.residentBytes, after2Hours.residentBytes + (4u << 20));
#endif
    EXPECT_LE(filesBelow(state.path()), filesAfter2Hours + 10); // pieces of changes, between two whole ones
}

/// A million keys, of which a batch touches one in a hundred.
class ManyKeys {
public:
    static constexpr int all = 1'000'000;
    static constexpr int touched = all / 100;

    ManyKeys()
    {
        const auto numbers = m_context->generatedStream<Count>([this](Time time) -> std::optional<RDD<Count>> {
            const auto batch = static_cast<int>(time.time_since_epoch() / Duration(1s));
            std::vector<Count> rows;
            const auto size = batch == 1 ? all : touched;
            for (int row = 0; row < size; ++row) rows.emplace_back(batch == 1 ? row : row * 100 + batch, 1);
            return parallelize<Count>(std::move(rows), 1, &m_context.workers());
        });
        auto mapped = numbers.mapWithState<int>(
            [this](int key, const std::optional<int>& one, State<int>& state) {
                ++m_calls;
                state.update(*one + state.getOption().value_or(0));
                return Count(key, state.get());
            }, {.timeout = 1h});
        m_state = mapped.stateSnapshots().node();
        mapped.foreachRDD([this](const RDD<Count>& rdd, Time) { m_mapped = rdd.count(); });
    }

    void start() { m_context->start(); }
    void stop() { m_context->stop(); }

    struct Cost {
        std::int64_t calls;
        std::int64_t mapped;
        std::size_t newPieceBytes;
    };
    /// Of the next batch and a checkpoint behind it.
    Cost runBatch()
    {
        m_calls = 0;
        m_context.runBatches();
        EXPECT_FALSE(m_context->awaitTerminationOrTimeout(0ms));
        std::size_t bytes = 0;
        for (const auto& piece : statePieces())
            if (m_written.insert(piece.id).second) bytes += piece.bytes().size();
        return {m_calls, m_mapped, bytes};
    }

private:
    std::vector<StatePiece> statePieces() const
    {
        StreamNodeBase* at = m_state.get();
        while (at->stateType().empty()) at = at->parents().front().get();
        return at->statePieces();
    }

    ManualContext m_context;
    StreamPtr<Count> m_state;
    std::atomic<std::int64_t> m_calls = 0;
    std::int64_t m_mapped = 0;
    std::set<std::uint64_t> m_written;
};

TEST(LongRunTest, StateOfAMillionKeysCostsWhatIsTouched)
{
    ManyKeys run;
    run.start();
    const auto whole = run.runBatch();
    EXPECT_EQ(whole.calls, ManyKeys::all);
    EXPECT_GT(whole.newPieceBytes, std::size_t{8} * ManyKeys::all);
    for (int batch = 2; batch < 50; ++batch) {
        const auto cost = run.runBatch();
        ASSERT_EQ(cost.calls, ManyKeys::touched) << batch;
        ASSERT_EQ(cost.mapped, ManyKeys::touched) << batch;
        ASSERT_GT(cost.newPieceBytes, 0u) << batch;
        ASSERT_LT(cost.newPieceBytes, whole.newPieceBytes / 90) << batch;
    }
    run.stop();
}

} // namespace
