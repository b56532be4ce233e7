/// Statuses of Mastodon and of servers that speak its API.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

namespace connectors::formats {

bool looksLikeMastodon(Json& json, const Fields& fields);

/// Fills `status` from the object that `fields` belong to; complains to `json` where it cannot.
void readMastodon(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status);

} // namespace connectors::formats
