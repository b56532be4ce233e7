/// The keys that mean something on one of the wires.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace connectors::formats {

enum class Key : std::uint8_t {
    Unknown,
    Account,
    Acct,
    Author,
    AuthorId,
    Bbox,
    BoundingBox,
    Collection,
    Commit,
    Content,
    Coordinates,
    CreatedAt,
    Data,
    Did,
    DisplayUrl,
    Entities,
    Error,
    Event,
    ExpandedUrl,
    ExtendedTweet,
    Facets,
    Features,
    FullText,
    Geo,
    Hashtags,
    Id,
    IdStr,
    InReplyToUserId,
    InReplyToUserIdStr,
    Includes,
    Kind,
    Lang,
    Langs,
    Language,
    Name,
    NotePost,
    NoteTweet,
    Operation,
    Parent,
    Payload,
    Place,
    PlaceId,
    Places,
    Posts,
    PublicMetrics,
    Reblog,
    ReblogsCount,
    Record,
    ReferencedPosts,
    ReferencedTweets,
    Reply,
    RepostCount,
    RetweetCount,
    RetweetedStatus,
    Rkey,
    ScreenName,
    Statuses,
    Stream,
    Subject,
    Tag,
    Tags,
    Text,
    Time,
    TimeUs,
    TimestampMs,
    Tweets,
    Type,
    TypeName,
    Uri,
    Url,
    Urls,
    User,
    Username,
    Users,
    Visibility,
    Count
};

inline constexpr auto keyCount = static_cast<std::size_t>(Key::Count);

/// In the order of `Key`.
inline constexpr std::array<std::string_view, keyCount> keyNames{"", "account", "acct", "author", "author_id", "bbox",
    "bounding_box", "collection", "commit", "content", "coordinates", "created_at", "data", "did", "display_url",
    "entities", "error", "event", "expanded_url", "extended_tweet", "facets", "features", "full_text", "geo",
    "hashtags", "id", "id_str", "in_reply_to_user_id", "in_reply_to_user_id_str", "includes", "kind", "lang", "langs",
    "language", "name", "note_post", "note_tweet", "operation", "parent", "payload", "place", "place_id", "places",
    "posts", "public_metrics", "reblog", "reblogs_count", "record", "referenced_posts", "referenced_tweets", "reply",
    "repost_count", "retweet_count", "retweeted_status", "rkey", "screen_name", "statuses", "stream", "subject", "tag",
    "tags", "text", "time", "time_us", "timestamp_ms", "tweets", "type", "$type", "uri", "url", "urls", "user",
    "username", "users", "visibility"};

namespace detail {

inline constexpr std::size_t longestKey = 24;
inline constexpr int slotBits = 9;

constexpr std::uint64_t wordOf(std::string_view bytes)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size() && i < 8; ++i)
        word |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return word;
}

constexpr std::size_t slotOf(std::uint64_t firstWord, std::size_t length, std::uint64_t factor)
{
    return ((firstWord ^ length << 56) * factor) >> (64 - slotBits);
}

/// A factor that gives every key a slot of its own, found by trying.
consteval std::uint64_t findFactor()
{
    std::uint64_t factor = 0x9E3779B97F4A7C15u;
    for (;; factor = (factor * 6364136223846793005u + 1442695040888963407u) | 1) {
        std::array<bool, 1u << slotBits> taken{};
        bool clash = false;
        for (std::size_t i = 1; i < keyCount && !clash; ++i) {
            auto& slot = taken[slotOf(wordOf(keyNames[i]), keyNames[i].size(), factor)];
            clash = slot;
            slot = true;
        }
        if (!clash) return factor;
    }
}

inline constexpr auto factor = findFactor();

inline constexpr auto slots = [] {
    std::array<Key, 1u << slotBits> table{};
    for (std::size_t i = 1; i < keyCount; ++i)
        table[slotOf(wordOf(keyNames[i]), keyNames[i].size(), factor)] = static_cast<Key>(i);
    return table;
}();

struct KeyWords {
    std::size_t length = 0;
    std::array<std::uint64_t, 3> words{};
    std::array<std::uint64_t, 3> masks{};
    std::uint64_t unused = 0; ///< makes it a cache line
};

inline constexpr auto keyWords = [] {
    std::array<KeyWords, keyCount> table{};
    for (std::size_t i = 1; i < keyCount; ++i) {
        table[i].length = keyNames[i].size();
        for (std::size_t w = 0; w < 3 && 8 * w < keyNames[i].size(); ++w) {
            const auto part = keyNames[i].substr(8 * w, 8);
            table[i].words[w] = wordOf(part);
            table[i].masks[w] = part.size() == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * part.size())) - 1;
        }
    }
    return table;
}();

inline std::uint64_t load(const char* bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

} // namespace detail

/// Which key `length` bytes at `bytes` are; 24 bytes must be readable. Written without escapes.
inline Key keyOf(const char* bytes, std::size_t length)
{
    const auto first = detail::load(bytes);
    const auto word = length >= 8 ? first : first & ((std::uint64_t{1} << (8 * length)) - 1);
    const auto key = detail::slots[detail::slotOf(word, length, detail::factor)];
    if (key == Key::Unknown) return key;
    const auto& known = detail::keyWords[static_cast<std::size_t>(key)];
    const auto differs = (length ^ known.length) | (word ^ known.words[0])
        | ((detail::load(bytes + 8) ^ known.words[1]) & known.masks[1])
        | ((detail::load(bytes + 16) ^ known.words[2]) & known.masks[2]);
    return differs == 0 ? key : Key::Unknown;
}

} // namespace connectors::formats
