#include "app/core/movement.h"

namespace app {

Movement MovementTracker::movement(const List* before, const std::string& key)
{
    Movement result;
    result.known = true;
    if (before == nullptr) return result; // that window held nothing: all is new
    const auto place = before->places.find(key);
    result.previousAtMost = before->least;
    if (place == before->places.end()) return result;
    if (place->second.rank > 0) result.previousRank = place->second.rank;
    result.previousCount = result.previousAtMost = place->second.count;
    return result;
}

const MovementTracker::Lists* MovementTracker::listsAt(Time end) const
{
    return !m_past.empty() && m_past.front().end == end ? &m_past.front() : nullptr;
}

void MovementTracker::fill(WindowResult& window)
{
    const auto before = window.end - window.length;
    while (!m_past.empty() && m_past.front().end < before) m_past.pop_front();

    if (m_firstEnd && before >= *m_firstEnd) {
        const auto* lists = listsAt(before);
        const auto* hashtags = lists ? &lists->hashtags : nullptr;
        for (auto* rows : {&window.hashtags, &window.pinned, &window.alerted})
            for (auto& row : *rows) row.movement = movement(hashtags, row.tag);
        for (auto& row : window.retweeted) row.movement = movement(lists ? &lists->retweeted : nullptr, row.id);
    }
    if (!m_firstEnd) m_firstEnd = window.end;

    auto& kept = m_past.emplace_back();
    kept.end = window.end;
    for (const auto* rows : {&window.hashtags, &window.pinned, &window.alerted})
        for (const auto& row : *rows) kept.hashtags.places.emplace(row.tag, Place{row.rank, row.count});
    for (const auto& row : window.retweeted) kept.retweeted.places.emplace(row.id, Place{row.rank, row.retweets});
    if (!window.hashtags.empty()) kept.hashtags.least = window.hashtags.back().count;
    if (!window.retweeted.empty()) kept.retweeted.least = window.retweeted.back().retweets;
}

} // namespace app
