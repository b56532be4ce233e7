/// A context whose disk fails or is slow.
#include "tests/support/faulty_file_system.h"
#include "tests/support/receivers.h"
#include "tests/support/stream_harness.h"

#include <future>

namespace {

using namespace streaming;
using namespace support;

/// Counts the numbers that a receiver stores.
class Counter {
public:
    explicit Counter(FaultyFileSystem& files, Time start = {}, Duration interval = 0ms)
        : m_context(1s, 1, start), m_next(start)
    {
        auto receiver = std::make_unique<HeldReceiver<int>>();
        m_receiver = receiver.get();
        m_context->receiverStream<int>(std::move(receiver))
            .stream.mapToPair([](int number) { return std::pair(number, 1); })
            .updateStateByKey<int>([](const std::vector<int>& values, std::optional<int> state) {
                return std::optional(state.value_or(0) + static_cast<int>(values.size()));
            })
            .foreachRDD([this](const RDD<std::pair<int, int>>& rdd, Time time) {
                std::lock_guard lock(m_mutex);
                m_counts = rdd.collectAsMap();
                m_shown = time;
            });
        m_recovered = m_context->recover({.directory = "state", .interval = interval, .files = notOwned(files)});
    }

    const Result<Restart>& recovered() const { return m_recovered; }
    void start()
    {
        m_context->start();
        m_receiver->awaitStarts(1);
    }
    bool store(int number) { return m_receiver->store(std::vector{number}) == Stored::Kept; }
    /// Throws what went wrong.
    void runBatch()
    {
        m_context.clock().setTime(m_next += 1s);
        while (shown() < m_next) m_context->awaitTerminationOrTimeout(1ms);
    }
    std::optional<Error> failureOf(const std::function<void()>& run)
    {
        try {
            run();
            m_context->stop();
            m_context->awaitTermination();
        } catch (const CheckpointError& error) {
            m_context->stop();
            return error.error();
        }
        return std::nullopt;
    }
    std::map<int, int> counts()
    {
        std::lock_guard lock(m_mutex);
        return m_counts;
    }
    ManualContext& context() { return m_context; }

private:
    Time shown()
    {
        std::lock_guard lock(m_mutex);
        return m_shown;
    }

    std::mutex m_mutex;
    std::map<int, int> m_counts;
    Time m_shown = Time::min();
    HeldReceiver<int>* m_receiver = nullptr;
    ManualContext m_context;
    Time m_next;
    Result<Restart> m_recovered = Restart::Fresh;
};

/// Two numbers a batch, until the disk fails; how many were acknowledged, the last included where it was not.
int storeUntilItFails(FaultyFileSystem& files, std::optional<Error>& failed)
{
    constexpr int numbers = 200;
    Counter counter(files);
    int acknowledged = 0;
    if (!counter.recovered()) {
        failed = counter.recovered().error();
        return acknowledged;
    }
    failed = counter.failureOf([&] {
        counter.start();
        for (bool kept = true; acknowledged < numbers;) {
            if (kept && (kept = counter.store(acknowledged))) ++acknowledged;
            if (!kept || acknowledged % 2 == 0) counter.runBatch();
        }
    });
    return acknowledged;
}

TEST(WholeContextTest, ADiskThatFailsOnceLosesNothingThatWasAcknowledged)
{
    int lost = 0;
    for (int k = 1; k <= 200; ++k) {
        MemoryDisk disk;
        std::optional<Error> failed;
        FaultyFileSystem files(disk);
        files.failAt(Call::Sync, k, k % 2 ? "Input/output error" : "No space left on device");
        const int acknowledged = storeUntilItFails(files, failed);
        ASSERT_TRUE(files.failed()) << "the run has fewer than " << k << " calls of fsync";
        ASSERT_TRUE(failed) << k;
        EXPECT_EQ(failed->kind, ErrorKind::Unsafe) << failed->message;
        EXPECT_EQ(files.syncsAfterFailure(), 0) << k;

        disk.failPower(static_cast<unsigned>(k));
        FaultyFileSystem mended(disk);
        Counter again(mended, timeAt(100000));
        ASSERT_TRUE(again.recovered()) << k << ' ' << again.recovered().error().message;
        EXPECT_FALSE(again.failureOf([&] {
            again.start();
            again.runBatch();
        }));
        const auto counts = again.counts();
        for (int number = 0; number < acknowledged; ++number) lost += counts.contains(number) ? 0 : 1;
        for (const auto& [number, count] : counts) EXPECT_EQ(count, 1) << number << " after failure " << k;
        ASSERT_EQ(lost, 0) << k;
    }
}

TEST(WholeContextTest, BatchesDoNotWaitForACheckpointAndAStopDoes)
{
    MemoryDisk disk;
    {
        FaultyFileSystem files(disk);
        Counter counter(files, {}, 3s);
        ASSERT_TRUE(counter.recovered()) << "the first checkpoint is there";
        std::promise<void> let;
        std::atomic<int> renames = 0;
        files.beforeEach([&, mayGoOn = let.get_future().share()](Call call, const std::string&) {
            if (call != Call::Rename) return;
            ++renames;
            mayGoOn.wait();
        });
        counter.start();
        for (int number = 0; number < 5; ++number) {
            EXPECT_TRUE(counter.store(number));
            counter.runBatch();
        }
        EXPECT_EQ(counter.counts().size(), 5u);
        auto stopped = std::async(std::launch::async, [&] { counter.context()->stop(); });
        EXPECT_EQ(stopped.wait_for(0ms), std::future_status::timeout);
        let.set_value();
        stopped.get();
        EXPECT_EQ(renames, 2) << "and the last one at the end";
    }
    FaultyFileSystem files(disk);
    Counter again(files, timeAt(5000));
    ASSERT_TRUE(again.recovered());
    again.start();
    again.runBatch();
    EXPECT_EQ(again.counts().size(), 5u);
    again.context()->stop();
}

} // namespace
