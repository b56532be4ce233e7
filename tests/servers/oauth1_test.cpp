#include "tests/servers/oauth1.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using namespace servers::oauth1;
using testing::HasSubstr;
using testing::IsEmpty;

// The worked example of the documentation, under the three addresses at which it was printed.
const Parameters example{{"include_entities", "true"}, {"status", "Hello Ladies + Gentlemen, a signed OAuth request!"},
    {"oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"}, {"oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"},
    {"oauth_signature_method", "HMAC-SHA1"}, {"oauth_timestamp", "1318622958"},
    {"oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"}, {"oauth_version", "1.0"}};
const Account account{"xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
    "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"};
constexpr streaming::Time then = streaming::timeAt(1'318'622'958'000);

std::string signatureAt(std::string_view url)
{
    return signature(baseString("POST", url, example), account.consumerSecret, account.tokenSecret);
}

TEST(OAuth1Test, SignsAsPublished)
{
    EXPECT_EQ(signatureAt("https://api.x.com/1.1/statuses/update.json"), "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
    EXPECT_EQ(signatureAt("https://api.twitter.com/1.1/statuses/update.json"), "hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    EXPECT_EQ(signatureAt("https://api.twitter.com/1/statuses/update.json"), "tnnArxj06cWHq44gCs1OSKk/jLY=");
}

Request exampleRequest(const std::string& signature)
{
    return {.method = "POST",
        .target = "/1.1/statuses/update.json?include_entities=true",
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
            {"Authorization",
                R"(OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2)"
                R"(VS4cg", oauth_signature=")"
                    + signature
                    + R"(", oauth_signature_method="HMAC-SHA1", oauth_timestamp="1318622958", oauth_token="370773112-Gm)"
                      R"(HxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", oauth_version="1.0")"}},
        .body = "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21"};
}

std::string refusal(const Request& request, const Account& known, streaming::Time now)
{
    return Verifier().check(request, "https://api.x.com", known, now).words;
}

TEST(OAuth1Test, AcceptsThePublishedRequest)
{
    EXPECT_THAT(refusal(exampleRequest("Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D"), account, then), IsEmpty());
}

TEST(OAuth1Test, SaysWhatIsWrong)
{
    const auto good = exampleRequest("Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D");
    EXPECT_THAT(refusal(exampleRequest("Ls93hJiZbQ3akF3HF3x1Bz8%2FzU5%3D"), account, then), HasSubstr("signature"));
    auto changed = good;
    changed.body += "!";
    EXPECT_THAT(refusal(changed, account, then), HasSubstr("signature"));
    auto other = account;
    other.token = "another";
    EXPECT_THAT(refusal(good, other, then), HasSubstr("token"));
    EXPECT_THAT(refusal(good, account, then + 5min), IsEmpty());
    EXPECT_THAT(refusal(good, account, then + 5min + 1s), HasSubstr("301000 ms"));
    EXPECT_THAT(refusal(good, account, then - 6min), HasSubstr("timestamp"));
    EXPECT_THAT(refusal({.method = "GET", .target = "/"}, account, then), HasSubstr("no Authorization"));
}

TEST(OAuth1Test, TakesANonceOnce)
{
    Verifier verifier;
    const auto request = exampleRequest("Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D");
    EXPECT_THAT(verifier.check(request, "https://api.x.com", account, then).words, IsEmpty());
    EXPECT_THAT(verifier.check(request, "https://api.x.com", account, then).words, HasSubstr("nonce"));
}

} // namespace
