#include "app/cli/progress.h"

#include "app/cli/text_width.h"
#include "app/core/duration.h"

#include <fmt/format.h>

#include <algorithm>

namespace app::cli {
namespace {

std::string rates(const ProgressView& view)
{
    const double seconds = std::max(double(view.elapsed.count()) / 1000, 0.001);
    return fmt::format(
        "{:.0f} statuses/s  {:.1f} MB/s", double(view.statuses) / seconds, double(view.bytes) / 1e6 / seconds);
}

std::string remaining(const ProgressView& view, double done)
{
    if (done <= 0) return {};
    const double left = double(view.elapsed.count()) * (1 - done) / done;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::chrono::duration<double, std::milli>(left));
    return "  " + formatDuration(seconds) + " left";
}

} // namespace

std::string renderProgress(const ProgressView& view, int columns)
{
    if (view.totalBytes.value_or(0) == 0)
        return clipped(fmt::format("{:.1f} MB  {}", double(view.bytes) / 1e6, rates(view)), columns);
    const double done = std::min(1.0, double(view.bytes) / double(*view.totalBytes));
    const auto words = fmt::format("{:3.0f} %  {}{}", 100 * done, rates(view), remaining(view, done));
    const int width = std::min(40, columns - displayWidth(words) - 3);
    if (width < 5) return clipped(words, columns);
    const auto full = int(done * width);
    std::string bar;
    for (int i = 0; i < width; ++i) bar += i < full ? "█" : "░";
    return bar + " " + words;
}

} // namespace app::cli
