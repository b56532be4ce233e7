/// One line of a terminal, put together from cells at fixed columns.
#pragma once

#include "app/cli/terminal.h"

#include <string>
#include <string_view>

namespace app::cli {

enum class Look { Normal, Strong, Dim, Rising, Falling, New, Bar };

/// Text that comes from elsewhere goes through `foreign`; whatever width a terminal gives to it, the cells behind it
/// stay in their columns.
class Line {
public:
    explicit Line(Ink ink) : m_ink(ink) { }

    /// The next cell begins at this column, counted from 0, or one blank after what is there.
    Line& at(int column);
    /// Text of the program's own.
    Line& text(std::string_view text, Look look = Look::Normal);
    /// The same, so that it ends before column `end`.
    Line& textEndingAt(int end, std::string_view text, Look look = Look::Normal);
    /// Text of somebody else, made one safe line of at most `width` columns.
    Line& foreign(std::string_view text, int width, Look look = Look::Normal);

    int width() const { return m_width; }
    const std::string& str() const { return m_text; }

private:
    void append(std::string_view text, Look look);

    const Ink m_ink;
    std::string m_text;
    int m_width = 0;
    bool m_uncertain = false; ///< there is foreign text whose width a terminal may see differently
};

} // namespace app::cli
