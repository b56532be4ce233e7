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

/// Who wrote a status: flattened records have it in themselves, others in what came with them.
struct Author {
    Node id = 0;
    Node object = 0; ///< of a flattened record
};

Author authorOf(Json& json, const Fields& fields)
{
    Author author{.id = fields[Key::AuthorId], .object = json.object(fields[Key::Author])};
    if (author.object != 0) {
        const auto [id, name] = json.find(author.object, Key::Id, Key::Username);
        if (!json.isPresent(author.id)) author.id = id;
        json.expectString(name);
    }
    json.expectId(author.id);
    return author;
}

std::string_view keepUsername(Json& json, Author author, Includes& includes, RecordSink& sink)
{
    const auto id = author.object == 0 ? sink.lastingId(json, author.id) : std::string_view{};
    const auto user = id.empty() ? author.object : includes.user(json, sink, id);
    return user == 0 ? std::string_view{} : sink.keep(json, json.find(user, Key::Username));
}

std::optional<std::int64_t> retweetCountOf(Json& json, const Fields& fields)
{
    const auto metrics = json.object(fields[Key::PublicMetrics]);
    if (metrics == 0) return std::nullopt;
    return readCount(json, either(json, json.fields(metrics), Key::RetweetCount, Key::RepostCount));
}

/// The reference in a list to what a status repeats; 0 where there is none.
Node findRetweetIn(Json& json, Node references, RecordSink& sink)
{
    Node found = 0;
    if (references == 0) return found;
    json.forEach(references, [&](Node element) {
        const auto reference = found != 0 ? 0 : json.object(element);
        if (reference == 0) return;
        const auto type = sink.plain(json, json.find(reference, Key::Type));
        if (type == "retweeted" || type == "reposted") found = reference;
    });
    return found;
}

Node findRetweet(Json& json, const Fields& fields, RecordSink& sink)
{
    const auto reference = findRetweetIn(json, json.array(fields[Key::ReferencedTweets]), sink);
    return reference != 0 ? reference : findRetweetIn(json, json.array(fields[Key::ReferencedPosts]), sink);
}

void readOriginal(Json& json, const Fields& original, Includes& includes, RecordSink& sink, Status& status)
{
    status.retweetCount = retweetCountOf(json, original);
    status.originalAuthor = keepUsername(json, authorOf(json, original), includes, sink);
    const auto texts = textFieldsOf(json, original);
    status.originalText = sink.keepReadable(json, texts.text, Markup::Entities);
    addHashtags(json, texts, Key::Tag, sink);
}

/// The original that a reference names: within it, where it is flattened, or with what came along; 0 where it is not
/// at hand.
Node findOriginal(Json& json, Node reference, Includes& includes, RecordSink& sink)
{
    const auto fields = json.fields(reference);
    if (json.hasAny(fields, Key::Text, Key::NoteTweet, Key::NotePost, Key::Entities, Key::AuthorId, Key::PublicMetrics))
        return reference;
    return includes.status(json, sink, sink.lastingId(json, fields[Key::Id]));
}

/// False where the original is not at hand.
bool readReference(Json& json, Node reference, Includes& includes, RecordSink& sink, Status& status)
{
    status.retweetOf = sink.keepId(json, json.find(reference, Key::Id));
    if (status.retweetOf.empty()) json.complain(Trouble::WrongType);
    if (json.trouble() != Trouble::None) return false;
    const auto original = findOriginal(json, reference, includes, sink);
    if (original != 0) readOriginal(json, json.fields(original), includes, sink, status);
    return original != 0;
}

void askOriginalAuthor(Json& json, Node reference, Includes& includes, RecordSink& sink, FilterInput& input)
{
    const auto original = findOriginal(json, reference, includes, sink);
    if (original != 0) input.addRelatedAuthor(sink.lastingId(json, authorOf(json, json.fields(original)).id));
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
        const auto place = includes.place(json, sink, sink.lasting(json, inner[Key::PlaceId]));
        shape = place == 0 ? 0 : json.object(json.find(place, Key::Geo));
    }
    if (shape != 0) input.setBox(json.find(shape, Key::Bbox));
}

