#include "connectors/common/text.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace connectors {
namespace {

constexpr auto none = std::string_view::npos;

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr std::array entities{Entity{"amp", "&"}, Entity{"lt", "<"}, Entity{"gt", ">"}, Entity{"quot", "\""},
    Entity{"apos", "'"}, Entity{"nbsp", "\u00A0"}};

// Tags that begin a paragraph, and those that begin a line.
constexpr std::array<std::string_view, 11> paragraphs{
    "p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"};
constexpr std::array<std::string_view, 2> lines{"li", "div"};

constexpr char toLower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }
constexpr bool isLetter(char c) { return toLower(c) >= 'a' && toLower(c) <= 'z'; }

/// The code point of `#39` or `#x27`; 0 where it is none.
char32_t numericEntity(std::string_view name)
{
    name.remove_prefix(1);
    const bool isHex = name.starts_with('x') || name.starts_with('X');
    if (isHex) name.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, isHex ? 16 : 10);
    if (error == std::errc::invalid_argument || end != name.data() + name.size()) return 0;
    const bool isScalar = error == std::errc{} && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    return isScalar ? value : replacementCharacter;
}

/// Takes HTML apart and puts text together.
class MarkupReader {
public:
    MarkupReader(std::string_view html, std::string& out) : m_html(html), m_out(out), m_begin(out.size()) { }

    void read()
    {
        while (m_at < m_html.size()) {
            const auto special = std::min(m_html.find_first_of("<&", m_at), m_html.size());
            appendText(m_html.substr(m_at, special - m_at));
            m_at = special;
            if (m_at == m_html.size()) return;
            if (m_html[m_at] == '&')
                readEntity();
            else
                readTag();
        }
    }

private:
    void readEntity()
    {
        constexpr std::size_t longestName = 10;
        const auto end = m_html.substr(m_at, longestName + 2).find(';');
        const auto name = end == none ? std::string_view{} : m_html.substr(m_at + 1, end - 1);
        std::string text;
        if (name.starts_with('#')) {
            if (const auto value = numericEntity(name)) appendCodePoint(value, text);
        } else {
            for (const auto& entity : entities) {
                if (entity.name == name) text = entity.text;
            }
        }
        const bool isKnown = !text.empty();
        appendText(isKnown ? text : "&");
        m_at += isKnown ? end + 1 : 1;
    }

    void readTag()
    {
        if (m_html.substr(m_at).starts_with("<!--")) {
            const auto end = m_html.find("-->", m_at);
            m_at = end == none ? m_html.size() : end + 3;
            return;
        }
        auto name = m_at + 1;
        const bool closes = name < m_html.size() && m_html[name] == '/';
        if (closes) ++name;
        if (name == m_html.size() || !(isLetter(m_html[name]) || m_html[name] == '!' || m_html[name] == '?')) {
            appendText("<"); // no tag
            ++m_at;
            return;
        }
        auto end = name;
        std::string word;
        for (; end < m_html.size() && (isLetter(m_html[end]) || (m_html[end] >= '0' && m_html[end] <= '9')); ++end)
            word += toLower(m_html[end]);
        breakFor(word, closes);
        m_at = tagEnd(end);
    }

    void breakFor(std::string_view name, bool closes)
    {
        if (std::ranges::find(paragraphs, name) != paragraphs.end()) {
            m_newlines = std::max(m_newlines, 2);
        } else if (name == "br") {
            if (!closes) ++m_newlines;
        } else if (std::ranges::find(lines, name) != lines.end()) {
            m_newlines = std::max(m_newlines, 1);
        }
    }

    /// Behind the `>` of a tag; one within quotes is none.
    std::size_t tagEnd(std::size_t at) const
    {
        char quote = 0;
        for (; at < m_html.size(); ++at) {
            const auto c = m_html[at];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at + 1;
            }
        }
        return at;
    }

    void appendText(std::string_view text)
    {
        if (text.empty()) return;
        if (m_out.size() > m_begin) m_out.append(static_cast<std::size_t>(m_newlines), '\n');
        m_newlines = 0;
        m_out += text;
    }

    const std::string_view m_html;
    std::string& m_out;
    const std::size_t m_begin;
    std::size_t m_at = 0;
    int m_newlines = 0; ///< to come before the next text; none at the beginning and at the end
};

} // namespace

void appendWithoutMarkup(std::string_view html, std::string& out) { MarkupReader(html, out).read(); }

} // namespace connectors
