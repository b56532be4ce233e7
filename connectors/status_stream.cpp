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
    const StatusReading& reading, std::vector<OpenedSource> sources)
{
    const auto decoder = [&](const std::shared_ptr<const Filter>& filter) {
        return std::make_shared<formats::StatusDecoder>(
            formats::DecodeOptions{filter, reading.texts, reading.raw, reading.onDeleted});
    };
    const auto here = decoder(reading.filter);
    const auto trusting = decoder(reading.filterOfTrusted);
    std::vector<streaming::FeedPart<Status>> parts;
    for (auto& [connector, filtering] : sources)
        parts.push_back({std::move(connector), filtering == Filtering::Here ? here : trusting});
    return context.feedStream<Status, StatusRows>(std::move(options), std::move(parts));
}

} // namespace connectors
