/// What the tests of the connector have in common.
#pragma once

#include "connectors/twitter/twitter_connector.h"
#include "tests/connectors/twitter/scripted_transport.h"
#include "tests/support/fixed_credentials.h"
#include "tests/support/following.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::twitter {

using support::Following;

inline credentials::Credentials credentialsOf(const oauth1::Keys& keys)
{
    credentials::Secrets secrets;
    if (!keys.consumerKey.empty())
        secrets = {{"consumer_key", keys.consumerKey}, {"consumer_secret", keys.consumerSecret},
            {"access_token", keys.token}, {"access_token_secret", keys.tokenSecret}};
    return support::credentialsThatSay(std::move(secrets));
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
