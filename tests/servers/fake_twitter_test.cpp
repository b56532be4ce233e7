#include "tests/servers/fake_twitter.h"
#include "tests/servers/test_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr auto form = "Content-Type: application/x-www-form-urlencoded\r\n";

/// Signs as a client does.
class Signer {
public:
    explicit Signer(const FakeTwitter& fake, std::chrono::seconds ahead = 0s)
        : m_account(fake.account()),
          m_ahead(ahead)
    {
    }

    void use(const std::string& token, const std::string& secret)
    {
        m_account.token = token;
        m_account.tokenSecret = secret;
    }

    std::string header(const std::string& what, Parameters parameters, const Parameters& more = {})
    {
        const auto space = what.find(' ');
        Parameters own{{"oauth_consumer_key", m_account.consumerKey}, {"oauth_nonce", "n" + std::to_string(++m_nonce)},
            {"oauth_signature_method", "HMAC-SHA1"},
            {"oauth_timestamp", std::to_string(std::time(nullptr) + m_ahead.count())}, {"oauth_version", "1.0"}};
        if (!m_account.token.empty()) own.emplace_back("oauth_token", m_account.token);
        own.insert(own.end(), more.begin(), more.end());
        parameters.insert(parameters.end(), own.begin(), own.end());
        const auto path = what.substr(space + 1, what.find('?') - space - 1);
        const auto base = oauth1::baseString(what.substr(0, space), "http://127.0.0.1:1" + path, parameters);
        own.emplace_back("oauth_signature", oauth1::signature(base, m_account.consumerSecret, m_account.tokenSecret));
        std::string out = "Authorization: OAuth ";
        for (const auto& [name, value] : own) out += name + "=\"" + oauth1::percentEncoded(value) + "\", ";
        return out.substr(0, out.size() - 2) + "\r\n";
    }

private:
    oauth1::Account m_account;
    std::chrono::seconds m_ahead;
    int m_nonce = 0;
};

const std::string sample = "GET /1.1/statuses/sample.json";
const std::string filter = "POST /1.1/statuses/filter.json";

TEST(FakeTwitterTest, StreamsToASignedRequest)
{
    FakeTwitter fake;
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(sample, Signer(fake).header(sample, {})), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(client.readChunk(), AllOf(StartsWith("{"), EndsWith("}\r\n")));
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
}

TEST(FakeTwitterTest, FiltersAndTellsLengths)
{
    FakeTwitter fake;
    TestClient client(fake.server().port());
    const auto head =
        client.ask(filter, Signer(fake).header(filter, {{"track", "the day,a"}, {"delimited", "length"}}) + form,
            "track=the%20day%2Ca&delimited=length");
    EXPECT_THAT(head, StartsWith("HTTP/1.1 200"));
    const auto chunk = client.readChunk();
    const auto line = chunk.find('\n');
    const auto length = std::stoul(chunk.substr(0, line));
    EXPECT_THAT(chunk.substr(line + 1, length), AllOf(StartsWith("{"), EndsWith("}\r\n")));
}

