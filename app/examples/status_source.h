/// The statuses of the one optional argument `SOURCE`, as the examples about Twitter want them.
#pragma once

#include "app/examples/examples.h"
#include "connectors/feeds.h"
#include "connectors/status_stream.h"

namespace app::examples {

/// `KIND[:ARGUMENT]` or a recorded feed's path; the simulated feed where there is none. Throws std::invalid_argument.
class StatusSource {
public:
    explicit StatusSource(const Arguments& arguments);

    /// Statuses by the time of their arrival, with author and text. Once.
    streaming::DStream<connectors::Status> createStream(streaming::StreamingContext& ssc);

private:
    streaming::SystemClock m_clock;
    connectors::Sources m_sources;
};

} // namespace app::examples
