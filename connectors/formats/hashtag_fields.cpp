#include "connectors/formats/hashtag_fields.h"

namespace connectors::formats {
namespace {

/// The list of hashtags in an entity object; 0 where either is missing.
Node listIn(Json& json, Node entities) { return entities == 0 ? 0 : json.array(json.find(entities, Key::Hashtags)); }

} // namespace

void addHashtags(Json& json, const TextFields& fields, Key name, RecordSink& sink)
{
    const auto longEntities = json.object(fields.longEntities);
    auto list = listIn(json, longEntities);
    if (list == 0) {
        const auto entities = json.object(fields.entities);
        if (longEntities == 0 && entities == 0) return sink.extractHashtags(json, fields.text, Markup::Entities);
        list = listIn(json, entities);
    }
    if (list == 0 || json.isEmpty(list)) return;
    json.forEach(list, [&](Node element) {
        const auto hashtag = json.object(element);
        if (hashtag != 0) sink.addHashtag(json, json.find(hashtag, name));
    });
}

} // namespace connectors::formats
