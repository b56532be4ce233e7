/// Writes Mastodon server-sent events.
#pragma once

#include "connectors/formats/writable_status.h"

#include <string>

namespace connectors::formats {

/// Appends one event: `update` (a reblog has its original in `reblog`), or `delete`.
void appendMastodonRecord(const WritableRecord& record, std::string& out);

} // namespace connectors::formats
