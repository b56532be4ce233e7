/// Where Twitter's records, of either API, carry a text and its hashtags.
#pragma once

#include "connectors/formats/record_sink.h"

namespace connectors::formats {

/// A text with its entities as they stand in one record: the long form, where there is one, before the short one.
struct TextFields {
    Node text = 0;
    Node longEntities = 0;
    Node entities = 0;
};

/// Hands the hashtags over: those of the first list that is there; extracted from the text where no entities are at
/// all. `name` is the key of a hashtag's own text.
void addHashtags(Json& json, const TextFields& fields, Key name, RecordSink& sink);

} // namespace connectors::formats
