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

/// A place in the table: the key, its length and its first eight bytes.
struct Slot {
    std::uint64_t word = 0;
    std::uint32_t length = 0;
    Key key = Key::Unknown;
};

inline constexpr auto slots = [] {
    std::array<Slot, 1u << slotBits> table{};
    for (std::size_t i = 1; i < keyCount; ++i) {
        const auto word = wordOf(keyNames[i]);
        table[slotOf(word, keyNames[i].size(), factor)] = {
            word, static_cast<std::uint32_t>(keyNames[i].size()), static_cast<Key>(i)};
    }
    return table;
}();

/// What of the first eight bytes belongs to a key of that length.
inline constexpr std::array<std::uint64_t, 9> firstBytes{0, 0xff, 0xffff, 0xff'ffff, 0xffff'ffff, 0xff'ffff'ffff,
    0xffff'ffff'ffff, 0xff'ffff'ffff'ffff, ~std::uint64_t{0}};

/// What follows the first eight bytes of a key.
struct KeyTail {
    std::array<std::uint64_t, 2> words{};
    std::array<std::uint64_t, 2> masks{};
};

inline constexpr auto keyTails = [] {
    std::array<KeyTail, keyCount> table{};
    for (std::size_t i = 1; i < keyCount; ++i) {
        for (std::size_t w = 0; w < 2 && 8 * (w + 1) < keyNames[i].size(); ++w) {
            const auto part = keyNames[i].substr(8 * (w + 1), 8);
            table[i].words[w] = wordOf(part);
            table[i].masks[w] = firstBytes[part.size()];
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
    const auto word = detail::load(bytes) & detail::firstBytes[length < 8 ? length : 8];
    const auto& slot = detail::slots[detail::slotOf(word, length, detail::factor)];
    if (((slot.word ^ word) | (slot.length ^ length)) != 0) return Key::Unknown;
    if (length <= 8) return slot.key;
    const auto& tail = detail::keyTails[static_cast<std::size_t>(slot.key)];
    const auto differs = ((detail::load(bytes + 8) ^ tail.words[0]) & tail.masks[0])
        | ((detail::load(bytes + 16) ^ tail.words[1]) & tail.masks[1]);
    return differs == 0 ? slot.key : Key::Unknown;
}

} // namespace connectors::formats
