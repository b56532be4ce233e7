/// Rules for the text of statuses: hashtags as twitter-text finds them, normalisation, entities, mark-up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace connectors {

/// Appends to `out` the hashtags of `text` (without the sign), as views into it, by the rules of twitter-text 3.1.0
/// with its own character sets and with tags inside URLs left out. `text` is UTF-8 with entities decoded.
void extractHashtags(std::string_view text, std::vector<std::string_view>& out);

/// Appends the NFKC_Casefold of `raw` to `out` (utf8proc 2.8). Text that is all lower-case ASCII is copied as it is.
void appendCasefolded(std::string_view raw, std::string& out);

/// Appends `text` to `out` with `&amp;`, `&lt;` and `&gt;` decoded, in one pass.
void appendEntitiesDecoded(std::string_view text, std::string& out);

/// Appends the text of an HTML fragment (Mastodon's `content`): tags removed, paragraphs and line breaks as newlines,
/// all named and numeric entities that occur there decoded.
void appendWithoutMarkup(std::string_view html, std::string& out);

} // namespace connectors
