/// The one model that every feed is turned into.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace connectors {

/// A hashtag of one status. `tag` is normalised by NFKC_Casefold and is what is counted; `display` is how it was written.
struct Hashtag {
    std::string_view tag;
    std::string_view display;
};

/// What is kept of a status beside its fields, where somebody asks for it.
struct AsReceived {
    std::string_view json;     ///< the record
    std::string_view serverId; ///< what its own server's messages call it, where that is not its id
};

/// A status, read from any feed. All views point into the arena that lives as long as the block of the status; what
/// must outlive the block is copied. Ids are text. An empty view means that the feed does not give the field.
struct Status {
    std::string_view id;
    streaming::Time time{};             ///< its own time stamp
    std::span<const Hashtag> hashtags;  ///< each once, in order of writing; a retweet has those of its original
    std::string_view retweetOf;         ///< id of the original; empty: this is no retweet
    std::string_view originalAuthor;    ///< of a retweet: screen name, account or DID of the original's author
    std::string_view originalText;      ///< of a retweet: text of the original, entities decoded, without mark-up
    std::optional<std::int64_t> retweetCount; ///< of a retweet: the total that the feed reports for the original
    std::string_view language;
    std::string_view author;            ///< only with `TextScope::All`
    std::string_view text;              ///< only with `TextScope::All`
    const AsReceived* received = nullptr; ///< only with `RawScope::OfTagged`; lives as long as the arena
    bool accepted = true;               ///< whether the filters let it through

    bool isRetweet() const { return !retweetOf.empty(); }
};

} // namespace connectors
