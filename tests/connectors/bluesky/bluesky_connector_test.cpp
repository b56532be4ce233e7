#include "tests/connectors/bluesky/bluesky_fixture.h"
#include "tests/connectors/bluesky/packer.h"

namespace connectors::bluesky {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const BlueskyOptions twoHosts{.settings = settings({{"hosts", "one.example,two.example"}})};
const BlueskyOptions newerWire{.host = "one.example", .settings = settings({{"wire", "events"}})};
const auto withoutCompression = settings({{"compress", "false"}});

class BlueskyConnectorTest : public ScriptedBlueskyTest {
protected:
    static std::string newer(std::int64_t time, const std::string& key, std::uint64_t seq)
    {
        return servers::newerWire(post(time, key), seq);
    }
    static constexpr auto tooSlow = R"({"$type":"error","error":"ConsumerTooSlow"})";
    static constexpr auto tooOld = R"({"error":"CursorTooOld","message":"the floor is 900"})";
};

TEST_F(BlueskyConnectorTest, HandsOverMessagesAsTheyCame)
{
    const std::vector<std::string> messages{
        post(noon, "a"), R"({"did":"did:plc:x","time_us":1,"kind":"identity"})", "no JSON"};
    m_socket.plays(gives(messages));
    const auto following = follow(connector());
    EXPECT_EQ(following->records(), messages);
    EXPECT_EQ(m_socket.requests().at(0).stallAfter, 75s);
}

TEST_F(BlueskyConnectorTest, WhatIsNoEventIsHandedOverWithTheFirst)
{
    const std::vector<std::string> messages{"no JSON", R"({"kind":"novelty"})", post(noon, "a"), "no JSON"};
    m_socket.plays(gives({"no JSON"}), 2); // without any event one does not connect at once
    m_socket.plays(gives(messages));
    const auto following = follow(connector());
    EXPECT_EQ(following->records(), messages);
    EXPECT_THAT(m_socket.waits(), ElementsAre(250ms, 500ms, 0ms));
}

TEST_F(BlueskyConnectorTest, GoesOnALittleBeforeTheEndAndHandsOverNothingTwice)
{
    const auto [a, b, c] = std::tuple(post(noon, "a"), post(noon + second, "b"), post(noon + 2 * second, "c"));
    const auto late = post(noon + second / 2, "late");
    m_socket.plays(gives({a, b}));
    m_socket.plays(gives({post(noon + 300, "a"), late, b, c})); // by another host's clock
    m_socket.plays(gives({late, c}));
    const auto following = follow(connector());
    EXPECT_THAT(following->records(), ElementsAre(a, b, late, c));
    EXPECT_THAT(following->gaps(), IsEmpty());
    const auto urls = m_socket.urls();
    EXPECT_THAT(urls.at(0), Not(HasSubstr("cursor")));
    EXPECT_THAT(urls.at(1), EndsWith("&cursor=" + std::to_string(noon - 4 * second)));
    EXPECT_THAT(urls.at(2), EndsWith("&cursor=" + std::to_string(noon - 3 * second)));
}

TEST_F(BlueskyConnectorTest, TheNewerWireGoesOnByNumber)
{
    m_socket.plays(gives({newer(noon, "a", 900), newer(noon + second, "b", 901)}));
    m_socket.plays(gives({newer(noon + second, "b", 901), newer(noon + second, "c", 902)}));
    const auto following = follow(connector(newerWire));
    EXPECT_THAT(following->records(), SizeIs(3));
    EXPECT_THAT(m_socket.urls().at(1), EndsWith("&cursor=901"));
    EXPECT_THAT(m_socket.urls().at(2), EndsWith("&cursor=902"));
}

TEST_F(BlueskyConnectorTest, ANumberIsForTheHostThatGaveIt)
{
    m_socket.plays(gives({newer(noon, "a", 900)}));
    m_socket.plays(unreachable());
    follow(connector({.settings = settings({{"wire", "events"}, {"hosts", "one.example,two.example"}})}));
    EXPECT_THAT(m_socket.urls(), ElementsAre(StartsWith("wss://one.example/"),
                                     AllOf(StartsWith("wss://one.example/"), EndsWith("&cursor=900")),
                                     AllOf(StartsWith("wss://two.example/"), EndsWith("&cursor=1768478395000000"))));
}

TEST_F(BlueskyConnectorTest, WaitsAsTheOthers)
{
    m_socket.plays(unreachable(), 2);
    m_socket.plays(answer(503), 2);
    m_socket.plays(answer(429, {}, {{"Retry-After", "77"}}));
    m_socket.plays(gives({post(noon, "a")}));
    m_socket.plays(gives({post(noon, "a")})); // nothing new
    m_socket.plays(gives({}));
    follow(connector());
    EXPECT_THAT(m_socket.waits(), ElementsAre(250ms, 500ms, 5s, 10s, 77s, 0ms, 250ms, 500ms));
}

TEST_F(BlueskyConnectorTest, AsksTheNextHostWhenOneIsAwayOrSilentOrFails)
{
    m_socket.plays(gives({post(noon, "a")})); // one: works, so it is asked again
    m_socket.plays(unreachable());            // one
    m_socket.plays(answer(503));              // two
    m_socket.plays([this](const websocket::Handlers& handlers) { // one
        const auto ended = gives({post(noon, "b")})(handlers);
        m_clock.pass(75s);
        return ended;
    });
    const auto following = follow(connector(twoHosts));
    std::vector<std::string> hosts;
    for (const auto& url : m_socket.urls()) hosts.push_back(url.substr(6, 3));
    EXPECT_THAT(hosts, ElementsAre("one", "one", "two", "one", "two"));
    EXPECT_THAT(following->errors().at(1).message, StartsWith("one.example: the network is down"));
}

TEST_F(BlueskyConnectorTest, APingIsLife)
{
    m_socket.plays([this](const websocket::Handlers& handlers) {
        const auto ended = gives({post(noon, "a")})(handlers);
        m_clock.pass(50s);
        handlers.onPing();
        m_clock.pass(50s);
        return ended;
    });
    const auto following = follow(connector(twoHosts));
    EXPECT_THAT(m_socket.urls().at(1), StartsWith("wss://one.example/"));
}

TEST_F(BlueskyConnectorTest, GivesUpWhenAllHostsRefuse)
{
    m_socket.plays(answer(403));
    m_socket.plays(gives({post(noon, "a")})); // after which all may be otherwise
    m_socket.plays(answer(404));
    m_socket.plays(answer(403, R"({"error":"Blocked"})"));
    Following following(connector(twoHosts), m_clock);
    ASSERT_TRUE(following.awaitEnd());
    const auto errors = following.errors();
    ASSERT_THAT(errors, SizeIs(4));
    EXPECT_EQ(errors[0].message, "one.example: the server answered 403; asking two.example");
    EXPECT_EQ(errors[2].kind, ErrorKind::Unreachable);
    EXPECT_EQ(errors[3].kind, ErrorKind::Refused);
    EXPECT_EQ(errors[3].message, "one.example: the server answered 403: Blocked");
}

TEST_F(BlueskyConnectorTest, ASingleHostsRefusalIsFinal)
{
    m_socket.plays(answer(404));
    Following following(connector(), m_clock);
    ASSERT_TRUE(following.awaitEnd());
    EXPECT_EQ(following.errors().at(0).kind, ErrorKind::Refused);
}

TEST_F(BlueskyConnectorTest, GoesLiveWhereTheCursorIsTooOld)
{
    m_socket.plays(gives({newer(noon, "a", 900)}));
    m_socket.plays(answer(400, tooOld));
    m_socket.plays([this](const websocket::Handlers& handlers) {
        m_clock.pass(1min);
        return gives({newer(noon + 60 * second, "z", 99'900)})(handlers);
    });
    const auto following = follow(connector(newerWire));
    EXPECT_THAT(following->records(), SizeIs(2));
    EXPECT_THAT(following->errors().at(1).message,
        HasSubstr("from 2026-01-15T12:00:00.000Z on any more; going on with what is new"));
    EXPECT_THAT(m_socket.urls().at(2), Not(HasSubstr("cursor")));
    const auto gaps = following->gaps();
    ASSERT_THAT(gaps, SizeIs(1));
    EXPECT_EQ(gaps[0].to - gaps[0].from, 1min);
}

TEST_F(BlueskyConnectorTest, ARestartedProgramGoesOn)
{
    auto made = connector();
    EXPECT_TRUE(made->canGoOn());
    made->goOnFrom({0, std::uint64_t(noon)});
    m_socket.plays(gives({post(noon - second, "old"), post(noon + second, "a")}));
    const auto following = follow(std::move(made));
    EXPECT_THAT(m_socket.urls().at(0), EndsWith("&cursor=1768478395000000"));
    EXPECT_THAT(following->records(), SizeIs(2)); // what was handed over before, the engine knows
    EXPECT_THAT(following->gaps(), IsEmpty());
}

TEST_F(BlueskyConnectorTest, APlaceThatIsNoneIsNotGoneOnFrom)
{
    auto made = connector();
    made->goOnFrom({0, 0});
    follow(std::move(made));
    EXPECT_THAT(m_socket.urls().at(0), Not(HasSubstr("cursor")));
}

TEST_F(BlueskyConnectorTest, BlocksSayHowFarTheFeedWasRead)
{
    m_socket.plays(gives({post(noon + second, "b"), post(noon, "a")}));
    streaming::Store store;
    EXPECT_FALSE(connector()->run({}, store));
    const auto block = store.take();
    ASSERT_TRUE(block);
    EXPECT_EQ(block->end, (streaming::Position{0, std::uint64_t(noon + second)}));
    EXPECT_EQ(block->records, 2u);
    EXPECT_FALSE(store.take());
}

TEST_F(BlueskyConnectorTest, SaysWhatAHostDidNotKeepOfADay)
{
    for (const auto first : {noon - second, noon + 3600 * second}) {
        auto made = connector();
        made->goOnFrom({0, std::uint64_t(noon)});
        m_clock.pass(25h);
        m_socket.plays(gives({post(first, "a")}));
        const auto gaps = follow(std::move(made))->gaps();
        ASSERT_THAT(gaps, SizeIs(first > noon ? 1 : 0));
        if (gaps.empty()) continue;
        EXPECT_EQ(gaps[0].from, streaming::timeAt(noon / 1000));
        EXPECT_EQ(gaps[0].to, streaming::timeAt(first / 1000));
    }
}

TEST_F(BlueskyConnectorTest, SaysTheHoleOfAnOutdatedCursor)
{
    const std::string notice = R"({"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#info",)"
                               R"("name":"OutdatedCursor","message":"resumed from 5000"}})";
    auto made = connector(newerWire);
    made->goOnFrom({0, std::uint64_t(noon)});
    m_socket.plays(gives({notice, newer(noon + 600 * second, "a", 5000)}));
    const auto following = follow(std::move(made));
    ASSERT_THAT(following->gaps(), SizeIs(1));
    EXPECT_EQ(following->gaps()[0].to - following->gaps()[0].from, 10min);
    EXPECT_THAT(following->records(), SizeIs(2));
}

TEST_F(BlueskyConnectorTest, AnErrorFrameIsSaidAndNoData)
{
    m_socket.plays(gives({tooSlow}), 2);
    m_socket.plays(gives({newer(noon, "a", 1), tooSlow}));
    m_socket.plays(gives({R"({"$type":"error","error":"Restarting","message":"back\nsoon"})"}));
    const auto following = follow(connector(newerWire));
    EXPECT_THAT(following->records(), SizeIs(2));
    EXPECT_THAT(m_socket.waits(), ElementsAre(250ms, 500ms, 0ms, 250ms));
    EXPECT_THAT(following->errors().at(0).message, HasSubstr("one.example cut the stream, which was read too slowly"));
    EXPECT_THAT(following->errors().at(3).message, HasSubstr("one.example ended the stream: Restarting: back"));
}

TEST_F(BlueskyConnectorTest, UnpacksCompressedMessages)
{
    const BlueskyOptions olderWire{.host = "one.example"};
    for (const auto& [wire, options] : {std::pair(Wire::Older, olderWire), std::pair(Wire::Newer, newerWire)}) {
        const auto message = wire == Wire::Older ? post(noon, "a") : newer(noon, "a", 7);
        m_socket.plays(gives({packed(message, wire)}, websocket::MessageKind::Binary));
        EXPECT_THAT(follow(connector(options))->records(), ElementsAre(message));
    }
}

TEST_F(BlueskyConnectorTest, GoesOnWithoutCompressionWhereItDoesNotFit)
{
    m_socket.plays(gives({post(noon, "a")}));
    m_socket.plays(gives({packed(post(noon, "b"), Wire::Newer)}, websocket::MessageKind::Binary));
    m_socket.plays(gives({post(noon, "b")}));
    const auto following = follow(connector());
    EXPECT_THAT(following->records(), SizeIs(2));
    EXPECT_THAT(following->errors().at(1).message, HasSubstr("; going on without compression"));
    EXPECT_THAT(m_socket.urls().at(1), HasSubstr("compress"));
    EXPECT_THAT(m_socket.urls().at(2), Not(HasSubstr("compress")));
}

TEST_F(BlueskyConnectorTest, GoesOnWithoutCompressionWhereTheDictionaryIsRetired)
{
    m_socket.plays(answer(400, R"({"error":"UnknownZstdDictionary","message":"current: 20270101"})"));
    const auto following = follow(connector(newerWire));
    EXPECT_THAT(following->errors().at(0).message, HasSubstr("has another dictionary"));
    EXPECT_THAT(m_socket.urls().at(1), Not(HasSubstr("zstdDictionary")));
}

TEST_F(BlueskyConnectorTest, BinaryMessagesThatNobodyAskedForAreAnError)
{
    m_socket.plays(gives({"\x01"}, websocket::MessageKind::Binary));
    const auto following = follow(connector({.host = "one.example", .settings = withoutCompression}));
    EXPECT_EQ(following->errors().at(0).message, "one.example sends messages that are not text");
}

} // namespace
} // namespace connectors::bluesky
