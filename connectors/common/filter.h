/// Which statuses take part: the options `track`, `follow`, `locations`, `language`, `from` and `until`, with the
/// meaning that Twitter's v1.1 streams gave to the first four.
///
///     const auto filter = Filter::make({.track = "qt c++,#cpp", .language = "en,de"});
///     if (!filter) return failure(filter.error());
///     if (filter->accepts({.text = status.text, .language = status.language})) …
#pragma once

#include "connectors/common/filter_fields.h"
#include "connectors/common/track_words.h"
#include "streaming/result.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace connectors {

/// The options as they were written; an empty one leaves nothing out.
struct FilterOptions {
    std::string track{}; ///< phrases: comma is OR, space is AND
    std::string follow{}; ///< ids of authors, with commas
    std::string
        locations{}; ///< boxes of four numbers: longitude and latitude of the south-west, then north-east corner
    std::string language{}; ///< codes, with commas
    std::optional<streaming::Time> from{}; ///< from <= time
    std::optional<streaming::Time> until{}; ///< time < until
};

/// Immutable once made, so that all threads may ask it.
class Filter {
public:
    /// Lets everything through.
    Filter() = default;

    /// Checks the options. An error, of kind `Usage`, names the option and says what would be right.
    static streaming::Result<Filter> make(const FilterOptions& options);

    bool empty() const;

    /// Which fields are looked at, so that no more of a record needs to be read.
    bool readsText() const { return !m_track.empty(); } ///< text, hashtags, URLs and the author's name
    bool readsAuthorIds() const { return !m_follow.empty(); }
    bool readsPlaces() const { return !m_locations.empty(); }
    bool readsLanguage() const { return !m_languages.empty(); }

    /// Whether it lies within the time, is in one of the languages, and matches `track`, `follow` or `locations`.
    bool accepts(const FilterFields& fields) const;

private:
    bool acceptsTime(streaming::Time time) const;
    bool acceptsLanguage(std::string_view language) const;
    bool follows(const FilterFields& fields) const;
    bool coversPlace(const FilterFields& fields) const;

    TrackWords m_track;
    std::unordered_set<std::string> m_follow;
    std::vector<Box> m_locations;
    std::vector<std::string> m_languages; ///< lower case
    std::optional<streaming::Time> m_from;
    std::optional<streaming::Time> m_until;
};

} // namespace connectors
