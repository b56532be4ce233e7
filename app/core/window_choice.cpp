#include "app/core/window_choice.h"

#include "app/core/duration.h"
#include "app/core/settings_values.h"

namespace app {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

Result<void> onGrid(std::string_view option, Duration value, Duration unit, std::string_view unitName)
{
    if (streaming::isMultipleOf(value, unit)) return {};
    const auto below = value / unit * unit;
    auto right = formatDuration(below + unit);
    if (below.count() > 0) right = formatDuration(below) + " or " + right;
    return failure(ErrorKind::Usage,
        std::string(option) + " " + formatDuration(value) + " is not a multiple of the " + std::string(unitName) + " "
            + formatDuration(unit) + "; " + right + " would be");
}

Result<void> checkChoice(const WindowChoice& choice, const WindowLimits& limits)
{
    if (choice.lengths.empty()) return failure(ErrorKind::Usage, "there must be a window of one length at least");
    if (auto slide = onGrid("the slide", choice.slide, limits.batch, "batch interval"); !slide) return slide;
    for (const auto window : choice.lengths) {
        if (auto fits = onGrid("the window", window, choice.slide, "slide"); !fits) return fits;
        if (window > limits.keep)
            return failure(ErrorKind::Usage, "the window " + formatDuration(window)
                    + " is longer than the past that is kept, " + formatDuration(limits.keep) + "; --keep sets it");
        if (choice.rank == Rank::Rising && window == limits.keep)
            return failure(ErrorKind::Usage, "the window " + formatDuration(window)
                    + " leaves no past that its rows could rise against; --keep sets how long that is");
    }
    return {};
}

Result<WindowChoice> readWindowChoice(
    std::string_view lengths, std::string_view slide, Rank rank, const WindowLimits& limits)
{
    const auto refused = [](std::string_view text, const streaming::Error& error) {
        return failure(ErrorKind::Usage, "“" + std::string(text) + "” " + error.message + " (for example 10s, 60s, 5m)");
    };
    std::string dense(lengths);
    std::erase(dense, ' ');
    auto windows = readWindows(dense);
    if (!windows) return refused(lengths, windows.error());
    const auto step = readInterval(slide);
    if (!step) return refused(slide, step.error());
    WindowChoice choice{std::move(*windows), *step, rank};
    if (auto fits = checkChoice(choice, limits); !fits) return tl::unexpected(fits.error());
    return choice;
}

std::string lengthsText(const WindowChoice& choice)
{
    std::string text;
    for (auto length = choice.lengths.rbegin(); length != choice.lengths.rend(); ++length)
        text += (text.empty() ? "" : ", ") + formatDuration(*length);
    return text;
}

} // namespace app
