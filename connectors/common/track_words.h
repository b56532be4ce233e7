/// The phrases of `track`, and how they are found in a status.
#pragma once

#include "connectors/common/filter_fields.h"
#include "streaming/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace connectors {

/// A phrase matches where all of its words stand in the status, in any order and any field: text, hashtags, URLs or the
/// author's name. A word is compared whole and without case, with its accents: `example com` finds `www.example.com/x`.
/// `#word` is found in hashtags, `@word` in mentions. A word with other signs (`example.com`, `c++`) must stand alone,
/// between spaces or signs at the ends. Immutable once made.
class TrackWords {
public:
    TrackWords() = default;

    /// Reads phrases with commas between them, each of 1 to 60 bytes. An error is of kind `Usage`.
    static streaming::Result<TrackWords> make(std::string_view phrases);

    bool empty() const { return m_phrases.empty(); }
    bool matches(const FilterFields& fields) const;

private:
    class Search;
    using Phrase = std::vector<std::size_t>; ///< numbers of words
    using Numbers = std::map<std::string, std::size_t, std::less<>>;

    std::size_t numberOf(std::string_view word);

    Numbers m_words; ///< case folded
    Numbers m_composites; ///< words with signs inside or behind
    std::vector<Phrase> m_phrases;
};

} // namespace connectors
