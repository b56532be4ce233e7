/// Messages of Bluesky's Jetstream: both wires, and recordings from before October 2024.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

namespace connectors::formats {

bool looksLikeJetstream(Json& json, const Fields& fields, RecordSink& sink);

/// Fills `status` and returns true where the message makes one; else counts it by its kind. Complains to `json` where
/// it can do neither.
bool readJetstream(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status);

} // namespace connectors::formats
