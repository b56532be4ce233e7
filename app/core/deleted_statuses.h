/// Which statuses are gone, so that nobody shows them any more.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace app {

/// The newest so many ids. Any thread.
class DeletedStatuses {
public:
    static constexpr std::size_t mostKept = 20'000;

    void add(std::string_view id)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ids.emplace(id).second) return;
        m_order.emplace_back(id);
        if (m_order.size() > mostKept) {
            m_ids.erase(m_order.front());
            m_order.pop_front();
        }
        m_grown = true;
    }

    /// By either of its names, of which the second may be empty.
    bool contains(const std::string& id, const std::string& serverId) const
    {
        const std::lock_guard lock(m_mutex);
        return !m_ids.empty() && (m_ids.contains(id) || (!serverId.empty() && m_ids.contains(serverId)));
    }

    /// Whether something was added since the last call.
    bool takeGrown()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_grown, false);
    }

private:
    mutable std::mutex m_mutex;
    std::unordered_set<std::string> m_ids;
    std::deque<std::string> m_order;
    bool m_grown = false;
};

} // namespace app
