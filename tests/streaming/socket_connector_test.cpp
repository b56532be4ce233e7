#include "streaming/socket_connector.h"
#include "tests/support/loopback_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <semaphore>

namespace streaming {
namespace {

using ::testing::HasSubstr;

using support::Server;

class SocketConnectorTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_store.onArrival([this] { m_arrived.release(); });
    }
    void TearDown() override { m_stop.request_stop(); }

    void start()
    {
        m_ended = std::async(std::launch::async, [this] { return m_connector.run(m_stop.get_token(), m_store); });
        m_server.accept();
    }

    RawBlock next()
    {
        m_arrived.acquire();
        return std::move(*m_store.take());
    }

    Server m_server;
    ManualClock m_clock{timeAt(1234)};
    SocketConnector m_connector{"127.0.0.1", m_server.port(), m_clock};
    Store m_store;
    std::counting_semaphore<> m_arrived{0};
    std::stop_source m_stop;
    std::future<Result<void>> m_ended; ///< last: it waits for the run
};

TEST_F(SocketConnectorTest, HandsOverLinesAsTheyCome)
{
    start();
    m_server.send("one\ntw");
    const auto first = next();
    EXPECT_EQ(first.bytes.view(), "one\n");
    EXPECT_TRUE(first.opensDocument);
    EXPECT_FALSE(first.closesDocument);
    EXPECT_EQ(first.arrival, timeAt(1234));
    m_clock.setTime(timeAt(2000));
    m_server.send("o\n");
    const auto second = next();
    EXPECT_EQ(second.bytes.view(), "two\n");
    EXPECT_FALSE(second.opensDocument);
    EXPECT_EQ(second.arrival, timeAt(2000));
}

TEST_F(SocketConnectorTest, TheEndClosesTheDocumentAndMayBeRetried)
{
    start();
    m_server.send("one\nrest");
    EXPECT_EQ(next().bytes.view(), "one\n");
    m_server.hangUp();
    const auto last = next();
    EXPECT_EQ(last.bytes.view(), "rest");
    EXPECT_TRUE(last.closesDocument);
    const auto ended = m_ended.get();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(ended.error().message, HasSubstr("closed the connection"));

    start();
    m_server.send("again\n");
    EXPECT_TRUE(next().opensDocument);
}

TEST_F(SocketConnectorTest, ABrokenConnectionMayBeRetried)
{
    start();
    m_server.send("one\n");
    EXPECT_EQ(next().bytes.view(), "one\n");
    m_server.breakOff();
    EXPECT_TRUE(next().closesDocument);
    const auto ended = m_ended.get();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(ended.error().message, HasSubstr("broke"));
}

TEST_F(SocketConnectorTest, ARefusedConnectionMayBeRetried)
{
    m_server.shut();
    const auto ended = m_connector.run({}, m_store);
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(ended.error().message, HasSubstr("127.0.0.1:" + std::to_string(m_server.port())));
}

TEST_F(SocketConnectorTest, AnUnknownHostMayBeRetried)
{
    SocketConnector unknown("not a host", 9999, m_clock); // with blanks, so that nobody is asked
    const auto ended = unknown.run({}, m_store);
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(ended.error().message, HasSubstr("no address is known for not a host"));
}

TEST_F(SocketConnectorTest, AStopEndsTheWait)
{
    start();
    m_stop.request_stop();
    EXPECT_TRUE(m_ended.get());
}

TEST_F(SocketConnectorTest, NeedsAHostAndAPort)
{
    EXPECT_TRUE(m_connector.init());
    EXPECT_EQ(SocketConnector("", 1, m_clock).init().error().kind, ErrorKind::Usage);
    EXPECT_EQ(SocketConnector("localhost", 0, m_clock).init().error().kind, ErrorKind::Usage);
}

} // namespace
} // namespace streaming
