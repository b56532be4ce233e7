#include "connectors/formats/documents.h"

#include "connectors/formats/jetstream.h"
#include "connectors/formats/mastodon.h"
#include "connectors/formats/twitter_v1.h"

#include "streaming/block.h"

namespace connectors::formats {
namespace {

constexpr std::string_view statusEvent = "update";

/// A message of Mastodon's WebSocket, and not the `event` of a v1.1 user stream.
bool looksLikeMessage(Json& json, const Fields& fields)
{
    return json.isString(fields[Key::Event]) && fields.hasAny(Key::Payload, Key::Stream);
}

} // namespace

bool Documents::read(Json& json, Node node)
{
    const auto mark = m_sink.mark();
    if (json.first(node) == '[')
        readArray(json, node, [this](Json& j, Node element) { readRecord(j, element); });
    else
        readRecord(json, node);
    if (json.trouble() != Trouble::Damaged) [[likely]]
        return true;
    m_sink.dropHashtags();
    m_sink.goBackTo(mark);
    return false;
}

template <class ReadElement>
void Documents::readArray(Json& json, Node array, ReadElement readElement)
{
    json.forEach(array, [&](Node element) {
        if (json.first(element) == '{')
            readElement(json, element);
        else
            reject(json);
    });
}

void Documents::readRecord(Json& json, Node object)
{
    if (json.isEmpty(object)) return m_sink.addOther("empty");
    const auto fields = json.fields(object);
    if (json.trouble() == Trouble::Damaged) return;
    Status status;
    if (looksLikeTwitter(json, fields)) {
        readTwitter(json, fields, m_sink, m_options, status);
    } else if (looksLikeJetstream(fields)) {
        const bool isOther = !readJetstream(json, fields, m_sink, m_options, status);
        if (isOther && json.trouble() == Trouble::None) return;
    } else if (json.isPresent(fields[Key::Data])) {
        return readPage(json, object, fields);
    } else if (fields.hasAny(Key::Statuses) && json.first(fields[Key::Statuses]) == '[') {
        return readArray(json, fields[Key::Statuses], [this](Json& j, Node element) { readSearchResult(j, element); });
    } else if (looksLikeMessage(json, fields)) {
        return readMessage(json, fields);
    } else if (looksLikeMastodon(json, fields)) {
        readMastodon(json, fields, m_sink, m_options, status);
    } else if (looksLikeFlatX(json, fields)) {
        readFlat(json, fields, status);
    } else if (looksLikeOldTwitter(json, fields)) {
        readTwitter(json, fields, m_sink, m_options, status);
    } else {
        return addOther(json, object);
    }
    finish(json, status);
}

void Documents::readFlat(Json& json, const Fields& fields, Status& status)
{
    Includes nothing(m_sink);
    if (json.isNumber(fields[Key::Id]))
        readTwitter(json, fields, m_sink, m_options, status); // an old status without its user
    else
        readX(json, fields, nothing, m_sink, m_options, status);
}

void Documents::readSearchResult(Json& json, Node object)
{
    const auto fields = json.fields(object);
    if (json.trouble() == Trouble::Damaged) return;
    Status status;
    readTwitter(json, fields, m_sink, m_options, status);
    finish(json, status);
}

void Documents::readPage(Json& json, Node object, const Fields& fields)
{
    const auto data = fields[Key::Data];
    Includes includes(m_sink, fields[Key::Includes], data);
    if (json.first(data) == '{') return readPageElement(json, object, data, includes);
    if (json.first(data) == '[')
        return readArray(json, data, [&](Json& j, Node element) { readPageElement(j, element, element, includes); });
    json.complainOf(data);
    reject(json);
}

/// `record` is what the kind is told by where `object` is no status.
void Documents::readPageElement(Json& json, Node record, Node object, Includes& includes)
{
    const auto fields = json.fields(object);
    if (json.trouble() == Trouble::Damaged) return;
    if (!looksLikeX(json, fields)) return addOther(json, record);
    Status status;
    readX(json, fields, includes, m_sink, m_options, status);
    finish(json, status);
}

void Documents::readMessage(Json& json, const Fields& fields)
{
    const auto name = m_sink.lasting(json, fields[Key::Event]);
    if (name.empty()) json.complain(Trouble::WrongType);
    if (json.trouble() == Trouble::None && name == statusEvent) m_payload = m_sink.plain(json, fields[Key::Payload]);
    if (json.trouble() != Trouble::None) return reject(json);
    readEvent(name, m_payload);
}

void Documents::readEvent(std::string_view name, std::string& data)
{
    if (!simdjson::validate_utf8(name.data(), name.size())) return m_sink.addMalformed();
    if (name != statusEvent) return m_sink.addOther(name);
    if (!readUpdate(data)) m_sink.addMalformed();
}

/// False where the data is not one object and nothing else.
bool Documents::readUpdate(std::string& data)
{
    data.reserve(data.size() + streaming::ByteBuffer::padding);
    m_inner.read(data, Structure::Tail::Whole);
    if (m_inner.size() == 0) return false;
    Json json(m_inner);
    if (json.first(0) != '{' || json.closeOf(0) != m_inner.size() - 1) return false;
    const auto fields = json.fields(0);
    Status status;
    if (json.trouble() == Trouble::None) readMastodon(json, fields, m_sink, m_options, status);
    const bool unreadable = json.trouble() == Trouble::Damaged;
    finish(json, status);
    return !unreadable;
}

void Documents::addOther(Json& json, Node object)
{
    if (json.isEmpty(object)) return m_sink.addOther("empty");
    const auto kind = m_sink.plainFirstKey(json, object);
    if (json.trouble() == Trouble::None) m_sink.addOther(kind);
}

void Documents::finish(Json& json, Status& status)
{
    if (json.trouble() == Trouble::None && !status.id.empty()) [[likely]] {
        status.hashtags = m_sink.takeHashtags();
        return m_sink.add(status);
    }
    reject(json);
}

void Documents::reject(Json& json)
{
    m_sink.dropHashtags();
    if (json.trouble() == Trouble::Damaged) return;
    m_sink.addMalformed();
    json.forgive();
}

} // namespace connectors::formats
