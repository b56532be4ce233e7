#include "app/core/pretty_json.h"

#include <cstddef>
#include <utility>

namespace app {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Where the string that begins at `at` ends, behind its quote.
std::size_t endOfString(std::string_view json, std::size_t at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '"') return at + 1;
        if (json[at] == '\\') ++at;
    }
    return json.size();
}

class Layout {
public:
    void open(char bracket)
    {
        begin();
        m_out += bracket;
        ++m_depth;
        m_pending = true;
    }
    void close(char bracket)
    {
        if (m_depth > 0) --m_depth;
        if (!m_pending) newLine(); // an empty one stays on its line
        m_pending = false;
        m_out += bracket;
    }
    void next()
    {
        m_out += ',';
        m_pending = true;
    }
    void add(std::string_view token)
    {
        begin();
        m_out += token;
    }
    std::string take() { return std::move(m_out); }

private:
    void begin()
    {
        if (m_pending) newLine();
        m_pending = false;
    }
    void newLine()
    {
        m_out += '\n';
        m_out.append(2 * m_depth, ' ');
    }

    std::string m_out;
    std::size_t m_depth = 0;
    bool m_pending = false; ///< a line begins before what comes next
};

} // namespace

std::string prettyJson(std::string_view json)
{
    Layout layout;
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            const auto end = endOfString(json, at);
            layout.add(json.substr(at, end - at));
            at = end;
            continue;
        }
        if (c == '{' || c == '[') {
            layout.open(c);
        } else if (c == '}' || c == ']') {
            layout.close(c);
        } else if (c == ',') {
            layout.next();
        } else if (c == ':') {
            layout.add(": ");
        } else if (!isSpace(c)) {
            layout.add(json.substr(at, 1));
        }
        ++at;
    }
    return layout.take();
}

} // namespace app
