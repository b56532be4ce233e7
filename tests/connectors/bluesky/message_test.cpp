#include "connectors/bluesky/message.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"

#include <cstdlib>
#include <fstream>

namespace connectors::bluesky {
namespace {

using Kind = Message::Kind;

TEST(BlueskyMessageTest, FindsTheTimeOfTheOlderWire)
{
    const auto message = readMessage(post(noon, "a"), Wire::Older);
    EXPECT_EQ(message.kind, Kind::Event);
    EXPECT_EQ(message.stamp.microseconds, noon);
    EXPECT_EQ(message.stamp.seq, 0u);
}

TEST(BlueskyMessageTest, FindsNumberAndTimeOfTheNewerWire)
{
    const auto message = readMessage(servers::newerWire(post(noon + 123'456, "a"), 42), Wire::Newer);
    EXPECT_EQ(message.kind, Kind::Event);
    EXPECT_EQ(message.stamp.microseconds, noon + 123'000);
    EXPECT_EQ(message.stamp.seq, 42u);
}

TEST(BlueskyMessageTest, AnEventIsTheSameWhoeverSendsIt)
{
    const auto older = [](auto time, const char* key) { return readMessage(post(time, key), Wire::Older).stamp; };
    EXPECT_EQ(older(noon, "a").fingerprint, older(noon + second, "a").fingerprint);
    EXPECT_NE(older(noon, "a").fingerprint, older(noon, "b").fingerprint);
    const auto newer = [](std::int64_t time, std::uint64_t seq, const char* did) {
        const auto text = R"({"$type":"message","payload":{"$type":"x#identity","seq":)" + std::to_string(seq)
            + R"(,"did":")" + did + R"(","time":"2026-01-15T12:00:0)" + std::to_string(time)
            + R"(.000000Z","rev":"r"}})";
        return readMessage(text, Wire::Newer).stamp;
    };
    EXPECT_EQ(newer(1, 7, "did:plc:anna").fingerprint, newer(2, 9, "did:plc:anna").fingerprint);
    EXPECT_NE(newer(1, 7, "did:plc:anna").fingerprint, newer(1, 7, "did:plc:bert").fingerprint);
}

TEST(BlueskyMessageTest, MembersOfInnerObjectsAreNotItsOwn)
{
    const std::string text = R"({"a":{"time_us":1,"x":["time_us"]},"b":"\"time_us\":2","c":"time_us", "time_us" : 3})";
    EXPECT_EQ(fromMember(text, "time_us"), "3}");
    EXPECT_EQ(fromMember(R"({"a":1})" + text, "time_us"), "");
}

TEST(BlueskyMessageTest, TellsErrorsAndNotices)
{
    const auto error = readMessage(R"({"$type":"error","error":"ConsumerTooSlow","message":"too slow"})", Wire::Newer);
    EXPECT_EQ(error.kind, Kind::Error);
    EXPECT_EQ(error.name, "ConsumerTooSlow");
    EXPECT_EQ(error.words, "too slow");
    const auto notice = readMessage(
        R"({"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#info",)"
        R"("name":"OutdatedCursor"}})",
        Wire::Newer);
    EXPECT_EQ(notice.kind, Kind::Notice);
    EXPECT_EQ(notice.name, "OutdatedCursor");
}

TEST(BlueskyMessageTest, AcceptsAnything)
{
    for (const std::string text : {"", "\"", "{", "{\"", "{\"time_us", "{\"time_us\":", "{\"time_us\":\"1\"}",
             "{\"time_us\":7}", "{\"time_us\":99999999999999999999}", "{\"$type\":\"message\",\"payload\":", "[]",
             "}}}", "{\"a\\"})
        for (const auto wire : {Wire::Older, Wire::Newer}) EXPECT_EQ(readMessage(text, wire).kind, Kind::Other) << text;
}

TEST(BlueskyMessageTest, ReadsWhatBlueskySent)
{
    const char* shared = std::getenv("TRENDSTREAM_SHARED");
    if (!shared) GTEST_SKIP() << "TRENDSTREAM_SHARED names no folder of recorded feeds";
    std::ifstream file(std::string(shared) + "/feeds/bluesky-jetstream/expected_v1.jsonl");
    int events = 0;
    for (std::string line; std::getline(file, line); ++events) {
        const auto message = readMessage(line, Wire::Older);
        ASSERT_EQ(message.kind, Kind::Event) << line;
        EXPECT_EQ(message.stamp.microseconds, servers::microsecondsIn(line));
        EXPECT_EQ(readMessage(servers::newerWire(line, 5), Wire::Newer).stamp.seq, 5u);
    }
    EXPECT_EQ(events, 152);
}

} // namespace
} // namespace connectors::bluesky
