#include "connectors/formats/writer.h"

#include "connectors/formats/jetstream_writer.h"
#include "connectors/formats/mastodon_writer.h"
#include "connectors/formats/twitter_writer.h"
#include "connectors/formats/x_writer.h"

namespace connectors::formats {

std::optional<Wire> wireNamed(std::string_view name)
{
    for (const auto& known : wireNames)
        if (known.name == name) return known.wire;
    return std::nullopt;
}

void appendRecord(Wire wire, const WritableRecord& record, std::string& out)
{
    switch (wire) {
    case Wire::Twitter:
        return appendTwitterRecord(record, out);
    case Wire::X:
        return appendXRecord(record, out);
    case Wire::Mastodon:
        return appendMastodonRecord(record, out);
    case Wire::Jetstream:
        return appendJetstreamRecord(record, out);
    }
}

} // namespace connectors::formats
