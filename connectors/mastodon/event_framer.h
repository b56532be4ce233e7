/// From the bytes of a stream to its server-sent events.
#pragma once

#include "streaming/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace connectors::mastodon {

/// An event; what it points to lives as long as the call that hands it over.
struct Event {
    std::string_view name;
    std::string_view data; ///< its lines with `\n` between
    std::string_view text; ///< as it came, each line with `\n` behind it; without comments and without the blank line
};

/// `event: NAME` and the data behind it, as such a text.
std::string eventText(std::string_view name, std::string_view data);

/// Events as WHATWG has them: a line ends with `\n`, `\r` or both, an event with a blank line, and one without data is
/// none. Servers send comments as signs of life, with or without a blank line behind. One connection.
class EventFramer {
public:
    static constexpr std::size_t longestEvent = 16u << 20;

    struct Takers {
        std::function<void(const Event&)> event;
        std::function<void()> heartbeat; ///< any comment but the `:)` with which a stream begins
    };
    explicit EventFramer(Takers takers) : m_takers(std::move(takers)) {}

    /// Bytes, cut anywhere. Error of kind `ServerFailed` where an event does not end.
    streaming::Result<void> add(std::string_view bytes);

private:
    void takeLine();
    void takeField();
    void dispatch();

    const Takers m_takers;
    std::string m_line; // begun
    bool m_afterReturn = false; // a `\n` belongs to the line before
    std::string m_text; // of the event that is begun
    std::string m_name;
    std::string m_data;
    bool m_hasData = false;
};

} // namespace connectors::mastodon
