/// What a reconnect makes come twice is counted once, whoever sends it.
#include "connectors/status_stream.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"

namespace connectors::bluesky {
namespace {

using namespace std::chrono_literals;
using streaming::TimeBasis;

/// As another host sends it whose messages have one member more, so that only the engine can know it again.
std::string otherwise(const std::string& message) { return message.substr(0, message.size() - 1) + R"(,"cursor":7})"; }

class BlueskyCountingTest : public ScriptedBlueskyTest {
protected:
    /// Twelve events, of which the last five come again after a break, with two more; all that the windows saw.
    std::int64_t countThrough(streaming::FeedOptions options)
    {
        std::vector<std::string> first;
        std::vector<std::string> again;
        for (int i = 0; i < 12; ++i) first.push_back(post(noon + i * second, std::to_string(i)));
        for (int i = 7; i < 14; ++i) again.push_back(otherwise(post(noon + i * second, std::to_string(i))));
        m_socket.plays(gives(first));
        m_socket.plays(gives(again));
        m_socket.plays(answer(404));
        streaming::StreamingContext context({.threads = 2}, 100ms);
        std::vector<std::unique_ptr<streaming::Connector>> connectors;
        connectors.push_back(
            std::make_unique<BlueskyConnector>(BlueskyOptions{.host = "one.example"}, m_socket, m_wallClock));
        EXPECT_TRUE(connectors.front()->init());
        auto feed = statusStream(context, std::move(options), {}, std::move(connectors));
        std::int64_t seen = 0;
        feed.stream.count().foreachRDD([&](const streaming::RDD<std::int64_t>& count) {
            for (const auto number : count.collect()) seen += number;
        });
        context.start();
        context.awaitTermination();
        m_counts = feed.counts();
        return seen;
    }

    const streaming::SystemClock m_wallClock;
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

} // namespace
} // namespace connectors::bluesky
