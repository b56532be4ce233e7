/// From connectors to a stream of statuses.
#pragma once

#include "connectors/common/status.h"
#include "connectors/feeds.h"
#include "connectors/formats/decode_options.h"
#include "streaming/streaming_context.h"

namespace connectors {

/// What of the statuses is wanted. A filter may be null: everything is accepted.
struct StatusReading {
    std::shared_ptr<const Filter> filter{};          ///< for sources that are filtered here
    std::shared_ptr<const Filter> filterOfTrusted{}; ///< for those whose service has filtered: what is left to do
    formats::TextScope texts = formats::TextScope::OfOriginals;
    formats::RawScope raw = formats::RawScope::None;
    std::function<void(std::string_view id)> onDeleted{}; ///< as that of `DecodeOptions`
};

/// The statuses of several sources as one stream of `context`.
streaming::FeedStream<Status> statusStream(streaming::StreamingContext& context, streaming::FeedOptions options,
    const StatusReading& reading, std::vector<OpenedSource> sources);

} // namespace connectors
