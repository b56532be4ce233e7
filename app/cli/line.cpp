#include "app/cli/line.h"

#include "app/cli/text_width.h"

#include <algorithm>

namespace app::cli {
namespace {

std::string_view escapeOf(Look look)
{
    switch (look) {
    case Look::Normal:
        break;
    case Look::Strong:
        return "\x1b[1m";
    case Look::Dim:
        return "\x1b[2m";
    case Look::Rising:
        return "\x1b[32m";
    case Look::Falling:
        return "\x1b[31m";
    case Look::New:
        return "\x1b[1;36m";
    case Look::Bar:
        return "\x1b[34m";
    }
    return "";
}

} // namespace

Line& Line::at(int column)
{
    const int gap = m_width == 0 ? column : std::max(column - m_width, 1);
    m_text.append(std::size_t(gap), ' ');
    m_width += gap;
    if (m_uncertain && m_ink != Ink::Plain) m_text += "\x1b[K\x1b[" + std::to_string(m_width + 1) + "G";
    m_uncertain = false;
    return *this;
}

void Line::append(std::string_view text, Look look)
{
    const auto escape = m_ink == Ink::Colour ? escapeOf(look) : "";
    m_text += escape;
    m_text += text;
    if (!escape.empty()) m_text += "\x1b[0m";
}

Line& Line::text(std::string_view text, Look look)
{
    append(text, look);
    m_width += displayWidth(text);
    return *this;
}

Line& Line::textEndingAt(int end, std::string_view cell, Look look)
{
    return at(end - displayWidth(cell)).text(cell, look);
}

Line& Line::foreign(std::string_view raw, int width, Look look)
{
    const auto cell = clipped(oneLine(raw), width);
    const bool isolate = m_ink != Ink::Plain && hasRightToLeft(cell);
    append(isolate ? "\u2068" + cell + "\u2069" : cell, look);
    m_width += displayWidth(cell);
    m_uncertain = m_uncertain || std::ranges::any_of(cell, [](unsigned char byte) { return byte >= 0x80; });
    return *this;
}

} // namespace app::cli
