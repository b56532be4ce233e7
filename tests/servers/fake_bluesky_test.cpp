#include "tests/servers/fake_bluesky.h"
#include "tests/servers/test_client.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <zstd.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string upgrade = "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const std::string newer = "GET /xrpc/network.bsky.jetstream.subscribeEvents";

TEST(FakeBlueskyTest, FiltersCollections)
{
    FakeBluesky fake;
    TestClient client(fake.server().port());
    client.ask("GET /subscribe?wantedCollections=app.bsky.feed.repost", upgrade);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(json::parse(client.readFrame())["commit"]["collection"], "app.bsky.feed.repost");
}

TEST(FakeBlueskyTest, ReplaysFromACursor)
{
    FakeBluesky fake({.service = {.feed = {.count = 30}}});
    TestClient client(fake.server().port());
    client.ask("GET /subscribe", upgrade);
    std::vector<std::string> messages;
    for (int i = 0; i < 30; ++i) messages.push_back(client.readFrame());
    client.close();
    TestClient again(fake.server().port());
    again.ask("GET /subscribe?cursor=" + std::to_string(microsecondsIn(messages[20])), upgrade);
    const auto first = again.readFrame();
    const auto found = std::ranges::find(messages, first);
    ASSERT_NE(found, messages.end());
    EXPECT_LE(found - messages.begin(), 20);
    for (auto next = found + 1; next != messages.end(); ++next) EXPECT_EQ(again.readFrame(), *next);
}

TEST(FakeBlueskyTest, CompressesWithADictionary)
{
    const support::TempDirectory folder;
    const auto file = folder.path() / "dictionary";
    const std::string words =
        R"({"did":"did:plc:","time_us":1,"kind":"commit","commit":{"rev":"","operation":"create"}})";
    support::writeText(file, words);
    FakeBluesky fake({.dictionary = file});
    TestClient client(fake.server().port());
    EXPECT_THAT(
        client.ask("GET /subscribe?compress=true", upgrade + "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
        StartsWith("HTTP/1.1 400"));
    client.ask("GET /subscribe?compress=true", upgrade);
    int opcode = 0;
    const auto frame = client.readFrame(&opcode);
    EXPECT_EQ(opcode, 2);
    std::string text(1u << 16, '\0');
    auto* const context = ZSTD_createDCtx();
    const auto size = ZSTD_decompress_usingDict(
        context, text.data(), text.size(), frame.data(), frame.size(), words.data(), words.size());
    ZSTD_freeDCtx(context);
    ASSERT_FALSE(ZSTD_isError(size));
    EXPECT_THAT(text.substr(0, size), StartsWith(R"({"did":"did:plc:)"));
    EXPECT_LT(frame.size(), size);
}

TEST(FakeBlueskyTest, FollowsAnOptionsUpdate)
{
    FakeBluesky fake;
    TestClient client(fake.server().port());
    client.ask("GET /subscribe?requireHello=true", upgrade);
    client.sendText(R"({"type":"options_update","payload":{"wantedCollections":["app.bsky.feed.re*"]}})");
    EXPECT_TRUE(fake.server().log().waitForMessages(1));
    TestClient other(fake.server().port());
    other.ask("GET /subscribe?requireHello=true", upgrade);
    other.sendText("hello");
    int opcode = 0;
    EXPECT_THAT(other.readFrame(&opcode), HasSubstr("bad options_update"));
    EXPECT_EQ(opcode, 8);
}

TEST(FakeBlueskyTest, SpeaksTheNewerWire)
{
    FakeBluesky fake;
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(newer + "?wantedCollections=a", upgrade), StartsWith("HTTP/1.1 400"));
    client.ask(newer + "?collections=app.bsky.feed.post&kinds=commit", upgrade);
    const auto message = json::parse(client.readFrame());
    EXPECT_EQ(message["$type"], "message");
    const auto& payload = message["payload"];
    EXPECT_EQ(payload["$type"], "network.bsky.jetstream.subscribeEvents#commit");
    EXPECT_EQ(payload["time"].get<std::string>().size(), 27u);
    const auto seq = payload["seq"].get<std::uint64_t>();
    client.close();
    TestClient again(fake.server().port());
    again.ask(newer + "?cursor=" + std::to_string(seq), upgrade);
    EXPECT_EQ(json::parse(again.readFrame())["payload"]["seq"], seq); // the cursor is inclusive
}

TEST(FakeBlueskyTest, RefusesACursorThatIsTooOld)
{
    FakeBluesky fake({.service = {.feed = {.kept = 10}}});
    fake.service().feed().pass(100);
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(newer + "?cursor=5", upgrade), AllOf(StartsWith("HTTP/1.1 400"), HasSubstr("CursorTooOld")));
}

TEST(FakeBlueskyTest, PingsAndIsHeard)
{
    FakeBluesky fake({.service = {.feed = {.count = 1}, .heartbeat = 1ms}});
    TestClient client(fake.server().port());
    client.ask("GET /subscribe", upgrade);
    client.readFrame();
    int opcode = 0;
    client.readFrame(&opcode);
    EXPECT_EQ(opcode, 9);
    client.send(std::string("\x88\x82\0\0\0\0\x03\xe8", 8));
    EXPECT_TRUE(fake.server().log().waitForEnd());
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
}

TEST(FakeBlueskyTest, LooksUpPosts)
{
    FakeBluesky fake;
    fake.service().feed().pass(50);
    TestClient client(fake.server().port());
    const std::string posts = "GET /xrpc/app.bsky.feed.getPosts?uris=";
    for (const auto& record : fake.service().feed().past()) {
        const auto message = json::parse(record);
        const auto& commit = message["commit"];
        if (commit["collection"] != "app.bsky.feed.post" || commit["operation"] != "create") continue;
        const auto uri =
            "at://" + message["did"].get<std::string>() + "/app.bsky.feed.post/" + commit["rkey"].get<std::string>();
        const auto answer = client.ask(posts + uri);
        const auto found = json::parse(answer.substr(answer.find("\r\n\r\n") + 4))["posts"][0];
        EXPECT_EQ(found["uri"], uri);
        EXPECT_EQ(found["record"], commit["record"]);
        return;
    }
    FAIL() << "no post";
}

TEST(FakeBlueskyTest, TwoHostsTellTheSame)
{
    const FeedOptions feed{.seed = 5, .start = streaming::timeAt(1'768'478'400'000)};
    FakeBluesky one({.service = {.feed = feed}});
    FakeBluesky other({.service = {.feed = feed}});
    TestClient first(one.server().port());
    TestClient second(other.server().port());
    first.ask("GET /subscribe", upgrade);
    second.ask("GET /subscribe", upgrade);
    EXPECT_EQ(first.readFrame(), second.readFrame());
}

} // namespace
