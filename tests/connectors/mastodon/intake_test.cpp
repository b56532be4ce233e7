#include "connectors/mastodon/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::mastodon {
namespace {

using streaming::Continuity;
using streaming::LinkState;

class IntakeTest : public testing::Test {
protected:
    std::string taken()
    {
        std::string text;
        while (const auto block = m_store.take()) text += block->bytes.view();
        return text;
    }

    streaming::Store m_store;
    streaming::ManualClock m_clock{streaming::timeAt(1000)};
};

const std::string update = "event: update\ndata: {\"id\":\"b\"}\n";

TEST_F(IntakeTest, GathersEventsUntilTheTick)
{
    Intake intake(m_store, m_clock, {});
    EXPECT_FALSE(intake.isOpen());
    intake.opened();
    EXPECT_TRUE(intake.isOpen());
    EXPECT_EQ(m_store.link().status().state, LinkState::Connected);
    intake.take({"update", "{\"id\":\"b\"}", update});
    intake.take({"delete", "7", "event: delete\ndata: 7\n"});
    EXPECT_EQ(taken(), "");
    intake.flush();
    EXPECT_EQ(taken(), update + "\nevent: delete\ndata: 7\n\n");
    EXPECT_EQ(intake.lastId(), "b");
}

TEST_F(IntakeTest, AsksForWhatWasMissedOnceAtTheFirstSignOfLife)
{
    int asked = 0;
    Intake intake(m_store, m_clock, [&] {
        ++asked;
        return Missed{{R"({"id":"a"})"}, Continuity::Whole, {}};
    });
    m_store.link().connecting(m_clock.now());
    intake.opened();
    EXPECT_EQ(asked, 0);
    EXPECT_EQ(m_store.link().status().state, LinkState::Connecting);
    intake.heartbeat(); // a ping, which no tick follows
    EXPECT_EQ(taken(), "event: update\ndata: {\"id\":\"a\"}\n\n");
    EXPECT_EQ(intake.lastId(), "a");
    EXPECT_EQ(m_store.link().status().state, LinkState::Connected);
    intake.heartbeat();
    intake.take({"update", "{\"id\":\"b\"}", update});
    EXPECT_EQ(asked, 1);
}

TEST_F(IntakeTest, WithoutAStatusThereIsNoId)
{
    Intake intake(m_store, m_clock, {});
    EXPECT_EQ(intake.lastId(), std::nullopt);
    intake.take({"delete", "7", ""});
    EXPECT_EQ(intake.lastId(), std::nullopt);
    for (const auto* data : {"{\"id\":", "[]", "{}", "{\"id\":7}"}) {
        intake.take({"update", data, ""});
        EXPECT_EQ(intake.lastId(), std::nullopt) << data;
    }
}

} // namespace
} // namespace connectors::mastodon
