/// What the tests of the connector have in common.
#pragma once

#include "connectors/bluesky/bluesky_connector.h"
#include "tests/connectors/bluesky/scripted_socket.h"
#include "tests/servers/jetstream_wire.h"
#include "tests/support/following.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::bluesky {

using support::Following;

inline constexpr std::int64_t noon = 1'768'478'400'000'000; ///< in microseconds
inline constexpr std::int64_t second = 1'000'000;

inline SourceSettings settings(std::map<std::string, std::string> texts)
{
    std::map<std::string, SourceSettings::Value, std::less<>> values;
    for (const auto& [key, text] : texts) values[key] = {text, "config.toml:7: "};
    return SourceSettings(std::move(values));
}

/// A message of the older wire; `time` in microseconds.
inline std::string post(std::int64_t time, const std::string& key)
{
    return R"({"did":"did:plc:anna","time_us":)" + std::to_string(time)
        + R"(,"kind":"commit","commit":{"rev":"r)" + key
        + R"(","operation":"create","collection":"app.bsky.feed.post","rkey":")" + key
        + R"(","record":{"$type":"app.bsky.feed.post","text":"good #morning","langs":["en"]},"cid":"bafy"}})";
}

class ScriptedBlueskyTest : public testing::Test {
protected:
    std::unique_ptr<BlueskyConnector> connector(BlueskyOptions options = {.host = "one.example"})
    {
        auto made = std::make_unique<BlueskyConnector>(std::move(options), m_socket, m_clock);
        const auto ready = made->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return made;
    }

    /// Through the script to its end.
    std::unique_ptr<Following> follow(std::unique_ptr<BlueskyConnector> connector)
    {
        auto following = std::make_unique<Following>(std::move(connector), m_clock);
        m_socket.awaitOver();
        following->close();
        return following;
    }

    LeapingClock m_clock{streaming::timeAt(noon / 1000)};
    ScriptedSocket m_socket{m_clock};
};

} // namespace connectors::bluesky
