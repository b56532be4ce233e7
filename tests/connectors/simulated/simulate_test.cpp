#include "connectors/simulated/simulate.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace connectors::simulated {
namespace {

using formats::Wire;
using nlohmann::json;
using namespace std::chrono_literals;

std::string simulated(const SimulateOptions& options)
{
    Simulation simulation(options);
    std::string all;
    for (std::string chunk; simulation.nextChunk(chunk);) all += chunk;
    return all;
}

std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// The JSON of each record; Mastodon's deletes, which are none, are left out.
std::vector<json> recordsOf(Wire wire, const std::string& feed)
{
    std::vector<json> records;
    std::string event;
    for (std::size_t at = 0; at < feed.size();) {
        const auto end = feed.find('\n', at);
        std::string_view line(feed.data() + at, end - at);
        at = end + 1;
        if (wire == Wire::Mastodon) {
            if (line.starts_with("event: ")) event = line.substr(7);
            if (event != "update" || !line.starts_with("data: ")) continue;
            line.remove_prefix(6);
        }
        records.push_back(json::parse(line));
    }
    return records;
}

TEST(SimulateTest, TheSameSeedGivesTheSameBytesOnEveryMachine)
{
    const std::map<Wire, std::uint64_t> expected{
        {Wire::Twitter, 12252123505407535279u},
        {Wire::X, 15469150383406853524u},
        {Wire::Mastodon, 3591164590575367334u},
        {Wire::Jetstream, 17398692476220501759u},
    };
    for (const auto& [wire, hash] : expected) {
        const SimulateOptions options{.seed = 7, .rate = 200, .length = 20s, .wire = wire};
        const auto feed = simulated(options);
        EXPECT_EQ(fnv1a(feed), hash) << formats::wireNames[std::size_t(wire)].name;
        EXPECT_EQ(feed, simulated(options));
    }
}

TEST(SimulateTest, EveryRecordIsJson)
{
    for (const auto wire : {Wire::Twitter, Wire::X, Wire::Mastodon, Wire::Jetstream}) {
        const auto records = recordsOf(wire, simulated({.rate = 400, .length = 10s, .wire = wire}));
        EXPECT_GE(records.size(), 4000u);
        for (const auto& record : records) EXPECT_TRUE(record.is_object());
    }
}

TEST(SimulateTest, HasTheStatusesOfItsLength)
{
    std::size_t statuses = 0;
    for (const auto& record : recordsOf(Wire::Twitter, simulated({.rate = 30, .length = 10s})))
        statuses += !record.contains("delete");
    EXPECT_EQ(statuses, 300u);
    EXPECT_EQ(simulated({.length = 0s}), "");
}

TEST(SimulateTest, ChunksAreWholeRecords)
{
    Simulation simulation({.rate = 5000, .length = 2s});
    std::size_t chunks = 0;
    for (std::string chunk; simulation.nextChunk(chunk); ++chunks) {
        EXPECT_EQ(chunk.front(), '{');
        EXPECT_EQ(chunk.back(), '\n');
        EXPECT_LT(chunk.size(), (1u << 20) + (64u << 10));
    }
    EXPECT_GT(chunks, 10u);
}

/// What a wire says of an original: when, what, with which hashtags.
struct Said {
    std::string text;
    std::vector<std::string> hashtags;
    bool operator==(const Said&) const = default;
};

TEST(SimulateTest, TheSameSeedGivesTheSameStatusesOnTwitterAndBluesky)
{
    std::vector<Said> twitter, bluesky;
    for (const auto& status : recordsOf(Wire::Twitter, simulated({.rate = 100, .length = 20s}))) {
        if (status.contains("delete") || status.contains("retweeted_status")) continue;
        const auto& whole = status.contains("extended_tweet") ? status["extended_tweet"] : status;
        Said said{status.contains("extended_tweet") ? whole["full_text"] : whole["text"], {}};
        for (const auto& hashtag : whole["entities"]["hashtags"]) said.hashtags.push_back(hashtag["text"]);
        for (const auto& [entity, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
            for (std::size_t at; (at = said.text.find(entity)) != std::string::npos;)
                said.text.replace(at, std::string_view(entity).size(), sign);
        twitter.push_back(said);
    }
    for (const auto& message :
        recordsOf(Wire::Jetstream, simulated({.rate = 100, .length = 20s, .wire = Wire::Jetstream}))) {
        const auto& commit = message["commit"];
        if (commit["operation"] != "create" || commit["collection"] != "app.bsky.feed.post") continue;
        Said said{commit["record"]["text"], {}};
        for (const auto& facet : commit["record"].value("facets", json::array())) {
            const std::size_t begin = facet["index"]["byteStart"], end = facet["index"]["byteEnd"];
            const std::string tag = facet["features"][0]["tag"];
            said.hashtags.push_back(tag);
            const auto marked = said.text.substr(begin, end - begin);
            EXPECT_TRUE(marked == "#" + tag || marked == "＃" + tag) << marked;
        }
        bluesky.push_back(said);
    }
    EXPECT_GT(twitter.size(), 1000u);
    EXPECT_EQ(twitter, bluesky);
}

TEST(SimulateTest, RecordsAreAsLargeAsRealOnes)
{
    const auto meanSize = [](Wire wire) {
        const auto feed = simulated({.rate = 500, .length = 20s, .wire = wire});
        return feed.size() / 10'000;
    };
    EXPECT_NEAR(double(meanSize(Wire::Twitter)), 3500, 500);
    EXPECT_NEAR(double(meanSize(Wire::Jetstream)), 700, 100);
}

} // namespace
} // namespace connectors::simulated
