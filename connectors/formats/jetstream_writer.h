/// Writes Bluesky Jetstream messages of the `/subscribe` wire.
#pragma once

#include "connectors/formats/writable_status.h"

#include <string>

namespace connectors::formats {

/// Appends one line: a post, whose hashtags are facets with places in UTF-8 bytes; a repost, which has the uri of its
/// original alone; or the `delete` of a post.
void appendJetstreamRecord(const WritableRecord& record, std::string& out);

} // namespace connectors::formats
