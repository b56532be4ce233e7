#include "connectors/x/service.h"
#include "tests/connectors/x/support.h"

namespace connectors::x {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class ServiceTest : public testing::Test {
protected:
    Service service(Secrets secrets, const std::string& endpoint = "")
    {
        return Service({m_transport, m_clock, rootAt(endpoint).value(),
            [secrets = std::move(secrets)]() -> Result<Secrets> { return secrets; },
            [this](const Secret& secret) { m_hidden.push_back(secret); }});
    }

    /// Bearers `token1`, `token2` … for keys; the rest is answered with `status`.
    void exchanging(int status)
    {
        m_transport.rules.clear();
        m_transport.play = [this, status](const auto& request, const auto& handlers, const auto&) {
            if (request.method != "POST") return ScriptedTransport::answer(handlers, status, "{}");
            return ScriptedTransport::answer(handlers, 200,
                R"({"token_type":"Bearer","access_token":"AA%2Btoken)" + std::to_string(++m_tokens) + R"("})");
        };
    }

    std::vector<Secret> authorizations() const
    {
        std::vector<Secret> all;
        for (const auto& request : m_transport.requests) all.push_back(request.authorization);
        return all;
    }

    ScriptedTransport m_transport;
    LeapingClock m_clock{noon};
    std::vector<Secret> m_hidden;
    int m_tokens = 0;
};

// The vector of the documentation.
const Secret basic("Basic eHZ6MWV2RlM0d0VFUFRHRUZQSEJvZzpMOHFxOVBaeVJnNmllS0dFS2hab2xHQzB2SldMdzhpRUo4OERSZHlPZw==");

TEST_F(ServiceTest, ExchangesKeyAndSecretOnceAndTakesTheTokenVerbatim)
{
    exchanging(200);
    auto x = service(keyAndSecret());
    EXPECT_TRUE(x.ask(x.request("/2/a"), {}));
    EXPECT_TRUE(x.ask(x.request("/2/b"), {}));
    EXPECT_THAT(authorizations(), ElementsAre(basic, Secret("Bearer AA%2Btoken1"), Secret("Bearer AA%2Btoken1")));
    const auto& exchange = m_transport.requests.front();
    EXPECT_EQ(exchange.url, "https://api.x.com/oauth2/token");
    EXPECT_EQ(exchange.body, "grant_type=client_credentials");
    EXPECT_EQ(exchange.headers.front().value, "application/x-www-form-urlencoded;charset=UTF-8");
    EXPECT_THAT(m_hidden, ElementsAre(Secret("AA%2Btoken1")));
}

TEST_F(ServiceTest, RefusedBearerIsExchangedAnewOnce)
{
    exchanging(401);
    auto x = service(keyAndSecret());
    const auto refused = x.ask(x.request("/2/a"), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(refused.error().message, HasSubstr("trendstream auth login x"));
    EXPECT_THAT(authorizations(),
        ElementsAre(basic, Secret("Bearer AA%2Btoken1"), basic, Secret("Bearer AA%2Btoken2")));
}

TEST_F(ServiceTest, GivenBearerIsNotTriedAgain)
{
    exchanging(401);
    auto x = service(bearerAlone());
    EXPECT_EQ(x.ask(x.request("/2/a"), {}).error().kind, ErrorKind::Credentials);
    EXPECT_THAT(authorizations(), ElementsAre(Secret("Bearer AAAA%2Bcanary")));
}

TEST_F(ServiceTest, WrongKeysAreCredentials)
{
    m_transport.play = [](const auto&, const auto& handlers, const auto&) {
        return ScriptedTransport::answer(handlers, 403, R"({"errors":[{"code":99,"message":"Unable to verify"}]})");
    };
    auto x = service(keyAndSecret());
    const auto refused = x.ask(x.request("/2/a"), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(refused.error().message, HasSubstr("consumer key and secret"));
    EXPECT_THAT(refused.error().message, Not(HasSubstr("xvz1evFS4wEEPTGEFPHBog")));
}

TEST_F(ServiceTest, AnswerWithoutABearerIsNone)
{
    for (const auto* body : {"", "{}", R"({"token_type":"mac","access_token":"canary"})", "canary"}) {
        m_transport.play = [body](const auto&, const auto& handlers, const auto&) {
            return ScriptedTransport::answer(handlers, 200, body);
        };
        auto x = service(keyAndSecret());
        const auto refused = x.ask(x.request("/2/a"), {});
        ASSERT_FALSE(refused);
        EXPECT_THAT(refused.error().message, Not(HasSubstr("canary")));
    }
}

TEST_F(ServiceTest, EndpointMovesEverything)
{
    auto x = service(bearerAlone(), "http://127.0.0.1:8080/x/");
    EXPECT_EQ(x.request("/2/a", "b=c").url, "http://127.0.0.1:8080/x/2/a?b=c");
    EXPECT_EQ(x.host(), "127.0.0.1");
}

} // namespace
} // namespace connectors::x
