#include "connectors/formats/record_sink.h"

#include "connectors/common/text.h"
#include "connectors/formats/escapes.h"

#include <algorithm>

namespace connectors::formats {
namespace {

constexpr std::string_view fullWidthSign = "\xEF\xBC\x83";

bool hasSign(std::string_view text)
{
    return text.find('#') != std::string_view::npos || text.find(fullWidthSign) != std::string_view::npos;
}

} // namespace

RecordSink::RecordSink(std::size_t statuses, FoldCache& folds) : m_folds(folds), m_rows(std::make_shared<Rows>())
{
    m_rows->statuses.reserve(statuses);
}

void RecordSink::addOther(std::string_view kind)
{
    if (!m_others.empty() && m_kinds[m_others.back()] == kind) {
        m_others.push_back(m_others.back());
        return;
    }
    const auto [place, isNew] = m_kindPlaces.try_emplace(std::string(kind), static_cast<std::uint32_t>(m_kinds.size()));
    if (isNew) m_kinds.emplace_back(kind);
    m_others.push_back(place->second);
}

void RecordSink::addOther(std::string_view operation, std::string_view collection)
{
    m_kind.assign(operation).append(1, ' ').append(collection);
    addOther(m_kind);
}

void RecordSink::goBackTo(const Mark& mark)
{
    m_rows->statuses.resize(mark.statuses);
    m_others.resize(mark.others);
    m_malformed = mark.malformed;
}

std::string_view RecordSink::plain(Json& json, std::string_view raw)
{
    if (!hasEscapes(raw)) return raw;
    m_plain.resize(raw.size());
    const auto* const end = unescape(raw, m_plain.data());
    if (!end) {
        json.complain(Trouble::Damaged);
        return {};
    }
    return {m_plain.data(), static_cast<std::size_t>(end - m_plain.data())};
}

std::string_view RecordSink::keep(Json& json, Node string)
{
    const auto raw = json.string(string);
    if (!hasEscapes(raw)) return keep(raw);
    auto* const begin = m_rows->arena.reserve(raw.size());
    const auto* const end = unescape(raw, begin);
    if (end) return m_rows->arena.commit(static_cast<std::size_t>(end - begin));
    json.complain(Trouble::Damaged);
    return {};
}

std::string_view RecordSink::lasting(Json& json, Node string)
{
    const auto raw = json.string(string);
    return hasEscapes(raw) ? keep(json, string) : raw;
}

std::string_view RecordSink::keepId(Json& json, Node id)
{
    return json.isNumber(id) ? keep(json.integer(id)) : keep(json, id);
}

std::string_view RecordSink::lastingId(Json& json, Node id)
{
    return json.isNumber(id) ? json.integer(id) : lasting(json, id);
}

std::string_view RecordSink::readable(Json& json, Node string, Markup markup)
{
    const auto text = plain(json, string);
    const bool marked = text.find('&') != std::string_view::npos
        || (markup == Markup::Html && text.find('<') != std::string_view::npos);
    if (markup == Markup::None || !marked) return text;
    m_readable.clear();
    markup == Markup::Html ? appendWithoutMarkup(text, m_readable) : appendEntitiesDecoded(text, m_readable);
    return m_readable;
}

std::string_view RecordSink::keepReadable(Json& json, Node string, Markup markup)
{
    return keep(readable(json, string, markup));
}

void RecordSink::extractHashtags(Json& json, Node text, Markup markup)
{
    const auto readableText = readable(json, text, markup);
    if (!hasSign(readableText)) return;
    m_found.clear();
    connectors::extractHashtags(readableText, m_found);
    for (const auto found : m_found) addKeptHashtag(keep(found));
}

void RecordSink::addKeptHashtag(std::string_view display)
{
    const auto tag = foldedInArena(display);
    const auto same = [&](const Hashtag& other) { return other.tag == tag; };
    if (!tag.empty() && std::ranges::none_of(m_hashtags, same)) m_hashtags.push_back({tag, display});
}

/// Shares the bytes of a tag that is written in its normal form.
std::string_view RecordSink::foldedInArena(std::string_view display)
{
    unsigned char all = 0;
    bool hasUpper = false;
    for (const char c : display) {
        all |= static_cast<unsigned char>(c);
        hasUpper |= c >= 'A' && c <= 'Z';
    }
    if (all < 0x80 && !hasUpper) return display;
    const auto folded = m_folds.folded(display);
    return folded == display ? display : keep(folded);
}

std::span<const Hashtag> RecordSink::takeHashtags()
{
    const auto kept = m_rows->arena.copy(m_hashtags);
    m_hashtags.clear();
    return kept;
}

streaming::Decoded<Status> RecordSink::finish()
{
    std::vector<std::uint64_t> counts(m_kinds.size());
    for (const auto kind : m_others) ++counts[kind];
    streaming::Decoded<Status> decoded;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) decoded.other.emplace(m_kinds[i], counts[i]);
    decoded.malformed = m_malformed;
    decoded.rows = {m_rows, &m_rows->statuses};
    return decoded;
}

} // namespace connectors::formats
