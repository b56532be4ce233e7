#include "connectors/http/curl_transport.h"
#include "connectors/x/login.h"
#include "tests/connectors/x/support.h"
#include "tests/servers/fake_x.h"

namespace connectors::x {
namespace {

using namespace std::chrono_literals;
using servers::Fault;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Over real sockets and TLS, as a user meets it.
class FakeXTest : public testing::Test {
protected:
    servers::XOptions secured(servers::FeedOptions feed = {.seed = 1, .rate = 0, .count = 200})
    {
        servers::XOptions made;
        made.service.server = {.certificate = servers::Certificate::Good, .folder = m_folder.path()};
        made.service.feed = feed;
        return made;
    }

    /// Follows until `enough` records came, or it ended by itself.
    void follow(servers::FakeX& fake, Secrets secrets, std::size_t enough)
    {
        const auto credentials = credentialsThatSay(std::move(secrets));
        options.endpoint = fake.url();
        options.stateFolder = m_folder.path() / "state";
        options.warn = [this](const std::string& words) { warnings.push_back(words); };
        auto connector = std::make_unique<XConnector>(options, m_transport, credentials, m_clock);
        const auto ready = connector->init();
        ASSERT_TRUE(ready) << ready.error().message;
        streaming::ConnectorThread thread(std::move(connector));
        std::promise<void> end;
        bool done = false;
        const auto wake = [&] {
            while (auto block = thread.store().take()) text += block->bytes.view();
            const bool isEnough = std::size_t(std::ranges::count(text, '\n')) >= enough;
            if (!std::exchange(done, done || isEnough || thread.store().drained()) && done) end.set_value();
        };
        thread.start(wake, m_clock, {.jitter = 0},
            {.onError = [this](const auto&, const auto& error, auto) { errors.push_back(error); }});
        end.get_future().wait();
        thread.close();
    }

    static void addRule(servers::FakeX& fake)
    {
        fake.rules().change(R"({"add":[{"value":"lang:en"}]})", servers::XRules::Run::Real);
    }
    static Secrets bearerOf(const servers::FakeX& fake) { return {{"bearer_token", Secret(fake.bearer())}}; }
    static Secrets keysOf(const servers::FakeX& fake)
    {
        return {{"consumer_key", Secret(fake.options().consumerKey)},
            {"consumer_secret", Secret(fake.options().consumerSecret)}};
    }

