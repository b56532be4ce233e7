/// How many records each input gave to a batch.
#pragma once

#include "streaming/graph.h"
#include "streaming/streaming_listener.h"

#include <functional>
#include <memory>

namespace streaming {

/// One input as the scheduler counts it.
struct CountedInput {
    std::shared_ptr<StreamNodeBase> stream;
    std::string name;
    /// The records of the batch at a time, once its data sets are made. Loop thread; asked once they are made, and
    /// again after the batch has run.
    std::function<std::int64_t(Time)> records;
    /// Records that were taken in and are in no batch yet. Any thread; none: it takes nothing in by itself.
    std::function<std::int64_t()> waiting{};
};

} // namespace streaming
