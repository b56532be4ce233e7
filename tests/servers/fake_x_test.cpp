#include "tests/servers/fake_x.h"
#include "tests/servers/test_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string bearer = "Authorization: Bearer AAAAfake%2Bbearer%3Dtoken\r\n";
const std::string rules = "/2/tweets/search/stream/rules";
const std::string stream = "GET /2/tweets/search/stream";

json bodyOf(const std::string& answer) { return json::parse(answer.substr(answer.find("\r\n\r\n") + 4)); }

void addRule(FakeX& fake, const std::string& value)
{
    fake.rules().change(json{{"add", {{{"value", value}}}}}.dump(), XRules::Run::Real);
}

std::vector<std::string> idsIn(const std::string& chunk)
{
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < chunk.size();) {
        const auto end = chunk.find("\r\n", at);
        const auto record = json::parse(chunk.substr(at, end - at));
        ids.push_back(record.contains("data") ? record["data"].value("id", "") : "");
        at = end + 2;
    }
    return ids;
}

TEST(FakeXTest, ChangesItsRules)
{
    FakeX fake;
    TestClient client(fake.server().port());
    const auto post = [&](const std::string& query, const std::string& body) {
        return client.ask("POST " + rules + query, bearer + "Content-Type: application/json\r\n", body);
    };
    EXPECT_THAT(client.ask("GET " + rules), StartsWith("HTTP/1.1 401"));
    const auto dry = bodyOf(post("?dry_run=true", R"({"add":[{"value":"qt","tag":"t"}]})"));
    EXPECT_EQ(dry["meta"]["summary"]["created"], 1);
    EXPECT_TRUE(fake.rules().empty());
    const auto added = bodyOf(post("", R"({"add":[{"value":"qt","tag":"t"},{"value":"("}]})"));
    EXPECT_EQ(added["data"].size(), 1u);
    EXPECT_EQ(added["meta"]["summary"]["not_created"], 1);
    const auto again = bodyOf(post("", R"({"add":[{"value":"qt"}]})"));
    EXPECT_EQ(again["errors"][0]["title"], "DuplicateRule");
    EXPECT_EQ(again["errors"][0]["id"], added["data"][0]["id"]);
    EXPECT_THAT(post("", R"({"add":[],"delete":{}})"), StartsWith("HTTP/1.1 400"));
    EXPECT_EQ(bodyOf(client.ask("GET " + rules, bearer))["data"][0]["tag"], "t");
    const auto gone = bodyOf(post("", R"({"delete":{"values":["qt","c"]}})"));
    EXPECT_EQ(gone["meta"]["summary"]["deleted"], 1);
    EXPECT_EQ(gone["meta"]["summary"]["not_deleted"], 1);
    EXPECT_TRUE(fake.rules().empty());
}

TEST(FakeXTest, StreamsWhatWasAskedFor)
{
    FakeX fake;
    addRule(fake, "lang:en");
    TestClient client(fake.server().port());
    const auto head = client.ask(stream + "?tweet.fields=created_at", bearer);
    EXPECT_THAT(head, AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("x-rate-limit-remaining: 49")));
    const auto chunk = client.readChunk();
    const auto record = json::parse(chunk.substr(0, chunk.find("\r\n")));
    EXPECT_TRUE(record["data"].contains("created_at"));
    EXPECT_FALSE(record["data"].contains("entities"));
    EXPECT_FALSE(record.contains("includes"));
    EXPECT_EQ(record["matching_rules"][0]["id"], "1500000000000000001");
}

TEST(FakeXTest, RefusesWhatIsWrong)
{
    FakeX fake;
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(stream, "Authorization: Bearer AAAAfake+bearer=token\r\n"), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(client.ask(stream, bearer), AllOf(StartsWith("HTTP/1.1 409"), HasSubstr("RuleConfigurationIssue")));
    addRule(fake, "a");
    EXPECT_THAT(client.ask(stream + "?backfill_minutes=6", bearer), StartsWith("HTTP/1.1 400"));
}

TEST(FakeXTest, OneConnection)
{
    FakeX fake;
    addRule(fake, "lang:en");
    TestClient first(fake.server().port());
    first.ask(stream, bearer);
    TestClient second(fake.server().port());
    EXPECT_THAT(second.ask(stream, bearer), AllOf(StartsWith("HTTP/1.1 429"), HasSubstr("TooManyConnections")));
    EXPECT_THAT(fake.service().keeper().violations(), ElementsAre(HasSubstr("while another one stands")));
}

TEST(FakeXTest, FillsTheHole)
{
    FakeX fake({.service = {.feed = {.rate = 0}}});
    fake.service().faults().once({.kind = Fault::Kind::StreamEnd, .records = 10}, 2);
    TestClient client(fake.server().port());
    const std::string sampled = "GET /2/tweets/sample/stream";
    client.ask(sampled, bearer);
    const auto before = idsIn(client.readChunk());
    ASSERT_EQ(before.size(), 10u);
    EXPECT_THAT(client.readChunk(), HasSubstr(R"("disconnect_type":"UpstreamOperationalDisconnect")"));
    fake.service().feed().pass(5);
    TestClient again(fake.server().port());
    again.ask(sampled + "?backfill_minutes=1", bearer);
    const auto after = idsIn(again.readChunk());
    ASSERT_EQ(after.size(), 10u);
    EXPECT_THAT((std::vector{after[0], after[1]}), ElementsAre(before[8], before[9])); // a backfill brings some again
}

TEST(FakeXTest, LimitsConnects)
{
    FakeX fake({.connectsPerWindow = 1});
    addRule(fake, "lang:en");
    TestClient first(fake.server().port());
    first.ask(stream, bearer);
    TestClient second(fake.server().port());
    EXPECT_THAT(second.ask(stream, bearer), AllOf(StartsWith("HTTP/1.1 429"), HasSubstr("x-rate-limit-remaining: 0")));
    EXPECT_GT(fake.service().keeper().due().value(), fake.service().now() + 14min);
}

TEST(FakeXTest, ExchangesKeysForABearer)
{
    FakeX fake;
    fake.exchangeAnew();
    TestClient client(fake.server().port());
    const std::string form = "Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n";
    const auto ask = [&](const std::string& basic) {
        return client.ask(
            "POST /oauth2/token", form + "Authorization: Basic " + basic + "\r\n", "grant_type=client_credentials");
    };
    EXPECT_THAT(ask("ZmFrZQ=="), AllOf(StartsWith("HTTP/1.1 403"), HasSubstr(R"("code":99)")));
    EXPECT_EQ(bodyOf(ask("ZmFrZS14LWtleTpmYWtlLXgtc2VjcmV0"))["access_token"], "AAAAfake%2Bbearer%3Dtoken1");
    EXPECT_THAT(client.ask("GET /2/usage/tweets", "Authorization: Bearer " + fake.bearer() + "\r\n"),
        HasSubstr(R"("project_usage":"0")"));
}

TEST(FakeXTest, EndsWithTheMonthsPosts)
{
    FakeX fake({.cap = 0});
    addRule(fake, "a");
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(stream, bearer), AllOf(StartsWith("HTTP/1.1 429"), HasSubstr(R"("period":"Monthly")")));
}

} // namespace
