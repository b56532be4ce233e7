/// Writes X API v2 stream objects.
#pragma once

#include "connectors/formats/writable_status.h"

#include <string>

namespace connectors::formats {

/// Appends one line: `data` with the author, and a retweet's original and its author, in `includes`; or a `delete` as
/// the compliance streams have it. A text of over 280 code points is cut and stands whole in `note_tweet`.
void appendXRecord(const WritableRecord& record, std::string& out);

} // namespace connectors::formats
