#include "connectors/common/hashtag_characters.h"
#include "connectors/common/text.h"
#include "connectors/common/url_spans.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace connectors {
namespace {

constexpr std::string_view wideSign = "\uFF03";
/// 16 bytes side by side; a comparison gives all bits where it holds.
using Lanes [[gnu::vector_size(16)]] = signed char;

Lanes lanesAt(const char* bytes)
{
    Lanes lanes;
    std::memcpy(&lanes, bytes, sizeof lanes);
    return lanes;
}

bool isAnySet(Lanes lanes)
{
    std::uint64_t halves[2];
    std::memcpy(halves, &lanes, sizeof lanes);
    return (halves[0] | halves[1]) != 0;
}

/// Where `#` stands in the 16 bytes, or the last byte of `＃`; reads one byte before them.
Lanes signsAt(const char* bytes)
{
    const auto lanes = lanesAt(bytes);
    return (lanes == '#') | ((lanes == wideSign[2]) & (lanesAt(bytes - 1) == wideSign[1]));
}

/// False where `text` has no sign for certain. Without branches on what it reads: most texts have none.
bool mayHoldSign(std::string_view text)
{
    constexpr std::size_t step = sizeof(Lanes);
    if (text.size() <= step)
        return text.find('#') != std::string_view::npos || text.find(wideSign) != std::string_view::npos;
    const char* const last = text.data() + text.size() - step;
    Lanes found = (lanesAt(text.data()) == '#') | signsAt(last);
    for (const char* at = text.data() + 1; at < last; at += step) found |= signsAt(at);
    return isAnySet(found);
}

/// Finds hashtags from left to right. Nothing is used twice: what stands before a sign must not belong to the match
/// before.
class TagScanner {
public:
    explicit TagScanner(std::string_view text) : m_text(text) { }

    /// The next hashtag without its sign; empty where there is none.
    std::string_view next()
    {
        while (true) {
            const auto sign = nextSign();
            if (sign == std::string_view::npos) return {};
            const auto body = sign + (m_text[sign] == '#' ? 1 : wideSign.size());
            m_from = body;
            if (!mayBeginAt(sign) || !mayGoOnAt(body)) continue;
            const auto end = bodyEnd(body);
            if (end == body) continue;
            m_consumed = m_from = end;
            if (!isSpoiledAt(end)) return m_text.substr(body, end - body);
        }
    }

private:
    std::size_t nextSign()
    {
        if (m_nextAscii < m_from || m_from == 0) m_nextAscii = m_text.find('#', m_from);
        if (m_nextWide < m_from || m_from == 0) m_nextWide = m_text.find(wideSign, m_from);
        return std::min(m_nextAscii, m_nextWide);
    }

    bool mayBeginAt(std::size_t sign) const
    {
        if (sign == 0) return true;
        if (sign == m_consumed) return false;
        const auto before = codePointBefore(m_text, sign).value;
        if (before == 0xFE0E || before == 0xFE0F) return true; // marks, yet they end an emoji
        return before != '&' && hashtagCharacter(before) == HashtagCharacter::None;
    }

    /// False where the sign is the base of a keycap emoji.
    bool mayGoOnAt(std::size_t at) const
    {
        if (at == m_text.size()) return false;
        const auto next = codePointAt(m_text, at).value;
        return next != 0xFE0F && next != 0x20E3;
    }

    /// The end of the name that begins at `begin`; `begin` where there is none.
    std::size_t bodyEnd(std::size_t begin) const
    {
        auto end = begin;
        bool hasLetter = false;
        while (end < m_text.size()) {
            const auto next = codePointAt(m_text, end);
            const auto kind = hashtagCharacter(next.value);
            if (kind == HashtagCharacter::None) break;
            hasLetter |= kind == HashtagCharacter::Letter;
            end += next.size;
        }
        return hasLetter ? end : begin;
    }

    /// Whether what follows a name makes it none: another sign, or the rest of a protocol.
    bool isSpoiledAt(std::size_t end) const
    {
        const auto rest = m_text.substr(end);
        return rest.starts_with('#') || rest.starts_with(wideSign) || rest.starts_with("://");
    }

    const std::string_view m_text;
    std::size_t m_from = 0; ///< where the next sign is looked for
    std::size_t m_consumed = 0; ///< end of the last match
    std::size_t m_nextAscii = 0;
    std::size_t m_nextWide = 0;
};

/// Where in `text` the sign of `tag` stands.
std::size_t signOf(std::string_view tag, std::string_view text)
{
    const auto name = static_cast<std::size_t>(tag.data() - text.data());
    return name - (text[name - 1] == '#' ? 1 : wideSign.size());
}

/// Drops from `tags`, `first` and later ones, those that overlap a URL: of two that overlap, what begins first stays.
void dropInsideUrls(std::string_view text, std::size_t first, std::vector<std::string_view>& tags)
{
    const auto urls = findUrls(text);
    auto url = urls.begin();
    std::size_t taken = 0;
    const auto isInside = [&](std::string_view tag) {
        const auto sign = signOf(tag, text);
        for (; url != urls.end() && url->begin < sign; ++url) {
            if (url->begin >= taken) taken = url->end;
        }
        if (sign < taken) return true;
        taken = static_cast<std::size_t>(tag.data() - text.data()) + tag.size();
        return false;
    };
    const auto begin = tags.begin() + static_cast<std::ptrdiff_t>(first);
    tags.erase(std::remove_if(begin, tags.end(), isInside), tags.end());
}

} // namespace

void extractHashtags(std::string_view text, std::vector<std::string_view>& out)
{
    if (!mayHoldSign(text)) return;
    const auto first = out.size();
    TagScanner scanner(text);
    for (auto tag = scanner.next(); !tag.empty(); tag = scanner.next()) out.push_back(tag);
    if (out.size() > first && text.find('.') != std::string_view::npos) dropInsideUrls(text, first, out);
}

} // namespace connectors
