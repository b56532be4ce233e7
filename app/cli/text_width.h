/// How wide text is on a terminal, and how foreign text is made fit for one line of it.
#pragma once

#include <string>
#include <string_view>

namespace app::cli {

/// Columns that a terminal gives to `text`: 2 for CJK and emoji, 0 for what combines; a family of joined emoji, a flag
/// and a skin tone count as the one picture that is shown.
int displayWidth(std::string_view text);

/// `text` cut to at most `width` columns between two characters as people see them, with `…` where something is gone.
std::string clipped(std::string_view text, int width);

/// `text` with control, bidirectional-control and other invisible format characters removed (joiners and variation
/// selectors stay) and runs of white space made one blank: safe to print on a terminal.
std::string oneLine(std::string_view text);

/// Whether `text` holds characters of a script that runs from right to left.
bool hasRightToLeft(std::string_view text);

} // namespace app::cli
