#include "connectors/formats/careful_marks.h"

#include <array>

namespace connectors::formats {
namespace {

enum class Class : std::uint8_t { Value, Space, Operator };

/// simdjson takes form feed and substitute for operators; no document with them there can be read either way.
constexpr auto classes = [] {
    std::array<Class, 256> table{};
    for (const unsigned char c : {' ', '\t', '\n', '\r'}) table[c] = Class::Space;
    for (const unsigned char c : {'{', '}', '[', ']', ':', ',', '\x0c', '\x1a'}) table[c] = Class::Operator;
    return table;
}();

enum class Sequence { Good, Bad, Cut };

/// Looks at the sequence of UTF-8 that begins at `at`, a byte above 0x7F, and moves behind it (a bad one: by a byte).
Sequence passSequence(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto lead = byte(at);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    const auto begin = at++;
    if (lead < 0xC2 || lead > 0xF4) return Sequence::Bad;
    for (auto i = begin + 1; i < begin + length; ++i, low = 0x80, high = 0xBF) {
        if (i == text.size()) return Sequence::Cut;
        if (byte(i) < low || byte(i) > high) return Sequence::Bad;
    }
    at = begin + length;
    return Sequence::Good;
}

/// Goes through the text byte by byte. A backslash takes the quote behind it, also outside of strings.
class Marker {
public:
    Marker(std::string_view text, std::uint32_t* marks, std::vector<std::uint32_t>& bad)
        : m_text(text),
          m_marks(marks),
          m_bad(bad)
    {
    }

    std::uint32_t run()
    {
        while (m_at < m_text.size()) {
            const auto c = static_cast<unsigned char>(m_text[m_at]);
            if (m_inString && c < 0x20)
                breakLine();
            else if (c == '"')
                quote();
            else if (m_inString)
                passInString(c);
            else
                passOutside(c);
        }
        return m_count;
    }

private:
    void mark() { m_marks[m_count++] = static_cast<std::uint32_t>(m_at); }
    void markBad()
    {
        if (m_bad.empty() || m_bad.back() != m_count) m_bad.push_back(m_count);
    }

    void quote()
    {
        if (!m_inString && !m_inValue) mark();
        m_inString = !m_inString;
        m_inValue = false;
        ++m_at;
    }

    void passInString(unsigned char c)
    {
        if (c == '\\')
            passBackslash();
        else
            passByte(c);
    }

    void passOutside(unsigned char c)
    {
        const auto kind = classes[c];
        if (kind == Class::Operator || (kind == Class::Value && !m_inValue)) mark();
        m_inValue = kind == Class::Value;
        if (c == '\\')
            passBackslash();
        else
            passByte(c);
    }

    void passBackslash()
    {
        ++m_at;
        if (m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\\')) ++m_at;
    }

    void passByte(unsigned char c)
    {
        if (c < 0x80) {
            ++m_at;
            return;
        }
        const auto sequence = passSequence(m_text, m_at);
        if (sequence == Sequence::Bad) markBad();
        if (sequence == Sequence::Cut) m_at = m_text.size();
    }

    void breakLine()
    {
        markBad();
        const auto end = m_text.find_first_of("\r\n", m_at);
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
        m_inString = m_inValue = false;
    }

    std::string_view m_text;
    std::uint32_t* m_marks;
    std::vector<std::uint32_t>& m_bad;
    std::size_t m_at = 0;
    std::uint32_t m_count = 0;
    bool m_inString = false;
    bool m_inValue = false;
};

} // namespace

std::uint32_t markCarefully(std::string_view text, std::uint32_t* marks, std::vector<std::uint32_t>& bad)
{
    return Marker(text, marks, bad).run();
}

} // namespace connectors::formats
