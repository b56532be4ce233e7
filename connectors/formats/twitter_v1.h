/// Statuses of Twitter v1.1.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

namespace connectors::formats {

bool looksLikeTwitter(Json& json, const Fields& fields);
/// Whether a record that is no other kind of status is one of v1.1 without its author.
bool looksLikeOldTwitter(Json& json, const Fields& fields);

/// Fills `status` from the object that `fields` belong to; complains to `json` where it cannot.
void readTwitter(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status);

} // namespace connectors::formats