void applyFilter(Json& json, const Fields& fields, const TextFields& texts, Author author, Includes& includes,
    RecordSink& sink, const Filter& filter, Status& status)
{
    FilterInput input(json, sink, filter);
    if (filter.readsText() || filter.readsAuthorIds()) {
        input.setAuthor(keepUsername(json, author, includes, sink), sink.lastingId(json, author.id));
        input.addRelatedAuthor(sink.lastingId(json, fields[Key::InReplyToUserId]));
        if (const auto reference = findRetweet(json, fields, sink); reference != 0)
            askOriginalAuthor(json, reference, includes, sink, input);
    }
    if (filter.readsText()) input.addEntityUrls(texts.entities);
    if (filter.readsText()) input.addEntityUrls(texts.longEntities);
    if (filter.readsPlaces()) askPlace(json, fields, includes, sink, input);
    input.decide(texts.text, Markup::Entities, status);
}

} // namespace

Includes::Includes(Json& json, Node includes, Node page)
{
    m_page.lists[0] = page;
    if (json.object(includes) != 0) {
        const auto fields = json.fields(includes);
        m_statuses.lists = {json.array(fields[Key::Tweets]), json.array(fields[Key::Posts])};
        m_users.lists[0] = json.array(fields[Key::Users]);
        m_places.lists[0] = json.array(fields[Key::Places]);
    }
    m_trouble = json.trouble();
    if (m_trouble == Trouble::WrongType) json.forgive();
}

Node Includes::status(Json& json, RecordSink& sink, std::string_view id)
{
    const auto included = m_statuses.find(json, sink, id);
    return included != 0 ? included : m_page.find(json, sink, id);
}

Node Includes::Index::find(Json& json, RecordSink& sink, std::string_view id)
{
    for (auto& list : lists) {
        if (list != 0) json.forEach(list, [&](Node element) { add(json, sink, element); });
        list = 0;
    }
    const auto found = places.find(id);
    return found == places.end() ? 0 : found->second;
}

void Includes::Index::add(Json& json, RecordSink& sink, Node object)
{
    if (json.first(object) != '{') return;
    const auto id = json.find(object, Key::Id);
    if (!json.isString(id) && !json.isNumber(id)) return;
    places.try_emplace(sink.lastingId(json, id), object);
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
    if (json.hasAny(fields, Key::AuthorId, Key::NoteTweet, Key::NotePost)) return true;
    return json.hasAny(fields, Key::Text)
        && (json.isString(fields[Key::Id])
            || json.hasAny(fields, Key::Author, Key::PublicMetrics, Key::ReferencedTweets, Key::ReferencedPosts));
}

void readX(Json& json, const Fields& fields, Includes& includes, RecordSink& sink, const DecodeOptions& options,
    Status& status)
{
    json.complain(includes.trouble());
    status.id = sink.keepId(json, fields[Key::Id]);
    status.time = needTime(json, parseIsoTime(sink.plain(json, fields[Key::CreatedAt])));
    status.language = sink.keep(json, fields[Key::Lang]);
    const auto texts = textFieldsOf(json, fields);
    const auto author = authorOf(json, fields);
    const auto reference = findRetweet(json, fields, sink);
    if (reference == 0 || !readReference(json, reference, includes, sink, status))
        addHashtags(json, texts, Key::Tag, sink);
    if (options.texts == TextScope::All) {
        status.author = keepUsername(json, author, includes, sink);
        status.text = sink.keepReadable(json, texts.text, Markup::Entities);
    }
    if (options.filter) applyFilter(json, fields, texts, author, includes, sink, *options.filter, status);
}

} // namespace connectors::formats
