#include "tests/servers/fake_mastodon.h"
#include "tests/servers/test_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const std::string token = "Authorization: Bearer fake-mastodon-token\r\n";
const std::string upgrade = "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

json bodyOf(const std::string& answer) { return json::parse(answer.substr(answer.find("\r\n\r\n") + 4)); }

TEST(FakeMastodonTest, StreamsEvents)
{
    FakeMastodon fake({.service = {.feed = {.count = 64}, .heartbeat = 1ms}});
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask("GET /api/v1/streaming/public"), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(client.ask("GET /api/v1/streaming/public", token), HasSubstr("Content-Type: text/event-stream"));
    EXPECT_EQ(client.readChunk(), ":)\n");
    EXPECT_THAT(client.readChunk(),
        AllOf(StartsWith("event: update\ndata: {"), EndsWith("\n\n"), Not(HasSubstr(R"("reblog":{)"))));
    EXPECT_EQ(client.readChunk(), ":thump\n\n");
}

TEST(FakeMastodonTest, AUsersStreamHasReblogs)
{
    FakeMastodon fake;
    TestClient client(fake.server().port());
    client.ask("GET /api/v1/streaming/user", token);
    client.readChunk();
    EXPECT_THAT(client.readChunk(), HasSubstr(R"("reblog":{)"));
}

TEST(FakeMastodonTest, ChoosesByTag)
{
    EXPECT_TRUE(hasTag(R"({"tags":[{"name":"Qt","url":"u"}]})", "qt"));
    EXPECT_FALSE(hasTag(R"({"tags":[{"name":"Qt6","url":"u"}],"content":"qt"})", "qt"));
    FakeMastodon fake;
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask("GET /api/v1/streaming/hashtag", token), StartsWith("HTTP/1.1 404"));
}

TEST(FakeMastodonTest, ClosedLiveFeedsTellOfDeletesAlone)
{
    FakeMastodon fake({.service = {.feed = {.count = 1000}, .heartbeat = 1ms}, .liveFeeds = "disabled"});
    TestClient client(fake.server().port());
    EXPECT_EQ(bodyOf(client.ask("GET /api/v2/instance"))["configuration"]["timelines_access"]["live_feeds"]["remote"],
        "disabled");
    client.ask("GET /api/v1/streaming/public", token);
    std::string all;
    while (all.find(":thump") == all.npos) all += client.readChunk();
    EXPECT_THAT(all, AllOf(HasSubstr("event: delete"), Not(HasSubstr("event: update"))));
}

TEST(FakeMastodonTest, SpeaksWebSocketWithPayloadsAsText)
{
    FakeMastodon fake({.kind = MastodonKind::GoToSocial});
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask("GET /api/v1/streaming/public", token), StartsWith("HTTP/1.1 404")); // no events there
    EXPECT_THAT(client.ask("GET /api/v1/streaming?stream=public", token + upgrade), StartsWith("HTTP/1.1 101"));
    const auto message = json::parse(client.readFrame());
    EXPECT_EQ(message["stream"], json::array({"public"}));
    const auto status = json::parse(message["payload"].get<std::string>());
    EXPECT_THAT(status["id"].get<std::string>(), AllOf(SizeIs(26), StartsWith("01")));
}

TEST(FakeMastodonTest, PleromaTakesTheTokenAfterwards)
{
    FakeMastodon fake({.kind = MastodonKind::Pleroma});
    for (const auto* word : {"success", "error"}) {
        TestClient client(fake.server().port());
        client.ask("GET /api/v1/streaming?stream=public", upgrade);
        client.sendText(json{{"type", "pleroma:authenticate"},
            {"token", word == std::string_view("error") ? "wrong" : fake.options().token}}
                            .dump());
        EXPECT_THAT(json::parse(client.readFrame())["payload"].get<std::string>(), HasSubstr(word));
    }
}

/// The ids of the public posts in the past that are newer, oldest first.
std::vector<std::string> newerThan(const std::string& id, FakeMastodon& fake)
{
    std::set<std::string> newer; // all ids have the same length
    for (const auto& record : fake.service().feed().past()) {
        constexpr std::string_view mark = "data: {";
        const auto at = record.find(mark);
        if (at == record.npos) continue;
        const auto status = json::parse(record.substr(at + mark.size() - 1));
        if (status["reblog"].is_null() && status["id"].get<std::string>() > id) newer.insert(status["id"]);
    }
    return {newer.begin(), newer.end()};
}

TEST(FakeMastodonTest, TimelinesFillAHole)
{
    FakeMastodon fake;
    fake.service().feed().pass(300);
    TestClient client(fake.server().port());
    const std::string timeline = "GET /api/v1/timelines/public";
    const auto newest = bodyOf(client.ask(timeline + "?limit=3", token));
    ASSERT_EQ(newest.size(), 3u);
    EXPECT_TRUE(isOlder(newest[1]["id"].get<std::string>(), newest[0]["id"].get<std::string>()));
    const auto last = newest[2]["id"].get<std::string>();
    fake.service().feed().pass(300);
    std::vector<std::string> filled;
    for (std::string least = last;;) {
        const auto page = bodyOf(client.ask(timeline + "?limit=7&min_id=" + least, token));
        if (page.empty()) break;
        for (auto i = page.size(); i-- > 0;) filled.push_back(page[i]["id"]);
        least = page[0]["id"];
    }
    const auto since = bodyOf(client.ask(timeline + "?limit=40&since_id=" + last, token));
    ASSERT_EQ(since.size(), 40u);
    EXPECT_EQ(filled, newerThan(last, fake));
    EXPECT_GT(filled.size(), 40u);
    EXPECT_EQ(since[0]["id"], filled.back());
    EXPECT_THAT(filled, Contains(since[39]["id"].get<std::string>()));
}

TEST(FakeMastodonTest, LetsAnAppIn)
{
    FakeMastodon fake;
    TestClient client(fake.server().port());
    const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
    const auto app = bodyOf(client.ask(
        "POST /api/v1/apps", form, "client_name=trendstream&redirect_uris=urn:ietf:wg:oauth:2.0:oob&scopes=read"));
    const auto exchange = [&](const std::string& code) {
        return client.ask("POST /oauth/token", form,
            "grant_type=authorization_code&redirect_uri=urn:ietf:wg:oauth:2.0:oob&client_id="
                + app["client_id"].get<std::string>() + "&client_secret=" + app["client_secret"].get<std::string>()
                + "&code=" + code);
    };
    EXPECT_THAT(exchange("wrong"), AllOf(StartsWith("HTTP/1.1 400"), HasSubstr("invalid_grant")));
    EXPECT_EQ(bodyOf(exchange("fake-code"))["access_token"], fake.options().token);
    EXPECT_THAT(client.ask("GET /api/v1/accounts/verify_credentials", token), HasSubstr(R"("acct":"fake")"));
    EXPECT_THAT(client.ask("GET /api/v1/accounts/verify_credentials"), StartsWith("HTTP/1.1 401"));
}

TEST(FakeMastodonTest, LimitsRequests)
{
    MastodonOptions options;
    options.requestsPerWindow = 1;
    FakeMastodon fake(options);
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask("GET /api/v2/instance"), HasSubstr("X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 2"));
    EXPECT_THAT(client.ask("GET /api/v2/instance"), StartsWith("HTTP/1.1 429"));
    EXPECT_THAT(fake.service().keeper().violations(), SizeIs(1));
}

} // namespace
