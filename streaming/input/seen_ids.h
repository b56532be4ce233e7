/// Which ids were seen, and when.
#pragma once

#include "streaming/keyed/keyed_entries.h"
#include "streaming/time.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace streaming {

/// The ids of one open batch. Views: the rows of the batch keep the bytes alive.
class BatchIds {
public:
    /// Notes the id; false where it was there.
    bool add(std::string_view id)
    {
        const auto hash = hashKey(id);
        const auto same = [&](std::uint32_t number) { return m_ids[number] == id; };
        if (m_index.find(hash, same) != HashIndex::none) return false;
        m_index.insert(hash, static_cast<std::uint32_t>(m_ids.size()));
        m_ids.push_back(id);
        return true;
    }

private:
    HashIndex m_index;
    std::vector<std::string_view> m_ids;
};

/// The ids of the last so long a time, by batch; their bytes are copied.
class RecentIds {
public:
    explicit RecentIds(Duration horizon) : m_horizon(horizon) {}

    /// Notes the id in the batch at `time`; false where it was seen within the horizon.
    bool add(std::string_view id, Time time)
    {
        while (!m_batches.empty() && m_batches.front().time <= time - m_horizon)
            m_batches.pop_front();
        const auto hash = hashKey(id);
        for (const auto& batch : m_batches)
            if (batch.ids.find(hash, id)) return false;
        if (m_batches.empty() || m_batches.back().time != time) m_batches.push_back({time, KeyedEntries<std::string_view, char>()});
        m_batches.back().ids.findOrAdd(id, [] { return '\0'; });
        return true;
    }

    std::vector<std::pair<Time, std::vector<std::string>>> save() const
    {
        std::vector<std::pair<Time, std::vector<std::string>>> saved;
        for (const auto& batch : m_batches) {
            auto& ids = saved.emplace_back(batch.time, std::vector<std::string>()).second;
            for (const auto& [id, unused] : batch.ids.entries()) ids.emplace_back(id);
        }
        return saved;
    }

private:
    struct Batch {
        Time time;
        KeyedEntries<std::string_view, char> ids;
    };

    Duration m_horizon;
    std::deque<Batch> m_batches;
};

} // namespace streaming
