#include "streaming/input/saved_feed.h"

#include "streaming/state.h"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/chrono.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>

#include <sstream>

namespace streaming {

// cereal finds these through the namespace of what they take.

template <class Archive>
void serialize(Archive& archive, Position& position)
{
    archive(position.document, position.offset);
}

template <class Archive>
void serialize(Archive& archive, FeedCounts& counts)
{
    archive(counts.taken, counts.filtered, counts.late, counts.duplicates, counts.malformed, counts.other, counts.first,
        counts.last, counts.clockId, counts.clockStep);
}

template <class Archive>
void serialize(Archive& archive, SavedSource& source)
{
    archive(source.taken, source.rest, source.restOpensDocument, source.entry, source.tryAgainAt, source.arrival);
}

template <class Archive>
void serialize(Archive& archive, SavedFeed& feed)
{
    archive(feed.counts, feed.sources, feed.openBatches, feed.pending, feed.recentIds, feed.highest, feed.closedThrough,
        feed.earliest, feed.ended);
}

std::string toBytes(const SavedFeed& feed)
{
    std::ostringstream out;
    cereal::PortableBinaryOutputArchive{out}(feed);
    return std::move(out).str();
}

SavedFeed savedFeedFrom(const std::string& bytes)
{
    std::istringstream in(bytes);
    SavedFeed feed;
    try {
        cereal::PortableBinaryInputArchive{in}(feed);
    } catch (const cereal::Exception&) {
        throw StateError("what was saved of an input does not fit this program");
    }
    return feed;
}

} // namespace streaming
