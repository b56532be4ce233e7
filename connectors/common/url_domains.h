/// The parts of twitter-text's URL rule that concern domain names.
#pragma once

#include "connectors/common/url_spans.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace connectors {

/// Whether the code point may stand in a label besides `-` and `_`: nearly everything, emoji too.
bool isDomainCharacter(char32_t codePoint);

/// Latin letters with accents, as the rule has them, and what they are in the other case.
bool isAccentedLatin(char32_t codePoint);

/// The end of the top-level domain that begins at `at`; `npos` where none does.
std::size_t topLevelDomainEnd(std::string_view text, std::size_t at);

/// `Half`: a domain begins with the second half of a surrogate pair; the first one precedes it.
enum class FirstCharacter { Whole, Half };

/// Whether every label of `domain` is at most 63 characters long once it is written in ASCII.
bool labelsFit(std::string_view domain, FirstCharacter first);

/// The parts of `domain` that are domains of Latin letters, digits and hyphens, in order. (Where the same words also
/// stand further left, they are found there.)
std::vector<TextSpan> latinDomains(std::string_view domain);

} // namespace connectors
