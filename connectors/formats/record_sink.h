/// Where the records of a block go: statuses with what they keep, and counts of all else.
#pragma once

#include "connectors/common/status.h"
#include "connectors/formats/arena.h"
#include "connectors/formats/fold_cache.h"
#include "connectors/formats/json.h"

#include "streaming/block.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::formats {

/// What a text is written in, beside the escapes of JSON.
enum class Markup {
    None,
    Entities, ///< Twitter's: `&amp;`, `&lt;`, `&gt;`
    Html,
};

/// Takes the records of one block in feed order. Strings that a status keeps are copied once, into the block's arena.
class RecordSink {
public:
    /// `statuses` is about how many will come. `folds` is borrowed.
    RecordSink(std::size_t statuses, FoldCache& folds);

    void add(const Status& status) { m_rows->statuses.push_back(status); }
    void addMalformed() { ++m_malformed; }
    std::uint64_t malformed() const { return m_malformed; }
    /// A record that is no status. `kind` is plain text.
    void addOther(std::string_view kind);
    void addOther(std::string_view operation, std::string_view collection);

    /// A point to go back to: a document that proves damaged leaves nothing.
    struct Mark {
        std::size_t statuses = 0;
        std::size_t others = 0;
        std::uint64_t malformed = 0;
    };
    Mark mark() const { return {m_rows->statuses.size(), m_others.size(), m_malformed}; }
    void goBackTo(const Mark& mark);

    /// A string without its escapes: the bytes themselves where it has none, else a copy that lives until the next
    /// call.
    std::string_view plain(Json& json, Node string) { return plain(json, json.string(string)); }
    /// The first key of an object in the same way.
    std::string_view plainFirstKey(Json& json, Node object) { return plain(json, json.firstKey(object)); }
    /// A string, copied into the arena.
    std::string_view keep(Json& json, Node string);
    std::string_view keep(std::string_view bytes) { return m_rows->arena.copy(bytes); }
    /// The same, copied only where it has escapes.
    std::string_view lasting(Json& json, Node string);
    /// Parts of one string, copied one behind the other.
    std::string_view keepJoined(std::convertible_to<std::string_view> auto... parts)
    {
        auto* out = m_rows->arena.reserve((parts.size() + ...));
        ((out = std::copy(parts.begin(), parts.end(), out)), ...);
        return m_rows->arena.commit((parts.size() + ...));
    }
    /// An id: a string, or an integer by its digits.
    std::string_view keepId(Json& json, Node id);
    const AsReceived* keepReceived(std::string_view json, std::string_view serverId)
    {
        return m_rows->arena.copy(std::vector{AsReceived{keep(json), serverId}}).data();
    }
    std::string_view lastingId(Json& json, Node id);
    /// A text as it is meant; lives until the next call.
    std::string_view readable(Json& json, Node string, Markup markup);
    std::string_view keepReadable(Json& json, Node string, Markup markup);

    /// Collects the hashtags of one status.
    void addHashtag(Json& json, Node string) { addKeptHashtag(keep(json, string)); }
    void extractHashtags(Json& json, Node text, Markup markup);
    std::span<const Hashtag> hashtags() const { return m_hashtags; }
    std::span<const Hashtag> takeHashtags();
    void dropHashtags() { m_hashtags.clear(); }

    /// Everything, for the engine; `consumed` and `next` are left to the caller.
    streaming::Decoded<Status> finish();

private:
    struct Rows {
        std::vector<Status> statuses;
        Arena arena;
    };

    std::string_view plain(Json& json, std::string_view raw);
    void addKeptHashtag(std::string_view display);
    std::string_view foldedInArena(std::string_view display);

    FoldCache& m_folds;
    std::shared_ptr<Rows> m_rows;
    std::vector<Hashtag> m_hashtags;
    std::vector<std::string_view> m_found;
    std::string m_plain;
    std::string m_readable;
    std::string m_kind;

    std::uint64_t m_malformed = 0;
    std::vector<std::uint32_t> m_others; ///< one kind each, a place in `m_kinds`
    std::vector<std::string> m_kinds;
    boost::unordered_flat_map<std::string, std::uint32_t> m_kindPlaces;
};

} // namespace connectors::formats
