/// Where twitter-text sees URLs in a text. A hashtag that overlaps one is none.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace connectors {

/// Bytes `begin` to `end` of a text.
struct TextSpan {
    std::size_t begin;
    std::size_t end;
};

/// The URLs of `text` in order, with and without a protocol, as twitter-text 3.1.0 extracts them. Takes time in
/// proportion to the text.
std::vector<TextSpan> findUrls(std::string_view text);

} // namespace connectors
