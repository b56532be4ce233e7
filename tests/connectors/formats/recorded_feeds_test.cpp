#include "tests/connectors/formats/decoding.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <memory>

using namespace connectors::formats;
using namespace connectors::formats::testing;

namespace {

struct Recording {
    const char* path;
    std::size_t statuses;
    std::size_t retweets;
    std::uint64_t malformed;
    std::map<std::string, std::uint64_t> other;
};

const std::vector<Recording> recordings{
    {"v11-filter-stream-2020/stream_trump.json.gz", 462, 375, 0, {}},
    {"v11-filter-stream-2020/stream_apple.json.gz", 275, 155, 0, {}},
    {"v11-dutch-2016/tweets.json.gz", 1000, 103, 0, {}},
    {"v11-sample-stream-2015-30MB/three_minutes_tweets.json.gz", 7338, 2877, 0, {{"delete", 961}}},
    {"simdjson-twitter/twitter.json", 100, 73, 0, {}},
    {"simdjson-twitter/twitterescaped.json", 100, 73, 0, {}},
    {"simdjson-twitter/twitter_timeline.json", 20, 0, 0, {}},
    {"twitter4j-fixtures/streamingapi-testcase.json", 3, 0, 0, {{"delete", 1}, {"limit", 1}, {"scrub_geo", 1}}},
    {"v2-twarc-csv/noflat.jsonl.gz", 100, 47, 0, {}},
    {"v2-twarc-csv/flat.jsonl.gz", 100, 47, 0, {}},
    {"v2-twarc-csv/2sets.jsonl.gz", 200, 145, 0, {}},
    {"v2-twarc-csv/streaming_output_with_error.jsonl", 7, 0, 1, {}},
    {"v2-twarc-hashtags/tweets1.jsonl.gz", 300, 242, 0, {}},
    {"bluesky-jetstream/expected_v1.jsonl", 32, 15, 0,
        {{"account", 1}, {"create app.bsky.feed.like", 105}, {"create app.bsky.graph.block", 1},
            {"create app.bsky.graph.follow", 6}, {"delete app.bsky.feed.post", 1}, {"delete app.bsky.graph.follow", 3},
            {"identity", 1}, {"update app.bsky.actor.status", 1}, {"update fm.teal.alpha.actor.status", 1}}},
    {"mastodon-docs-events/events.sse", 7, 0, 0,
        {{"announcement", 1}, {"announcement.delete", 1}, {"announcement.reaction", 1}, {"conversation", 1},
            {"delete", 6}, {"filters_changed", 1}, {"notification", 2}, {"status.update", 7}}},
    {"mastodon-docs-events/websocket_messages.jsonl", 1, 0, 0, {{"delete", 1}, {"filters_changed", 1}}},
    {"mastodon-bigbone-timelines/tag_timeline.json", 20, 0, 0, {}},
    {"mastodon-sse-recorded/test_stream_user_direct__user_1.sse", 2, 0, 0,
        {{"delete", 1}, {"notification", 2}, {"status.update", 1}}},
};

std::string readUnpacked(const std::string& path)
{
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), &gzclose);
    std::string bytes;
    std::array<char, 65536> part{};
    for (int count = 0; file && (count = gzread(file.get(), part.data(), part.size())) > 0;)
        bytes.append(part.data(), static_cast<std::size_t>(count));
    return bytes;
}

std::size_t retweetsIn(const Feed& feed)
{
    std::size_t count = 0;
    for (const auto& row : feed.rows) count += row.retweetOf.empty() ? 0 : 1;
    return count;
}

} // namespace

TEST(RecordedFeedsTest, GiveTheirKnownCounts)
{
    const char* shared = std::getenv("TRENDSTREAM_SHARED");
    if (!shared) {
        std::cout << "left out: recorded feeds (TRENDSTREAM_SHARED is not set)\n";
        return;
    }
    for (const auto& recording : recordings) {
        const auto bytes = readUnpacked(std::string(shared) + "/feeds/" + recording.path);
        ASSERT_FALSE(bytes.empty()) << recording.path;
        const auto feed = decodeAll(bytes);
        EXPECT_EQ(feed.rows.size(), recording.statuses) << recording.path;
        EXPECT_EQ(retweetsIn(feed), recording.retweets) << recording.path;
        EXPECT_EQ(feed.malformed, recording.malformed) << recording.path;
        EXPECT_EQ(feed.other, recording.other) << recording.path;
    }
}

TEST(RecordedFeedsTest, AreTheSameInBlocks)
{
    const char* shared = std::getenv("TRENDSTREAM_SHARED");
    if (!shared) {
        std::cout << "left out: recorded feeds in blocks (TRENDSTREAM_SHARED is not set)\n";
        return;
    }
    constexpr std::size_t blockSize = 100'003; // cuts in the middle of anything
    const StatusDecoder decoder;
    for (const auto& recording : recordings) {
        const auto bytes = readUnpacked(std::string(shared) + "/feeds/" + recording.path);
        FeedReader reader(decoder);
        for (std::size_t at = 0; at < bytes.size(); at += blockSize)
            reader.take(std::string_view(bytes).substr(at, blockSize), at + blockSize >= bytes.size());
        EXPECT_TRUE(reader.feed() == decodeAll(bytes)) << recording.path;
    }
}
