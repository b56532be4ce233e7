#include "connectors/common/url_spans.h"
#include "connectors/common/url_domains.h"
#include "connectors/common/url_paths.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <optional>

namespace connectors {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longestUrl = 4096; // with its protocol counted once more, in UTF-16 units
constexpr std::size_t longestTcoSlug = 40;

/// Whether a URL may begin after the code point.
constexpr bool mayPrecede(char32_t c)
{
    if (c < 0x80) return !isAsciiAlnum(c) && !isOneOf(c, "@$#");
    return c != 0xFF03 && c != 0xFF20 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

/// The number of UTF-16 units.
std::size_t utf16Length(std::string_view text)
{
    std::size_t units = 0;
    for (const auto c : text) units += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    for (const auto c : text) units += static_cast<unsigned char>(c) >= 0xF0;
    return units;
}

/// Whether `words`, in lower case, end at `end` in either case.
bool endsWith(std::string_view text, std::size_t end, std::string_view words)
{
    if (end < words.size()) return false;
    return std::equal(words.begin(), words.end(), text.begin() + std::ptrdiff_t(end - words.size()),
        [](char wanted, char given) { return wanted == (given >= 'A' && given <= 'Z' ? char(given + 32) : given); });
}

/// Walks from dot to dot, left to right. A domain is a chain of labels, each followed by a dot, and a top-level domain
/// as far right in the chain as possible.
class UrlFinder {
public:
    explicit UrlFinder(std::string_view text) : m_text(text) { }

    std::vector<TextSpan> find()
    {
        std::size_t from = 0;
        for (auto dot = m_text.find('.'); dot != none; dot = m_text.find('.', from)) {
            const bool matched = matchAround(dot, from);
            from = matched ? m_consumed : dot + 1;
        }
        return std::move(m_urls);
    }

private:
    /// Where a match begins, and how.
    struct Start {
        std::size_t protocol; ///< equals `domain` where there is none
        std::size_t domain;
        char32_t before; ///< 0 at the beginning of the text
        FirstCharacter first = FirstCharacter::Whole;
    };

    struct Label {
        std::size_t begin;
        std::size_t end;
        std::size_t afterUnderscore; ///< begin where it has none
        bool isValid; ///< begins and ends with a domain character
    };

    /// Matches the leftmost URL whose first dot is at `dot` and whose first label begins at `from` or later.
    bool matchAround(std::size_t dot, std::size_t from)
    {
        const auto own = topLevelDomainEnd(m_text, dot + 1);
        const auto later = chainEnd(dot + 1);
        const auto domainEnd = later != none ? later : own;
        if (domainEnd == none) return false;
        const auto label = labelBefore(dot, from);
        if (label.begin == dot || !isDomainCharacter(codePointBefore(m_text, dot).value)) return false;
        const auto start = startIn(label, later != none ? label.begin : label.afterUnderscore);
        if (!start) return false;
        take(*start, domainEnd);
        return true;
    }

    /// The end of the last top-level domain in the chain of labels from `at`.
    std::size_t chainEnd(std::size_t at)
    {
        if (at < m_chainFrom || at >= m_chainTo) readChain(at);
        return at <= m_chainDot ? m_chainEnd : none;
    }

    void readChain(std::size_t at)
    {
        m_chainFrom = at;
        m_chainEnd = none;
        m_chainDot = 0;
        for (auto label = labelAt(at); label.isValid && isAt(m_text, label.end, '.'); label = labelAt(at)) {
            at = label.end + 1;
            const auto end = label.afterUnderscore == label.begin ? topLevelDomainEnd(m_text, at) : none;
            if (end == none) continue;
            m_chainEnd = end;
            m_chainDot = label.end;
        }
        m_chainTo = at + 1; // the label that broke the chain begins none either
    }

    Label labelAt(std::size_t begin) const
    {
        Label label{begin, begin, begin, false};
        while (label.end < m_text.size()) {
            const auto next = codePointAt(m_text, label.end);
            const bool isCharacter = isDomainCharacter(next.value);
            if (!isCharacter && (label.end == begin || (next.value != '-' && next.value != '_'))) break;
            label.end += next.size;
            label.isValid = isCharacter;
            if (next.value == '_') label.afterUnderscore = label.end;
        }
        return label;
    }

    Label labelBefore(std::size_t dot, std::size_t from) const
    {
        Label label{dot, dot, 0, true};
        while (label.begin > from) {
            const auto previous = codePointBefore(m_text, label.begin);
            const bool isUnderscore = previous.value == '_';
            if (!isUnderscore && previous.value != '-' && !isDomainCharacter(previous.value)) break;
            if (isUnderscore && label.afterUnderscore == 0) label.afterUnderscore = label.begin;
            label.begin -= previous.size;
        }
        label.afterUnderscore = std::max(label.afterUnderscore, label.begin);
        return label;
    }

    /// The leftmost place in `label`, `from` or later, at which a URL may begin.
    std::optional<Start> startIn(const Label& label, std::size_t from) const
    {
        if (from == label.begin) {
            if (const auto start = protocolBefore(label.begin)) return start;
        }
        if (label.begin == 0 && from == 0) {
            if (const auto start = startOfText(label)) return start;
        }
        for (auto at = label.begin; at < label.end;) {
            const auto here = codePointAt(m_text, at);
            if (at >= from && isDomainCharacter(here.value)) {
                if (const auto before = precedingAt(at)) return Start{at, at, *before};
                if (here.value > 0xFFFF) return Start{at, at, here.value, FirstCharacter::Half};
            }
            at += here.size;
        }
        return std::nullopt;
    }

    /// What stands before `at` and may precede a URL, not used by the match before.
    std::optional<char32_t> precedingAt(std::size_t at) const
    {
        if (at <= m_consumed) return std::nullopt;
        const auto before = codePointBefore(m_text, at);
        if (at - before.size < m_consumed || !mayPrecede(before.value)) return std::nullopt;
        return before.value;
    }

    std::optional<Start> protocolBefore(std::size_t domain) const
    {
        if (domain == m_text.size() || !isDomainCharacter(codePointAt(m_text, domain).value)) return std::nullopt;
        for (const std::string_view protocol : {"http://", "https://"}) {
            if (!endsWith(m_text, domain, protocol)) continue;
            const auto at = domain - protocol.size();
            if (at == 0) return Start{0, domain, 0};
            if (const auto before = precedingAt(at)) return Start{at, domain, *before};
        }
        return std::nullopt;
    }

    /// The text's first character may precede a URL or begin it; the former comes first.
    std::optional<Start> startOfText(const Label& label) const
    {
        const auto first = codePointAt(m_text, 0);
        if (!isDomainCharacter(first.value)) return std::nullopt;
        if (first.value > 0xFFFF) return Start{0, 0, first.value, FirstCharacter::Half};
        const bool precedes = mayPrecede(first.value) && first.size < label.end
            && isDomainCharacter(codePointAt(m_text, first.size).value);
        if (precedes) return Start{first.size, first.size, first.value};
        return Start{0, 0, 0};
    }

    /// Consumes the match and notes the URL, if it is one after all.
    void take(const Start& start, std::size_t domainEnd)
    {
        const auto path = portEnd(m_text, domainEnd);
        const auto afterPath = pathEnd(m_text, path);
        m_consumed = queryEnd(m_text, afterPath);
        const auto domain = m_text.substr(start.domain, domainEnd - start.domain);
        if (!labelsFit(domain, start.first) || isTooLong(start)) return;
        if (domain.starts_with("xn--") && latinDomains(domain).empty()) return;
        if (start.protocol != start.domain) return takeWithProtocol(start);
        if (isOneOf(start.before, "-_./")) return;
        const auto latin = latinDomains(domain);
        for (const auto& part : latin) m_urls.push_back({start.domain + part.begin, start.domain + part.end});
        if (!latin.empty() && afterPath > path) m_urls.back().end = m_consumed;
    }

    bool isTooLong(const Start& start) const
    {
        const auto protocol =
            start.protocol == start.domain ? std::string_view("https://").size() : start.domain - start.protocol;
        const auto units = utf16Length(m_text.substr(start.protocol, m_consumed - start.protocol));
        return protocol + units - (start.first == FirstCharacter::Half ? 1 : 0) > longestUrl;
    }

    /// A t.co URL ends after its slug and a query.
    void takeWithProtocol(const Start& start)
    {
        constexpr std::string_view host = "t.co/";
        auto end = m_consumed;
        const auto slug = start.domain + host.size();
        if (slug <= end && endsWith(m_text, slug, host)) {
            auto slugEnd = slug;
            while (slugEnd < end && isAsciiAlnum(static_cast<unsigned char>(m_text[slugEnd]))) ++slugEnd;
            if (slugEnd - slug > longestTcoSlug) return;
            if (slugEnd > slug) end = queryEnd(m_text.substr(0, end), slugEnd);
        }
        m_urls.push_back({start.protocol, end});
    }

    const std::string_view m_text;
    std::vector<TextSpan> m_urls;
    std::size_t m_consumed = 0; ///< end of the last match
    std::size_t m_chainFrom = 0; ///< label starts from here up to `m_chainTo` belong to the chain that was read last
    std::size_t m_chainTo = 0;
    std::size_t m_chainDot = 0; ///< the last dot of the chain that a top-level domain follows
    std::size_t m_chainEnd = none;
};

} // namespace

std::vector<TextSpan> findUrls(std::string_view text) { return UrlFinder(text).find(); }

} // namespace connectors
