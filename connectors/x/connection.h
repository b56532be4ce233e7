/// One attempt to follow a stream of X: from the head of the answer to its end.
#pragma once

#include "connectors/http/transport.h"
#include "connectors/x/reading.h"

namespace connectors::x {

/// One thread.
class Connection {
public:
    /// `backfill`: how much of what was missed was asked for.
    Connection(const Reading::Surroundings& surroundings, streaming::Duration backfill)
        : m_surroundings(surroundings), m_backfill(backfill), m_reading(surroundings)
    {
    }

    /// They use this object.
    http::Handlers handlers();

    /// After the end: hands over what was read. Whether the ceiling was reached.
    streaming::Result<bool> finish() { return m_reading.finish(); }

    /// Whether an answer came that is no stream; and that answer.
    bool wasRefused() const;
    const http::Head& head() const { return m_head; }
    const std::string& refusal() const { return m_refusal; }

    /// What the end of a stream means for the next attempt.
    streaming::Error endOf(const streaming::Result<void>& ended) const;

private:
    streaming::Result<void> onHead(const http::Head& head);
    streaming::Result<void> onBytes(std::string_view bytes);

    const Reading::Surroundings m_surroundings;
    const streaming::Duration m_backfill;
    Reading m_reading;
    http::Head m_head;
    std::string m_refusal;
    streaming::Time m_mayConnect{}; ///< not before, since all connects of the limit are spent
};

} // namespace connectors::x
