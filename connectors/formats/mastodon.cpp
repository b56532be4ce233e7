#include "connectors/formats/mastodon.h"

#include "connectors/common/timestamps.h"
#include "connectors/formats/filter_input.h"
#include "connectors/formats/numbers.h"

namespace connectors::formats {
namespace {

std::string_view keepId(Json& json, const Fields& fields, RecordSink& sink)
{
    for (const auto key : {Key::Uri, Key::Url, Key::Id})
        if (const auto id = sink.keepId(json, fields[key]); !id.empty()) return id;
    return {};
}

/// Who wrote a status, by its `account`.
struct Account {
    Node url = 0;
    Node name = 0;
};

Account accountOf(Json& json, const Fields& fields)
{
    const auto object = json.object(fields[Key::Account]);
    if (object == 0) return {};
    const auto [url, name] = json.find(object, Key::Url, Key::Acct);
    json.expectString(url);
    json.expectString(name);
    return {url, name};
}

/// The server's list is all that a status has; nothing is extracted from its text.
void addHashtags(Json& json, const Fields& fields, RecordSink& sink)
{
    const auto tags = json.array(fields[Key::Tags]);
    if (tags == 0) return;
    json.forEach(tags, [&](Node element) {
        const auto tag = json.object(element);
        if (tag != 0) sink.addHashtag(json, json.find(tag, Key::Name));
    });
}

void readOriginal(Json& json, Node original, RecordSink& sink, Status& status)
{
    const auto fields = json.fields(original);
    status.retweetOf = keepId(json, fields, sink);
    if (status.retweetOf.empty()) json.complain(Trouble::WrongType);
    status.retweetCount = readCount(json, fields[Key::ReblogsCount]);
    status.originalAuthor = sink.keep(json, accountOf(json, fields).name);
    status.originalText = sink.keepReadable(json, fields[Key::Content], Markup::Html);
    addHashtags(json, fields, sink);
}

void applyFilter(
    Json& json, const Fields& fields, Account account, RecordSink& sink, const Filter& filter, Status& status)
{
    FilterInput input(json, sink, filter);
    if (filter.readsText() || filter.readsAuthorIds()) {
        input.setAuthor(sink.lasting(json, account.name), sink.lasting(json, account.url));
        if (const auto original = json.object(fields[Key::Reblog]); original != 0)
            input.addRelatedAuthor(sink.lasting(json, accountOf(json, json.fields(original)).url));
    }
    input.decide(fields[Key::Content], Markup::Html, status);
}

} // namespace

bool looksLikeMastodon(Json& json, const Fields& fields)
{
    return json.hasAny(fields, Key::Content, Key::Uri)
        && json.hasAny(fields, Key::Account, Key::Visibility, Key::ReblogsCount, Key::Reblog)
        && !json.hasAny(fields, Key::Text, Key::User);
}

void readMastodon(Json& json, const Fields& fields, RecordSink& sink, const DecodeOptions& options, Status& status)
{
    status.id = keepId(json, fields, sink);
    status.time = needTime(json, parseIsoTime(sink.plain(json, fields[Key::CreatedAt])));
    status.language = sink.keep(json, fields[Key::Language]);
    json.expectString(fields[Key::Content]);
    const auto account = accountOf(json, fields);
    if (const auto original = json.object(fields[Key::Reblog]); original != 0)
        readOriginal(json, original, sink, status);
    else
        addHashtags(json, fields, sink);
    if (options.texts == TextScope::All) {
        status.author = sink.keep(json, account.name);
        status.text = sink.keepReadable(json, fields[Key::Content], Markup::Html);
    }
    if (options.filter) applyFilter(json, fields, account, sink, *options.filter, status);
}

} // namespace connectors::formats
