#include "connectors/simulated/simulated_connector.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace connectors::simulated {
namespace {

using namespace std::chrono_literals;
using streaming::Time;

const Time noon = streaming::timeAt(1'768'478'400'000);

/// A connector on a thread of its own, whose clock is moved by hand.
class SimulatedConnectorTest : public testing::Test {
protected:
    ~SimulatedConnectorTest() override
    {
        m_thread.request_stop();
        store.close();
    }

    /// What it has put when it waits for the first moment after `time`.
    std::string feedUntil(Time time)
    {
        clock.setTime(time);
        clock.awaitWaiterFor(time + 1ms);
        std::string feed;
        while (const auto block = store.take()) {
            EXPECT_EQ(block->bytes.view().back(), '\n');
            EXPECT_LE(block->arrival, time);
            feed += block->bytes.view();
        }
        return feed;
    }

    static std::size_t statusesIn(const std::string& feed, Time from, Time until)
    {
        std::size_t statuses = 0;
        for (std::size_t at = 0; at < feed.size();) {
            const auto end = feed.find('\n', at);
            const auto record = nlohmann::json::parse(feed.substr(at, end - at));
            at = end + 1;
            if (record.contains("delete")) continue;
            ++statuses;
            const auto time = streaming::timeAt(std::stoll(record["timestamp_ms"].get<std::string>()));
            EXPECT_GE(time, from - 4s);
            EXPECT_LE(time, until);
        }
        return statuses;
    }

    streaming::ManualClock clock{noon};
    streaming::Store store;
    SimulatedConnector connector{{.seed = 3, .rate = 50}, clock};

private:
    std::jthread m_thread{[this](const std::stop_token& stop) { EXPECT_TRUE(connector.run(stop, store)); }};
};

TEST_F(SimulatedConnectorTest, BeginsAtOnce) { EXPECT_EQ(statusesIn(feedUntil(noon), noon, noon), 1u); }

TEST_F(SimulatedConnectorTest, KeepsTheRateOfTheClock)
{
    std::size_t statuses = statusesIn(feedUntil(noon), noon, noon);
    for (int second = 1; second <= 10; ++second)
        statuses += statusesIn(feedUntil(noon + second * 1s), noon + (second - 1) * 1s, noon + second * 1s);
    EXPECT_EQ(statuses, 501u);
}

TEST_F(SimulatedConnectorTest, WritesAFewTimesASecond)
{
    feedUntil(noon);
    EXPECT_EQ(statusesIn(feedUntil(noon + 200ms), noon, noon + 200ms), 10u);
    EXPECT_EQ(statusesIn(feedUntil(noon + 400ms), noon, noon + 400ms), 10u);
}

TEST(SimulatedSeedTest, IsAWholeNumber)
{
    EXPECT_EQ(parseSeed("").value(), 1u);
    EXPECT_EQ(parseSeed("18446744073709551615").value(), 18446744073709551615u);
    for (const auto* wrong : {"x", "-1", "1.5", "7 ", "18446744073709551616"}) {
        const auto seed = parseSeed(wrong);
        ASSERT_FALSE(seed) << wrong;
        EXPECT_EQ(seed.error().kind, streaming::ErrorKind::Usage);
        EXPECT_NE(seed.error().message.find(wrong), std::string::npos);
    }
}

} // namespace
} // namespace connectors::simulated
