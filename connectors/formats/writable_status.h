/// What the writers take: statuses in no wire's own form, as the simulated feed makes them.
///
/// A record owns its texts, so it can be kept and copied; only its authors are borrowed, from whoever made it.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace connectors::formats {

/// A part of a text, in bytes of its UTF-8.
struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// A hashtag in a text: `whole` has the sign, `name` begins after it. Both end together.
struct HashtagSpan {
    TextSpan whole;
    TextSpan name;
};

struct WritableAuthor {
    std::uint64_t id = 0;
    std::string screenName; ///< ASCII letters, digits and underscores
    std::string displayName;
    std::int64_t followers = 0;
    std::int64_t friends = 0;
    std::int64_t statuses = 0;
    streaming::Time joined{};
};

/// An original status. Ids carry the time in their upper bits, as Twitter's do (`ids.h`).
struct WritablePost {
    std::uint64_t id = 0;
    streaming::Time time{};
    const WritableAuthor* author = nullptr;
    std::string language; ///< ISO 639-1
    std::string text; ///< plain: no entities, no mark-up
    std::vector<HashtagSpan> hashtags; ///< in order of writing
    std::optional<TextSpan> link; ///< the picture's address in the text
    std::int64_t retweetCount = 0; ///< so far
    std::int64_t favouriteCount = 0;
};

struct WritableRetweet {
    std::uint64_t id = 0;
    streaming::Time time{};
    const WritableAuthor* author = nullptr;
    WritablePost original; ///< with the counts of this moment
};

struct WritableDelete {
    std::uint64_t id = 0; ///< the status that is gone
    std::uint64_t authorId = 0;
    streaming::Time time{}; ///< when it was deleted
};

using WritableRecord = std::variant<WritablePost, WritableRetweet, WritableDelete>;

} // namespace connectors::formats
