#include "app/core/movement.h"

namespace app {

Movement MovementTracker::movement(const Places* before, const std::string& key)
{
    Movement result;
    result.known = true;
    if (before == nullptr) return result; // that window held nothing: all is new
    const auto place = before->find(key);
    if (place == before->end()) return result;
    result.previousRank = place->second.rank;
    result.previousCount = place->second.count;
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
        for (auto& row : window.hashtags) row.movement = movement(lists ? &lists->hashtags : nullptr, row.tag);
        for (auto& row : window.retweeted) row.movement = movement(lists ? &lists->retweeted : nullptr, row.id);
    }
    if (!m_firstEnd) m_firstEnd = window.end;

    auto& kept = m_past.emplace_back();
    kept.end = window.end;
    for (const auto& row : window.hashtags) kept.hashtags.emplace(row.tag, Place{row.rank, row.count});
    for (const auto& row : window.retweeted) kept.retweeted.emplace(row.id, Place{row.rank, row.retweets});
}

} // namespace app
