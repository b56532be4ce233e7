#include "app/core/run_view.h"

#include <algorithm>
#include <iterator>

namespace app {

std::shared_ptr<const WindowView> RunView::window(Duration length) const
{
    const auto found = std::ranges::find(windows, length, [](const auto& window) { return window->length; });
    return found == windows.end() ? nullptr : *found;
}

std::vector<RowView> hashtagsToSee(const WindowView& window, const Watch& watch)
{
    std::vector<RowView> rows;
    for (const auto& pin : watch.pins)
        for (const auto* list : {&window.pinned, &window.hashtags})
            if (const auto row = std::ranges::find(*list, pin.key, &RowView::key); row != list->end()) {
                rows.push_back(*row);
                rows.back().pinned = true;
                break;
            }
    std::ranges::copy_if(window.hashtags, std::back_inserter(rows),
        [&](const RowView& row) { return !watch.isPinned(row.key) && !watch.mutesHashtag(row.key); });
    return rows;
}

std::vector<RowView> retweetedToSee(const WindowView& window, const Watch& watch)
{
    std::vector<RowView> rows;
    std::ranges::copy_if(window.retweeted, std::back_inserter(rows),
        [&](const RowView& row) { return !watch.mutesAuthor(row.name); });
    return rows;
}

Duration behind(const RunView& shown, const RunView& newest)
{
    if (shown.windows.empty() || newest.windows.empty()) return Duration(0);
    return newest.windows.front()->end - shown.windows.front()->end;
}

} // namespace app