    XOptions options{.budgetCents = 1'000'000'00};
    std::string text;
    std::vector<std::string> warnings;
    std::vector<streaming::Error> errors;
    const support::TempDirectory m_folder;
    const std::filesystem::path m_authorities = servers::Authority(m_folder.path()).file();
    const http::CurlLibrary m_library;
    http::CurlTransport m_transport{m_library, {.authorities = m_authorities}};
    streaming::SystemClock m_clock;
};

TEST_F(FakeXTest, FollowsTheRulesWithABearer)
{
    servers::FakeX fake(secured());
    addRule(fake);
    follow(fake, bearerOf(fake), 100);
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(text, AllOf(HasSubstr("\"matching_rules\""), HasSubstr("\"includes\""), HasSubstr("\"entities\"")));
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
}

TEST_F(FakeXTest, ExchangesKeyAndSecretAndDoesSoAnew)
{
    servers::FakeX fake(secured());
    addRule(fake);
    fake.exchangeAnew();
    follow(fake, keysOf(fake), 10);
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
}

TEST_F(FakeXTest, ComesBackAfterFaultsWithoutLoss)
{
    servers::FakeX fake(secured());
    addRule(fake);
    options.settings = SourceSettings({{"backfill_minutes", {"5", ""}}});
    fake.service().faults().once({.kind = Fault::Kind::Reset});
    fake.service().faults().once({.kind = Fault::Kind::StreamCut, .records = 50});
    fake.service().faults().once({.kind = Fault::Kind::StreamEnd, .records = 50});
    follow(fake, bearerOf(fake), 200);
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
    EXPECT_GE(errors.size(), 3u);
}

TEST_F(FakeXTest, RefusedBearerIsSaid)
{
    servers::FakeX fake(secured());
    addRule(fake);
    follow(fake, {{"bearer_token", Secret("canary")}}, 1);
    ASSERT_THAT(errors, SizeIs(1));
    EXPECT_EQ(errors.front().kind, ErrorKind::Credentials);
    EXPECT_THAT(errors.front().message, HasSubstr("trendstream auth login x"));
}

TEST_F(FakeXTest, UsedUpMonthIsSaid)
{
    auto with = secured();
    with.cap = 0;
    servers::FakeX fake(with);
    addRule(fake);
    follow(fake, bearerOf(fake), 1);
    ASSERT_THAT(errors, SizeIs(1));
    EXPECT_EQ(errors.front().kind, ErrorKind::Refused);
    EXPECT_THAT(errors.front().message, HasSubstr("the posts of this month are used up"));
}

TEST_F(FakeXTest, CeilingEndsAFloodToThePost)
{
    servers::FakeX fake(secured({.seed = 1}));
    addRule(fake);
    options.maxPosts = 25;
    follow(fake, bearerOf(fake), 1'000'000);
    EXPECT_THAT(errors, IsEmpty());
    EXPECT_THAT(warnings, ElementsAre(HasSubstr("the ceiling of 25 posts a day is reached")));
}

TEST_F(FakeXTest, RulesAreListedAddedAndRemoved)
{
    servers::FakeX fake(secured());
    Service service({m_transport, m_clock, rootAt(fake.url()).value(),
        [&]() -> Result<Secrets> { return keysOf(fake); }});
    const Rules rules(service);
    EXPECT_THAT(rules.list({}).value(), IsEmpty());
    const std::vector<Rule> wanted{{.value = "qt", .tag = "t"}, {.value = "(c++"}, {.value = "#cpp"}};
    const auto dry = rules.add(wanted, Rules::Run::Dry, {});
    ASSERT_TRUE(dry);
    EXPECT_THAT(dry->rules, SizeIs(2));
    EXPECT_TRUE(fake.rules().empty());

    const auto added = rules.add(wanted, Rules::Run::Real, {}).value();
    ASSERT_THAT(added.faults, SizeIs(1));
    EXPECT_EQ(added.faults.front().subject, "(c++");
    const auto again = rules.add({wanted.front()}, Rules::Run::Real, {}).value();
    ASSERT_THAT(again.faults, SizeIs(1));
    EXPECT_EQ(again.faults.front().kind, RuleFault::Kind::Duplicate);
    EXPECT_THAT(again.faults.front().reason, HasSubstr(added.rules.front().id));

    const auto listed = rules.list({}).value();
    ASSERT_THAT(listed, SizeIs(2));
    EXPECT_EQ(listed.front().value, "qt");
    EXPECT_EQ(listed.front().tag, "t");
    EXPECT_THAT(rules.remove({listed.front().id, "17"}, Rules::Run::Real, {}).value().faults, SizeIs(1));
    EXPECT_THAT(rules.list({}).value(), SizeIs(1));
}

TEST_F(FakeXTest, CheckOfCredentialsReadsNoPosts)
{
    servers::FakeX fake(secured());
    addRule(fake);
    const auto service = loginService(m_transport, m_clock, fake.url());
    EXPECT_EQ(service.check({"x"}, bearerOf(fake)).value(), "the app has 1 rule");
    EXPECT_EQ(service.check({"x"}, keysOf(fake)).value(), "the app has 1 rule");
    EXPECT_EQ(service.check({"x"}, {{"bearer_token", Secret("wrong")}}).error().kind, ErrorKind::Credentials);
    EXPECT_EQ(fake.service().recordsSent(), 0u);
}

} // namespace
} // namespace connectors::x
