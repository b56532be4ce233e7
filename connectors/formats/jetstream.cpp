#include "connectors/formats/jetstream.h"

#include "connectors/common/timestamps.h"
#include "connectors/formats/filter_input.h"
#include "connectors/formats/numbers.h"

namespace connectors::formats {
namespace {

constexpr std::string_view postCollection = "app.bsky.feed.post";
constexpr std::string_view repostCollection = "app.bsky.feed.repost";
constexpr std::string_view tagFeature = "app.bsky.richtext.facet#tag";
constexpr std::string_view eventType = "network.bsky.jetstream.subscribeEvents#"; ///< of the newer wire
constexpr std::string_view uriScheme = "at://";
constexpr std::string_view slash = "/";

/// Kinds and operations had short names once.
std::string_view kindNamed(std::string_view name)
{
    if (name == "com") return "commit";
    if (name == "id") return "identity";
    if (name == "acc") return "account";
    return name;
}

std::string_view operationNamed(std::string_view name)
{
    if (name == "c") return "create";
    if (name == "u") return "update";
    if (name == "d") return "delete";
    return name;
}

/// The part behind the `#` of a name such as `network.bsky.jetstream.subscribeEvents#commit`.
std::string_view fragmentOf(std::string_view name) { return name.substr(name.rfind('#') + 1); }

/// The account in `at://DID/COLLECTION/KEY`.
std::string_view didOf(std::string_view uri)
{
    if (!uri.starts_with(uriScheme)) return {};
    uri.remove_prefix(uriScheme.size());
    return uri.substr(0, uri.find('/'));
}

/// A commit, whichever wire it came by.
struct Commit {
    Node did = 0;
    Node timeUs = 0;
    Node time = 0;
    std::string_view operation;
    std::string_view collection;
    Node rkey = 0;
    Node record = 0;
};

void addTag(Json& json, Node tag, RecordSink& sink)
{
    if (!sink.plain(json, tag).starts_with('$')) sink.addHashtag(json, tag); // the others are cashtags
}

void addFacet(Json& json, Node facet, RecordSink& sink)
{
    const auto features = facet == 0 ? 0 : json.array(json.find(facet, Key::Features));
    if (features == 0) return;
    json.forEach(features, [&](Node element) {
        const auto feature = json.object(element);
        if (feature == 0) return;
        const auto fields = json.fields(feature);
        if (sink.plain(json, fields[Key::TypeName]) == tagFeature) addTag(json, fields[Key::Tag], sink);
    });
}

void addHashtags(Json& json, const Fields& record, RecordSink& sink)
{
    const auto facets = json.array(record[Key::Facets]);
    const auto tags = json.array(record[Key::Tags]);
    if (facets != 0) json.forEach(facets, [&](Node facet) { addFacet(json, json.object(facet), sink); });
    if (tags != 0) json.forEach(tags, [&](Node tag) { addTag(json, tag, sink); });
    if (facets == 0 && tags == 0) sink.extractHashtags(json, record[Key::Text], Markup::None);
}

void readPost(Json& json, Node record, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    const auto fields = json.fields(record);
    json.expectString(fields[Key::Text]);
    if (const auto languages = json.array(fields[Key::Langs]); languages != 0 && !json.isEmpty(languages))
        status.language = sink.keep(json, languages + 1);
    addHashtags(json, fields, sink);
    if (options.texts == TextScope::All) status.text = sink.keep(json, fields[Key::Text]);
}

void readRepost(Json& json, Node record, RecordSink& sink, Status& status)
{
    const auto subject = record == 0 ? 0 : json.object(json.find(record, Key::Subject));
    if (subject != 0) status.retweetOf = sink.keep(json, json.find(subject, Key::Uri));
    if (status.retweetOf.empty()) json.complain(Trouble::WrongType);
    status.originalAuthor = didOf(status.retweetOf);
}

void askFacetUrls(Json& json, Node facet, FilterInput& input)
{
    const auto features = facet == 0 ? 0 : json.array(json.find(facet, Key::Features));
    if (features == 0) return;
    json.forEach(features, [&](Node element) {
        if (const auto feature = json.object(element); feature != 0) input.addUrl(json.find(feature, Key::Uri));
    });
}

/// Whom a post answers: the account in the address of its parent.
void askParent(Json& json, const Fields& fields, RecordSink& sink, FilterInput& input)
{
    const auto reply = json.object(fields[Key::Reply]);
    const auto parent = reply == 0 ? 0 : json.object(json.find(reply, Key::Parent));
    if (parent != 0) input.addRelatedAuthor(didOf(sink.lasting(json, json.find(parent, Key::Uri))));
}

void applyFilter(Json& json, std::string_view did, Node record, RecordSink& sink, const Filter& filter, Status& status)
{
    FilterInput input(json, sink, filter);
    input.setAuthor(did, did);
    input.addRelatedAuthor(status.originalAuthor);
    Node text = 0;
    if (record != 0 && !status.isRetweet() && !filter.empty()) {
        const auto fields = json.fields(record);
        text = fields[Key::Text];
        if (filter.readsAuthorIds()) askParent(json, fields, sink, input);
        const auto facets = filter.readsText() ? json.array(fields[Key::Facets]) : 0;
        if (facets != 0) json.forEach(facets, [&](Node facet) { askFacetUrls(json, json.object(facet), input); });
    }
    input.decide(text, Markup::None, status);
}

/// By a reader of its own: what is wrong there changes no count.
void tellDeleted(Json json, const Commit& commit, RecordSink& sink, const DecodeOptions& options)
{
    const auto did = sink.lasting(json, commit.did);
    const auto rkey = sink.lasting(json, commit.rkey);
    if (json.trouble() == Trouble::None && !did.empty() && !rkey.empty())
        options.onDeleted(sink.keepJoined(uriScheme, did, slash, commit.collection, slash, rkey));
}

bool readCommit(Json& json, const Commit& commit, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    if (commit.operation.empty() || commit.collection.empty()) json.complain(Trouble::WrongType);
    if (json.trouble() != Trouble::None) return false;
    const bool repost = commit.collection == repostCollection;
    if (commit.operation != "create" || !(repost || commit.collection == postCollection)) {
        sink.addOther(commit.operation, commit.collection);
        if (options.onDeleted && commit.operation == "delete" && commit.collection == postCollection)
            tellDeleted(json, commit, sink, options);
        return false;
    }
    const auto did = sink.lasting(json, commit.did);
    const auto rkey = sink.lasting(json, commit.rkey);
    if (did.empty() || rkey.empty()) json.complain(Trouble::WrongType);
    status.id = sink.keepJoined(uriScheme, did, slash, commit.collection, slash, rkey);
    status.time = json.isPresent(commit.timeUs) ? needTime(json, parseMicroseconds(json.integer(commit.timeUs)))
                                                : needTime(json, parseIsoTime(sink.plain(json, commit.time)));
    const auto record = json.object(commit.record);
    if (repost)
        readRepost(json, record, sink, status);
    else if (record != 0)
        readPost(json, record, sink, options, status);
    if (options.texts == TextScope::All) status.author = sink.keep(did);
    if (options.filter) applyFilter(json, did, record, sink, *options.filter, status);
    return true;
}

bool readOldWire(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    const auto kind = kindNamed(sink.lasting(json, fields[json.isPresent(fields[Key::Kind]) ? Key::Kind : Key::Type]));
    if (kind != "commit" && !kind.empty()) {
        if (json.trouble() == Trouble::None) sink.addOther(kind);
        return false;
    }
    const auto object = json.object(fields[Key::Commit]);
    if (object == 0) {
        json.complain(Trouble::WrongType);
        return false;
    }
    const auto inner = json.fields(object);
    const auto operation = inner[json.isPresent(inner[Key::Operation]) ? Key::Operation : Key::Type];
    const Commit commit{.did = fields[Key::Did],
        .timeUs = fields[Key::TimeUs],
        .time = fields[Key::Time],
        .operation = operationNamed(sink.lasting(json, operation)),
        .collection = sink.lasting(json, inner[Key::Collection]),
        .rkey = inner[Key::Rkey],
        .record = inner[Key::Record]};
    return readCommit(json, commit, sink, options, status);
}

/// An event of the newer wire, out of its frame.
bool readEvent(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    const auto kind = fragmentOf(sink.lasting(json, fields[Key::TypeName]));
    if (kind.empty()) json.complain(Trouble::WrongType);
    if (json.trouble() != Trouble::None) return false;
    if (kind != "commit") {
        sink.addOther(kind);
        return false;
    }
    const Commit commit{.did = fields[Key::Did],
        .timeUs = fields[Key::TimeUs],
        .time = fields[Key::Time],
        .operation = sink.lasting(json, fields[Key::Operation]),
        .collection = sink.lasting(json, fields[Key::Collection]),
        .rkey = fields[Key::Rkey],
        .record = fields[Key::Record]};
    return readCommit(json, commit, sink, options, status);
}

/// `type` is `error`, `message` for a frame, or an event's own.
bool readNewWire(Json& json, const Fields& fields, std::string_view type, RecordSink& sink,
    const DecodeOptions& options, Status& status)
{
    if (type == "error") {
        sink.addOther(type);
        return false;
    }
    if (type.starts_with(eventType)) return readEvent(json, fields, sink, options, status);
    const auto payload = json.object(fields[Key::Payload]);
    if (payload == 0) json.complain(Trouble::WrongType);
    return payload != 0 && readEvent(json, json.fields(payload), sink, options, status);
}

bool isOldWire(Json& json, const Fields& fields)
{
    return (json.hasAny(fields, Key::Commit) && json.hasAny(fields, Key::Did, Key::TimeUs, Key::Kind))
        || (json.hasAny(fields, Key::Did) && json.hasAny(fields, Key::Kind, Key::Type));
}

std::string_view typeOf(Json& json, const Fields& fields, RecordSink& sink)
{
    return json.isString(fields[Key::TypeName]) ? sink.lasting(json, fields[Key::TypeName]) : std::string_view{};
}

bool isNewWire(Json& json, const Fields& fields, std::string_view type)
{
    return type == "error" || (type == "message" && json.hasAny(fields, Key::Payload)) || type.starts_with(eventType);
}

} // namespace

bool looksLikeJetstream(Json& json, const Fields& fields, RecordSink& sink)
{
    return isNewWire(json, fields, typeOf(json, fields, sink)) || isOldWire(json, fields);
}

bool readJetstream(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    const auto type = typeOf(json, fields, sink);
    return isNewWire(json, fields, type) ? readNewWire(json, fields, type, sink, options, status)
                                         : readOldWire(json, fields, sink, options, status);
}

} // namespace connectors::formats
