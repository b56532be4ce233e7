/// What a record is in a recording, by the kind of its source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace app {

/// The most that a frame of a segment holds before compression.
inline constexpr std::uint64_t longestFrame = 256u << 20;

/// `sse` of the kind `mastodon`, else `ndjson`.
std::string_view extensionOf(std::string_view source);
/// What stands behind each record in a file of that extension: an empty line in server-sent events, else a line's end.
std::string_view recordEndOf(std::string_view extension);

/// How many records end in `bytes`; blank lines are none.
std::uint64_t countRecords(std::string_view bytes, std::string_view recordEnd);

/// `mastodon:fosstodon.org/local` as part of a file's name: `mastodon-fosstodon.org-local`.
std::string fileNameOf(std::string_view source);

} // namespace app
