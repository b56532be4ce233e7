#include "connectors/twitter/oauth1.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <set>

namespace {

using namespace connectors::twitter::oauth1;
using connectors::credentials::Secret;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The example of the page "creating a signature", for the addresses under which it was printed.
const Keys pageKeys{Secret("xvz1evFS4wEEPTGEFPHBog"), Secret("kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"),
    Secret("370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
    Secret("LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE")};
const Stamp pageStamp{"kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", streaming::timeAt(1'318'622'958'000)};
const Parameters pageParameters{
    {"status", "Hello Ladies + Gentlemen, a signed OAuth request!"}, {"include_entities", "true"}};

std::string headerOf(const std::string& url, const Parameters& parameters = pageParameters, const Keys& keys = pageKeys)
{
    const Call call{"POST", connectors::http::parseUrl(url).value(), parameters};
    return std::string(authorization(call, keys, pageStamp).reveal());
}

TEST(OAuth1Test, SignsAsThePublishedPages)
{
    const std::map<std::string, std::string> published{
        {"https://api.x.com/1.1/statuses/update.json", "Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D"},
        {"https://api.twitter.com/1.1/statuses/update.json", "hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"},
        {"https://api.twitter.com/1/statuses/update.json", "tnnArxj06cWHq44gCs1OSKk%2FjLY%3D"}};
    for (const auto& [url, signature] : published)
        EXPECT_THAT(headerOf(url), HasSubstr("oauth_signature=\"" + signature + '"')) << url;
}

TEST(OAuth1Test, TheHeaderHasTheProtocolsParametersAlone)
{
    EXPECT_EQ(headerOf("https://api.x.com/1.1/statuses/update.json"),
        R"(OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", )"
        R"(oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", oauth_signature_method="HMAC-SHA1", )"
        R"(oauth_timestamp="1318622958", oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", )"
        R"(oauth_version="1.0", oauth_signature="Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D")");
}

TEST(OAuth1Test, TheRecordedVectorsPass)
{
    const auto* const shared = std::getenv("TRENDSTREAM_SHARED");
    if (!shared) GTEST_SKIP() << "TRENDSTREAM_SHARED is not set";
    std::ifstream file(std::string(shared) + "/vectors/oauth1.json");
    ASSERT_TRUE(file);
    const auto recorded = nlohmann::json::parse(file);
    for (const auto& vector : recorded.at("vectors")) {
        Call call{vector.at("method"), connectors::http::parseUrl(std::string(vector.at("url"))).value(), {}};
        std::map<std::string, std::string> given = vector.at("params");
        for (const auto& [name, value] : given)
            if (!name.starts_with("oauth_")) call.parameters.push_back({name, value});
        const Keys keys{Secret(given.at("oauth_consumer_key")), Secret(vector.at("consumer_secret")),
            Secret(given.at("oauth_token")), Secret(vector.at("token_secret"))};
        const Stamp stamp{given.at("oauth_nonce"), streaming::timeAt(std::stoll(given.at("oauth_timestamp")) * 1000)};
        const std::string signature = vector.at("signature_header_form");
        EXPECT_THAT(std::string(authorization(call, keys, stamp).reveal()),
            HasSubstr("oauth_signature=\"" + signature + '"'));
    }
    for (const auto& pair : recorded.at("percent_encode"))
        EXPECT_EQ(formEncoded({{"a", pair.at(0)}}), "a=" + std::string(pair.at(1)));
}

TEST(OAuth1Test, TheHostsCaseAndItsOwnPortDoNotCount)
{
    const auto plain = headerOf("https://api.x.com/1.1/statuses/update.json");
    EXPECT_EQ(headerOf("HTTPS://API.X.com:443/1.1/statuses/update.json"), plain);
    EXPECT_NE(headerOf("https://api.x.com:8443/1.1/statuses/update.json"), plain);
    EXPECT_EQ(headerOf("https://api.x.com/1.1/statuses/update.json?query"), plain); // it is among the parameters
}

TEST(OAuth1Test, ParametersAreSortedByNameAndThenValue)
{
    const Parameters sorted{{"a", "1"}, {"a", "2"}, {"a-b", "x"}, {"b", "a=b"}};
    const Parameters shuffled{{"b", "a=b"}, {"a", "2"}, {"a-b", "x"}, {"a", "1"}};
    EXPECT_EQ(headerOf("https://a.example/", shuffled), headerOf("https://a.example/", sorted));
    EXPECT_NE(headerOf("https://a.example/", {{"a", "1"}}), headerOf("https://a.example/", {{"a", "2"}}));
}

TEST(OAuth1Test, WithoutATokenThereIsNoneInTheHeader)
{
    const auto header = headerOf("https://api.x.com/oauth/request_token", {{"oauth_callback", "oob"}},
        {pageKeys.consumerKey, pageKeys.consumerSecret});
    EXPECT_THAT(header, AllOf(StartsWith("OAuth oauth_callback=\"oob\", "), Not(HasSubstr("oauth_token"))));
}

TEST(OAuth1Test, FormsAreEncodedAndDecoded)
{
    const Parameters parameters{{"track", "caf\u00e9 con leche,\u2603"}, {"empty", ""}, {"sum", "1+1=2&3*(4)~"}};
    EXPECT_EQ(formEncoded(parameters),
        "track=caf%C3%A9%20con%20leche%2C%E2%98%83&empty=&sum=1%2B1%3D2%263%2A%284%29~");
    EXPECT_EQ(formDecoded(formEncoded(parameters)), parameters);
    EXPECT_THAT(formDecoded("a&&b=c"), ElementsAre(Parameter{"a", ""}, Parameter{"", ""}, Parameter{"b", "c"}));
}

TEST(OAuth1Test, NoNonceComesTwice)
{
    std::set<std::string> nonces;
    for (int i = 0; i < 1000; ++i) nonces.insert(freshNonce());
    EXPECT_EQ(nonces.size(), 1000u);
    EXPECT_EQ(nonces.begin()->size(), 32u);
}

} // namespace
