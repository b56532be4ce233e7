/// A source that somebody stops, starts and does not let wait.
#include "streaming/connector_thread.h"

#include <gmock/gmock.h>

#include <deque>

namespace {

using namespace streaming;
using namespace std::chrono_literals;
using testing::ElementsAre;

/// Gives a record at each connection, then stands until it is stopped, or fails as the script says.
class Talker final : public Connector {
public:
    explicit Talker(std::deque<std::optional<ErrorKind>> script) : m_script(std::move(script)) {}
    std::string name() const override { return "talker"; }
    Result<void> init() override { return {}; }
    Result<void> run(std::stop_token stop, Store& store) override
    {
        std::optional<ErrorKind> failing;
        if (!m_script.empty()) {
            failing = m_script.front();
            m_script.pop_front();
        }
        if (failing) return failure(*failing, "away");
        store.link().connected(Time(0s));
        RawBlock block;
        block.bytes = ByteBuffer("record\n");
        block.records = 1;
        store.put(std::move(block));
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        stopped.wait(lock, stop, [] { return false; });
        return {};
    }

private:
    std::deque<std::optional<ErrorKind>> m_script;
};

class SourceCommandTest : public testing::Test {
protected:
    void follow(std::deque<std::optional<ErrorKind>> script)
    {
        m_thread.emplace(std::make_unique<Talker>(std::move(script)));
        m_thread->start([] {}, m_clock, {.jitter = 0}, {});
    }
    void await(LinkState state, std::int64_t records)
    {
        while (link().state != state || link().records != records) std::this_thread::yield();
    }
    LinkStatus link() { return m_thread->store().link().status(); }
    std::vector<LinkState> states()
    {
        std::vector<LinkState> states;
        for (const auto& event : m_thread->store().link().events()) states.push_back(event.state);
        return states;
    }

    ManualClock m_clock;
    std::optional<ConnectorThread> m_thread;
};

TEST_F(SourceCommandTest, StoppedSourceHasNotEndedAndBeginsAnew)
{
    using enum LinkState;
    follow({});
    await(Connected, 1);
    EXPECT_FALSE(m_thread->ask(SourceCommand::Start));
    EXPECT_FALSE(m_thread->ask(SourceCommand::RetryNow));
    EXPECT_TRUE(m_thread->ask(SourceCommand::Stop));
    await(Stopped, 1);
    EXPECT_FALSE(m_thread->ask(SourceCommand::Stop));
    EXPECT_TRUE(m_thread->store().take());
    EXPECT_FALSE(m_thread->store().drained());
    EXPECT_TRUE(m_thread->ask(SourceCommand::Start));
    await(Connected, 2);
    EXPECT_THAT(states(), ElementsAre(Connecting, Connected, Stopped, Connecting, Connected, Connected));
    EXPECT_EQ(m_thread->store().link().events().back().gap->reason, "stopped by hand");
    EXPECT_EQ(link().gaps, 1);
}

TEST_F(SourceCommandTest, StoppedSourceEndsWithTheRun)
{
    follow({});
    await(LinkState::Connected, 1);
    m_thread->ask(SourceCommand::Stop);
    await(LinkState::Stopped, 1);
    m_thread->close();
    EXPECT_EQ(link().state, LinkState::Ended);
}

TEST_F(SourceCommandTest, RetryWakesTheWait)
{
    follow({ErrorKind::ServerFailed, ErrorKind::RateLimited});
    await(LinkState::Waiting, 0);
    EXPECT_EQ(link().errorKind, ErrorKind::ServerFailed);
    while (link().errorKind != ErrorKind::RateLimited) m_thread->ask(SourceCommand::RetryNow);
    EXPECT_EQ(link().nextTry, Time(60s));
    while (link().state != LinkState::Connected) m_thread->ask(SourceCommand::RetryNow);
    EXPECT_EQ(m_clock.now(), Time(0s)); // nobody waited
}

TEST_F(SourceCommandTest, SourceIsStoppedWhileItWaits)
{
    follow({ErrorKind::ServerFailed});
    await(LinkState::Waiting, 0);
    EXPECT_TRUE(m_thread->ask(SourceCommand::Stop));
    await(LinkState::Stopped, 0);
    EXPECT_TRUE(m_thread->ask(SourceCommand::Start));
    await(LinkState::Connected, 1);
}

TEST_F(SourceCommandTest, SourceThatGaveUpBeginsAnew)
{
    follow({ErrorKind::Credentials});
    await(LinkState::GivenUp, 0);
    while (!m_thread->store().drained()) std::this_thread::yield();
    EXPECT_FALSE(m_thread->ask(SourceCommand::Stop));
    EXPECT_TRUE(m_thread->ask(SourceCommand::Start));
    await(LinkState::Connected, 1);
    EXPECT_FALSE(m_thread->store().drained());
}

TEST_F(SourceCommandTest, OldEventsMakeRoom)
{
    Link link;
    for (int round = 0; round < 300; ++round) link.connected(Time(Duration(round)));
    const auto events = link.events();
    ASSERT_EQ(events.size(), Link::eventsKept);
    EXPECT_EQ(events.back().at, Time(299ms));
}

} // namespace
