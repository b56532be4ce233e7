#include "connectors/status_stream.h"

#include "connectors/common/status_bytes.h"
#include "connectors/formats/status_decoder.h"

namespace connectors {

namespace {

/// What the engine must know of a status.
struct StatusRows {
    static streaming::Time time(const Status& status) { return status.time; }
    static std::string_view id(const Status& status) { return status.id; }
    static bool accepts(const Status& status) { return status.accepted; }
    static std::string toBytes(std::span<const Status* const> statuses) { return statusesToBytes(statuses); }
    static std::shared_ptr<const std::vector<Status>> fromBytes(std::string bytes)
    {
        return statusesFromBytes(std::move(bytes));
    }
};

} // namespace

streaming::FeedStream<Status> statusStream(streaming::StreamingContext& context, streaming::FeedOptions options,
    formats::DecodeOptions reading, std::vector<std::unique_ptr<streaming::Connector>> connectors)
{
    return context.feedStream<Status, StatusRows>(std::move(options),
        std::make_shared<formats::StatusDecoder>(std::move(reading)), std::move(connectors));
}

} // namespace connectors
