/// Texts as Twitter delivers them, which both of its wires share: `&`, `<` and `>` as entities, places counted in code
/// points of that, long ones and those of retweets cut.
#pragma once

#include "connectors/formats/writable_status.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace connectors::formats {

inline constexpr std::size_t shortTextLimit = 140; ///< code points of a v1.1 `text`, and of a retweet's own text
inline constexpr std::size_t longTextLimit = 280; ///< code points of an X v2 `text`

/// A text with what is marked in it.
struct TwitterText {
    std::string text; ///< plain: its entities are not escaped yet
    std::vector<HashtagSpan> hashtags;
    std::optional<TextSpan> link;
    bool cut = false; ///< whether something of the original is missing
};

std::size_t countCodePoints(std::string_view text);

/// The text of `post` after `prefix`, cut to `limit` code points (the last of them `…`). What does not fit whole is
/// marked no more.
TwitterText twitterText(std::string_view prefix, const WritablePost& post, std::size_t limit);

/// The text of a retweet that carries its original beside it: `RT @NAME: …`.
TwitterText retweetText(const WritablePost& original);

/// `text` with `&`, `<` and `>` written as `&amp;`, `&lt;` and `&gt;`.
std::string withEntities(std::string_view text);

/// A place as Twitter counts it: in code points of the text with entities.
struct Indices {
    std::size_t begin = 0;
    std::size_t end = 0;
};
Indices indicesOf(TextSpan span, std::string_view text);

} // namespace connectors::formats
