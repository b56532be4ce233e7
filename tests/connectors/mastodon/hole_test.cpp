/// What was missed between two connections.
#include "connectors/common/timestamps.h"
#include "tests/connectors/mastodon/mastodon_fixture.h"

namespace connectors::mastodon {
namespace {

using namespace std::chrono_literals;
using http::Answer;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Ids are letters here: nobody may count with them.
class MastodonHoleTest : public ScriptedMastodonTest {
protected:
    static constexpr auto timeline = "/api/v1/timelines/public";

    /// Of so many statuses, each newer than the one before; page by page of that size.
    void serves(std::vector<std::string> ids, std::size_t size, const std::string& path = timeline)
    {
        m_server.answers(path, [=](const http::Request& request) {
            const auto least = request.url.substr(request.url.find("min_id=") + 7);
            auto from = std::find(ids.begin(), ids.end(), least);
            if (from != ids.end()) ++from;
            std::string page;
            for (std::size_t i = 0; i < size && from != ids.end(); ++i, ++from)
                page = status(*from) + (page.empty() ? "" : ",") + page; // newest first
            return Answer{{200, {}}, '[' + page + ']'};
        });
    }

    std::vector<std::string> statuses(MastodonOptions options = {.argument = "social.example"})
    {
        return dataOf(linesOf(std::move(options)));
    }
};

TEST_F(MastodonHoleTest, IsFilledOldestFirstBeforeWhatComesLive)
{
    serves({"z", "b", "y", "a", "x"}, 2);
    m_server.plays(broken(update("q") + update("z")));
    m_server.stands(update("new"));
    EXPECT_THAT(statuses(), 
        ElementsAre(
            status("q"), status("z"), status("b"), status("y"), status("a"), status("x"), status("new")));
    EXPECT_THAT(m_gaps, IsEmpty());
    EXPECT_EQ(m_link.reconnects, 1);
    const auto asked = m_server.requests(timeline);
    ASSERT_THAT(asked, SizeIs(3)); // the last page is empty
    EXPECT_EQ(asked[0].url, "https://social.example/api/v1/timelines/public?limit=40&min_id=z");
    EXPECT_EQ(asked[1].url, "https://social.example/api/v1/timelines/public?limit=40&min_id=y");
    EXPECT_EQ(asked[0].authorization.reveal(), "Bearer canary-token");
}

TEST_F(MastodonHoleTest, AHeartbeatFillsItToo)
{
    serves({"a", "b"}, 40);
    m_server.plays(broken(update("a")));
    m_server.plays(broken(":thump\n"));
    m_server.stands(update("c"));
    EXPECT_THAT(statuses(), ElementsAre(status("a"), status("b"), status("c")));
    EXPECT_THAT(m_server.requests("min_id=b"), SizeIs(2)); // the page after it, and the next connection's
    EXPECT_THAT(m_gaps, IsEmpty());
}

TEST_F(MastodonHoleTest, AStreamThatOpensAndBreaksAsksForNothing)
{
    serves({"a", "b"}, 40);
    m_server.plays(broken(update("a")));
    m_server.plays(broken(""), 5);
    m_server.stands(update("c"));
    EXPECT_THAT(statuses(), ElementsAre(status("a"), status("b"), status("c")));
    EXPECT_THAT(m_server.requests(timeline), SizeIs(2));
    EXPECT_THAT(m_gaps, IsEmpty());
    EXPECT_THAT(m_server.waits(), ElementsAre(0s, 250ms, 500ms, 750ms, 1s, 1250ms));
}

TEST_F(MastodonHoleTest, EachChannelHasItsTimeline)
{
    const std::pair<const char*, const char*> rows[]{{"social.example/local", "/api/v1/timelines/public"},
        {"social.example/tag/qt", "/api/v1/timelines/tag/qt"}, {"social.example/list/7", "/api/v1/timelines/list/7"},
        {"social.example/user", "/api/v1/timelines/home"}};
    for (const auto& [argument, path] : rows) {
        ScriptedServer server(m_clock);
        server.answers(instance, 200, R"({"version":"4.5.3"})");
        server.answers(path, 200, "[]");
        server.plays(broken(update("a")));
        server.stands(update("b"));
        auto connector = std::make_unique<MastodonConnector>(MastodonOptions{.argument = argument},
            Surroundings{server, server, m_credentials, m_clock, [](auto) {}});
        ASSERT_TRUE(connector->init());
        Following following(std::move(connector), m_clock);
        server.awaitOver();
        following.close();
        EXPECT_THAT(server.requests(path), SizeIs(1)) << argument;
        EXPECT_THAT(following.gaps(), IsEmpty()) << argument;
    }
}

TEST_F(MastodonHoleTest, WhatCannotBeFilledIsAGap)
{
    const std::vector<Answer> answers{{{503, {}}, {}}, {{0, {}}, {}}, {{401, {}}, {}}, {{200, {}}, "<html>"},
        {{200, {}}, R"([{"content":"no id"}])"}, {{200, {}}, "{}"}};
    std::size_t asked = 0;
    m_server.answers(timeline, [&](const auto&) { return answers[asked++ % answers.size()]; });
    m_server.plays(broken(update("a")), 11);
    m_server.stands(update("a"));
    EXPECT_THAT(statuses(), SizeIs(12));
    EXPECT_THAT(m_gaps, SizeIs(11));
}

TEST_F(MastodonHoleTest, AServerThatDoesNotKnowMinIdIsNotAskedForEver)
{
    m_server.answers(timeline, 200, '[' + status("b") + ',' + status("a") + ']');
    m_server.plays(broken(update("a")));
    m_server.stands(update("c"));
    EXPECT_THAT(statuses(), ElementsAre(status("a"), status("a"), status("b"), status("c")));
    EXPECT_THAT(m_gaps, SizeIs(1));
    EXPECT_THAT(m_server.requests(timeline), SizeIs(2));
}

TEST_F(MastodonHoleTest, PagesHaveAnEnd)
{
    for (const auto& [argument, path, pages] : {std::tuple("social.example", "/api/v1/timelines/public", 50u),
             std::tuple("social.example/user", "/api/v1/timelines/home", 19u)}) {
        ScriptedServer server(m_clock);
        server.answers(instance, 200, R"({"version":"4.5.3"})");
        int last = 0;
        server.answers(
            path, [&](const auto&) { return Answer{{200, {}}, '[' + status(std::to_string(++last)) + ']'}; });
        server.plays(broken(update("a")));
        server.stands(update("z"));
        auto connector = std::make_unique<MastodonConnector>(MastodonOptions{.argument = argument},
            Surroundings{server, server, m_credentials, m_clock, [](auto) {}});
        ASSERT_TRUE(connector->init());
        Following following(std::move(connector), m_clock);
        server.awaitOver();
        following.close();
        EXPECT_THAT(server.requests(path), SizeIs(pages));
        EXPECT_THAT(dataOf(following.records()), SizeIs(pages + 2));
        EXPECT_THAT(following.gaps(), SizeIs(1));
    }
}

TEST_F(MastodonHoleTest, ASlowTimelineIsLeft)
{
    int last = 0;
    m_server.answers(timeline, [&](const auto&) {
        m_clock.pass(6s);
        return Answer{{200, {}}, '[' + status(std::to_string(++last)) + ']'};
    });
    m_server.plays(broken(update("a")));
    m_server.stands(update("z"));
    statuses();
    EXPECT_THAT(m_server.requests(timeline), SizeIs(4));
    EXPECT_THAT(m_gaps, SizeIs(1));
}

TEST_F(MastodonHoleTest, LimitsAreHonoured)
{
    const auto reset = formatTime(m_clock.now() + 2min);
    m_server.answers(
        timeline, 200, '[' + status("b") + ']', {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", reset}});
    const auto after = [&](streaming::Duration time) {
        return [this, time](const http::Handlers& handlers) {
            m_clock.pass(time);
            return broken(update("x"))(handlers);
        };
    };
    m_server.plays(broken(update("a")));
    m_server.plays(broken(update("x"))); // uses the last request up
    m_server.plays(after(119s));
    m_server.plays(after(1s));
    statuses();
    EXPECT_THAT(m_server.requests(timeline), SizeIs(2));
    EXPECT_THAT(m_gaps, SizeIs(4)); // the last one ends with the source
}

} // namespace
} // namespace connectors::mastodon
