#include "connectors/formats/twitter_v1.h"

#include "connectors/common/timestamps.h"
#include "connectors/formats/filter_input.h"
#include "connectors/formats/hashtag_fields.h"
#include "connectors/formats/numbers.h"

namespace connectors::formats {
namespace {

/// `id_str`, else `id`; old statuses have the number only.
std::string_view keepId(Json& json, const Fields& fields, RecordSink& sink)
{
    const auto id = sink.keepId(json, fields[Key::IdStr]);
    return id.empty() ? sink.keepId(json, fields[Key::Id]) : id;
}

streaming::Time timeOf(Json& json, const Fields& fields, RecordSink& sink)
{
    const auto stamp = fields[Key::TimestampMs];
    if (json.isPresent(stamp)) return needTime(json, parseMilliseconds(sink.lastingId(json, stamp)));
    const auto text = sink.plain(json, fields[Key::CreatedAt]);
    const auto time = parseTwitterTime(text);
    return needTime(json, time ? time : parseIsoTime(text));
}

TextFields textFieldsOf(Json& json, const Fields& fields)
{
    TextFields texts{.entities = fields[Key::Entities]};
    if (const auto extended = json.object(fields[Key::ExtendedTweet]); extended != 0) {
        const auto longForm = json.fields(extended);
        texts.text = longForm[Key::FullText];
        texts.longEntities = longForm[Key::Entities];
    }
    if (!json.isPresent(texts.text)) texts.text = fields[Key::FullText];
    if (!json.isPresent(texts.text)) texts.text = fields[Key::Text];
    json.expectString(texts.text);
    return texts;
}

/// Who wrote a status, by its `user`.
struct User {
    Node id = 0;
    Node name = 0;
};

User userOf(Json& json, const Fields& fields)
{
    const auto object = json.object(fields[Key::User]);
    if (object == 0) return {};
    auto [id, name] = json.find(object, Key::IdStr, Key::ScreenName);
    if (!json.isPresent(id)) id = json.find(object, Key::Id);
    json.expectId(id);
    json.expectString(name);
    return {id, name};
}

void readOriginal(Json& json, Node original, RecordSink& sink, Status& status)
{
    const auto fields = json.fields(original);
    status.retweetOf = keepId(json, fields, sink);
    if (status.retweetOf.empty()) json.complain(Trouble::WrongType);
    status.retweetCount = readCount(json, fields[Key::RetweetCount]);
    status.originalAuthor = sink.keep(json, userOf(json, fields).name);
    const auto texts = textFieldsOf(json, fields);
    status.originalText = sink.keepReadable(json, texts.text, Markup::Entities);
    addHashtags(json, texts, Key::Text, sink);
}

void askAuthors(Json& json, const Fields& fields, User user, RecordSink& sink, FilterInput& input)
{
    input.setAuthor(sink.lasting(json, user.name), sink.lastingId(json, user.id));
    const auto answered =
        json.isPresent(fields[Key::InReplyToUserIdStr]) ? Key::InReplyToUserIdStr : Key::InReplyToUserId;
    input.addRelatedAuthor(sink.lastingId(json, fields[answered]));
    if (const auto original = json.object(fields[Key::RetweetedStatus]); original != 0)
        input.addRelatedAuthor(sink.lastingId(json, userOf(json, json.fields(original)).id));
}

void askPlace(Json& json, const Fields& fields, FilterInput& input)
{
    if (const auto point = json.object(fields[Key::Coordinates]); point != 0)
        input.setPoint(json.find(point, Key::Coordinates));
    const auto place = json.object(fields[Key::Place]);
    const auto box = place == 0 ? 0 : json.object(json.find(place, Key::BoundingBox));
    if (box != 0) input.setOutline(json.find(box, Key::Coordinates));
}

void applyFilter(Json& json, const Fields& fields, const TextFields& texts, User user, RecordSink& sink,
    const Filter& filter, Status& status)
{
    FilterInput input(json, sink, filter);
    if (filter.readsText() || filter.readsAuthorIds()) askAuthors(json, fields, user, sink, input);
    if (filter.readsText()) input.addEntityUrls(texts.entities);
    if (filter.readsText()) input.addEntityUrls(texts.longEntities);
    if (filter.readsPlaces()) askPlace(json, fields, input);
    input.decide(texts.text, Markup::Entities, status);
}

} // namespace

bool looksLikeTwitter(Json& json, const Fields& fields)
{
    return json.hasAny(fields, Key::User)
        && json.hasAny(fields, Key::IdStr, Key::Id, Key::Text, Key::FullText, Key::ExtendedTweet);
}

bool looksLikeBareTwitter(Json& json, const Fields& fields)
{
    if (json.hasAny(fields, Key::IdStr) && json.hasAny(fields, Key::CreatedAt, Key::TimestampMs)) return true;
    return json.hasAny(fields, Key::Text, Key::FullText, Key::ExtendedTweet)
        && json.hasAny(fields, Key::IdStr, Key::Id, Key::CreatedAt, Key::TimestampMs);
}

void readTwitter(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    status.id = keepId(json, fields, sink);
    status.time = timeOf(json, fields, sink);
    status.language = sink.keep(json, fields[Key::Lang]);
    const auto user = userOf(json, fields);
    const auto texts = textFieldsOf(json, fields);
    if (const auto original = json.object(fields[Key::RetweetedStatus]); original != 0)
        readOriginal(json, original, sink, status);
    else
        addHashtags(json, texts, Key::Text, sink);
    if (options.texts == TextScope::All) {
        status.author = sink.keep(json, user.name);
        status.text = sink.keepReadable(json, texts.text, Markup::Entities);
    }
    if (options.filter) applyFilter(json, fields, texts, user, sink, *options.filter, status);
}

} // namespace connectors::formats
