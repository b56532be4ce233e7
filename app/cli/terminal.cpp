#include "app/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

namespace app::cli {
namespace {

// Alternate screen, cursor hidden, no wrapping at the right edge; and all of it taken back.
constexpr std::string_view enterSequence = "\x1b[?1049h\x1b[?25l\x1b[?7l";
constexpr std::string_view leaveSequence = "\x1b[?7h\x1b[?25h\x1b[?1049l";
// A terminal that knows these shows a frame when it is complete; others ignore them.
constexpr std::string_view beginFrame = "\x1b[?2026h\x1b[H";
constexpr std::string_view endFrame = "\x1b[J\x1b[?2026l";

} // namespace

bool isTerminal(int descriptor) { return ::isatty(descriptor) == 1; }

Ink inkOf(int descriptor, const Environment& environment)
{
    if (!isTerminal(descriptor) || environment("TERM").value_or("dumb") == "dumb") return Ink::Plain;
    return environment("NO_COLOR").value_or("").empty() ? Ink::Colour : Ink::Monochrome;
}

TerminalSize sizeOf(int descriptor)
{
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {};
    return {size.ws_col, size.ws_row};
}

Screen::Screen(int descriptor) : m_descriptor(descriptor) { write(enterSequence); }

void Screen::restore()
{
    if (!m_restored.exchange(true)) write(leaveSequence);
}

void Screen::draw(const std::vector<std::string>& lines) const
{
    std::string frame(beginFrame);
    for (std::size_t i = 0; i < lines.size(); ++i) frame += (i > 0 ? "\r\n" : "") + lines[i] + "\x1b[K";
    frame += endFrame;
    write(frame);
}

void Screen::write(std::string_view text) const
{
    while (!text.empty()) {
        const auto written = ::write(m_descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR) return; // the terminal is gone: there is nobody to tell
        if (written > 0) text.remove_prefix(std::size_t(written));
    }
}

} // namespace app::cli
