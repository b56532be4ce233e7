/// One connection over HTTP, from the head of its answer to its end.
#pragma once

#include "connectors/http/transport.h"
#include "connectors/mastodon/intake.h"

#include <optional>
#include <string>

namespace connectors::mastodon {

class EventsReader {
public:
    /// Both outlive it.
    EventsReader(Intake& intake, const streaming::Clock& clock);

    http::Handlers handlers();

    /// Whether the answer says that there are no server-sent events at this address.
    bool hasNone() const;
    /// The error of an answer that is no stream; none where there was no answer, or a stream.
    std::optional<streaming::Error> refused() const;

private:
    streaming::Result<void> takeHead(const http::Head& head);
    streaming::Result<void> takeBytes(std::string_view bytes);

    Intake& m_intake;
    const streaming::Clock& m_clock;
    EventFramer m_framer;
    http::Head m_head;
    std::string m_refusal; // body of an answer that is no stream
};

} // namespace connectors::mastodon
