#include "connectors/formats/x_v2.h"

#include "connectors/common/timestamps.h"
#include "connectors/formats/filter_input.h"
#include "connectors/formats/hashtag_fields.h"
#include "connectors/formats/numbers.h"

namespace connectors::formats {
namespace {

/// Of two names for the same thing, the one that is used.
Node either(Json& json, const Fields& fields, Key name, Key newName)
{
    return json.isPresent(fields[name]) ? fields[name] : fields[newName];
}

TextFields textFieldsOf(Json& json, const Fields& fields)
{
    TextFields texts{.entities = fields[Key::Entities]};
    if (const auto note = json.object(either(json, fields, Key::NoteTweet, Key::NotePost)); note != 0) {
        const auto longForm = json.fields(note);
        texts.text = longForm[Key::Text];
        texts.longEntities = longForm[Key::Entities];
    }
    if (!json.isPresent(texts.text)) texts.text = fields[Key::Text];
    json.expectString(texts.text);
    return texts;
}

std::string_view keepUsername(Json& json, Node user, RecordSink& sink)
{
    return user == 0 ? std::string_view{} : sink.keep(json, json.find(user, Key::Username));
}

/// Flattened records have the author in themselves, others in what came with them.
std::string_view keepAuthor(Json& json, const Fields& fields, Includes& includes, RecordSink& sink)
{
    if (const auto author = json.object(fields[Key::Author]); author != 0) return keepUsername(json, author, sink);
    const auto id = sink.lasting(json, fields[Key::AuthorId]);
    return id.empty() ? std::string_view{} : keepUsername(json, includes.user(json, id), sink);
}

std::optional<std::int64_t> retweetCountOf(Json& json, const Fields& fields)
{
    const auto metrics = json.object(fields[Key::PublicMetrics]);
    if (metrics == 0) return std::nullopt;
    return readCount(json, either(json, json.fields(metrics), Key::RetweetCount, Key::RepostCount));
}

/// The reference to what a status repeats; 0 where it is no retweet.
Node findRetweet(Json& json, const Fields& fields, RecordSink& sink)
{
    const auto references = json.array(either(json, fields, Key::ReferencedTweets, Key::ReferencedPosts));
    if (references == 0) return 0;
    Node found = 0;
    json.forEach(references, [&](Node element) {
        const auto reference = json.object(element);
        if (reference == 0 || found != 0) return;
        const auto type = sink.plain(json, json.find(reference, Key::Type));
        if (type == "retweeted" || type == "reposted") found = reference;
    });
    return found;
}

void readOriginal(Json& json, const Fields& original, Includes& includes, RecordSink& sink, Status& status)
{
    status.retweetCount = retweetCountOf(json, original);
    status.originalAuthor = keepAuthor(json, original, includes, sink);
    const auto texts = textFieldsOf(json, original);
    status.originalText = sink.keepReadable(json, texts.text, Markup::Entities);
    addHashtags(json, texts, Key::Tag, sink);
}

/// False where the original is not at hand.
bool readReference(Json& json, Node reference, Includes& includes, RecordSink& sink, Status& status)
{
    const auto fields = json.fields(reference);
    status.retweetOf = sink.keep(json, fields[Key::Id]);
    if (status.retweetOf.empty()) json.complain(Trouble::WrongType);
    if (json.trouble() != Trouble::None) return false;
    if (looksLikeX(json, fields)) {
        readOriginal(json, fields, includes, sink, status);
        return true;
    }
    const auto included = includes.status(json, sink.lasting(json, fields[Key::Id]));
    if (included != 0) readOriginal(json, json.fields(included), includes, sink, status);
    return included != 0;
}

/// The original of a retweet, wherever it is.
void askOriginal(Json& json, Node reference, Includes& includes, RecordSink& sink, FilterInput& input)
{
    const auto fields = json.fields(reference);
    const auto included = fields.hasAny(Key::AuthorId) ? 0 : includes.status(json, sink.lasting(json, fields[Key::Id]));
    const auto author = included == 0 ? fields[Key::AuthorId] : json.find(included, Key::AuthorId);
    input.addRelatedAuthor(sink.lasting(json, author));
}

/// Places come with their boxes beside the statuses, or, flattened, within.
void askPlace(Json& json, const Fields& fields, Includes& includes, RecordSink& sink, FilterInput& input)
{
    const auto geo = json.object(fields[Key::Geo]);
    if (geo == 0) return;
    const auto inner = json.fields(geo);
    if (const auto point = json.object(inner[Key::Coordinates]); point != 0)
        input.setPoint(json.find(point, Key::Coordinates));
    auto shape = json.object(inner[Key::Geo]);
    if (shape == 0) {
        const auto place = includes.place(json, sink.lasting(json, inner[Key::PlaceId]));
        shape = place == 0 ? 0 : json.object(json.find(place, Key::Geo));
    }
    if (shape != 0) input.setBox(json.find(shape, Key::Bbox));
}

void applyFilter(Json& json, const Fields& fields, const TextFields& texts, Includes& includes, RecordSink& sink,
    const Filter& filter, Status& status)
{
    FilterInput input(json, sink, filter);
    if (filter.readsText() || filter.readsAuthorIds()) {
        input.setAuthor(keepAuthor(json, fields, includes, sink), sink.lasting(json, fields[Key::AuthorId]));
        input.addRelatedAuthor(sink.lasting(json, fields[Key::InReplyToUserId]));
        if (const auto reference = findRetweet(json, fields, sink); reference != 0)
            askOriginal(json, reference, includes, sink, input);
    }
    if (filter.readsText()) input.addEntityUrls(texts.entities);
    if (filter.readsText()) input.addEntityUrls(texts.longEntities);
    if (filter.readsPlaces()) askPlace(json, fields, includes, sink, input);
    input.decide(texts.text, Markup::Entities, status);
}

} // namespace

Node Includes::status(Json& json, std::string_view id) { return find(json, m_statuses, id); }
Node Includes::user(Json& json, std::string_view id) { return find(json, m_users, id); }
Node Includes::place(Json& json, std::string_view id) { return find(json, m_places, id); }

Node Includes::find(Json& json, const Index& index, std::string_view id)
{
    lookThrough(json);
    const auto found = index.find(id);
    return found == index.end() ? 0 : found->second;
}

void Includes::lookThrough(Json& json)
{
    if (m_known) return;
    const auto includes = json.object(m_includes);
    if (includes != 0) {
        const auto fields = json.fields(includes);
        addAll(json, json.array(fields[Key::Tweets]), m_statuses);
        addAll(json, json.array(fields[Key::Posts]), m_statuses);
        addAll(json, json.array(fields[Key::Users]), m_users);
        addAll(json, json.array(fields[Key::Places]), m_places);
    }
    if (m_data != 0 && json.first(m_data) == '[') addAll(json, m_data, m_statuses);
    m_known = json.trouble() == Trouble::None;
}

void Includes::addAll(Json& json, Node list, Index& index)
{
    if (list == 0) return;
    json.forEach(list, [&](Node element) {
        if (json.first(element) != '{') return; // whose element it is complains of it
        const auto id = json.find(element, Key::Id);
        if (json.isString(id)) index.try_emplace(m_sink.lasting(json, id), element);
    });
}

bool looksLikeX(Json& json, const Fields& fields)
{
    return json.hasAny(fields, Key::Text, Key::NoteTweet, Key::NotePost)
        || (json.hasAny(fields, Key::Id) && json.hasAny(fields, Key::AuthorId, Key::CreatedAt)
            && !json.hasAny(fields, Key::Username));
}

bool looksLikeFlatX(Json& json, const Fields& fields)
{
    if (json.hasAny(fields, Key::User, Key::IdStr)) return false;
    if (json.hasAny(fields, Key::AuthorId)) return true;
    const bool hasOwnFields = json.hasAny(fields, Key::NoteTweet, Key::NotePost, Key::PublicMetrics, Key::ReferencedTweets,
        Key::ReferencedPosts, Key::Author);
    return json.hasAny(fields, Key::Text, Key::NoteTweet, Key::NotePost)
        && (hasOwnFields || json.isString(fields[Key::Id]));
}

void readX(Json& json, const Fields& fields, Includes& includes, RecordSink& sink, const DecodeOptions& options,
    Status& status)
{
    status.id = sink.keep(json, fields[Key::Id]);
    status.time = needTime(json, parseIsoTime(sink.plain(json, fields[Key::CreatedAt])));
    status.language = sink.keep(json, fields[Key::Lang]);
    const auto texts = textFieldsOf(json, fields);
    const auto reference = findRetweet(json, fields, sink);
    if (reference == 0 || !readReference(json, reference, includes, sink, status))
        addHashtags(json, texts, Key::Tag, sink);
    if (options.texts == TextScope::All) {
        status.author = keepAuthor(json, fields, includes, sink);
        status.text = sink.keepReadable(json, texts.text, Markup::Entities);
    }
    if (options.filter) applyFilter(json, fields, texts, includes, sink, *options.filter, status);
}

} // namespace connectors::formats
