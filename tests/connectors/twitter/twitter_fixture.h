/// What the tests of the connector have in common.
#pragma once

#include "connectors/twitter/twitter_connector.h"
#include "tests/connectors/twitter/following.h"
#include "tests/connectors/twitter/scripted_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::twitter {

/// A place that has these secrets, whoever asks.
class FixedPlace final : public credentials::Place {
public:
    explicit FixedPlace(credentials::Secrets secrets) : m_secrets(std::move(secrets)) {}
    std::string name() const override { return "the test"; }
    streaming::Result<credentials::Secrets> read(
        const credentials::Owner&, const std::vector<std::string>&) const override
    {
        return m_secrets;
    }

private:
    const credentials::Secrets m_secrets;
};

inline credentials::Credentials credentialsOf(const oauth1::Keys& keys)
{
    credentials::Secrets secrets;
    if (!keys.consumerKey.empty())
        secrets = {{"consumer_key", keys.consumerKey}, {"consumer_secret", keys.consumerSecret},
            {"access_token", keys.token}, {"access_token_secret", keys.tokenSecret}};
    std::vector<std::unique_ptr<const credentials::Place>> places;
    places.push_back(std::make_unique<FixedPlace>(secrets));
    return credentials::Credentials(std::move(places));
}

inline oauth1::Keys someKeys()
{
    using credentials::Secret;
    return {Secret("canary-key"), Secret("canary-secret"), Secret("canary-token"), Secret("canary-token-secret")};
}

/// Of a compatible service, played by a script.
class ScriptedTwitterTest : public testing::Test {
protected:
    static constexpr auto elsewhere = "https://v1.example";

    std::unique_ptr<TwitterConnector> connector(StreamOptions options = {.endpoint = elsewhere})
    {
        auto made = std::make_unique<TwitterConnector>(std::move(options),
            Surroundings{m_transport, m_credentials, m_clock, [this](auto words) { m_warnings.push_back(words); }});
        const auto ready = made->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return made;
    }

    LeapingClock m_clock{streaming::timeAt(1'447'920'000'000)};
    ScriptedTransport m_transport{m_clock};
    const credentials::Credentials m_credentials = credentialsOf(someKeys());
    std::vector<std::string> m_warnings;
};

} // namespace connectors::twitter
