/// What the tests of the connector have in common.
#pragma once

#include "connectors/mastodon/mastodon_connector.h"
#include "tests/connectors/mastodon/scripted_server.h"
#include "tests/support/fixed_credentials.h"
#include "tests/support/following.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::mastodon {

using support::credentialsThatSay;
using support::Following;

/// Nothing at all where the token is empty.
inline credentials::Credentials credentialsOf(const std::string& token)
{
    credentials::Secrets secrets;
    if (!token.empty()) secrets.emplace("access_token", credentials::Secret(token));
    return credentialsThatSay(std::move(secrets));
}

inline std::string status(const std::string& id) { return R"({"id":")" + id + R"(","content":"x"})"; }
inline std::string update(const std::string& id) { return "event: update\ndata: " + status(id) + "\n\n"; }

/// The data of the events, which come as lines.
inline std::vector<std::string> dataOf(const std::vector<std::string>& lines)
{
    constexpr std::string_view mark = "data: ";
    std::vector<std::string> data;
    for (const auto& line : lines)
        if (line.starts_with(mark)) data.push_back(line.substr(mark.size()));
    return data;
}

class ScriptedMastodonTest : public testing::Test {
protected:
    static constexpr auto streams = "/api/v1/streaming";
    static constexpr auto instance = "/api/v2/instance";

    ScriptedMastodonTest() { m_server.answers(instance, 200, R"({"version":"4.5.3"})"); }

    std::unique_ptr<MastodonConnector> made(MastodonOptions options = {.argument = "social.example"})
    {
        return std::make_unique<MastodonConnector>(std::move(options),
            Surroundings{m_server, m_server, m_credentials, m_clock,
                [this](auto words) { m_warnings.push_back(std::move(words)); }});
    }

    std::unique_ptr<MastodonConnector> connector(MastodonOptions options = {.argument = "social.example"})
    {
        auto connector = made(std::move(options));
        const auto ready = connector->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return connector;
    }

    /// The error with which the source gives up.
    streaming::Error endOf(MastodonOptions options = {.argument = "social.example"})
    {
        Following following(connector(std::move(options)), m_clock);
        if (!following.awaitEnd()) return {streaming::ErrorKind::Data, "it does not end", {}};
        return following.errors().back();
    }

    /// Plays the script to its end.
    std::vector<std::string> linesOf(MastodonOptions options = {.argument = "social.example"})
    {
        Following following(connector(std::move(options)), m_clock);
        m_server.awaitOver();
        following.close();
        m_gaps = following.gaps();
        m_link = following.link();
        return following.records();
    }

    LeapingClock m_clock{streaming::timeAt(1'780'000'000'000)};
    ScriptedServer m_server{m_clock};
    credentials::Credentials m_credentials = credentialsOf("canary-token");
    std::vector<std::string> m_warnings;
    std::vector<streaming::Gap> m_gaps;
    streaming::LinkStatus m_link;
};

} // namespace connectors::mastodon
