/// The decoder of every feed: raw blocks in, statuses out.
#pragma once

#include "connectors/common/status.h"
#include "connectors/formats/decode_options.h"
#include "streaming/block.h"

#include <cstddef>

namespace connectors::formats {

/// Reads any mixture of the formats that feeds come in; what a record is, is told by looking at it. Recorded feeds are
/// sequences of JSON documents, on one line or many, and of server-sent events.
///
/// A document is damaged where its brackets do not match, where it is not UTF-8, or where a part of it that is read is
/// no JSON. It counts as one malformed record, and reading goes on at the line after the one on which it began.
///
///     const StatusDecoder decoder({.filter = filter});
///     const auto decoded = decoder.decode(block, streaming::Entry::AtRecord);
///
/// Any thread may decode, several at a time. Each keeps some memory for the next block.
class StatusDecoder final : public streaming::Decoder<Status> {
public:
    static constexpr std::size_t longestDocument = 64u << 20; ///< bytes; a longer one counts as malformed

    explicit StatusDecoder(DecodeOptions options = {}, std::size_t limit = longestDocument)
        : m_options(std::move(options)),
          m_limit(limit)
    {
    }

    streaming::Decoded<Status> decode(const streaming::RawBlock& block, streaming::Entry entry) const override;

private:
    const DecodeOptions m_options;
    const std::size_t m_limit;
};

} // namespace connectors::formats
