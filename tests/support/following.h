/// A connector under its supervisor, and all that comes of it.
#pragma once

#include "streaming/connector_thread.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace support {

/// Waits for a time that no machine is too slow for.
class Following {
public:
    Following(std::unique_ptr<streaming::Connector> connector, streaming::Clock& clock,
        const streaming::ReconnectOptions& options = {.jitter = 0})
        : m_thread(std::move(connector))
    {
        m_thread.start([this] { take(); }, clock, options, events());
    }
    ~Following() { close(); }
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

    bool awaitRecords(std::size_t count) { return await([&] { return m_records.size() >= count; }); }
    bool awaitConnection() { return await([&] { return m_connections > 0; }); }
    /// The source ended by itself.
    bool awaitEnd() { return await([&] { return m_ended; }); }
    void close() { m_thread.close(); }

    streaming::LinkStatus link() { return m_thread.store().link().status(); }

    std::vector<std::string> records() const { return copyOf(m_records); }
    std::vector<streaming::Error> errors() const { return copyOf(m_errors); }
    std::vector<streaming::Gap> gaps() const { return copyOf(m_gaps); }

private:
    template <class T>
    T copyOf(const T& value) const
    {
        const std::lock_guard lock(m_mutex);
        return value;
    }

    template <class Change>
    void note(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            change();
        }
        m_changed.notify_all();
    }

    template <class Asked>
    bool await(Asked asked)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(60), asked);
    }

    streaming::SourceEvents events()
    {
        return {.onError = [this](auto&, const auto& error, auto) { note([&] { m_errors.push_back(error); }); },
            .onConnected = [this](auto&) { note([&] { ++m_connections; }); },
            .onGap = [this](auto&, const auto& gap) { note([&] { m_gaps.push_back(gap); }); }};
    }

    void take()
    {
        auto& store = m_thread.store();
        while (const auto block = store.take())
            for (auto text = block->bytes.view(); !text.empty();) {
                const auto line = text.substr(0, text.find('\n'));
                text.remove_prefix(std::min(text.size(), line.size() + 1));
                note([&] { m_records.emplace_back(line); });
            }
        if (store.drained()) note([&] { m_ended = true; });
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_records;
    std::vector<streaming::Error> m_errors;
    std::vector<streaming::Gap> m_gaps;
    int m_connections = 0;
    bool m_ended = false;
    streaming::ConnectorThread m_thread; // last: it uses the others
};

} // namespace support
