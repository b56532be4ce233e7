/// A small feed for tests: rows with a time and an id, their decoder, and a source that the test holds in its hand.
#pragma once

#include "streaming/connector.h"

#include <charconv>

namespace support {

struct Event {
    std::string id;
    streaming::Time time;
};

/// Events whose id begins with '-' are left out by the filter.
struct EventTraits {
    static streaming::Time time(const Event& event) { return event.time; }
    static std::string_view id(const Event& event) { return event.id; }
    static bool accepts(const Event& event) { return !event.id.starts_with('-'); }
};

/// Lines of the form `ID MS`; a line that begins with `~` is a record of another kind, one without a space is
/// malformed. A line of more than `longest` bytes is given up before its end is seen. A `%` at the very beginning of a
/// document is passed over.
class EventDecoder final : public streaming::Decoder<Event> {
public:
    static constexpr std::size_t longest = 40;

    streaming::Decoded<Event> decode(const streaming::RawBlock& block, streaming::Entry entry) const override
    {
        streaming::Decoded<Event> decoded;
        auto rows = std::make_shared<std::vector<Event>>();
        auto text = block.bytes.view();
        const auto size = text.size();
        const bool marked = block.opensDocument && text.starts_with('%');
        if (marked) text.remove_prefix(1);
        bool skipping = entry == streaming::Entry::InSkippedLine;
        while (!text.empty()) {
            const auto end = text.find('\n');
            if (end == std::string_view::npos && !block.closesDocument && !skipping && text.size() <= longest) break;
            if (!skipping)
                read(text.substr(0, end), end != std::string_view::npos || block.closesDocument, *rows, decoded);
            skipping = end == std::string_view::npos && !block.closesDocument;
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        decoded.rows = std::move(rows);
        decoded.consumed = marked && text.size() + 1 == size ? 0 : size - text.size();
        decoded.next = skipping ? streaming::Entry::InSkippedLine : streaming::Entry::AtRecord;
        return decoded;
    }

private:
    static void read(std::string_view line, bool whole, std::vector<Event>& rows, streaming::Decoded<Event>& decoded)
    {
        const auto space = line.find(' ');
        if (line.starts_with('~')) {
            ++decoded.other[std::string(line.substr(1))];
        } else if (!whole || line.size() > longest || space == std::string_view::npos) {
            ++decoded.malformed;
        } else {
            std::int64_t ms = 0;
            std::from_chars(line.data() + space + 1, line.data() + line.size(), ms);
            rows.push_back({std::string(line.substr(0, space)), streaming::timeAt(ms)});
        }
    }
};

inline streaming::RawBlock rawBlock(std::string_view text, streaming::Time arrival = {})
{
    streaming::RawBlock block;
    block.bytes = streaming::ByteBuffer(text);
    block.arrival = arrival;
    return block;
}

/// A connector that runs a function.
class ScriptedConnector final : public streaming::Connector {
public:
    using Script = std::function<streaming::Result<void>(std::stop_token, streaming::Store&)>;

    explicit ScriptedConnector(Script script) : m_script(std::move(script)) { }
    std::string name() const override { return "scripted"; }
    streaming::Result<void> init() override { return {}; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override
    {
        return m_script(stop, store);
    }

private:
    Script m_script;
};

inline std::vector<std::unique_ptr<streaming::Connector>> oneSource(ScriptedConnector::Script script)
{
    std::vector<std::unique_ptr<streaming::Connector>> sources;
    sources.push_back(std::make_unique<ScriptedConnector>(std::move(script)));
    return sources;
}

/// Hands over the blocks, then ends.
inline std::vector<std::unique_ptr<streaming::Connector>> givenBlocks(std::vector<std::string> blocks)
{
    return oneSource([blocks = std::move(blocks)](std::stop_token, streaming::Store& store) -> streaming::Result<void> {
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            auto block = rawBlock(blocks[at]);
            block.opensDocument = at == 0;
            store.put(std::move(block));
        }
        return {};
    });
}

/// A source into which the test puts blocks when it likes; it runs until it is told to end or to stop.
class Tap {
public:
    std::vector<std::unique_ptr<streaming::Connector>> source()
    {
        return oneSource([state = m_state](std::stop_token stop, streaming::Store& store) -> streaming::Result<void> {
            std::unique_lock lock(state->mutex);
            state->store = &store;
            state->changed.notify_all();
            state->changed.wait(lock, stop, [&] { return state->ended; });
            state->store = nullptr;
            state->ended = true;
            return {};
        });
    }

    /// Waits until the source runs.
    void put(std::string_view text, streaming::Time arrival = {})
    {
        std::unique_lock lock(m_state->mutex);
        m_state->changed.wait(lock, [&] { return m_state->store || m_state->ended; });
        if (m_state->store) m_state->store->put(rawBlock(text, arrival));
    }

    void end()
    {
        std::unique_lock lock(m_state->mutex);
        m_state->changed.wait(lock, [&] { return m_state->store || m_state->ended; });
        m_state->ended = true;
        m_state->changed.notify_all();
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable_any changed;
        streaming::Store* store = nullptr;
        bool ended = false;
    };

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace support
