/// The terminal: what it can do, how large it is, and a screen that is redrawn in place.
#pragma once

#include "app/core/environment.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app::cli {

using Environment = Variables;
using app::processEnvironment;

/// What may be written to a descriptor besides text.
enum class Ink {
    Plain, ///< text alone: no terminal, or one that knows no escape codes
    Monochrome, ///< escape codes but no colours
    Colour,
};

struct TerminalSize {
    int columns = 80;
    int rows = 24;
};

bool isTerminal(int descriptor);
/// By `NO_COLOR` and `TERM`.
Ink inkOf(int descriptor, const Environment& environment);
/// Asked anew for each frame, so that a resized window is noticed.
TerminalSize sizeOf(int descriptor);

/// Shows frames in place on the alternate screen of a terminal, one write a frame. One thread draws; `restore` may be
/// called by any.
class Screen {
public:
    explicit Screen(int descriptor);
    ~Screen() { restore(); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void draw(const std::vector<std::string>& lines) const;
    /// Back to how the terminal was before; only the first call does something.
    void restore();

private:
    void write(std::string_view text) const;

    const int m_descriptor;
    std::atomic<bool> m_restored = false;
};

} // namespace app::cli
