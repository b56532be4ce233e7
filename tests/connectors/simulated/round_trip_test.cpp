#include "connectors/formats/ids.h"
#include "connectors/formats/status_decoder.h"
#include "connectors/formats/writer.h"
#include "connectors/simulated/feed_model.h"

#include "connectors/common/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace connectors::simulated {
namespace {

using formats::Wire;
using formats::WritableDelete;
using formats::WritablePost;
using formats::WritableRetweet;

/// What a status says, whichever way it came: written and read again it is to be the same.
struct Said {
    std::string id{};
    std::int64_t time = 0;
    std::string author{};
    std::string language{};
    std::string text{};
    std::vector<std::pair<std::string, std::string>> hashtags{}; ///< normalised, as written
    std::string retweetOf{};
    std::string originalAuthor{};
    std::string originalText{};
    std::int64_t retweetCount = -1;

    bool operator==(const Said&) const = default;
};

void PrintTo(const Said& said, std::ostream* out)
{
    *out << said.id << " at " << said.time << " by " << said.author << " in " << said.language << ": " << said.text
         << " of " << said.retweetOf << " by " << said.originalAuthor << ": " << said.originalText << ", "
         << said.retweetCount << "; " << testing::PrintToString(said.hashtags);
}

Said saidBy(const Status& status)
{
    Said said{.id = std::string(status.id),
        .time = status.time.time_since_epoch().count(),
        .author = std::string(status.author),
        .language = std::string(status.language),
        .text = std::string(status.text),
        .retweetOf = std::string(status.retweetOf),
        .originalAuthor = std::string(status.originalAuthor),
        .originalText = std::string(status.originalText),
        .retweetCount = status.retweetCount.value_or(-1)};
    for (const auto& hashtag : status.hashtags) said.hashtags.emplace_back(hashtag.tag, hashtag.display);
    return said;
}

/// Each once, by its first spelling.
std::vector<std::pair<std::string, std::string>> hashtagsOf(const WritablePost& post)
{
    std::vector<std::pair<std::string, std::string>> hashtags;
    for (const auto& span : post.hashtags) {
        std::string tag;
        appendCasefolded(span.name.of(post.text), tag);
        if (std::ranges::find(hashtags, tag, [](const auto& known) { return known.first; }) == hashtags.end())
            hashtags.emplace_back(tag, span.name.of(post.text));
    }
    return hashtags;
}

/// What Twitter's two wires are to say.
Said expectedOn(const formats::WritableRecord& record)
{
    if (const auto* post = std::get_if<WritablePost>(&record))
        return {.id = std::to_string(post->id),
            .time = post->time.time_since_epoch().count(),
            .author = post->author->screenName,
            .language = post->language,
            .text = post->text,
            .hashtags = hashtagsOf(*post)};
    const auto& retweet = std::get<WritableRetweet>(record);
    return {.id = std::to_string(retweet.id),
        .time = retweet.time.time_since_epoch().count(),
        .author = retweet.author->screenName,
        .language = retweet.original.language,
        .hashtags = hashtagsOf(retweet.original),
        .retweetOf = std::to_string(retweet.original.id),
        .originalAuthor = retweet.original.author->screenName,
        .originalText = retweet.original.text,
        .retweetCount = retweet.original.retweetCount};
}

/// Two thousand records of the model, one wire's bytes of them, and what the decoder made of those.
class RoundTripTest : public testing::Test {
protected:
    void go(Wire wire)
    {
        streaming::RawBlock block;
        std::string bytes;
        for (const auto& one : m_records) formats::appendRecord(wire, one.record, bytes);
        block.bytes.append(bytes);
        block.closesDocument = true;
        const formats::StatusDecoder decoder({.filter = nullptr, .texts = formats::TextScope::All});
        decoded = decoder.decode(block, streaming::Entry::AtRecord);
        EXPECT_EQ(decoded.malformed, 0u);
        EXPECT_EQ(decoded.consumed, bytes.size());
    }