TEST(FakeTwitterTest, RefusesWhatIsWrong)
{
    FakeTwitter fake;
    TestClient client(fake.server().port());
    Signer signer(fake);
    EXPECT_THAT(client.ask(sample), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(client.ask(sample + "?a=1", signer.header(sample, {})), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(client.ask(sample, Signer(fake, 400s).header(sample, {})),
        AllOf(StartsWith("HTTP/1.1 401"), HasSubstr("Timestamp out of bounds"), HasSubstr("\r\nDate: ")));
    EXPECT_THAT(client.ask(filter, signer.header(filter, {{"language", "en"}}) + form, "language=en"),
        StartsWith("HTTP/1.1 406"));
    const std::string longPhrase(61, 'a');
    EXPECT_THAT(client.ask(filter, signer.header(filter, {{"track", longPhrase}}) + form, "track=" + longPhrase),
        StartsWith("HTTP/1.1 413"));
    EXPECT_EQ(fake.service().refusals().size(), 5u);
    EXPECT_THAT(fake.service().keeper().violations(), testing::SizeIs(4)); // each one follows a final refusal
}

TEST(FakeTwitterTest, ANewerConnectionEndsTheOlder)
{
    FakeTwitter fake({.service = {.feed = {.count = 1}}});
    TestClient older(fake.server().port());
    Signer signer(fake);
    older.ask(sample, signer.header(sample, {}));
    older.readChunk();
    TestClient newer(fake.server().port());
    EXPECT_THAT(newer.ask(sample, signer.header(sample, {})), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(older.readChunk(), StartsWith(R"({"disconnect":{"code":2,)"));
    EXPECT_THAT(fake.service().keeper().violations(), ElementsAre("2 connections at a time"));
}

TEST(FakeTwitterTest, SendsKeepAlives)
{
    FakeTwitter fake({.service = {.feed = {.count = 1}, .heartbeat = 1ms}});
    TestClient client(fake.server().port());
    client.ask(sample, Signer(fake).header(sample, {}));
    client.readChunk();
    EXPECT_EQ(client.readChunk(), "\r\n");
    EXPECT_EQ(client.readChunk(), "\r\n");
}

TEST(FakeTwitterTest, PlannedFaultsAreHeldAgainstTheRules)
{
    FakeTwitter fake;
    auto& service = fake.service();
    service.faults().once({.kind = Fault::Kind::Status, .status = 503});
    service.faults().once({.kind = Fault::Kind::StreamCut, .records = 3});
    Signer signer(fake);
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(sample, signer.header(sample, {})), StartsWith("HTTP/1.1 503"));
    client.ask(sample, signer.header(sample, {})); // at once, which is too early
    std::string all;
    for (auto chunk = client.readChunk(); !chunk.empty(); chunk = client.readChunk()) all += chunk;
    EXPECT_EQ(std::ranges::count(all, '\n'), 3);
    EXPECT_FALSE(all.ends_with('\n')); // the fourth one was cut
    EXPECT_EQ(service.recordsSent(), 3u);
    EXPECT_THAT(service.keeper().violations(), ElementsAre(EndsWith("due after 5000 ms")));
}

TEST(FakeTwitterTest, LetsAnAppInByItsPin)
{
    FakeTwitter fake;
    TestClient client(fake.server().port());
    Signer signer(fake);
    signer.use({}, {});
    const std::string ask = "POST /oauth/request_token";
    const auto answer = client.ask(ask, signer.header(ask, {}, {{"oauth_callback", "oob"}}));
    const auto given = decodeForm(answer.substr(answer.find("\r\n\r\n") + 4));
    const auto token = find(given, "oauth_token").value();
    EXPECT_THAT(client.ask("GET /oauth/authorize?oauth_token=" + token), HasSubstr("<code>0724160</code>"));
    signer.use(token, find(given, "oauth_token_secret").value());
    const std::string exchange = "POST /oauth/access_token";
    EXPECT_THAT(
        client.ask(exchange, signer.header(exchange, {}, {{"oauth_verifier", "1"}})), StartsWith("HTTP/1.1 401"));
    EXPECT_THAT(client.ask(exchange, signer.header(exchange, {}, {{"oauth_verifier", "0724160"}})),
        HasSubstr("oauth_token=" + fake.account().token));
    const std::string verify = "GET /1.1/account/verify_credentials.json";
    EXPECT_THAT(
        client.ask(verify, Signer(fake, 1s).header(verify, {})), StartsWith("HTTP/1.1 401")); // its nonce is known
    signer.use(fake.account().token, fake.account().tokenSecret);
    EXPECT_THAT(client.ask(verify, signer.header(verify, {})), HasSubstr(R"("screen_name":"fake")"));
}

TEST(FakeTwitterTest, IsClosedAsTheRealOne)
{
    FakeTwitter fake({.closed = true});
    TestClient client(fake.server().port());
    EXPECT_THAT(client.ask(sample, Signer(fake).header(sample, {})), StartsWith("HTTP/1.1 403"));
}

} // namespace
