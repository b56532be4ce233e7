/// What the trend job counts: hashtags, retweets of originals, the size of a batch. For the job alone.
#pragma once

#include "app/core/trend_job.h"
#include "connectors/common/status.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace app::counting {

using connectors::Hashtag;
using connectors::Status;
using Key = std::string_view;

/// A hashtag in one batch: how many statuses carry it, and how the first of them spells it.
struct Tag {
    int count = 0;
    std::string display;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(count, display);
    }
};

/// A retweeted status in one batch: its retweets, the highest total reported, the first author and text given.
struct Original {
    int retweets = 0;
    std::optional<std::int64_t> retweetCount;
    std::string author;
    std::string text;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(retweets, retweetCount, author, text);
    }
};

// A hashtag is counted here: once a status that carries it.

inline auto hashtagsOf(bool countRetweets)
{
    return [countRetweets](const Status& status) {
        return countRetweets || !status.isRetweet() ? status.hashtags : std::span<const Hashtag>();
    };
}

inline std::pair<Key, Key> tagAndSpelling(const Hashtag& hashtag) { return {hashtag.tag, hashtag.display}; }
inline Tag firstUse(Key spelling) { return {1, std::string(spelling)}; }
inline void anotherUse(Tag& tag, Key) { ++tag.count; }
inline void moreUses(Tag& tag, const Tag& later) { tag.count += later.count; }

// A retweet is counted here.

struct Retweet {
    std::optional<std::int64_t> retweetCount;
    std::string_view author;
    std::string_view text;
};

inline std::pair<Key, Retweet> originalAndRetweet(const Status& status)
{
    return {status.retweetOf, {status.retweetCount, status.originalAuthor, status.originalText}};
}

inline Original firstRetweet(const Retweet& retweet)
{
    return {1, retweet.retweetCount, std::string(retweet.author), std::string(retweet.text)};
}

inline void addTo(Original& original, int retweets, std::optional<std::int64_t> total, std::string_view author, std::string_view text)
{
    original.retweets += retweets;
    original.retweetCount = std::max(original.retweetCount, total); // none is less than any number
    if (original.author.empty()) original.author = author;
    if (original.text.empty()) original.text = text;
}

inline void anotherRetweet(Original& original, const Retweet& retweet)
{
    addTo(original, 1, retweet.retweetCount, retweet.author, retweet.text);
}

inline void moreRetweets(Original& original, const Original& later)
{
    addTo(original, later.retweets, later.retweetCount, later.author, later.text);
}

inline BatchSize sizeOf(const Status& status, bool countRetweets)
{
    const bool counted = countRetweets || !status.isRetweet();
    return {1, status.isRetweet(), counted ? static_cast<std::int64_t>(status.hashtags.size()) : 0};
}

inline BatchSize plus(const BatchSize& a, const BatchSize& b)
{
    return {a.statuses + b.statuses, a.retweets + b.retweets, a.hashtags + b.hashtags};
}

inline BatchSize minus(const BatchSize& a, const BatchSize& b)
{
    return {a.statuses - b.statuses, a.retweets - b.retweets, a.hashtags - b.hashtags};
}

inline bool isThere(Key, int count) { return count > 0; }

inline std::optional<std::string> textOrNone(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace app::counting