    std::vector<formats::WritableRecord> statuses() const
    {
        std::vector<formats::WritableRecord> found;
        for (const auto& one : m_records)
            if (!std::holds_alternative<WritableDelete>(one.record)) found.push_back(one.record);
        return found;
    }

    std::uint64_t deletes() const { return m_records.size() - statuses().size(); }

    streaming::Decoded<Status> decoded;

private:
    FeedModel m_model{{.seed = 5, .rate = 100, .start = streaming::timeAt(1'768'478'400'000)}};
    std::vector<SimulatedStatus> m_records = [this] {
        std::vector<SimulatedStatus> records;
        for (int i = 0; i < 2000; ++i) records.push_back(m_model.next());
        return records;
    }();
};

TEST_F(RoundTripTest, Twitter)
{
    go(Wire::Twitter);
    const auto expected = statuses();
    ASSERT_EQ(decoded.rows->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto said = saidBy((*decoded.rows)[i]);
        if (!said.retweetOf.empty()) said.text.clear(); // "RT @…", cut
        EXPECT_EQ(said, expectedOn(expected[i]));
    }
    EXPECT_THAT(decoded.other, testing::ElementsAre(testing::Pair("delete", deletes())));
}

TEST_F(RoundTripTest, X)
{
    go(Wire::X);
    const auto expected = statuses();
    ASSERT_EQ(decoded.rows->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto said = saidBy((*decoded.rows)[i]);
        if (!said.retweetOf.empty()) said.text.clear(); // "RT @…", cut
        EXPECT_EQ(said, expectedOn(expected[i]));
    }
    EXPECT_THAT(decoded.other, testing::ElementsAre(testing::Pair("delete", deletes())));
}

TEST_F(RoundTripTest, Mastodon)
{
    go(Wire::Mastodon);
    const auto expected = statuses();
    ASSERT_EQ(decoded.rows->size(), expected.size());
    const auto lastPart = [](const std::string& address) { return address.substr(address.rfind('/') + 1); };
    const auto withoutServer = [](const std::string& account) { return account.substr(0, account.find('@')); };
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto said = saidBy((*decoded.rows)[i]);
        EXPECT_TRUE(said.id.starts_with("https://")) << said.id;
        said.id = lastPart(said.id);
        said.author = withoutServer(said.author);
        said.originalAuthor = withoutServer(said.originalAuthor);
        if (!said.retweetOf.empty()) said.retweetOf = lastPart(said.retweetOf);
        EXPECT_EQ(said, expectedOn(expected[i]));
    }
    EXPECT_THAT(decoded.other, testing::ElementsAre(testing::Pair("delete", deletes())));
}

TEST_F(RoundTripTest, Jetstream)
{
    go(Wire::Jetstream);
    const auto expected = statuses();
    ASSERT_EQ(decoded.rows->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto said = saidBy((*decoded.rows)[i]);
        auto wanted = expectedOn(expected[i]);
        if (const auto* repost = std::get_if<WritableRetweet>(&expected[i])) {
            std::string uri, did, originalDid;
            formats::appendPostUri(repost->original.author->id, repost->original.id, uri);
            formats::appendDid(repost->author->id, did);
            formats::appendDid(repost->original.author->id, originalDid);
            EXPECT_TRUE(said.id.starts_with("at://" + did + "/app.bsky.feed.repost/")) << said.id;
            wanted = {
                .id = said.id, .time = wanted.time, .author = did, .retweetOf = uri, .originalAuthor = originalDid};
        } else {
            const auto& post = std::get<WritablePost>(expected[i]);
            formats::appendPostUri(post.author->id, post.id, wanted.id = {});
            formats::appendDid(post.author->id, wanted.author = {});
        }
        EXPECT_EQ(said, wanted);
    }
    EXPECT_THAT(decoded.other, testing::ElementsAre(testing::Pair("delete app.bsky.feed.post", deletes())));
}

} // namespace
} // namespace connectors::simulated
