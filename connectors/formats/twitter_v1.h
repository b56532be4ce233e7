/// Statuses of Twitter v1.1.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

namespace connectors::formats {

bool looksLikeTwitter(Json& json, const Fields& fields);
/// A status without its user, if nothing else can be made of it.
bool looksLikeBareTwitter(Json& json, const Fields& fields);

/// Fills `status` from the object that `fields` belong to; complains to `json` where it cannot.
void readTwitter(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status);

} // namespace connectors::formats
