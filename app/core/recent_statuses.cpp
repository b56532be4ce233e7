#include "app/core/recent_statuses.h"

#include <algorithm>

namespace app {

using connectors::Hashtag;
using connectors::Status;
using streaming::Time;

namespace {

/// Calls `visit` for each view that a status points with.
template <class Visit>
void forEachText(Status& status, std::vector<Hashtag>& hashtags, connectors::AsReceived& received, Visit visit)
{
    for (auto* text : {&status.id, &status.retweetOf, &status.originalAuthor, &status.originalText, &status.language,
             &status.author, &status.text, &received.json, &received.serverId})
        visit(*text);
    for (auto& hashtag : hashtags) {
        visit(hashtag.tag);
        visit(hashtag.display);
    }
}

} // namespace

RecentStatuses::Copy::Copy(const Status& original, Time label)
    : hashtags(original.hashtags.begin(), original.hashtags.end()),
      status(original),
      batch(label)
{
    if (original.received) received = *original.received;
    std::size_t size = 0;
    forEachText(status, hashtags, received, [&](std::string_view part) { size += part.size(); });
    text.reserve(size); // it must not move
    forEachText(status, hashtags, received, [&](std::string_view& part) {
        const auto begin = text.size();
        text.append(part);
        part = std::string_view(text).substr(begin);
    });
    status.hashtags = hashtags;
    if (original.received) status.received = &received;
}

void RecentStatuses::add(std::span<const Status> statuses, Time batch)
{
    for (const auto& status : statuses.last(std::min(statuses.size(), mostKept))) {
        if (status.hashtags.empty()) continue;
        m_bytes += m_copies.emplace_back(status, batch).text.size();
        while (m_copies.size() > mostKept || (m_bytes > bytesKept && m_copies.size() > 1)) dropOldest();
    }
    while (!m_copies.empty() && m_copies.front().batch + span <= batch) dropOldest();
}

void RecentStatuses::dropOldest()
{
    m_bytes -= m_copies.front().text.size();
    m_copies.pop_front();
}

} // namespace app
