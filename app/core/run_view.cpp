#include "app/core/run_view.h"

#include <algorithm>

namespace app {

std::shared_ptr<const WindowView> RunView::window(Duration length) const
{
    const auto found = std::ranges::find(windows, length, [](const auto& window) { return window->length; });
    return found == windows.end() ? nullptr : *found;
}

Duration behind(const RunView& shown, const RunView& newest)
{
    if (shown.windows.empty() || newest.windows.empty()) return Duration(0);
    return newest.windows.front()->end - shown.windows.front()->end;
}

} // namespace app
