#include "tests/connectors/x/support.h"

namespace connectors::x {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Result<void> broken() { return streaming::failure(ErrorKind::Unreachable, "the connection broke"); }

/// Answers one after the other; after the last one the service is gone for good (404).
ScriptedTransport::Play script(std::vector<ScriptedTransport::Play> plays)
{
    auto next = std::make_shared<std::size_t>(0);
    return [plays = std::move(plays), next](const auto& request, const auto& handlers, const auto& stop) {
        if (*next == plays.size()) return ScriptedTransport::answer(handlers, 404, "{}");
        return plays[(*next)++](request, handlers, stop);
    };
}

ScriptedTransport::Play status(int status, std::string body = "{}", std::vector<http::Header> headers = {})
{
    return [=](const auto&, const auto& handlers, const auto&) {
        return ScriptedTransport::answer(handlers, status, body, headers);
    };
}

/// A stream that sends this and breaks.
ScriptedTransport::Play sends(std::string text, std::vector<http::Header> headers = {})
{
    return [=](const auto&, const auto& handlers, const auto&) {
        if (auto taken = ScriptedTransport::answer(handlers, 200, text, headers); !taken) return taken;
        return broken();
    };
}

ScriptedTransport::Play breaks()
{
    return [](const auto&, const auto&, const auto&) { return broken(); };
}

TEST(XConnectorTest, AsksForWhatHashtagsAndRetweetsNeed)
{
    Scene scene;
    scene.options.filters.locations = "-74,40,-73,41";
    scene.options.settings = SourceSettings({{"fields", {"context_annotations", ""}}});
    scene.transport.play = script({});
    scene.run();
    ASSERT_THAT(scene.transport.requests, SizeIs(2));
    const auto& stream = scene.transport.requests.back();
    EXPECT_EQ(stream.url,
        "https://api.x.com/2/tweets/search/stream?tweet.fields=created_at,lang,entities,public_metrics,"
        "referenced_tweets,author_id,edit_history_tweet_ids,note_tweet,geo,context_annotations&expansions=referenced_tweets.id,"
        "referenced_tweets.id.author_id,author_id,geo.place_id&place.fields=geo");
    EXPECT_EQ(stream.authorization, Secret("Bearer AAAA%2Bcanary"));
    EXPECT_EQ(stream.stallAfter, 30s);
}

TEST(XConnectorTest, SampleHasNoRules)
{
    Scene scene;
    scene.options.stream = Stream::Sampled;
    scene.transport.play = script({status(403, R"({"title":"Forbidden"})")});
    scene.run();
    ASSERT_THAT(scene.transport.requests, SizeIs(1));
    EXPECT_THAT(scene.transport.requests.front().url, HasSubstr("/2/tweets/sample/stream?"));
    ASSERT_THAT(scene.errors, SizeIs(1));
    EXPECT_THAT(scene.errors.front().message, HasSubstr("sold to enterprises"));
}

TEST(XConnectorTest, EndsAtOnceWithoutARule)
{
    Scene scene;
    scene.transport.rules = R"({"meta":{"result_count":0}})";
    scene.run();
    EXPECT_THAT(scene.transport.requests, SizeIs(1)); // no stream was asked for
    ASSERT_THAT(scene.errors, SizeIs(1));
    EXPECT_EQ(scene.errors.front().kind, ErrorKind::Refused);
    EXPECT_THAT(scene.errors.front().message, HasSubstr("trendstream rules add"));
}

TEST(XConnectorTest, RulesThatWentAwayAreSaidToo)
{
    Scene scene;
    scene.transport.play = script({sends(post(1)), status(409)});
    scene.run();
    ASSERT_THAT(scene.errors, SizeIs(2));
    EXPECT_THAT(scene.errors.back().message, HasSubstr("trendstream rules add"));
}

TEST(XConnectorTest, WaitsAsTheServiceAsks)
{
    Scene scene;
    scene.transport.play = script({breaks(), breaks(), sends(post(1)), breaks(), status(503), status(503),
        status(429, R"({"errors":[{"code":88,"message":"Rate limit exceeded"}]})"),
        status(429, "{}", {{"x-rate-limit-reset", std::to_string((noon + 600s).time_since_epoch() / 1s)}}),
        status(429, "{}", {{"Retry-After", "1000"}})});
    scene.run();
    ASSERT_THAT(scene.waits, SizeIs(9));
    // 250 ms, 500 ms, at once after data, 250 ms; then each kind for itself.
    EXPECT_THAT(std::vector(scene.waits.begin(), scene.waits.begin() + 7),
        ElementsAre(250ms, 500ms, 0ms, 250ms, 5s, 10s, 60s));
    EXPECT_EQ(scene.waits[7], 600s - (250ms + 500ms + 250ms + 5s + 10s + 60s)); // to the reset: longer than 120 s
    EXPECT_EQ(scene.waits[8], 1000s); // longer than 240 s
    EXPECT_THAT(scene.text, HasSubstr(R"("id":"1")"));
    EXPECT_EQ(scene.postsRead, 1);
}

TEST(XConnectorTest, ConnectsNoMoreThanItMay)
{
    Scene scene;
    const auto reset = std::to_string((noon + 900s).time_since_epoch() / 1s);
    scene.transport.play = script({sends(post(1), {{"x-rate-limit-remaining", "1"}, {"x-rate-limit-reset", reset}}),
        sends(post(2), {{"x-rate-limit-remaining", "0"}, {"x-rate-limit-reset", reset}})});
    scene.run();
    EXPECT_THAT(scene.waits, ElementsAre(0ms, 900s));
}

TEST(XConnectorTest, HeartbeatsAndCutsLoseNothing)
{
    Scene scene;
    scene.transport.play = script({[](const auto&, const auto& handlers, const auto&) {
        EXPECT_TRUE(handlers.onHead({200, {}}));
        const auto text = "\r\n" + post(1) + "\r\n\r\n" + post(2) + post(3).substr(0, 20);
        for (const char byte : text) EXPECT_TRUE(handlers.onBytes(std::string_view(&byte, 1)));
        return broken();
    }});
    scene.run();
    EXPECT_EQ(scene.postsRead, 2);
    EXPECT_THAT(scene.text, AllOf(HasSubstr(R"("id":"1")"), HasSubstr(R"("id":"2")"), Not(HasSubstr(R"("id":"3")"))));
    EXPECT_EQ(std::ranges::count(scene.text, '\n'), 2);
    EXPECT_THAT(scene.text, Not(HasSubstr("\r")));
}

TEST(XConnectorTest, HeartbeatIsASignOfLife)
{
    Scene scene;
    const auto beats = [&](const auto&, const auto& handlers, const auto&) {
        if (auto taken = ScriptedTransport::answer(handlers, 200, post(1)); !taken) return taken;
        scene.clock.pass(20s);
        if (auto taken = handlers.onBytes("\r\n"); !taken) return taken;
        scene.clock.pass(30s);
        return broken();
    };
    scene.transport.play = script({beats, sends(post(2))});
    scene.run();
    ASSERT_THAT(scene.gaps, testing::Not(IsEmpty()));
    EXPECT_EQ(scene.gaps.front().from, noon + 20s);
    EXPECT_EQ(scene.gaps.front().to, noon + 50s);
}

TEST(XConnectorTest, PartialErrorsAreNoEnd)
{
    Scene scene;
    scene.transport.play = script({sends(R"({"errors":[{"title":"Not Found Error"}],"data":{"id":"1"}})" "\r\n")});
    scene.run();
    EXPECT_EQ(scene.postsRead, 1);
}

TEST(XConnectorTest, LineWithoutEndIsGivenUp)
{
    Scene scene;
    scene.transport.play = script({[](const auto&, const auto& handlers, const auto&) {
        EXPECT_TRUE(handlers.onHead({200, {}}));
        const std::string bytes(1u << 20, 'x');
        for (int times = 0; times < 100; ++times)
            if (auto taken = handlers.onBytes(bytes); !taken) return taken;
        return Result<void>();
    }});
    scene.run();
    ASSERT_THAT(scene.errors, SizeIs(2));
    EXPECT_THAT(scene.errors.front().message, HasSubstr("longer than any post"));
    EXPECT_EQ(scene.waits.front(), 250ms);
}

TEST(XConnectorTest, AsksForWhatWasMissedWhereItMay)
{
    Scene scene;
    scene.options.settings = SourceSettings({{"backfill_minutes", {"5", ""}}});
    const auto slowly = [&](Duration silence) -> ScriptedTransport::Play {
        return [&scene, silence](const auto&, const auto& handlers, const auto&) {
            if (auto taken = ScriptedTransport::answer(handlers, 200, post(1)); !taken) return taken;
            scene.clock.pass(silence);
            return broken();
        };
    };
    scene.transport.play = script({slowly(30s), slowly(0s), slowly(200s), slowly(400s), slowly(0s)});
    scene.run();
    std::vector<std::string> asked;
    for (const auto& request : scene.transport.requests) {
        const auto at = request.url.find("&backfill_minutes=");
        asked.push_back(at == request.url.npos ? "" : request.url.substr(at + 18));
    }
    EXPECT_THAT(asked, ElementsAre("", "", "1", "1", "4", "5", "1")); // the first one asks for rules
    ASSERT_THAT(scene.gaps, SizeIs(2)); // 400 s are more than five minutes; and the last one never ended
    EXPECT_EQ(scene.gaps.front().to - scene.gaps.front().from, 400s);
}

TEST(XConnectorTest, GoesOnWithoutBackfillWhereItIsRefused)
{
    Scene scene;
    scene.options.settings = SourceSettings({{"backfill_minutes", {"2", ""}}});
    scene.transport.play = script({sends(post(1)), status(400, R"({"title":"Invalid Request"})"), sends(post(2))});
    scene.run();
    ASSERT_THAT(scene.errors, SizeIs(4));
    EXPECT_THAT(scene.errors[1].message, HasSubstr("backfill_minutes"));
    EXPECT_EQ(scene.errors[1].kind, ErrorKind::Unreachable);
    EXPECT_THAT(scene.transport.requests.back().url, Not(HasSubstr("backfill")));
    EXPECT_EQ(scene.postsRead, 2);
}

TEST(XConnectorTest, StopsWhenItIsAsked)
{
    Scene scene;
    std::stop_source stop;
    scene.transport.play = [&](const auto&, const auto& handlers, const auto& asked) {
        const auto taken = ScriptedTransport::answer(handlers, 200, post(1));
        stop.request_stop();
        EXPECT_TRUE(asked.stop_requested());
        return taken;
    };
    const auto connector = scene.make();
    ASSERT_TRUE(connector->init());
    streaming::Store store;
    EXPECT_TRUE(connector->run(stop.get_token(), store));
    EXPECT_TRUE(store.take());
}

TEST(XConnectorTest, WhatIsWrongFromTheBeginningIsSaidByInit)
{
    Scene scene;
    scene.options.endpoint = "http://example.com";
    EXPECT_EQ(scene.make()->init().error().kind, ErrorKind::Usage);
    scene.options.endpoint = {};
    scene.options.settings = SourceSettings({{"price", {"cheap", "config.toml:3: "}}});
    EXPECT_THAT(scene.make()->init().error().message, HasSubstr("config.toml:3: price 'cheap'"));
    scene.options.settings = {};
    scene.options.stateFolder = "/proc/nowhere";
    EXPECT_EQ(scene.make()->init().error().kind, ErrorKind::Write);
    Scene poor{Secrets()};
    EXPECT_THAT(poor.make()->init().error().message, HasSubstr("trendstream auth login x"));
}

} // namespace
} // namespace connectors::x
