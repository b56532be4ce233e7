/// Mastodon's events as they stand in a feed, and pages of timelines made of them.
#pragma once

#include "tests/servers/request.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace servers {

/// `event: NAME` and `data: TEXT`.
struct Event {
    std::string_view name;
    std::string_view data;
};
Event eventIn(std::string_view record);

bool isReblog(std::string_view status);
/// Of the server that the fakes play.
bool isLocal(std::string_view status);
bool hasTag(std::string_view status, std::string_view tag);

/// The id of a status; empty where it has none.
std::string_view idOf(std::string_view status);

/// Whether `left` is older; ids of digits by their value, others as text.
bool isOlder(std::string_view left, std::string_view right);

/// A page of a timeline, newest first, and its `Link`.
struct Page {
    std::string body; ///< a JSON array
    std::string link;
};
/// `since_id`, `min_id`, `max_id`, `limit` (at most 40) as Mastodon has them. `url`: of the timeline, without a query.
Page pageOf(std::vector<std::string> statuses, const Parameters& asked, std::string_view url);

/// Rewrites every id of digits alone (`"id":"…"`) into another shape that sorts alike.
std::string withIds(std::string text, std::string_view prefix, std::size_t length);

} // namespace servers
