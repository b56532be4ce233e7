/// Writes Twitter v1.1 streaming records.
#pragma once

#include "connectors/formats/writable_status.h"

#include <string>

namespace connectors::formats {

/// Appends one line: a status of about 2 KB, a retweet with its original in it of about 4 KB, or a `delete`.
/// A text of over 140 code points is cut and stands whole in `extended_tweet`, as in the streams since 2016.
void appendTwitterRecord(const WritableRecord& record, std::string& out);

} // namespace connectors::formats
