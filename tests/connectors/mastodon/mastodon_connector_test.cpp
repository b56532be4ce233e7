#include "tests/connectors/mastodon/mastodon_fixture.h"
#include "tests/support/temp_directory.h"

namespace connectors::mastodon {
namespace {

using namespace std::chrono_literals;
using streaming::Error;
using streaming::ErrorKind;
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string message(const std::string& id)
{
    return R"({"stream":["public"],"event":"update","payload":"{\"id\":\")" + id + R"(\",\"content\":\"x\"}"})";
}

class MastodonConnectorTest : public ScriptedMastodonTest {
protected:
    Error initOf(MastodonOptions options)
    {
        const auto ready = made(std::move(options))->init();
        return ready ? Error{ErrorKind::Data, "ready", {}} : ready.error();
    }

    const Error m_notFound{ErrorKind::Refused, "the server answered 404", {}};
};

TEST_F(MastodonConnectorTest, HandsOverEventsAsTheyCame)
{
    m_server.plays(broken(":thump\n" + update("1") + ":thump\n\nevent: delete\ndata: 7\n\nevent: update\ndata: {\"id"));
    EXPECT_THAT(linesOf(), ElementsAre("event: update", "data: " + status("1"), "", "event: delete", "data: 7", ""));
    EXPECT_EQ(m_link.records, 2);
}

TEST_F(MastodonConnectorTest, ANameIsAsOnTheCommandLine)
{
    EXPECT_EQ(connector({.argument = "Social.example/tag/qt"})->name(), "mastodon:social.example/tag/qt");
}

TEST_F(MastodonConnectorTest, TheTokenGoesIntoAHeaderAlone)
{
    linesOf();
    const auto requests = m_server.requests(streams);
    ASSERT_THAT(requests, SizeIs(1));
    EXPECT_EQ(requests[0].authorization.reveal(), "Bearer canary-token");
    EXPECT_EQ(requests[0].stallAfter, 45s);
    for (const auto& request : m_server.requests()) EXPECT_THAT(request.url, Not(HasSubstr("canary")));
}

TEST_F(MastodonConnectorTest, PublicStreamsAreTriedWithoutAToken)
{
    m_credentials = credentialsOf("");
    m_server.plays(events(update("1")));
    EXPECT_THAT(dataOf(linesOf()), ElementsAre(status("1")));
    EXPECT_THAT(m_server.requests(streams).at(0).authorization.reveal(), IsEmpty());
}

TEST_F(MastodonConnectorTest, AServerThatWantsATokenIsSaid)
{
    m_server.plays(answer(401, {}, R"({"error":"The access token is invalid"})"), 2);
    auto error = endOf();
    EXPECT_EQ(error.kind, ErrorKind::Credentials);
    EXPECT_THAT(error.message, AllOf(HasSubstr("refuses the access token"), HasSubstr("The access token is invalid"),
                                   HasSubstr("trendstream auth login mastodon:social.example")));
    m_credentials = credentialsOf("");
    error = endOf();
    EXPECT_EQ(error.kind, ErrorKind::Credentials);
    EXPECT_THAT(error.message,
        HasSubstr("wants an access token, which trendstream auth login mastodon:social.example gets"));
}

TEST_F(MastodonConnectorTest, OnesOwnStreamsNeedATokenBeforeAnythingConnects)
{
    m_credentials = credentialsOf("");
    for (const auto* argument : {"social.example/user", "social.example/list/1"}) {
        const auto error = initOf({.argument = argument});
        EXPECT_EQ(error.kind, ErrorKind::Credentials);
        EXPECT_THAT(error.message, HasSubstr("trendstream auth login mastodon:social.example"));
    }
    EXPECT_THAT(m_server.requests(), IsEmpty());
}

TEST_F(MastodonConnectorTest, APlaceThatCannotBeTrustedIsNotPassedBy)
{
    m_credentials = credentialsThatSay(streaming::failure(ErrorKind::Credentials, "chmod 600 FILE"));
    EXPECT_EQ(initOf({.argument = "social.example"}).message, "chmod 600 FILE");
}

TEST_F(MastodonConnectorTest, SettingsAreChecked)
{
    const auto wire = [&](const char* text) {
        return initOf({.argument = "h", .settings = SourceSettings({{"wire", {text, "f:1: "}}})});
    };
    EXPECT_EQ(wire("auto").message, "ready");
    EXPECT_THAT(wire("telex").message, HasSubstr("one of auto, sse, websocket"));
    EXPECT_EQ(wire("telex").kind, ErrorKind::Usage);
    EXPECT_THAT(
        initOf({.argument = "h", .settings = SourceSettings({{"wires", {"", ""}}})}).message, HasSubstr("wire"));
    EXPECT_EQ(initOf({.argument = "h", .endpoint = "http://elsewhere.example"}).kind, ErrorKind::Usage);
}

TEST_F(MastodonConnectorTest, WebSocketIsUsedWhereThereAreNoEventsAndRemembered)
{
    m_server.plays(answer(404));
    m_server.plays(messages({message("1")}));
    m_server.plays(messages({message("2")}));
    EXPECT_THAT(linesOf(),
        ElementsAre("event: update", "data: " + status("1"), "", "event: update", "data: " + status("2"), ""));
    const auto requests = m_server.requests(streams);
    ASSERT_THAT(requests, SizeIs(4));
    EXPECT_EQ(requests[0].url, "https://social.example/api/v1/streaming/public");
    for (int i = 1; i < 4; ++i) EXPECT_EQ(requests[i].url, "wss://social.example/api/v1/streaming?stream=public");
    EXPECT_EQ(requests[1].authorization.reveal(), "Bearer canary-token");
    EXPECT_EQ(requests[1].stallAfter, 45s);
}

TEST_F(MastodonConnectorTest, APageInAStreamsPlaceIsNone)
{
    for (const int status : {400, 405, 406, 410, 426, 501}) m_server.plays(answer(status));
    m_server.plays(answer(200, {{"Content-Type", "text/html"}}, "<html>"));
    for (int i = 0; i < 7; ++i) m_server.plays(noSocket({ErrorKind::Unreachable, "the network is down", {}}));
    linesOf();
    EXPECT_THAT(m_server.requests("?stream=public"), SizeIs(7));
}

TEST_F(MastodonConnectorTest, WithoutAnyWireTheSourceEnds)
{
    m_server.plays(answer(404));
    m_server.plays(noSocket(m_notFound));
    const auto error = endOf({.argument = "social.example/list/9"});
    EXPECT_EQ(error.kind, ErrorKind::Refused);
    EXPECT_THAT(error.message, HasSubstr("social.example has no such stream, neither as server-sent events"));
}

TEST_F(MastodonConnectorTest, AWireMayBeGiven)
{
    m_server.plays(answer(404));
    const auto only = [](const char* wire) {
        return MastodonOptions{.argument = "social.example", .settings = SourceSettings({{"wire", {wire, ""}}})};
    };
    EXPECT_EQ(endOf(only("sse")).kind, ErrorKind::Refused);
    EXPECT_THAT(m_server.requests("wss:"), IsEmpty());
    m_server.plays(noSocket(m_notFound));
    EXPECT_EQ(endOf(only("websocket")).message, "the server answered 404");
    EXPECT_THAT(m_server.requests("https://social.example/api/v1/streaming"), SizeIs(1));
}

TEST_F(MastodonConnectorTest, ErrorsWithinTheStreamAreInWords)
{
    m_server.plays(answer(404));
    m_server.plays(messages({R"({"error":"Not found","status":404})"}));
    const auto error = endOf({.argument = "social.example/list/9"});
    EXPECT_EQ(error.kind, ErrorKind::Refused);
    EXPECT_THAT(error.message, AllOf(HasSubstr("404: Not found"), HasSubstr("check the name of what is followed")));
}

TEST_F(MastodonConnectorTest, AShutFeedIsNotConnectedTo)
{
    m_server.answers(instance, 200,
        R"({"version":"4.5","configuration":{"timelines_access":)"
        R"({"live_feeds":{"local":"disabled","remote":"disabled"}}}})");
    const auto error = endOf();
    EXPECT_EQ(error.kind, ErrorKind::Refused);
    EXPECT_THAT(error.message, HasSubstr("social.example has shut its public live feeds"));
    EXPECT_THAT(m_server.requests(streams), IsEmpty());
}

TEST_F(MastodonConnectorTest, AHalfShutFeedIsSaidOnce)
{
    m_server.answers(instance, 200,
        R"({"version":"4.5","configuration":{"timelines_access":)"
        R"({"live_feeds":{"local":"public","remote":"disabled"}}}})");
    m_server.plays(unreachable(), 3);
    linesOf();
    EXPECT_THAT(m_warnings, ElementsAre(HasSubstr("mastodon:social.example: social.example has shut a part")));
}

TEST_F(MastodonConnectorTest, TheStreamsHostIsTheOneThatTheServerNames)
{
    m_server.answers(
        instance, 200, R"({"version":"4","configuration":{"urls":{"streaming":"wss://streams.example"}}})");
    linesOf();
    EXPECT_EQ(m_server.requests(streams).at(0).url, "https://streams.example/api/v1/streaming/public");
    EXPECT_EQ(m_server.requests(instance).at(0).url, "https://social.example/api/v2/instance");
}

TEST_F(MastodonConnectorTest, TheServerIsAskedAgainWhereTheStreamDidNotOpen)
{
    m_server.plays(events(update("1")));
    m_server.plays(unreachable(), 2);
    linesOf();
    EXPECT_THAT(m_server.requests(instance), SizeIs(3));
}

TEST_F(MastodonConnectorTest, PleromaHasTheTokenInAMessage)
{
    m_server.answers(instance, 200, R"json({"version":"2.7.2 (compatible; Pleroma 2.9.0)"})json");
    m_server.plays(answer(404));
    linesOf();
    EXPECT_THAT(m_server.peer.sent, ElementsAre(R"({"token":"canary-token","type":"pleroma:authenticate"})"));
    EXPECT_THAT(m_server.requests("?stream=public"), SizeIs(1));
}

TEST_F(MastodonConnectorTest, PleromasOwnStreamsAreAskedForAfterTheToken)
{
    m_server.answers(instance, 200, R"json({"version":"2.7.2 (compatible; Akkoma 3.15)"})json");
    m_server.plays(answer(404));
    m_server.plays(messages({R"({"event":"pleroma:respond",)"
                             R"("payload":"{\"type\":\"pleroma:authenticate\",\"result\":\"error\"}"})"}));
    const auto error = endOf({.argument = "social.example/user"});
    EXPECT_THAT(m_server.peer.sent,
        ElementsAre(HasSubstr("pleroma:authenticate"), R"({"stream":"user","type":"subscribe"})"));
    EXPECT_THAT(m_server.requests("?stream"), IsEmpty());
    EXPECT_EQ(error.kind, ErrorKind::Credentials);
    EXPECT_THAT(error.message, HasSubstr("refuses the access token"));
}

} // namespace
} // namespace connectors::mastodon
