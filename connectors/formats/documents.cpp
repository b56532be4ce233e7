#include "connectors/formats/documents.h"

#include "connectors/formats/jetstream.h"
#include "connectors/formats/mastodon.h"
#include "connectors/formats/twitter_v1.h"

#include "streaming/block.h"

#include <vector>

namespace connectors::formats {
namespace {

constexpr std::string_view statusEvent = "update";
constexpr std::string_view unnamedEvent = "message";
constexpr std::string_view deletion = "delete";

/// A message of Mastodon's WebSocket, and not the `event` of a v1.1 user stream.
bool looksLikeMessage(const Json& json, const Fields& fields)
{
    return json.isString(fields[Key::Event]) && fields.hasAny(Key::Payload, Key::Stream);
}

} // namespace

bool Documents::read(Json& json, Node node)
{
    const auto mark = m_sink.mark();
    if (json.first(node) == '[')
        readArray(json, node);
    else
        readRecord(json, node);
    if (json.trouble() != Trouble::Damaged) [[likely]]
        return true;
    m_sink.dropHashtags();
    m_sink.goBackTo(mark);
    return false;
}

/// An array is its elements, and so is one within it: however deep, as it takes no stack.
void Documents::readArray(Json& json, Node array)
{
    std::vector<Node> closes;
    auto node = array;
    while (json.trouble() != Trouble::Damaged) {
        if (json.first(node) == '[') {
            closes.push_back(json.closeOf(node++));
            if (node != closes.back()) continue;
        } else {
            node = readElement(json, node);
        }
        while (node == closes.back()) {
            closes.pop_back();
            if (closes.empty()) return;
            ++node;
        }
        if (json.first(node) != ',') return json.complain(Trouble::Damaged);
        ++node;
    }
}

/// Returns the mark behind it.
Node Documents::readElement(Json& json, Node element)
{
    if (json.first(element) == '{') {
        readRecord(json, element);
    } else {
        rejectValue(json, element);
    }
    return json.after(element);
}

void Documents::readRecord(Json& json, Node object)
{
    if (json.isEmpty(object)) return m_sink.addOther("empty");
    const auto fields = json.fields(object);
    if (json.trouble() == Trouble::Damaged) return;
    Status status;
    if (looksLikeTwitter(json, fields)) {
        readTwitter(json, fields, m_sink, m_options, status);
    } else if (looksLikeJetstream(json, fields, m_sink)) {
        const bool isOther = !readJetstream(json, fields, m_sink, m_options, status);
        if (isOther && json.trouble() == Trouble::None) return;
    } else if (looksLikeMessage(json, fields)) {
        return readMessage(json, fields);
    } else if (!m_inSearch && json.isPresent(fields[Key::Statuses])) {
        return readSearch(json, fields[Key::Statuses]);
    } else if (json.isPresent(fields[Key::Data])) {
        return readPage(json, object, fields);
    } else if (looksLikeMastodon(json, fields)) {
        readMastodon(json, fields, m_sink, m_options, status);
    } else if (looksLikeFlatX(json, fields)) {
        Includes nothing;
        readX(json, fields, nothing, m_sink, m_options, status);
    } else if (looksLikeBareTwitter(json, fields)) {
        readTwitter(json, fields, m_sink, m_options, status);
    } else {
        return addOther(json, object);
    }
    finish(json, object, status);
}

void Documents::readSearch(Json& json, Node statuses)
{
    m_inSearch = true; // one within another is none: the stack ends before the depth of a document does
    if (json.first(statuses) == '[')
        readArray(json, statuses);
    else
        rejectValue(json, statuses);
    m_inSearch = false;
}

void Documents::readPage(Json& json, Node record, const Fields& fields)
{
    const auto data = fields[Key::Data];
    const bool isList = json.first(data) == '[';
    Includes includes(json, fields[Key::Includes], isList ? data : 0);
    if (json.trouble() == Trouble::Damaged) return;
    if (!isList) return readPageElement(json, record, data, includes);
    json.forEach(data, [&](Node element) { readPageElement(json, element, element, includes); });
}

/// `record` is what the kind is told by where `element` is no status.
void Documents::readPageElement(Json& json, Node record, Node element, Includes& includes)
{
    if (json.first(element) != '{') return rejectValue(json, element);
    const auto fields = json.fields(element);
    if (json.trouble() == Trouble::Damaged) return;
    if (!looksLikeX(json, fields)) return addOther(json, record);
    Status status;
    readX(json, fields, includes, m_sink, m_options, status);
    finish(json, record, status);
}

void Documents::readMessage(Json& json, const Fields& fields)
{
    const auto name = m_sink.lasting(json, fields[Key::Event]);
    if (json.trouble() == Trouble::None && name == statusEvent) m_payload = m_sink.plain(json, fields[Key::Payload]);
    if (json.trouble() != Trouble::None) return reject(json);
    if (name == unnamedEvent) return m_sink.addOther(name);
    if (m_options.onDeleted && name == deletion) {
        Json apart = json; // what is wrong with it changes no count
        m_payload = m_sink.lastingId(apart, fields[Key::Payload]);
    }
    readEvent(name, m_payload);
}

void Documents::readEvent(std::string_view name, std::string& data)
{
    if (!simdjson::validate_utf8(name.data(), name.size())) return m_sink.addMalformed();
    if (name == statusEvent ? readUpdate(data) : readOtherEvent(name, data)) return;
    m_sink.addMalformed();
}

/// An event without a name carries a document like any other. False where it cannot be read.
bool Documents::readOtherEvent(std::string_view name, std::string& data)
{
    const bool isDocument = name == unnamedEvent && (data.starts_with('{') || data.starts_with('['));
    if (!isDocument) {
        m_sink.addOther(name);
        if (m_options.onDeleted && name == deletion) m_options.onDeleted(data);
        return true;
    }
    data.reserve(data.size() + streaming::ByteBuffer::padding);
    m_message.read(data, Structure::Tail::Whole);
    Json json(m_message);
    return json.closeOf(0) == m_message.size() - 1 && read(json, 0);
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
    finish(json, 0, status);
    return !unreadable;
}

void Documents::addOther(Json& json, Node object)
{
    if (json.isEmpty(object)) return m_sink.addOther("empty");
    const auto kind = m_sink.plainFirstKey(json, object);
    if (json.trouble() != Trouble::None) return;
    m_sink.addOther(kind);
    if (m_options.onDeleted && kind == deletion) tellDeleted(json, json.firstObject(object));
}

/// As Twitter says it: `{"delete":{"status":{"id_str":…}}}`.
void Documents::tellDeleted(Json json, Node deletion)
{
    const auto status = deletion == 0 ? 0 : json.firstObject(deletion);
    if (status == 0) return;
    const auto [text, number] = json.find(status, Key::IdStr, Key::Id);
    const auto id = m_sink.lastingId(json, json.isPresent(text) ? text : number);
    if (json.trouble() == Trouble::None && !id.empty()) m_options.onDeleted(id);
}

const AsReceived* Documents::keepReceived(Json json, Node record, const Status& status)
{
    if (status.hashtags.empty()) return nullptr;
    const auto serverId = m_sink.keepId(json, json.find(record, Key::Id));
    const bool known = json.trouble() == Trouble::None && serverId != status.id;
    return m_sink.keepReceived(json.whole(record), known ? serverId : std::string_view{});
}

void Documents::finish(Json& json, Node record, Status& status)
{
    if (json.trouble() == Trouble::None && !status.id.empty()) [[likely]] {
        status.hashtags = m_sink.takeHashtags();
        if (m_options.raw != RawScope::None) status.received = keepReceived(json, record, status);
        return m_sink.add(status);
    }
    reject(json);
}

void Documents::rejectValue(Json& json, Node value)
{
    json.complainOf(value);
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
