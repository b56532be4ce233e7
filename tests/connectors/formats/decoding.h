/// Decoding short feeds written in a test.
#pragma once

#include "connectors/formats/status_decoder.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::formats::testing {

/// A status that owns what it says, so that rows of several blocks can be compared.
struct Row {
    std::string id;
    std::int64_t time = 0;
    std::vector<std::string> hashtags; ///< `tag`, or `tag/display` where the two differ
    std::string retweetOf;
    std::string originalAuthor;
    std::string originalText;
    std::optional<std::int64_t> retweetCount;
    std::string language;
    std::string author;
    std::string text;
    bool accepted = true;

    bool operator==(const Row&) const = default;
};

struct Feed {
    std::vector<Row> rows;
    std::uint64_t malformed = 0;
    std::map<std::string, std::uint64_t> other;

    bool operator==(const Feed&) const = default;
};

inline Row rowOf(const Status& status)
{
    Row row{.id = std::string(status.id),
        .time = status.time.time_since_epoch().count(),
        .hashtags = {},
        .retweetOf = std::string(status.retweetOf),
        .originalAuthor = std::string(status.originalAuthor),
        .originalText = std::string(status.originalText),
        .retweetCount = status.retweetCount,
        .language = std::string(status.language),
        .author = std::string(status.author),
        .text = std::string(status.text),
        .accepted = status.accepted};
    for (const auto& [tag, display] : status.hashtags) {
        row.hashtags.emplace_back(tag);
        if (tag != display) row.hashtags.back().append("/").append(display);
    }
    return row;
}

/// Decodes blocks as the engine does: what one leaves is put before the next.
class FeedReader {
public:
    explicit FeedReader(const StatusDecoder& decoder) : m_decoder(decoder) { }

    void take(std::string_view bytes, bool last)
    {
        m_rest.append(bytes);
        streaming::RawBlock block;
        block.bytes = streaming::ByteBuffer(m_rest);
        block.opensDocument = m_opens;
        block.closesDocument = last;
        const auto decoded = m_decoder.decode(block, m_entry);
        for (const auto& status : *decoded.rows) m_feed.rows.push_back(rowOf(status));
        for (const auto& [kind, count] : decoded.other) m_feed.other[kind] += count;
        m_feed.malformed += decoded.malformed;
        m_opens = m_opens && decoded.consumed == 0;
        m_rest.erase(0, decoded.consumed);
        m_entry = decoded.next;
    }

    const Feed& feed() const { return m_feed; }
    std::size_t left() const { return m_rest.size(); }
    streaming::Entry entry() const { return m_entry; }

private:
    const StatusDecoder& m_decoder;
    std::string m_rest;
    bool m_opens = true;
    streaming::Entry m_entry = streaming::Entry::AtRecord;
    Feed m_feed;
};

inline Feed decodeAll(std::string_view bytes, const StatusDecoder& decoder = StatusDecoder())
{
    FeedReader reader(decoder);
    reader.take(bytes, true);
    return reader.feed();
}

/// The one status of a feed that holds nothing else; one without an id where it does not.
inline Row decodeOne(std::string_view bytes, const StatusDecoder& decoder = StatusDecoder())
{
    const auto feed = decodeAll(bytes, decoder);
    const bool alone = feed.rows.size() == 1 && feed.malformed == 0 && feed.other.empty();
    return alone ? feed.rows.front() : Row{};
}

} // namespace connectors::formats::testing
