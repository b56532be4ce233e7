/// From connectors to a stream of statuses.
#pragma once

#include "connectors/common/status.h"
#include "connectors/formats/decode_options.h"
#include "streaming/streaming_context.h"

namespace connectors {

/// The statuses of several connectors as one stream of `context`.
streaming::FeedStream<Status> statusStream(streaming::StreamingContext& context, streaming::FeedOptions options,
    formats::DecodeOptions reading, std::vector<std::unique_ptr<streaming::Connector>> connectors);

} // namespace connectors
