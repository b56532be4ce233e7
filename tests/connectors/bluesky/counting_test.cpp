/// What a reconnect makes come twice is counted once, whoever sends it.
#include "connectors/status_stream.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"
#include "tests/support/temp_directory.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace connectors::bluesky {
namespace {

using namespace std::chrono_literals;
using streaming::TimeBasis;

/// As another host sends it whose messages have one member more, so that only the engine can know it again.
std::string otherwise(const std::string& message) { return message.substr(0, message.size() - 1) + R"(,"cursor":7})"; }

std::vector<std::string> posts(int from, int until)
{
    std::vector<std::string> messages;
    for (int i = from; i < until; ++i) messages.push_back(post(noon + i * second, std::to_string(i)));
    return messages;
}

class BlueskyCountingTest : public ScriptedBlueskyTest {
protected:
    /// A program that notes how many statuses each batch held.
    class Program {
    public:
        Program(ScriptedSocket& socket, streaming::FeedOptions options)
        {
            std::vector<OpenedSource> sources;
            sources.push_back(
                {std::make_unique<BlueskyConnector>(BlueskyOptions{.host = "one.example"}, socket, m_clock)});
            EXPECT_TRUE(sources.front().connector->init());
            m_feed = statusStream(context, std::move(options), {}, std::move(sources));
            m_feed->stream.count().foreachRDD([this](const auto& count, streaming::Time batch) {
                const std::lock_guard lock(m_mutex);
                for (const auto statuses : count.collect())
                    if (statuses > 0) m_batches[batch] = statuses;
                m_changed.notify_all();
            });
        }

        void awaitBatch(streaming::Time batch)
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_batches.contains(batch); });
        }

        /// Of those that held any, once the program has ended.
        const std::map<streaming::Time, std::int64_t>& batches() const { return m_batches; }

        std::int64_t statuses() const
        {
            std::int64_t sum = 0;
            for (const auto& [batch, count] : m_batches) sum += count;
            return sum;
        }
        streaming::FeedCounts counts() const { return m_feed->counts(); }

    private:
        const streaming::SystemClock m_clock;
        std::optional<streaming::FeedStream<Status>> m_feed;
        std::mutex m_mutex;
        std::condition_variable m_changed;
        std::map<streaming::Time, std::int64_t> m_batches;

    public:
        streaming::StreamingContext context{{.threads = 2}, 100ms}; // last: its threads use the others
    };

    /// Twelve events, of which the last five come again after a break, with two more.
    std::int64_t countThrough(streaming::FeedOptions options)
    {
        auto again = posts(7, 14);
        for (auto& message : again) message = otherwise(message);
        m_socket.plays(gives(posts(0, 12)));
        m_socket.plays(gives(again));
        m_socket.plays(answer(404));
        Program program(m_socket, std::move(options));
        program.context.start();
        program.context.awaitTermination();
        m_counts = program.counts();
        return program.statuses();
    }

    streaming::FeedCounts m_counts;
};

TEST_F(BlueskyCountingTest, ByArrivalTheyAreDuplicates)
{
    EXPECT_EQ(countThrough({.basis = TimeBasis::Arrival}), 14);
    EXPECT_EQ(m_counts.duplicates, 5);
}

TEST_F(BlueskyCountingTest, ByEventTimeTheyAreDuplicatesWhereTheirBatchIsOpen)
{
    EXPECT_EQ(countThrough({.basis = TimeBasis::Event, .lateness = std::nullopt}), 14);
    EXPECT_EQ(m_counts.duplicates, 5);
    EXPECT_EQ(m_counts.late, 0);
}

TEST_F(BlueskyCountingTest, ByEventTimeTheyAreLateWhereItIsClosed)
{
    EXPECT_EQ(countThrough({.basis = TimeBasis::Event, .lateness = 2s}), 14);
    EXPECT_EQ(m_counts.duplicates, 3);
    EXPECT_EQ(m_counts.late, 2);
}

TEST_F(BlueskyCountingTest, ARestartedProgramGoesOnAndCountsOnce)
{
    const support::TempDirectory folder;
    const streaming::FeedOptions byEvent{.basis = TimeBasis::Event, .lateness = 2s};
    const auto batchOf = [](int event) { return streaming::timeAt(noon / 1000) + event * 1s + 100ms; };
    const auto runUntil = [&](streaming::Time batch, streaming::Restart expected) {
        Program program(m_socket, byEvent);
        EXPECT_EQ(program.context.recover({.directory = folder.path() / "state"}), expected);
        program.context.start();
        program.awaitBatch(batch);
        m_socket.awaitOver();
        program.context.stop(streaming::StopMode::Immediately);
        program.context.awaitTermination();
        EXPECT_TRUE(program.context.writeCheckpoint());
        return program.batches();
    };
    m_socket.plays(gives(posts(0, 12)));
    auto batches = runUntil(batchOf(8), streaming::Restart::Fresh);
    m_socket.plays(gives(posts(0, 20)));
    for (const auto& [batch, statuses] : runUntil(batchOf(16), streaming::Restart::GoesOn)) batches[batch] += statuses;
    EXPECT_EQ(batches.size(), 17u); // all that an event at 19 s closes
    for (const auto& [batch, statuses] : batches) EXPECT_EQ(statuses, 1) << streaming::toString(batch);
    EXPECT_THAT(m_socket.urls().at(2), testing::EndsWith("&cursor=" + std::to_string(noon + 6 * second)));
}

} // namespace
} // namespace connectors::bluesky
